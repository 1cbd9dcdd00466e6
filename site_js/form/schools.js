/** The schools of Canada by name: the directory is fetched once the question is entered, and the core looks a name up in it. */

import { engine } from "../engine/start.js";
import { LOCALE } from "../page/words.js";

/** @typedef {import("../types/schools.js").Match} Match */
/** @typedef {{matches: Match[], ask: string | null}} Found */

/** The longest name that the core reads. */
export const LONGEST = 200;

/** @type {Promise<unknown> | null} */
let directory = null;
let given = false; // does the engine have it?

/** Fetch what the first question hands over. */
export function prepareSchools() {
  engine.start();
  directory ??= fetchDirectory().catch(() => (directory = null));
}

async function fetchDirectory() {
  const response = await fetch(engine.schools(LOCALE) ?? "");
  if (!response.ok) throw new Error(`schools: ${response.status}`);
  return response.json();
}

/**
 * The schools that a text may name.
 * @param {string} text
 * @returns {Promise<Found | null>} null where a later question took its place; rejects where nothing can be looked up
 */
export async function findSchools(text) {
  const known = given ? await ask(text) : undefined;
  const answer = known === undefined ? await handOver(text) : known;
  if (answer === null) return null;
  if (!answer.ok) throw new Error("schools");
  given = true;
  return answer.result;
}

/**
 * Ask, and see whether the engine has a directory: one that was started anew has none.
 * @param {string} text
 * @param {object} [more]
 * @returns {Promise<any>} null where a later question took its place, undefined where the directory is to be handed over
 */
async function ask(text, more = {}) {
  const answer = await engine.ask({ do: "schools", locale: LOCALE, text, ...more }, { slot: "schools" });
  const lost = answer && !answer.ok && answer.problems?.some((/** @type {any} */ one) => one.path === "/directory");
  return lost ? undefined : answer;
}

/** @param {string} text */
async function handOver(text) {
  prepareSchools();
  const handed = await directory;
  if (!handed) throw new Error("schools");
  return ask(text, { directory: handed });
}
