/** What the core says after the guide's first answers, worked out when the site was built: until a day is typed, or a figure that is not offered, nobody waits for the engine. */

import { PATHS } from "./paths.js";

/** @typedef {import("./questions.js").Answer} Answer */
/** @typedef {import("../result/verdicts.js").Credential} Credential */
/** @typedef {{words: {level: string, canadian_study: string}, next: string | null, end: number | null}} Known */

/** The country that stands for every one but Canada. */
export const ABROAD = "IN";

/** The kinds of questions whose answers can be followed. */
export const FOLLOWED = ["choice", "pick", "yesno", "country"];

/** An answer as the paths have it. @param {Answer} answer */
const step = ({ id, value }) => JSON.stringify(id === "country" && value !== null && value !== "CA" ? ABROAD : value);

/**
 * What is known after these answers; null where only the engine can say.
 * @param {Answer[]} answers
 * @param {Date} [now]
 * @param {typeof PATHS} [paths]
 * @returns {Known | null}
 */
export function known(answers, now = new Date(), paths = PATHS) {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  if (!paths || !answers.length || day < paths.from) return null;
  let node = paths.start;
  for (const answer of answers) {
    const after = node[2] === answer.id && node[3] && Object.hasOwn(node[3], step(answer)) && node[3][step(answer)];
    if (!after) return null;
    node = after;
  }
  const [level, study, next] = node;
  return {
    words: { level, canadian_study: study },
    next: typeof next === "string" ? next : null,
    end: typeof next === "number" ? next : null,
  };
}

/** Both verdicts at an end. @param {number} end @param {"en" | "fr"} locale @returns {Promise<Credential>} */
export async function verdictsAt(end, locale) {
  const { ENDS } = await (locale === "fr" ? import("./ends/fr.js") : import("./ends/en.js"));
  return whole(ENDS.ends[end], ENDS.shared);
}

/** A value with what is shared put in its places. @param {any} part @param {any[]} shared @returns {any} */
export function whole(part, shared) {
  if (Array.isArray(part)) return part.map((one) => whole(one, shared));
  if (part === null || typeof part !== "object") return part;
  if ("$" in part) return whole(shared[part.$], shared);
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, whole(value, shared)]));
}
