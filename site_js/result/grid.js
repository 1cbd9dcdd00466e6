/** The 67-point grid, and the three programs with their requirements. */

import { disclosure } from "../page/disclosures.js";
import { el, icon } from "../page/dom.js";
import { firstOf, number, span, t } from "../page/words.js";
import { factorHead } from "./boxes.js";
import { sources, testList } from "./evidence.js";

/** @typedef {import("../types/result.js").Fsw} Grid */
/** @typedef {import("../types/result.js").Program} Program */

const SIGNS = { yes: "met", no: "not-met", unclear: "unknown" };

/** The most points that the grid has. @param {Grid} grid */
const mostOf = (grid) => grid.factors.reduce((sum, one) => sum + one.max, 0);

/** The grid in one line. @param {Grid} grid */
export const gridLine = (grid) => t("of-max", { n: span(grid.range), max: number(mostOf(grid)) });

/** @param {Grid} grid */
export function drawGrid(grid) {
  const passes = el("span", { text: t(`grid.${grid.passes}`, { mark: number(grid.pass_mark) }) });
  return [el("p.cp-outcome", {}, icon(SIGNS[grid.passes]), passes), grid.factors.map(factorLine)];
}

/** @param {Grid["factors"][number]} factor */
function factorLine({ id, range, max, because, sources: list }) {
  const name = firstOf(`grid.factor.${id}`, `factor.${id}`);
  const summary = factorHead(name, t("of-max", { n: span(range), max: number(max) }));
  const why = el("p.cp-factor__why", {}, because, " ", sources(list));
  return disclosure(`fsw-${id}`, summary, [why], "cp-factor");
}

/** The programs whose requirements are met, in one line. @param {readonly Program[]} programs */
export const programsLine = (programs) =>
  programs
    .filter((one) => one.answer === "yes")
    .map(({ id }) => `${t(`program.${id}`)}: ${t("program.answer.yes")}`)
    .join(" · ");

/** Does every program have a requirement that is not met? A score is then of no use by itself. @param {readonly Program[]} programs */
export const isShutOut = (programs) => programs.every((one) => one.answer === "no");

/** How it stands with the programs, in one line: which are open, or that none is, or that it is not known yet. @param {readonly Program[]} programs */
export const programsState = (programs) =>
  programsLine(programs) || (isShutOut(programs) ? t("result.no-program") : answerOf("unclear"));

/** @param {readonly Program[]} programs */
export const drawPrograms = (programs) => programs.map(programLine);

/** @param {Program["answer"]} answer */
export const answerOf = (answer) => firstOf(`program.answer.${answer}`, "word.not-yet-known");

/** @param {Program} program */
function programLine({ id, answer, requirements }) {
  const outcome = el(`span.cp-outcome.cp-outcome--${answer}`, {}, icon(SIGNS[answer]), answerOf(answer));
  const summary = [el("span.cp-factor__name", { text: t(`program.${id}`) }), " ", outcome];
  return disclosure(`program-${id}`, summary, [testList(requirements)], "cp-factor");
}
