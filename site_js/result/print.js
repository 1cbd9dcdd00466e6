/** On paper: what is folded is open, and every source stands once with its address. */

import { findAll, el } from "../page/dom.js";
import { putIn } from "../page/later.js";
import { t } from "../page/words.js";
import { distinct } from "./evidence.js";

/** @typedef {{sources: import("../types/result.js").Source[]}} Sourced */

/** On paper a link leads nowhere: every source once, with its address. @param {object} result */
export function printedSources(result) {
  /** @type {Sourced[]} */
  const found = [];

  /** @param {unknown} value */
  function collect(value) {
    if (value === null || typeof value !== "object") return;
    if ("sources" in value) found.push(/** @type {Sourced} */ (value));
    Object.values(value).forEach(collect);
  }

  collect(result);
  const items = distinct(found).map(({ title, section, url }) => el("li", { text: `${title}, ${section}: ${url}` }));
  const head = el("h2.cp-box__head", { text: t("printed.sources") });
  return el("section.cp-printed", {}, head, el("ul", {}, items));
}

/** Opens the page's disclosures for a print, and closes those again that were closed. @param {HTMLElement} root */
export function unfoldForPrint(root) {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    putIn();
    const closed = ":is(.cp-panel__inner, .cp-card__verdict) details:not([open])";
    folded = /** @type {HTMLDetailsElement[]} */ (findAll(root, closed));
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
}
