/** The 67-point grid, and the three programs with their requirements. */

import { disclosure } from "../page/disclosures.js";
import { el, icon } from "../page/dom.js";
import { firstOf, number, span, t } from "../page/words.js";
import { box, factorHead } from "./boxes.js";
import { sources, testList } from "./evidence.js";

/** @typedef {import("../types/result.js").Fsw} Grid */
/** @typedef {import("../types/result.js").Program} Program */

const SIGNS = { yes: "met", no: "not-met", unclear: "unknown" };

/** @param {Grid} grid */
export function gridBox(grid) {
  const max = grid.factors.reduce((sum, one) => sum + one.max, 0);
  const summary = factorHead(t("result.grid"), t("of-max", { n: span(grid.range), max: number(max) }));
  const passes = el("span", { text: t(`grid.${grid.passes}`, { mark: number(grid.pass_mark) }) });
  const outcome = el("p.cp-outcome", {}, icon(SIGNS[grid.passes]), passes);
  return box("grid", disclosure("fsw", summary, [outcome, grid.factors.map(factorLine)]));
}

/** @param {Grid["factors"][number]} factor */
function factorLine({ id, points, max, because, sources: list }) {
  const name = firstOf(`grid.factor.${id}`, `factor.${id}`);
  const summary = factorHead(name, t("of-max", { n: number(points), max: number(max) }));
  const why = el("p.cp-factor__why", {}, because, " ", sources(list));
  return disclosure(`fsw-${id}`, summary, [why], "cp-factor");
}

/** @param {readonly Program[]} programs */
export const programsBox = (programs) =>
  box("programs", disclosure("programs", [t("result.programs")], programs.map(programLine)));

/** @param {Program} program */
function programLine({ id, answer, requirements }) {
  const words = firstOf(`program.answer.${answer}`, "word.not-yet-known");
  const outcome = el(`span.cp-outcome.cp-outcome--${answer}`, {}, icon(SIGNS[answer]), words);
  const summary = [el("span.cp-factor__name", { text: t(`program.${id}`) }), " ", outcome];
  return disclosure(`program-${id}`, summary, [testList(requirements)], "cp-factor");
}
