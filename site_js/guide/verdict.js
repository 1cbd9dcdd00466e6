/** Where the decision guide ends: both uses side by side, each with its reason and source, and whom to ask. */

import { disclosure, el, fill } from "../page/dom.js";
import { confirmWith, sources, testList, verdictWord } from "../result/evidence.js";
import { t } from "../page/words.js";

/**
 * @param {HTMLElement} place
 * @param {any} verdict the credential's entry in the result
 * @param {any} g the guide's own words
 * @param {{open: string[], href: string, back: () => void, restart: () => void}} options `open`: questions left unanswered
 * @returns {HTMLElement} the heading, to be focused
 */
export function drawVerdict(place, verdict, g, { open, href, back, restart }) {
  const judged = verdict.when_completed ?? verdict;
  const heading = el("h3.cp-guide__question", {
    tabindex: "-1",
    text: g(verdict.when_completed ? "result.planned" : "result"),
  });
  fill(
    place,
    el(
      "div.cp-guide__result",
      {},
      heading,
      verdict.when_completed && el("p.cp-guide__help", { text: g("result.planned.text") }),
      el(
        "div.cp-guide__uses",
        {},
        ["level", "canadian_study"].map((use) => useBox(use, judged[use], g)),
      ),
      open.length > 0 &&
        el(
          "div.cp-guide__open",
          {},
          el("p", { text: g("result.open") }),
          el(
            "ul",
            {},
            open.map((text) => el("li", { text })),
          ),
        ),
      verdict.confirm_with?.length > 0 &&
        disclosure("guide-ask", [el("span", { text: t("whom-to-ask") })], confirmWith(verdict.confirm_with), {
          class: "cp-guide__more",
        }),
      el(
        "p.cp-guide__actions",
        {},
        el("a.md-button.md-button--primary", { href, text: g("take-over") }),
        el("button.md-button", { type: "button", text: g("restart"), onclick: restart }),
        el("button.cp-guide__back", { type: "button", text: g("back"), onclick: back }),
      ),
      el("p.cp-guide__help", { text: g("take-over.help") }),
    ),
  );
  return heading;
}

function useBox(use, verdict, g) {
  const deciding =
    verdict.tests.find((one) => one.because === verdict.because) ?? verdict.tests.find((one) => one.outcome === "met");
  const changes = verdict.would_change ?? [];
  return el(
    "section.cp-guide__use",
    { "data-use": use },
    el("h4", {}, el("span", { text: g(`use.${use}`) }), " ", verdictWord(verdict.word)),
    el("p", { text: verdict.because }),
    sources(deciding?.sources),
    changes.length > 0 && [
      el("p.cp-guide__sub", { text: t("would-change") }),
      el(
        "ul",
        {},
        changes.map((one) => el("li", { text: one.text ?? one })),
      ),
    ],
    disclosure(`guide-${use}`, [el("span", { text: g("conditions") })], [testList(verdict.tests)], {
      class: "cp-guide__more",
    }),
  );
}
