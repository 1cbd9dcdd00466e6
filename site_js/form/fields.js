/**
 * The questions of the form: what each asks, how, and after which answers it matters.
 * Names are the profile's own; a name with `_by`, `_status`, `assessed` or `says` only steers the form.
 *
 * @typedef {Object} Spec
 * @property {string} key path inside its object, parts joined by "/"
 * @property {"text"|"lines"|"number"|"share"|"date"|"choice"|"pick"|"yesno"|"country"} type
 * @property {string[]} [options] values of a choice or a pick; their words are `o.<key>.<value>`
 * @property {number[]} [quick] figures offered as buttons
 * @property {string} [list] id of the page's datalist that is searched while typing
 * @property {string} [unit] words of the unit
 * @property {(draft: any) => boolean} [when] is the question relevant? always, where absent
 * @property {boolean} [rare] asked under "Less common"
 * @property {boolean} [steer] steers the form, is no fact itself
 * @property {boolean} [own] asked of the person's own credentials only, not of the partner's
 * @property {boolean} [plain] needs no "I don't know"
 * @property {string[]} [for] other names in the profile that this question stands for
 * @property {boolean} [wide] takes the whole width
 */

const BEYOND_SCHOOL = ["certificate", "diploma", "bachelors", "masters", "professional", "doctorate", "trade"];

const awarded = (draft) => draft.kind !== "licence";
const canadian = (draft) => draft.country === "CA" && awarded(draft);
const program = (draft) => canadian(draft) && draft.kind !== "secondary";
const foreign = (draft) => Boolean(draft.country) && draft.country !== "CA" && awarded(draft);
const assessed = (draft) => foreign(draft) && draft.assessed === "yes";
const isOnline = (draft) => program(draft) && draft.distance_share !== 0;

export const LEVELS = [
  "none",
  "secondary",
  "one-year",
  "two-year",
  "three-year",
  "two-or-more",
  "masters-or-professional",
  "doctoral",
];

/** @type {Spec[]} */
export const CREDENTIAL = [
  { key: "country", type: "country" },
  { key: "kind", type: "choice", options: ["secondary", ...BEYOND_SCHOOL, "licence"] },
  { key: "title", type: "text", plain: true, wide: true },
  {
    key: "status",
    type: "pick",
    for: ["planned", "left_unfinished", "completed_on"],
    options: ["finished", "planned", "unfinished"],
    when: awarded,
    steer: true,
    wide: true,
  },
  { key: "completed_on", type: "date", when: (draft) => awarded(draft) && draft.status === "finished" },

  { key: "assessed", type: "pick", for: ["eca"], options: ["yes", "no"], when: foreign, steer: true, wide: true },
  {
    key: "eca/organization",
    type: "choice",
    options: ["WES", "ICAS", "CES", "IQAS", "ICES", "MCC", "PEBC", "CACB", "other"],
    when: assessed,
  },
  { key: "eca/issued_on", type: "date", when: assessed },
  { key: "says", type: "pick", options: ["level", "phrase"], when: assessed, steer: true, wide: true, plain: true },
  {
    key: "eca/outcome",
    type: "choice",
    for: ["eca"],
    options: [...LEVELS, "second-only", "unlisted"],
    when: (draft) => assessed(draft) && draft.says !== "phrase",
    wide: true,
  },
  {
    key: "eca/phrase",
    type: "text",
    list: "cp-phrases",
    when: (draft) => assessed(draft) && draft.says === "phrase",
    wide: true,
  },
  {
    key: "more_lines",
    type: "lines",
    when: (draft) => assessed(draft) && draft.says === "phrase",
    rare: true,
    steer: true,
    wide: true,
    plain: true,
  },
  { key: "eca/purpose", type: "choice", options: ["immigration", "general"], when: assessed, rare: true },

  {
    key: "institution",
    type: "choice",
    when: canadian,
    wide: true,
    options: [
      "public",
      "private-same-rules",
      "private-degree",
      "private-quebec-vocational",
      "private-other",
      "not-recognized",
    ],
  },
  { key: "program_years", type: "number", unit: "years", quick: [1, 2, 3], when: program },
  { key: "distance_share", type: "share", quick: [0, 0.5, 1], when: program, own: true },
  { key: "distance_share_in_canada", type: "share", when: isOnline, own: true, rare: true },
  { key: "full_time_months", type: "number", unit: "months", when: program, own: true },
  { key: "months_in_canada", type: "number", unit: "months", when: program, own: true },
  { key: "study_from", type: "date", when: (draft) => program(draft) && draft.status !== "planned", own: true },
  { key: "study_to", type: "date", when: (draft) => program(draft) && draft.status !== "planned", own: true },
  { key: "language_study_share", type: "share", quick: [0, 0.5, 1], when: program, own: true },
  { key: "return_scholarship", type: "yesno", when: program, own: true },
  { key: "taught_in", type: "country", when: program, rare: true },
  { key: "for_credit", type: "yesno", when: program, rare: true },
  { key: "credits", type: "number", when: program, rare: true },
  { key: "hours", type: "number", when: program, rare: true },

  {
    key: "professional_field",
    type: "choice",
    when: (draft) => awarded(draft) && draft.kind === "professional",
    options: [
      "medicine",
      "veterinary-medicine",
      "dentistry",
      "podiatry",
      "optometry",
      "law",
      "chiropractic",
      "pharmacy",
      "other",
    ],
  },
  { key: "for_occupation", type: "yesno", when: foreign, own: true, rare: true },
  { key: "honorary", type: "yesno", when: (draft) => awarded(draft) && Boolean(draft.country), rare: true },
  { key: "institution_name", type: "text", plain: true, rare: true },
];

/** Everything but what only the study-in-Canada points ask. */
export const PARTNER_CREDENTIAL = CREDENTIAL.filter((spec) => !spec.own);

/** @type {Spec[]} */
export const YOU = [
  { key: "age_by", type: "pick", options: ["age", "birth_date"], steer: true, plain: true },
  { key: "age", type: "number", for: ["birth_date"], unit: "years", when: (draft) => draft.age_by !== "birth_date" },
  { key: "birth_date", type: "date", when: (draft) => draft.age_by === "birth_date" },
  { key: "partner_status", type: "pick", for: ["partner"], options: ["none", "has"], steer: true, wide: true },
];

/** @type {Spec[]} */
export const PARTNER = [
  { key: "accompanying", type: "yesno" },
  { key: "canadian", type: "yesno" },
  { key: "work/canadian_years", type: "number", unit: "years" },
  { key: "studied_in_canada_two_years", type: "yesno" },
];

/** Only the comparison with the roles exchanged asks these. @type {Spec[]} */
export const PARTNER_APPLYING = [
  { key: "age", type: "number", for: ["birth_date"], unit: "years" },
  { key: "work/foreign_years", type: "number", unit: "years" },
  { key: "certificate_of_qualification", type: "yesno" },
];

/** Does what the partner brings count towards the score, or may it? (Details are asked only then.) */
export const partnerMatters = (draft) =>
  draft.partner_status === "has" && draft.partner.accompanying !== false && draft.partner.canadian !== true;

export const TESTS = ["ielts-general", "celpip-general", "pte-core", "tef-canada", "tcf-canada"];
export const BENCHMARKS = ["clb-en", "clb-fr"];
const chosen = (draft) => Boolean(draft.test);

/** @type {Spec[]} */
export const LANGUAGE = [
  { key: "test", type: "choice", for: ["language", "clb"], options: [...BENCHMARKS, ...TESTS], wide: true },
  { key: "listening", type: "number", for: ["clb/listening"], when: chosen, plain: true },
  { key: "reading", type: "number", for: ["clb/reading"], when: chosen, plain: true },
  { key: "writing", type: "number", for: ["clb/writing"], when: chosen, plain: true },
  { key: "speaking", type: "number", for: ["clb/speaking"], when: chosen, plain: true },
  { key: "taken_on", type: "date", when: chosen },
];

export const ABILITIES = ["listening", "reading", "writing", "speaking"];

const byYears = (draft) => draft.work_by !== "jobs";

/** @type {Spec[]} */
export const WORK = [
  { key: "work_by", type: "pick", options: ["years", "jobs"], steer: true, plain: true, wide: true },
  { key: "canadian_years", type: "number", unit: "years", when: byYears },
  { key: "foreign_years", type: "number", unit: "years", when: byYears },
];

/** Only the programs ask these. @type {Spec[]} */
export const WORK_MORE = [
  { key: "primary_continuous_years", type: "number", unit: "years" },
  { key: "canadian_years_last_three", type: "number", unit: "years" },
  { key: "trade_years_last_five", type: "number", unit: "years" },
];

/** @type {Spec[]} */
export const PERIOD = [
  { key: "country", type: "country" },
  { key: "hours_per_week", type: "number", unit: "hours" },
  { key: "from", type: "date" },
  { key: "to", type: "date" },
];

/** @type {Spec[]} */
export const MORE = [
  { key: "sibling_in_canada", type: "yesno" },
  { key: "provincial_nomination", type: "yesno" },
  { key: "applicant/certificate_of_qualification", type: "yesno" },
  { key: "job_offer", type: "choice", options: ["none", "major-group-00", "other"] },
  { key: "arranged_employment", type: "yesno" },
  { key: "relative_in_canada", type: "yesno" },
  { key: "applicant/studied_in_canada_two_years", type: "yesno" },
  { key: "settlement_funds", type: "yesno" },
  { key: "outside_quebec", type: "yesno" },
  { key: "applicant/occupation/noc", type: "text" },
  { key: "applicant/occupation/needs_licence", type: "yesno" },
  { key: "applicant/occupation/wage_tier", type: "choice", options: ["none", "1.3", "1.5", "2"], rare: true },
];

/** @type {Spec[]} */
export const DATES = [
  { key: "as_of", type: "date", plain: true },
  { key: "rules_on", type: "date", plain: true },
];
