/** A table of figures under a chart, or in place of one: a name that is read out, a row of heads, and a way to scroll it. */

import { el, uncut } from "../page/dom.js";

/** @typedef {import("../page/dom.js").Child} Child */

/**
 * @param {string} name
 * @param {Child[]} heads what each column's head holds
 * @param {Child[]} rows
 */
export function figureTable(name, heads, rows) {
  const head = heads.map((one) => el("th", { scope: "col" }, typeof one === "string" ? uncut(one) : one));
  const table = el(
    "table.cp-plan-table",
    {},
    el("caption.cp-hidden", { text: name }),
    el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, rows),
  );
  return el("div.cp-plans__scroll", { tabindex: 0, role: "region", "aria-label": name }, table);
}
