/** What the parts beyond the result are made of. */

import { el, formLink } from "../page/dom.js";
import { factorName, subhead } from "./boxes.js";
import { distinct, foldedSources } from "./evidence.js";
import { t } from "../page/words.js";

/** @typedef {import("../page/dom.js").Child} Child */
/** @typedef {import("../types/result.js").Source} Source */
/** @typedef {{sources: Source[], id?: string, because?: string, text?: string}} Entry a sentence, of a factor where it has an id */

/** @param {Child[]} items */
export const list = (items) => el("ul.cp-list", {}, items);

/** @param {string} key @param {...Child} content */
export const part = (key, ...content) => [subhead(t(key)), ...content];

/** What sentences rest on, each source once. @param {Array<{sources: Source[]}>} sentences @param {string} key */
export const restOn = (sentences, key) => el("div", {}, foldedSources(distinct(sentences), key));

/** Sentences under their names, and what all of them rest on. @param {string} key @param {Entry[]} found */
export const entries = (key, found) => [
  list(
    found.map(({ id, because, text }) =>
      el("li", {}, id && el("strong", { text: `${factorName(id)}. ` }), because ?? text),
    ),
  ),
  restOn(found, key),
];

/**
 * A link to a question of the form.
 * @param {(path: string) => void} goTo
 * @param {string} path
 * @param {string} text
 * @param {string} key
 */
export const question = (goTo, path, text, key) =>
  el(
    "li",
    {},
    formLink(text, () => goTo(path), { "data-keep": `${key}-${path}` }),
  );
