/**
 * The questions of the form: what each asks, how, and after which answers it matters.
 * Names are the profile's own; a name with `_by`, `_status`, `assessed` or `says` only steers the form.
 */

import { ABILITIES, BODIES, CHOICES } from "./choices.js";
import { isScored, read } from "./draft.js";
import { VALID_YEARS } from "./figures.js";
import { scoreRemark } from "./scores.js";
import { lengthOf, schoolOf, takeLength, takeAge, takeAll, takeSchool, takeTest } from "./taking.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {import("./draft.js").Draft} Draft */

/**
 * @typedef {object} Own
 * @property {(answers: Answers, whole: Draft) => boolean} [when] is the question relevant? always, where absent
 * @property {string[]} [also] other paths inside its object that are sent with it
 * @property {any} [none] what "none of these" answers
 * @property {string} [words] its words stand under this name instead of its key: one fact, asked in other words after other answers
 * @property {boolean} [rare] asked under "Less common"
 * @property {boolean} [steer] steers the form, is no fact itself
 * @property {boolean} [study] only the points for study in Canada ask it
 * @property {boolean} [own] asked of the person's own credentials only, not of the partner's
 * @property {string[]} [for] other names in the profile that this question stands for
 * @property {string} [enter] its error says what to enter by `enter.<this>`; without it by its unit or its type
 * @property {boolean} [wide] takes the whole width
 * @property {(answers: Answers, value: any) => void} [take] keeps an answer that fills more than its own fact
 * @property {(answers: Answers) => import("./scores.js").Remark | null} [remark] what is said under the answer at once
 * @property {(answers: Answers) => any} [give] the answer as its control shows it, where that is more than the fact
 */

/** @typedef {import("./controls.js").Asked & Own} Spec its key is a path inside its object, parts joined by "/" */

/** @typedef {(credential: Answers) => boolean} Condition */

/** What is no credential, and what the form alone tells from it: the profile knows both as a licence. */
export const QUALIFICATION = "qualification";
const LICENCES = ["licence", QUALIFICATION];

/** @type {Condition} */
export const awarded = (credential) => !LICENCES.includes(credential.kind);
/** A province's certificate of qualification earns points of its own. @type {Condition} */
export const qualification = (credential) => credential.kind === QUALIFICATION && credential.country === "CA";
/** @type {Condition} */
const canadian = (credential) => credential.country === "CA" && awarded(credential);
/** A school's campus in Canada may give a Canadian credential, wherever the school has its seat. @type {Condition} */
const taughtHere = (credential) => credential.taught_in === "CA" && awarded(credential);
/** @type {Condition} */
const program = (credential) => (canadian(credential) || taughtHere(credential)) && credential.kind !== "secondary";
/** @type {Condition} */
const foreign = (credential) => Boolean(credential.country) && credential.country !== "CA" && awarded(credential);
/** @type {Condition} */
const assessed = (credential) => foreign(credential) && credential.assessed === "yes";
/** @type {Condition} */
const online = (credential) => program(credential) && credential.distance_share !== 0;
/** @type {Condition} */
const worded = (credential) => assessed(credential) && credential.says === "phrase";
/** @type {Condition} */
const begun = (credential) => program(credential) && credential.status !== "planned";
/** A program to come may have begun: then work in Canada may lie inside full-time study. @type {Condition} */
const underWay = (credential) => program(credential) && credential.status === "planned";

/** Degrees that may be a professional one under another name: a doctor of medicine, a bachelor of laws. */
const OTHERWISE_NAMED = ["bachelors", "masters", "doctorate"];

/** The body that most reports come from, offered first. */
const USUAL = "WES";

/**
 * A day that is only looked at for its age: whether it is young enough can be said instead.
 * @param {string} key
 * @param {number} years
 * @param {string} stated
 */
const aging = (key, years, stated) => ({
  key,
  type: /** @type {const} */ ("month"),
  also: [stated],
  stated: /** @type {Array<[any, string, Record<string, number>]>} */ ([
    [true, "age.under", { years }],
    [false, "age.over", { years }],
  ]),
  take: (/** @type {Answers} */ answers, /** @type {any} */ value) => takeAge(answers, key, stated, value),
  give: (/** @type {Answers} */ answers) => read(answers, stated) ?? read(answers, key),
});

/** @type {Spec[]} */
export const CREDENTIAL = [
  {
    key: "status",
    type: "pick",
    for: ["planned", "left_unfinished", "completed", "completed_on"],
    answers: "held",
    options: ["finished", "planned", "unfinished"],
    when: awarded,
    steer: true,
    wide: true,
  },
  { key: "country", type: "country" },
  {
    key: "kind",
    type: "choice",
    options: CHOICES.credential.kind.flatMap((kind) => (kind === "licence" ? LICENCES : kind)),
  },
  { key: "completed_on", type: "month", when: (draft) => awarded(draft) && draft.status === "finished" },
  {
    key: "completed_on",
    words: "expected_on",
    type: "month",
    when: (draft) => awarded(draft) && draft.status === "planned",
  },

  { key: "assessed", type: "pick", for: ["eca"], options: ["yes", "no"], when: foreign, steer: true, wide: true },
  {
    key: "eca/organization",
    type: "choice",
    options: [USUAL, ...BODIES.filter((body) => body !== USUAL), "other"],
    when: assessed,
  },
  { ...aging("eca/issued_on", VALID_YEARS.assessment, "eca/still_valid"), when: assessed },
  { key: "says", type: "pick", options: ["level", "phrase"], when: assessed, steer: true, wide: true, plain: true },
  {
    key: "eca/outcome",
    type: "choice",
    for: ["eca"],
    options: CHOICES.eca.outcome,
    when: (draft) => assessed(draft) && draft.says !== "phrase",
    wide: true,
  },
  { key: "eca/phrase", type: "text", list: "cp-phrases", when: worded, wide: true },
  { key: "more_lines", type: "lines", when: worded, rare: true, steer: true, wide: true, plain: true },
  { key: "eca/purpose", type: "choice", options: CHOICES.eca.purpose, when: assessed, rare: true },

  {
    key: "institution_name",
    words: "school",
    type: "school",
    plain: true,
    when: program,
    wide: true,
    take: takeSchool,
    give: schoolOf,
  },
  {
    key: "institution",
    type: "choice",
    when: (draft) => canadian(draft) || taughtHere(draft),
    wide: true,
    options: CHOICES.credential.institution,
  },
  { key: "program_years", type: "length", unit: "years", when: program, take: takeLength, give: lengthOf },
  { key: "distance_share", type: "share", quick: [0, 0.5, 1], when: program, own: true, study: true },
  { key: "distance_share_in_canada", type: "share", when: online, own: true, study: true, rare: true },
  { key: "full_time_months", type: "number", unit: "months", when: program, own: true, study: true },
  { key: "months_in_canada", type: "number", unit: "months", when: program, own: true, study: true },
  { key: "study_from", type: "month", when: begun, own: true, study: true },
  { key: "study_to", type: "month", when: begun, own: true, study: true },
  { key: "study_from", words: "under_way_from", type: "month", when: underWay, own: true, rare: true },
  { key: "language_study_share", type: "share", quick: [0, 0.5, 1], when: program, own: true, study: true },
  { key: "return_scholarship", type: "yesno", when: program, own: true, study: true },
  { key: "taught_in", type: "country", when: (draft) => awarded(draft) && Boolean(draft.country), rare: true },
  { key: "for_credit", type: "yesno", when: program, rare: true },
  { key: "credits", type: "number", when: program, rare: true },
  { key: "hours", type: "number", when: program, rare: true },

  {
    key: "professional_field",
    type: "choice",
    when: (draft) => draft.kind === "professional" && Boolean(draft.country),
    options: CHOICES.credential.professional_field,
  },
  {
    key: "professional_field",
    type: "choice",
    when: (draft) => canadian(draft) && OTHERWISE_NAMED.includes(draft.kind),
    options: CHOICES.credential.professional_field,
    rare: true,
  },
  { key: "title", type: "text", plain: true, wide: true },
  { key: "for_occupation", type: "yesno", when: foreign, own: true, rare: true },
  { key: "honorary", type: "yesno", when: (draft) => awarded(draft) && Boolean(draft.country), rare: true },
  { key: "institution_name", type: "text", plain: true, rare: true, when: (draft) => !program(draft) },
];

/** Everything but what only the study-in-Canada points ask. */
export const PARTNER_CREDENTIAL = CREDENTIAL.filter((spec) => !spec.own);

/** @type {Spec[]} */
export const YOU = [
  { key: "age_by", type: "pick", options: ["age", "birth_date"], steer: true, plain: true },
  {
    key: "age",
    type: "number",
    for: ["birth_date"],
    unit: "years",
    enter: "age",
    when: (draft) => draft.age_by !== "birth_date",
  },
  { key: "birth_date", type: "date", when: (draft) => draft.age_by === "birth_date" },
  { key: "partner_status", type: "pick", for: ["partner"], options: ["none", "has"], steer: true, wide: true },
];

/** @type {Spec[]} */
export const PARTNER = [
  { key: "accompanying", type: "yesno" },
  { key: "canadian", type: "yesno" },
];

/** Years of work that tables tell apart. */
const QUICK_YEARS = [0, 1, 2, 3];

/** Asked only where the partner is scored. @type {Spec[]} */
export const PARTNER_SCORED = [
  { key: "work/canadian_years", type: "number", unit: "years", quick: QUICK_YEARS },
  { key: "studied_in_canada_two_years", type: "yesno" },
  { key: "worked_in_canada_one_year", type: "yesno" },
];

/** Only the comparison with the roles exchanged asks these. @type {Spec[]} */
export const PARTNER_APPLYING = [
  { key: "age", type: "number", for: ["birth_date"], unit: "years", enter: "age" },
  { key: "work/foreign_years", type: "number", unit: "years" },
  { key: "certificate_of_qualification", type: "yesno" },
];

/**
 * Does what the partner brings count towards the score, or may it? (Details are asked only then.)
 * @param {import("./draft.js").Draft} draft
 */
export const partnerMatters = (draft) => draft.partner_status === "has" && isScored(draft.partner);

/** Levels instead of a test's scores, by their language. @type {Record<string, string>} */
export const BENCHMARKS = Object.fromEntries(CHOICES.language_result.language.map((code) => [`clb-${code}`, code]));

/** Are there results? @type {Spec[]} */
export const LANGUAGES = [{ key: "languages_status", type: "pick", options: ["has", "none"], steer: true, wide: true }];

/** @type {(language: Answers) => boolean} */
const chosen = (language) => Boolean(language.test);

/** @type {Spec[]} */
export const LANGUAGE = [
  {
    key: "test",
    type: "choice",
    for: ["language", "clb"],
    options: [...Object.keys(BENCHMARKS), ...CHOICES.language_result.test],
    wide: true,
    take: takeTest,
  },
  { ...same("same_level", (language) => language.test in BENCHMARKS), quick: [5, 6, 7, 8, 9, 10] },
  same("same_score", (language) => chosen(language) && !(language.test in BENCHMARKS)),
  ...ABILITIES.map((ability) => score(ability)),
  { ...aging("taken_on", VALID_YEARS.language, "still_valid"), when: chosen },
];

/** One figure for all four abilities. @param {string} key @param {(language: Answers) => boolean} when @returns {Spec} */
function same(key, when) {
  return {
    key,
    type: "number",
    enter: "score",
    plain: true,
    steer: true,
    wide: true,
    when,
    take: takeAll,
    give: (language) =>
      ABILITIES.every((one) => language[one] === language[ABILITIES[0]]) ? language[ABILITIES[0]] : undefined,
  };
}

/** @param {string} ability @returns {Spec} */
function score(ability) {
  const remark = (/** @type {Answers} */ language) => scoreRemark(language.test, ability, language[ability]);
  return { key: ability, type: "number", for: [`clb/${ability}`], when: chosen, plain: true, unit: "score", remark };
}

/** @type {(work: Answers) => boolean} */
const byYears = (work) => work.work_by !== "jobs";

/** @type {Spec[]} */
export const WORK = [
  { key: "work_by", type: "pick", options: ["years", "jobs"], steer: true, plain: true, wide: true },
  { key: "canadian_years", type: "number", unit: "years", quick: QUICK_YEARS, when: byYears },
  { key: "foreign_years", type: "number", unit: "years", quick: QUICK_YEARS, when: byYears },
];

/** Only the programs ask these. @type {Spec[]} */
export const WORK_MORE = [
  { key: "primary_continuous_years", type: "number", unit: "years" },
  { key: "canadian_years_last_three", type: "number", unit: "years" },
  { key: "trade_years_last_five", type: "number", unit: "years" },
  {
    key: "canadian_noc",
    type: "occupation",
    enter: "noc",
    plain: true,
    when: (work) => byYears(work) && work.canadian_years > 0 && work.foreign_years > 0,
  },
];

/** @type {(period: Answers) => boolean} */
const inCanada = (period) => period.country === "CA";

/** @type {Spec[]} */
export const PERIOD = [
  { key: "country", type: "country" },
  { key: "hours_per_week", type: "number", unit: "hours" },
  { key: "from", type: "month" },
  { key: "to", type: "month" },
  { key: "noc", type: "occupation", enter: "noc", plain: true, wide: true },
  { key: "self_employed", type: "yesno", when: inCanada },
  { key: "full_time_student", type: "yesno", when: inCanada },
  { key: "authorized", type: "yesno", when: inCanada },
];

/** Whose brother or sister it is decides where the partner may not be scored. @type {(more: Answers, whole: Draft) => boolean} */
const whoseMatters = (more, { partner, partner_status }) =>
  more.sibling_in_canada === true &&
  partner_status === "has" &&
  !(partner.accompanying === true && partner.canadian === false);

/** @type {Spec[]} */
export const MORE = [
  { key: "sibling_in_canada", type: "yesno", none: false },
  { key: "sibling_of", type: "choice", options: CHOICES.profile.sibling_of, when: whoseMatters },
  { key: "provincial_nomination", type: "yesno", none: false },
  {
    key: "applicant/certificate_of_qualification",
    type: "yesno",
    none: false,
    when: (_, { credentials }) => !credentials.some(qualification),
  },
  {
    key: "job_offer",
    type: "choice",
    options: CHOICES.profile.job_offer.map((offer) => offer ?? "none"),
    none: "none",
  },
  { key: "arranged_employment", type: "yesno", none: false },
  {
    key: "relative_in_canada",
    type: "yesno",
    none: false,
    when: (more, whole) =>
      more.sibling_in_canada !== true || (whoseMatters(more, whole) && more.sibling_of !== "applicant"),
  },
  { key: "applicant/studied_in_canada_two_years", type: "yesno", none: false },
  { key: "applicant/worked_in_canada_one_year", type: "yesno", when: (_, { work }) => byYears(work) },
  { key: "settlement_funds", type: "yesno" },
  { key: "outside_quebec", type: "yesno" },
  { key: "applicant/occupation/noc", type: "occupation", enter: "noc", wide: true },
  { key: "applicant/occupation/needs_licence", type: "yesno" },
  { key: "applicant/occupation/wage_tier", type: "choice", options: CHOICES.occupation.wage_tier, rare: true },
];

/** @type {Spec[]} */
export const DATES = [
  { key: "as_of", type: "date", plain: true },
  { key: "rules_on", type: "date", plain: true },
];

/** What a plan asks of a credential to come: it is completed, on the day of its step. */
export const STEP_CREDENTIAL = CREDENTIAL.filter(
  ({ key }) => !["status", "completed_on", "study_from", "study_to", "institution_name"].includes(key),
);

/** What a plan asks of a report to come: without a finding, the likely one is assumed. @type {Spec[]} */
export const STEP_REPORT = [{ key: "eca/outcome", type: "choice", options: CHOICES.eca.outcome, wide: true }];

/** A plan's language results: on the day of their step. */
export const STEP_LANGUAGE = LANGUAGE.filter(({ key }) => key !== "taken_on");

/** @type {Spec[]} */
export const STEP_WORK = [
  { key: "where", type: "pick", options: ["canada", "abroad"], plain: true },
  { key: "years", type: "number", unit: "years" },
];

/** The day from which a step of a plan is there, or its month. @type {Spec[]} */
export const STEP_ON = [{ key: "on", type: "month", plain: true }];
