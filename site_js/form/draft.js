/** The form's draft: what was answered so far, card by card, also where it is not sent. */

/** @typedef {Record<string, any>} Answers answers by the keys of their questions */

/** @typedef {Answers & {credentials: Answers[], languages: Answers[], languages_status?: "has" | "none", credentials_status?: "none"}} Person */

/**
 * @typedef {Person & {partner: Person, partner_status?: "has" | "none", work: Answers & {periods: Answers[]}, more: Answers, dates: Answers, plans?: import("../plan/plans.js").Plan[]}} Draft
 */

/** A draft in which nothing is answered. @returns {Draft} */
export const emptyDraft = () => ({
  credentials: [],
  age_by: "age",
  partner: { credentials: [], languages: [] },
  languages: [],
  work: { work_by: "years", periods: [] },
  more: {},
  dates: {},
});

/**
 * The value at a path of keys joined by "/".
 * @param {Answers} answers
 * @param {string} key
 */
export const read = (answers, key) => key.split("/").reduce((/** @type {any} */ inner, part) => inner?.[part], answers);

/**
 * Set a value at a path; `undefined` takes it away.
 * @param {Answers} answers
 * @param {string} key
 * @param {any} value
 */
export function write(answers, key, value) {
  const parts = key.split("/");
  const last = /** @type {string} */ (parts.pop());
  const inner = parts.reduce((outer, part) => (outer[part] ??= {}), answers);
  if (value === undefined || value === "") delete inner[last];
  else inner[last] = value;
}

/** Was "I don't know" said of this? @param {Answers} answers @param {string} key */
export const isUnsure = (answers, key) => Boolean(answers.unsure?.includes(key));

/** Keep that "I don't know" was said of a question, or that it no longer is. @param {Answers} answers @param {string} key @param {boolean} is */
export function setUnsure(answers, key, is) {
  const others = (answers.unsure ?? []).filter((/** @type {string} */ one) => one !== key);
  if (is || others.length) answers.unsure = is ? [...others, key] : others;
  else delete answers.unsure;
}

/**
 * Is no question of these answered? "I don't know" is an answer.
 * @param {readonly {key: string, also?: string[]}[]} specs
 * @param {Answers} answers
 */
export const isBlank = (specs, answers) =>
  !answers.unsure?.length &&
  specs.every(({ key, also = [] }) => [key, ...also].every((path) => read(answers, path) === undefined));

/** Can a job be counted yet? One that is still being entered is no error. @param {Answers} period */
export const isCompletePeriod = (period) =>
  ["country", "from", "hours_per_week"].every((key) => period[key] !== undefined);

/** Was "I don't know" said of anything at all? @param {Draft} draft */
export const isAnyUnsure = ({ partner, work, more, ...own }) =>
  [own, partner, work, more, ...own.credentials, ...own.languages, ...partner.credentials, ...partner.languages].some(
    (one) => one.unsure?.length,
  );

/** Is it a month told without a day? @param {unknown} value */
export const isMonth = (value) => typeof value === "string" && /^\d{4}-\d{2}$/.test(value);

/** Is a partner who is there scored, or may be? @param {Answers} partner */
export const isScored = (partner) => partner.accompanying !== false && partner.canadian !== true;
