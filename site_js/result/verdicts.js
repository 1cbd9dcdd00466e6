/** The verdicts of one credential: three uses, each with its tests, what would change it, and whom to ask. */

import { disclosure, el, fill, redraw } from "../page/dom.js";
import { confirmWith, sources, testList, verdictWord } from "./evidence.js";
import { number, signed, span, t } from "../page/words.js";

export const USES = ["level", "two_or_more", "canadian_study"];

/**
 * @param {HTMLElement} node filled with the verdicts
 * @param {any} verdict one of the result's `credentials`, or null while there is none
 * @param {string} key tells this card's disclosures from others'
 */
export function drawVerdicts(node, verdict, key) {
  redraw(node, () => {
    if (!verdict) return fill(node);
    const judged = verdict.when_completed ?? verdict;
    const planned = Boolean(verdict.when_completed);
    fill(
      node,
      planned && el("p.cp-if", { text: t("if-completed") }),
      USES.filter((use) => judged[use]).map((use) => useLine(use, judged[use], `${key}-${use}`)),
      verdict.effect && planned && effectLine(verdict.effect),
      asking(verdict, key),
    );
  });
}

function useLine(use, verdict, key) {
  const changes = verdict.would_change ?? [];
  const again = verdict.tests?.some((test) => test.because === verdict.because); // open, it stands among the conditions
  return disclosure(
    key,
    [
      el("span.cp-use__name", { text: t(`use.${use}`) }),
      " ",
      verdictWord(verdict.word),
      " ",
      el(`span.cp-use__because${again ? ".cp-use__because--again" : ""}`, { text: verdict.because }),
    ],
    [
      testList(verdict.tests ?? []),
      changes.length > 0 &&
        el(
          "div.cp-change",
          {},
          el("p.cp-subhead", { text: t("would-change") }),
          el(
            "ul",
            {},
            changes.map((one) => el("li", {}, one.text ?? one, " ", sources(one.sources))),
          ),
        ),
      readMore(use),
    ],
    { class: "cp-use" },
  );
}

/** The page of the guide on a use; its address stands in the page itself, where the build checks it. */
function readMore(use) {
  const link = document.querySelector(`#cp-without a[data-use="${use}"]`);
  return (
    link &&
    el("p.cp-read-more", {}, t("read-more"), " ", el("a", { href: link.getAttribute("href"), text: link.textContent }))
  );
}

/** What a planned credential does to the total, before and after. */
export function effectLine(effect) {
  const before = effect.without.range;
  const after = effect.with.range;
  return el(
    "p.cp-effect",
    {},
    el(
      "span.cp-effect__figures",
      {},
      el("span.cp-effect__before", { text: span(before) }),
      el("span", { "aria-hidden": "true", text: " → " }),
      el("span.cp-hidden", { text: t("effect.becomes") }),
      el("strong", { text: span(after) }),
      " ",
      el("span.cp-change-chip", { text: signed(effect.total) }),
    ),
    " ",
    el("span.cp-effect__because", { text: effect.because }),
  );
}

function asking(verdict, key) {
  if (!verdict.confirm_with?.length) return null;
  return disclosure(
    `${key}-ask`,
    [
      el("span", { text: t("whom-to-ask") }),
      " ",
      el("span.cp-use__because", { text: verdict.confirm_with.map((one) => one.who).join(" · ") }),
    ],
    confirmWith(verdict.confirm_with),
    { class: "cp-use cp-use--ask" },
  );
}

/** The shortest account of a credential: three signs with their words, for the panel. */
export function verdictSummary(verdict) {
  const judged = verdict.when_completed ?? verdict;
  return el(
    "ul.cp-brief",
    {},
    USES.filter((use) => judged[use]).map((use) =>
      el("li", {}, el("span.cp-brief__use", { text: t(`use.${use}`) }), " ", verdictWord(judged[use].word)),
    ),
  );
}

/** Points of a credential's effect in one figure: what the panel and the bar repeat. */
export const effectFigure = (effect) => `${span(effect.with.range)} (${signed(effect.total)})`;

export const pointsOf = (points, max) =>
  max === null || max === undefined ? number(points) : t("of-max", { n: number(points), max: number(max) });
