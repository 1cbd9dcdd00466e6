/**
 * The questions of the form: what each asks, how, and after which answers it matters.
 * Names are the profile's own; a name with `_by`, `_status`, `assessed` or `says` only steers the form.
 */

import { ABILITIES, CHOICES } from "./choices.js";
import { CREDENTIAL, qualification } from "./credential.js";
import { isScored } from "./draft.js";
import { VALID_YEARS } from "./figures.js";
import { scoreRemark } from "./scores.js";
import { aging } from "./spec.js";
import { takeAll, takeTest } from "./taking.js";

export { awarded, CREDENTIAL, PARTNER_CREDENTIAL, qualification, QUALIFICATION } from "./credential.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./spec.js").Spec} Spec */

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
