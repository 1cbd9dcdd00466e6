/** How far the answers have come to a total: those given, and about how many there are. Until then verdicts lead, not the range. */

import { counted, number, t } from "../page/words.js";

/** @typedef {import("../types/result.js").Question} Question */
/** @typedef {{given: number, all: number, unsure: number}} Progress `unsure` of those given say "I don't know" */

const NARROW = 60; // points: a wider range helps nobody
const NAMES = new Set(["title", "institution_name", "as_of", "rules_on"]); // shown back, or of the day: no score hangs on them

/** So many answers stand behind one question, by the last part of its path. @type {Record<string, number>} */
const SEVERAL = { languages: 6, credentials: 4, eca: 3 };

/** Is a range narrow enough to lead with? @param {readonly [number, number]} range */
export const isNarrow = ([low, high]) => high - low < NARROW;

/**
 * The answers given, and about how many lead to a total: those, and what the score still waits for.
 * "I don't know" is an answer, one for whatever it was said of: the question stays open, and is counted among those given.
 * @param {unknown} profile
 * @param {readonly Question[]} questions
 * @param {(path: string) => boolean} [isUnsure] was "I don't know" said of what stands at this path?
 * @returns {Progress}
 */
export function progressOf(profile, questions, isUnsure = () => false) {
  const open = questions.filter((one) => one.could_add > 0);
  const unsure = open.filter(({ path }) => isUnsure(path)).length;
  const given = answersIn(profile) + unsure;
  return { given, all: given + answersTo(open.filter(({ path }) => !isUnsure(path))), unsure };
}

/** How far the answers are, in words; those that say "I don't know" lead to no total, and are told apart. @param {Progress} found */
export function progressText({ given, all, unsure }) {
  const facts = { given: number(given), all: number(all) };
  return unsure ? counted("progress.unsure", unsure, facts) : t("progress", facts);
}

/** @param {readonly Question[]} questions */
const answersTo = (questions) =>
  questions.reduce((sum, { path }) => sum + (SEVERAL[path.split("/").at(-1) ?? ""] ?? 1), 0);

/** The facts in a profile; an empty list says something too. @param {unknown} value @returns {number} */
function answersIn(value) {
  if (value === null || typeof value !== "object") return 1;
  if (Array.isArray(value)) return value.length ? value.reduce((sum, one) => sum + answersIn(one), 0) : 1;
  return Object.entries(value)
    .filter(([name]) => !NAMES.has(name))
    .reduce((sum, [, one]) => sum + answersIn(one), 0);
}
