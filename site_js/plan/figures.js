/** A table of figures under a chart, or in place of one: a name that is read out, a row of heads, and a way to scroll it. */

import { el } from "../page/dom.js";
import { uncut } from "../page/spaces.js";

/** @typedef {import("../page/dom.js").Child} Child */

/**
 * @typedef {object} Column
 * @property {Child} name what its head holds
 * @property {number} [place] of the plan that it is of, if it is of one
 * @property {boolean} [spare] a narrow page does without it
 */

/** A narrow page shows of the columns of plans that of the one chosen. @param {{place?: number}} column */
export const columnOf = ({ place }) => ({ "data-of": place });

/**
 * @param {string} name
 * @param {Column[]} columns
 * @param {Child[]} rows
 */
export function figureTable(name, columns, rows) {
  const head = columns.map((column) =>
    el(
      column.spare ? "th.cp-plan-spare" : "th",
      { scope: "col", ...columnOf(column) },
      typeof column.name === "string" ? uncut(column.name) : column.name,
    ),
  );
  const table = el(
    "table.cp-plan-table",
    {},
    el("caption.cp-hidden", { text: name }),
    el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, rows),
  );
  return el("div.cp-plans__scroll", { tabindex: 0, role: "region", "aria-label": name }, table);
}

/**
 * Each sentence once, with the names of the columns that it is of; a narrow page does without those of other plans.
 * @param {(string | null | undefined | false)[]} said by column
 * @param {{name: string, place?: number}[]} columns
 */
export function eachOnce(said, columns) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const [column, text] of said.entries()) {
    if (text) found.set(text, [...(found.get(text) ?? []), column]);
  }
  return [...found].map(([text, of]) => {
    const places = of.map((column) => columns[column].place);
    const others = columns.map(({ place }) => place).filter((place) => !places.includes(place));
    return {
      text,
      first: of[0],
      blank: places.includes(undefined) ? null : others.filter((place) => place !== undefined).join(" "),
      names: el(
        "strong.cp-plans__of",
        {},
        of.map((column) => el("span", { text: columns[column].name, "data-plan": columns[column].place })),
      ),
    };
  });
}
