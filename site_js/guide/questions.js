/**
 * What the decision guide can ask. Which question comes next is the engine's to say: it names the facts that are missing,
 * and each question here stands for one of them.
 */

import { CHOICES, LEVELS } from "../form/choices.js";
import { isMonth, write } from "../form/draft.js";
import { CREDENTIAL, MORE } from "../form/fields.js";

/** @typedef {{id: string, value: any}} Answer `value` is null for "I don't know" */
/** @typedef {Record<string, any>} Facts */

/**
 * @typedef {object} Own
 * @property {string} id
 * @property {string} [asks] the missing fact it stands for, where that is not its own name
 * @property {string[]} [settles] missing facts that it can settle once their own questions were answered by "I don't know"
 * @property {(given: Map<string, any>) => boolean} [when] is it asked after these answers?
 * @property {string} [unknown] the question of the calculator that is not answered by "I don't know", where that is another one
 * @property {(credential: Facts, value: any, profile: Facts) => void} [put] writes the answer; as its id names it, where absent
 */

/** @typedef {import("../form/controls.js").Asked & Own} Question */

/**
 * A question that the form asks too: the same control, under the guide's own conditions.
 * @param {string} id
 * @param {Partial<Question>} [own]
 * @returns {Question}
 */
function asked(id, own) {
  const spec = [...CREDENTIAL, ...MORE].find(({ key }) => key === id);
  if (!spec) throw new Error(`the form asks nothing that is called ${id}`);
  const { key, options, list, unit } = spec;
  const length = spec.type === "length"; // the guide asks it in years alone
  const type = length ? "number" : spec.type;
  return { id, key, type, options, quick: length ? [1, 2, 3] : spec.quick, list, unit, ...own };
}

/** A question on the person's occupation. @param {string} name @returns {Question} */
function ofPerson(name) {
  const key = `applicant/occupation/${name}`;
  return asked(key, { id: name, asks: `/${key}`, put: (_, value, profile) => write(profile, key, value) });
}

/** What a report can amount to that is no level. */
const BESIDE_LEVELS = CHOICES.eca.outcome.slice(LEVELS.length);

/** Figures of months that the days of study can show to be too few, or lift. */
const MONTHS = ["full_time_months", "months_in_canada"];

/** Of what is planned nothing may have begun. @param {Map<string, any>} given */
const isBegun = (given) => given.get("status") !== "planned";

/** @type {Question[]} */
export const QUESTIONS = [
  asked("country"),
  asked("kind", {
    options: [...CHOICES.credential.kind, "honorary"],
    put: (credential, value) =>
      value === "honorary" ? write(credential, "honorary", true) : write(credential, "kind", value),
  }),
  asked("professional_field"),
  asked("status", {
    asks: "completed_on",
    put(credential, value) {
      if (value === "planned") credential.planned = true;
      if (value === "unfinished") credential.left_unfinished = true;
    },
  }),
  asked("completed_on", { when: (given) => given.get("status") === "finished" }),

  asked("assessed", {
    type: "yesno",
    asks: "eca",
    put(credential, value) {
      credential.eca = value ? {} : null;
    },
  }),
  asked("eca/organization"),
  asked("eca/issued_on"),
  asked("eca/outcome", {
    options: ["phrase", ...LEVELS.toReversed(), ...BESIDE_LEVELS],
    put: (credential, value) => value !== "phrase" && write(credential, "eca/outcome", value),
  }),
  asked("eca/phrase", {
    asks: "eca/outcome",
    unknown: "eca/outcome", // whoever does not know its words does not know its finding
    when: (given) => given.get("eca/outcome") === "phrase",
  }),
  asked("for_occupation"),
  ofPerson("noc"),
  ofPerson("needs_licence"),

  asked("institution"),
  asked("hours", { unit: "hours" }),
  asked("program_years"),
  asked("distance_share"),
  asked("full_time_months"),
  asked("months_in_canada"),
  asked("study_from", { settles: MONTHS, when: isBegun }),
  asked("study_to", { settles: MONTHS, when: (given) => Boolean(given.get("study_from")) }),
  asked("language_study_share"),
  asked("return_scholarship"),
];

/** Where the calculator asks what the guide asked: of its first credential, or of the person. @param {Question} question */
const placeOf = ({ key }) => (MORE.some((one) => one.key === key) ? "more" : "credentials/0");

/** These two come first, whatever the engine misses: every other question depends on them. */
const FIRST = ["country", "kind"];

/** A question by its id; null for one that is not asked any more. @param {string} id */
export const questionOf = (id) => QUESTIONS.find((one) => one.id === id) ?? null;

/**
 * Answers that were kept, without those to questions that are not asked any more, and up to the first that none can give.
 * @param {unknown} kept
 * @returns {Answer[]}
 */
export function stillAsked(kept) {
  const asked = Array.isArray(kept) ? kept.filter((one) => typeof one?.id === "string" && questionOf(one.id)) : [];
  const first = asked.filter(({ id }, index) => asked.findIndex((other) => other.id === id) === index);
  const odd = first.findIndex(({ id, value }) => !canAnswer(/** @type {Question} */ (questionOf(id)), value));
  return odd < 0 ? first : first.slice(0, odd);
}

const LONGEST = 500; // characters of an answer

/** Could this have been given as the answer to a question? @param {Question} question @param {unknown} value */
function canAnswer({ type, options }, value) {
  if (value === null) return true;
  if (type === "yesno") return typeof value === "boolean";
  if (options) return options.some((option) => option === value);
  if (typeof value === "number") return ["number", "share"].includes(type) && Number.isFinite(value);
  return typeof value === "string" && value.length <= LONGEST;
}

/** Is a question what one of the missing facts is asked by? @param {Question} question @param {string[]} missing */
const asksFor = ({ id, asks = id }, missing) => missing.includes(asks);

/** Would an answer settle one of the missing facts, or could it? @param {Question} question @param {string[]} missing */
export const wouldSettle = (question, missing) =>
  asksFor(question, missing) || missing.some((name) => Boolean(question.settles?.includes(name)));

/**
 * The question to ask next, or null when nothing that is still open can be asked.
 * @param {Answer[]} answers
 * @param {string[] | null} missing what the engine misses; null while it was not asked
 * @returns {Question | null}
 */
export function nextQuestion(answers, missing) {
  const given = new Map(answers.map((one) => [one.id, one.value]));
  for (const id of given.get("country") === null ? FIRST.slice(0, 1) : FIRST) if (!given.has(id)) return questionOf(id);
  for (const name of missing ?? []) {
    const found = openOne(given, (one) => asksFor(one, [name])) ?? (given.get(name) === null && settler(given, name));
    if (found) return found;
  }
  return null;
}

/** @param {Map<string, any>} given @param {(one: Question) => boolean} is */
const openOne = (given, is) =>
  QUESTIONS.find((one) => is(one) && !given.has(one.id) && (!one.when || one.when(given))) ?? null;

/** What could still settle a fact that was said not to be known. @param {Map<string, any>} given @param {string} name */
const settler = (given, name) => openOne(given, ({ settles }) => Boolean(settles?.includes(name)));

/** Is it finished, and is its day not known, or only its month, whose day may still be to come? @param {Answer[]} answers */
function isFinishedWithoutDay(answers) {
  const given = new Map(answers.map((one) => [one.id, one.value]));
  const completed = given.get("completed_on");
  return given.get("status") === "finished" && (completed === null || isMonth(completed));
}

/** The answers as a profile with one credential; an unknown is left out. @param {Answer[]} answers */
export function profileOf(answers) {
  /** @type {Facts} */
  const credential = {};
  const profile = { applicant: { credentials: [credential] } };
  for (const { id, value } of answers) {
    if (value === null) continue;
    const question = questionOf(id);
    if (question?.put) question.put(credential, value, profile);
    else if (question) write(credential, id, value);
  }
  if (isFinishedWithoutDay(answers)) credential.completed = true;
  return profile;
}

/**
 * Of what "I don't know" was said, by the places of the calculator's form.
 * @param {Answer[]} answers
 * @returns {import("../form/unsure.js").Unsure | undefined} undefined where it was said of nothing
 */
export function unsureOf(answers) {
  /** @type {import("../form/unsure.js").Unsure} */
  const said = {};
  for (const { id, value } of answers) {
    const question = value === null && questionOf(id);
    if (question) (said[placeOf(question)] ??= []).push(question.unknown ?? question.key);
  }
  return Object.keys(said).length ? said : undefined;
}
