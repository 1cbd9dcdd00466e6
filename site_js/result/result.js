/** The panel: education first, then the score and its reasons, open questions, warnings, the other grid and the programs. */

import { titleOf } from "../form/cards.js";
import { disclosure, redraw } from "../page/disclosures.js";
import { el, fill, icon } from "../page/dom.js";
import { day, firstOf, t } from "../page/words.js";
import { box, figures, head, isOpen } from "./boxes.js";
import { foldedSources, sources } from "./evidence.js";
import { gridBox, programsBox } from "./grid.js";
import { printedSources } from "./print.js";
import { questionsBox } from "./questions.js";
import { factorOf, scoreBox } from "./score.js";
import { verdictSummary } from "./verdicts.js";

/** @typedef {import("../types/result.js").CredpointsResult} Result */
/** @typedef {import("../form/draft.js").Answers} Card */

/**
 * What the panel shows beside the result.
 * @typedef {object} Shown
 * @property {Card[]} cards those that were sent, in the result's order
 * @property {Card[]} partnerCards
 * @property {import("./score.js").Change | null} change what the last edit did
 * @property {(path: string) => void} goTo leads to a question of the form
 */

/** @param {HTMLElement} node @param {Result} result @param {Shown} shown */
export function drawResult(node, result, shown) {
  const asOf = t("as-of", { day: day(result.as_of), rules: day(result.rules.id) });
  const verified = t("verified-on", { day: day(result.rules.verified_on) });
  redraw(node, () =>
    fill(
      node,
      noticeBox(result),
      educationBox(result, shown.cards),
      scoreBox(result, shown),
      questionsBox(result.questions, shown),
      warningsBox(result.warnings.filter((one) => one.id !== REPORTED)),
      gridBox(result.fsw),
      programsBox(result.programs),
      el("p.cp-asof", {}, asOf, " ", verified),
      printedSources(result),
    ),
  );
}

/** Before anything is entered. @param {HTMLElement} node */
export const drawNothing = (node) => drawQuiet(node, t("result.nothing.head"), t("result.nothing.text"));

/** While the first answer is awaited. @param {HTMLElement} node */
export const drawWaiting = (node) => drawQuiet(node, t("waiting"), t("result.waiting.text"));

/** @param {HTMLElement} node @param {string} title @param {string} text */
const drawQuiet = (node, title, text) =>
  fill(node, el("div.cp-box.cp-box--quiet", {}, el("h2.cp-box__head", { text: title }), el("p", { text })));

/** The warning that says the same as the notice, and carries its sources. */
const REPORTED = "rules-superseded";

/** @param {Result} result */
function noticeBox({ rules, warnings }) {
  if (!rules.notice) return null;
  const reported = warnings.find((one) => one.id === REPORTED) ?? rules;
  const summary = [icon("notice"), el("span", { text: t("notice.head") })];
  const text = el("p", {}, rules.notice, " ", sources(reported.sources));
  return box("notice", disclosure("rules-notice", summary, [text], "cp-notice"));
}

/** So many credentials leave the score in sight under them. */
const FEW = 2;

/** @param {Result} result @param {Card[]} cards */
function educationBox(result, cards) {
  const core = factorOf(result, "education");
  const study = factorOf(result, "canadian-study");
  const level = core && isOpen(core.range) ? null : firstOf(`level.${result.education.level}`, "level.unknown");
  const briefs = el(
    "div.cp-credentials",
    {},
    result.credentials.map((credential, index) => {
      const name = el("p.cp-credential__name", { text: titleOf(cards[index] ?? {}) });
      return el("div.cp-credential", {}, name, verdictSummary(credential));
    }),
  );
  const rows = [
    figures(t("factor.education"), level, core?.range ?? NOTHING, core?.max ?? 0),
    figures(t("factor.canadian-study"), null, study?.range ?? NOTHING, study?.max ?? 0),
  ];
  return box(
    "education",
    head("result.education"),
    el("dl.cp-figures", {}, rows),
    result.credentials.length > FEW
      ? disclosure("credentials", [t("result.each")], [briefs])
      : result.credentials.length > 0 && briefs,
  );
}

/** The points of a factor that the rule set does not have. @type {readonly [number, number]} */
const NOTHING = [0, 0];

/** @param {Result["warnings"]} warnings */
function warningsBox(warnings) {
  if (!warnings.length) return null;
  const items = warnings.map((one) => el("li", {}, one.text, " ", foldedSources(one.sources, one.id)));
  return box("warnings", head("result.warnings"), el("ul.cp-list", {}, items));
}
