/** The length of a program in the unit in which a school says it: years, terms or months. */

import { el, fill, newId } from "../page/dom.js";
import { academicYearsSaid } from "../page/lengths.js";
import { LOCALE, counted, t } from "../page/words.js";
import { fromNumber, toNumber } from "./numbers.js";
import { inYears } from "./taking.js";

/** @typedef {import("./taking.js").Length} Length */
/** @typedef {import("./taking.js").Unit} Unit */

/** @type {Unit[]} */
const UNITS = ["years", "terms", "months"];
const QUICK = [1, 2, 3]; // years
const POINT = LOCALE === "fr" ? "," : ".";

/** @type {import("./controls.js").Maker} */
export function lengthControl(_, ties, changed) {
  /** @type {Length} */
  let now = { unit: "years" };
  const label = `${ties.id}-label`;
  const input = el("input.cp-input.cp-input--short", {
    id: ties.id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-describedby": ties.describedby,
    "aria-labelledby": ties.labelledby,
  });
  const units = UNITS.map((unit) => ({
    unit,
    node: el("button.cp-unit-choice", {
      type: "button",
      text: t(`unit.${unit}`),
      onclick: () => set({ ...now, unit }),
    }),
  }));
  const quick = QUICK.map((figure) => ({
    figure,
    node: el("button.cp-pill", {
      type: "button",
      "aria-describedby": label,
      text: counted("years", figure),
      onclick: () => set({ figure, unit: "years" }),
    }),
  }));
  const told = el("p.cp-remark", { id: newId("length"), hidden: true });
  input.addEventListener("input", () => set({ ...now, figure: toNumber(input.value) }));

  /** @param {Length} length */
  function set(length) {
    now = length;
    draw();
    changed(length);
  }

  function draw() {
    const { figure, unit } = now;
    if (document.activeElement !== input) input.value = figure === undefined ? "" : fromNumber(figure, POINT);
    for (const one of units) one.node.setAttribute("aria-pressed", String(one.unit === unit));
    for (const one of quick) one.node.setAttribute("aria-pressed", String(unit === "years" && one.figure === figure));
    const years = inYears(now);
    told.hidden = unit === "years" || typeof years !== "number";
    if (!told.hidden) fill(told, t("length.is", { years: academicYearsSaid(Number(years)) }));
  }

  const group = el("span.cp-units", { role: "group", "aria-label": t("length.unit") });
  group.append(...units.map((one) => one.node));
  return {
    node: el(
      "div.cp-row",
      {},
      el("span.cp-entry", {}, input, group),
      quick.map((one) => one.node),
      told,
    ),
    value: () => now,
    show(length) {
      now = length ?? { unit: "years" };
      draw();
    },
    focus: () => input.focus(),
    refuse: () => input.setAttribute("aria-invalid", "true"),
  };
}
