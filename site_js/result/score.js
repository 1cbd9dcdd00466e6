/** Every factor of the score with its reason, section by section; and what moved from one result to the next. */

import { disclosure } from "../page/disclosures.js";
import { el } from "../page/dom.js";
import { signed, span, t } from "../page/words.js";
import { factorHead, factorInside, factorName, figures, outOf, subhead } from "./boxes.js";
import { sources } from "./evidence.js";

/** @typedef {import("../types/result.js").CredpointsResult} Result */
/** @typedef {import("../types/result.js").Factor} Factor */
/** @typedef {import("../types/result.js").Section} Section */

/** What an edit did: the figure with its sign, and the factors that moved. @typedef {{figure: string, because: string}} Change */

/** Every factor of the score. @param {Result} result @returns {Factor[]} */
const factorsOf = (result) => result.crs.sections.flatMap((section) => section.factors);

/** A factor of the score by its id; none where the rule set does not have it. @param {Result} result @param {string} id */
export const factorOf = (result, id) => factorsOf(result).find((one) => one.id === id);

/** The sections of the score with their sums, and every factor with its reason. @param {Result} result */
export function drawFactors({ crs }) {
  const rows = crs.sections.map(({ id, max, range }) => figures(t(`crs.${id}`), null, max ? range : null, max));
  return [
    el("dl.cp-figures", {}, rows, figures(t("result.score"), null, crs.range, crs.max)),
    el("div.cp-factor-tables", {}, crs.sections.map(factorTable)),
  ];
}

/** @param {Section} section */
function factorTable({ id, max, factors }) {
  if (!max) return null;
  return el("div.cp-factors", {}, subhead(t(`crs.${id}`)), factors.map(factorLine));
}

/** @param {Factor} factor */
function factorLine({ id, range, max, because, sources: list }) {
  const summary = factorHead(factorName(id), span(range), " ", max > 0 && outOf(max));
  const why = el("p.cp-factor__why", {}, because, " ", sources(list));
  return disclosure(`factor-${id}`, summary, [why], "cp-factor");
}

/**
 * What moved the total from one result to the next: "+20", "education +8, education and language +12".
 * @param {Result} before
 * @param {Result} after
 * @returns {Change | null} null where the sure points are the same
 */
export function changeBetween(before, after) {
  const total = after.crs.total - before.crs.total;
  if (total === 0) return null;
  const moved = after.crs.sections.flatMap((section) => movedIn(section, before)).filter(({ by }) => by !== 0);
  return { figure: signed(total), because: moved.map(({ name, by }) => `${name} ${signed(by)}`).join(", ") };
}

/** The factors of a section that moved; the section itself where its maximum lets less count. @param {Section} section @param {Result} before */
function movedIn({ id, points, factors }, before) {
  const by = points - (before.crs.sections.find((section) => section.id === id)?.points ?? 0);
  const each = factors.map((one) => ({
    name: factorInside(one.id),
    by: one.points - (factorOf(before, one.id)?.points ?? 0),
  }));
  return each.reduce((sum, one) => sum + one.by, 0) === by ? each : [{ name: t(`crs.${id}`), by }];
}
