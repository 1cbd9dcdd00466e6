/** Every source of a result, once. */

import { el } from "../page/dom.js";
import { LOCALE } from "../page/words.js";
import { distinct, source } from "./evidence.js";

/** @typedef {import("../types/result.js").Source} Source */
/** @typedef {import("../types/result.js").CredpointsResult} Result */

/** Every source that a result rests on, once. @param {Result} result @returns {Source[]} */
export function sourcesOf(result) {
  /** @type {Array<{sources: Source[]}>} */
  const found = [];

  /** @param {unknown} value */
  function collect(value) {
    if (value === null || typeof value !== "object") return;
    if ("sources" in value) found.push(/** @type {{sources: Source[]}} */ (value));
    Object.values(value).forEach(collect);
  }

  collect(result);
  return distinct(found);
}

/** The sources as a list, those of one document together. @param {Result} result */
export const listedSources = (result) =>
  el(
    "ul.cp-list.cp-listed",
    {},
    [...sourcesOf(result)].sort(byPlace).map((one) => el("li", {}, source(one))),
  );

/** By document, then by section, s. 8 before s. 10. @param {Source} one @param {Source} other */
export const byPlace = (one, other) => compared(one.title, other.title) || compared(one.section, other.section);

/** @param {string} one @param {string} other */
const compared = (one, other) => one.localeCompare(other, LOCALE, { numeric: true });
