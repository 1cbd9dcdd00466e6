/**
 * What the decision guide can ask. Which question comes next is the engine's to say: it names the facts that are missing,
 * and each question here stands for one of them.
 */

import { CREDENTIAL, LEVELS } from "../form/fields.js";
import { write } from "../form/profile.js";

/** @typedef {import("./store.js").Answer} Answer */

/**
 * @typedef {Object} Question
 * @property {string} id
 * @property {"country"|"choice"|"yesno"|"number"|"share"|"date"|"text"} type
 * @property {string} [asks] the missing fact it stands for, where that is not its own name
 * @property {string[]} [options]
 * @property {number[]} [quick] figures offered as buttons
 * @property {"years"|"months"|"hours"} [unit]
 * @property {string} [list] id of a datalist that is searched while typing
 * @property {(given: Map<string, any>) => boolean} [when] is it asked after these answers?
 * @property {(credential: any, value: any, profile: any) => void} [put] writes the answer; as its id names it, where absent
 */

const optionsOf = (key) => CREDENTIAL.find((spec) => spec.key === key).options;
const ofPerson = (key) => (_, value, profile) => write(profile, `applicant/occupation/${key}`, value);

/** @type {Question[]} */
export const QUESTIONS = [
  { id: "country", type: "country" },
  {
    id: "kind",
    type: "choice",
    options: [...optionsOf("kind"), "honorary"],
    put: (credential, value) =>
      write(credential, value === "honorary" ? "honorary" : "kind", value === "honorary" ? true : value),
  },
  { id: "professional_field", type: "choice", options: optionsOf("professional_field") },
  {
    id: "status",
    type: "choice",
    asks: "completed_on",
    options: ["finished", "planned", "unfinished"],
    put: (credential, value) => {
      if (value === "planned") credential.planned = true;
      if (value === "unfinished") credential.left_unfinished = true;
    },
  },
  { id: "completed_on", type: "date", when: (given) => given.get("status") === "finished" },

  {
    id: "assessed",
    type: "yesno",
    asks: "eca",
    put: (credential, value) => {
      credential.eca = value ? {} : null;
    },
  },
  { id: "eca/organization", type: "choice", options: optionsOf("eca/organization") },
  { id: "eca/issued_on", type: "date" },
  {
    id: "eca/outcome",
    type: "choice",
    options: ["phrase", ...[...LEVELS].reverse(), "second-only", "unlisted"],
    put: (credential, value) => value !== "phrase" && write(credential, "eca/outcome", value),
  },
  {
    id: "eca/phrase",
    type: "text",
    list: "cp-phrases",
    asks: "eca/outcome",
    when: (given) => given.get("eca/outcome") === "phrase",
  },
  { id: "for_occupation", type: "yesno" },
  { id: "noc", type: "text", asks: "/applicant/occupation/noc", put: ofPerson("noc") },
  { id: "needs_licence", type: "yesno", asks: "/applicant/occupation/needs_licence", put: ofPerson("needs_licence") },

  { id: "institution", type: "choice", options: optionsOf("institution") },
  { id: "hours", type: "number", unit: "hours" },
  { id: "program_years", type: "number", unit: "years", quick: [1, 2, 3] },
  { id: "distance_share", type: "share", quick: [0, 0.5, 1] },
  { id: "full_time_months", type: "number", unit: "months" },
  { id: "months_in_canada", type: "number", unit: "months" },
  { id: "study_from", type: "date" },
  { id: "study_to", type: "date" },
  { id: "language_study_share", type: "share", quick: [0, 0.5, 1] },
  { id: "return_scholarship", type: "yesno" },
];

/** These two come first, whatever the engine misses: every other question depends on them. */
const FIRST = ["country", "kind"];

export const questionOf = (id) => QUESTIONS.find((one) => one.id === id);

/**
 * The question to ask next, or null when nothing that is still open can be asked.
 * @param {Answer[]} answers
 * @param {string[] | null} missing what the engine misses; null while it was not asked
 */
export function nextQuestion(answers, missing) {
  const given = new Map(answers.map((one) => [one.id, one.value]));
  for (const id of given.get("country") === null ? FIRST.slice(0, 1) : FIRST) if (!given.has(id)) return questionOf(id);
  for (const name of missing ?? []) {
    const found = QUESTIONS.find(
      (one) => (one.asks ?? one.id) === name && !given.has(one.id) && (!one.when || one.when(given)),
    );
    if (found) return found;
  }
  return null;
}

/** The answers as a profile with one credential; an unknown is left out. @param {Answer[]} answers */
export function profileOf(answers) {
  const profile = { applicant: { credentials: [{}] } };
  const [credential] = profile.applicant.credentials;
  for (const { id, value } of answers) {
    if (value === null) continue;
    const question = questionOf(id);
    if (question?.put) question.put(credential, value, profile);
    else if (question) write(credential, id, value);
  }
  return profile;
}
