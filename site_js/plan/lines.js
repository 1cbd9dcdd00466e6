/** A row of the table of plans, and its reasons: each once, with the plans that it is of, as wide as a sentence needs. */

import { el, fill, icon, newId } from "../page/dom.js";
import { uncut } from "../page/spaces.js";
import { day, firstOf, signed, span, t } from "../page/words.js";
import { factorName } from "../result/boxes.js";
import { foldedSources, verdictWord } from "../result/evidence.js";
import { becomes, chip } from "../result/verdicts.js";
import { eachOnce } from "./figures.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Cell} Cell */

const OPEN = new Set(); // the rows whose reasons are open
const SHOWN = 3; // columns that a narrow page shows: what a row is of, things as they are, one plan
const narrow = matchMedia("screen and (width < 45em)"); // as in plan.css
narrow.addEventListener("change", () => {
  for (const cell of document.querySelectorAll(".cp-plans__why > td"))
    widen(/** @type {HTMLTableCellElement} */ (cell));
});

/** A row, and under it the reasons, which open in place. @param {Row} one @param {string[]} names of the plans */
export function rowLines(one, names) {
  const label = labelOf(one);
  const key = `${one.key}-${one.place ?? ""}-${one.id ?? ""}`;
  const hasReasons = one.cells.some((cell) => cell?.because);
  const why = el("tr.cp-plans__why", { hidden: !OPEN.has(key), id: newId("why") });
  const cells = (/** @type {(cell: Cell | null) => import("../page/dom.js").Child} */ draw) =>
    one.cells.map((cell, column) => el("td", column ? { "data-plan": column - 1 } : { "data-base": "" }, draw(cell)));
  const head = hasReasons
    ? el("button.cp-plans__open", {
        type: "button",
        text: uncut(label),
        "aria-expanded": OPEN.has(key),
        "aria-controls": why.id,
        "data-keep": key,
        onclick: toggle,
      })
    : uncut(label);
  if (head instanceof HTMLElement) head.setAttribute("aria-expanded", String(OPEN.has(key)));
  fillWhy();

  function fillWhy() {
    if (why.hidden) return fill(why);
    fill(
      why,
      widen(
        el("td", { "data-columns": one.cells.length + 1 }, [
          el("span.cp-hidden", { text: t("plan.why", { what: label }) }),
          reasonsOf(one.cells, key, names),
        ]),
      ),
    );
  }

  /** @param {Event} event */
  function toggle(event) {
    why.hidden = !why.hidden;
    if (why.hidden) OPEN.delete(key);
    else OPEN.add(key);
    /** @type {HTMLElement} */ (event.currentTarget).setAttribute("aria-expanded", String(!why.hidden));
    fillWhy();
  }

  const look = `tr.cp-plans__row.cp-plans__row--${one.part}${one.same ? ".cp-plans__row--same" : ""}`;
  return [
    el(
      look,
      { "data-row": one.key, "data-id": one.id, "data-blank": blankIn([one]) },
      el("th", { scope: "row" }, head),
      cells(cellOf),
    ),
    why,
  ];
}

/** As wide as the table is: cells of columns that are not shown count too. @param {HTMLTableCellElement} cell */
function widen(cell) {
  const columns = Number(cell.dataset.columns);
  cell.colSpan = narrow.matches ? Math.min(columns, SHOWN) : columns;
  return cell;
}

/** Each reason once, with the columns that it is of. @param {(Cell | null)[]} cells @param {string} key @param {string[]} names */
function reasonsOf(cells, key, names) {
  const columns = [{ name: t("plan.base") }, ...names.map((name, place) => ({ name, place }))];
  const said = eachOnce(
    cells.map((cell) => cell?.because),
    columns,
  );
  return said.map(({ text, first, blank, names: of }) =>
    el(
      "p.cp-plans__reason",
      { "data-blank": blank },
      of,
      " ",
      text,
      " ",
      foldedSources(cells[first]?.sources ?? [], `${key}-${text}`),
    ),
  );
}

/** The plans of which rows say nothing, nor of things as they are: a narrow page that shows one of them does without. @param {Row[]} rows */
export function blankIn(rows) {
  const isBlank = (/** @type {number} */ column) => rows.every(({ cells }) => isEmpty(cells[column]));
  return (
    isBlank(0) &&
    Array.from(rows[0].cells.slice(1), (_, place) => place)
      .filter((place) => isBlank(place + 1))
      .join(" ")
  );
}

/** @param {Cell | null} cell */
const isEmpty = (cell) => cell !== null && !Object.keys(cell).length;

/** @param {Row} one */
function labelOf({ key, id }) {
  if (key === "factor") return factorName(String(id));
  if (key === "program") return t(`program.${id}`);
  if (key === "credential") return t(`use.${id}`);
  return t(`plan.row.${key}`);
}

/** @param {Cell | null} cell */
function cellOf(cell) {
  if (!cell) return null;
  const by = cell.by !== undefined && [" ", chip(signed(cell.by))];
  if (cell.range) return [el(figuresOf(cell.range), { text: span(cell.range) }), by];
  if (cell.then) {
    const { before, after } = cell.then;
    return [el(figuresOf(before, after), {}, span(before), becomes(), span(after)), by];
  }
  if (cell.word) return [cell.title && el("span.cp-plans__title", { text: cell.title }), verdictWord(cell.word)];
  if (cell.answer) return programWord(cell.answer);
  if (cell.level) return firstOf(`level.${cell.level}`, "level.unknown");
  if (cell.day) return day(cell.day);
  return "–";
}

/** Figures, which are smaller where one of them is a range and there is little room. @param {(readonly number[])[]} ranges */
const figuresOf = (...ranges) =>
  ranges.every(([low, high]) => low === high) ? "span.cp-num" : "span.cp-num.cp-num--range";

const SIGNS = { yes: "met", no: "not-met", unclear: "unknown" };

/** @param {string} answer */
const programWord = (answer) =>
  el(
    `span.cp-outcome.cp-outcome--${answer}`,
    {},
    icon(SIGNS[/** @type {keyof typeof SIGNS} */ (answer)]),
    firstOf(`program.answer.${answer}`, "word.not-yet-known"),
  );
