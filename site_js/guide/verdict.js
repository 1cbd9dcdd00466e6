/** Where the decision guide ends: both uses side by side, each with its reason and source, and whom to ask. */

import { disclosure } from "../page/disclosures.js";
import { el, fill } from "../page/dom.js";
import { firstOf, t } from "../page/words.js";
import { confirmWith, sources, testList, verdictWord, wordOf } from "../result/evidence.js";
import { judgedOf } from "../result/verdicts.js";

/** @typedef {import("../result/verdicts.js").Credential} Credential */

/** What the guide answers. @type {ReadonlyArray<"level" | "canadian_study">} */
export const USES = ["level", "canadian_study"];

/** @param {string} use */
export const nameOf = (use) => firstOf(`guide.use.${use}`, `use.${use}`);

/** Both uses, each with its verdict. @param {Credential} credential */
export const usesOf = (credential) =>
  USES.map((use) => ({ use, verdict: judgedOf(credential)[use], name: nameOf(use) }));

/**
 * @param {HTMLElement} place
 * @param {Credential} credential
 * @param {object} options
 * @param {string[]} options.open questions left unanswered
 * @param {string} options.href the calculator with these answers
 * @param {() => void} options.back
 * @param {() => void} options.restart
 * @returns {HTMLElement} the heading, to be focused
 */
export function drawVerdict(place, credential, { open, href, back, restart }) {
  const planned = credential.when_completed !== null;
  const title = t(planned ? "guide.result.planned" : "guide.result");
  const heading = el("h3.cp-guide__question", { tabindex: "-1", text: title });
  const whom = [el("span", { text: t("whom-to-ask") })];
  fill(
    place,
    el(
      "div.cp-guide__result",
      {},
      heading,
      planned && el("p.cp-guide__help", { text: t("guide.result.planned.text") }),
      el("div.cp-guide__uses", {}, usesOf(credential).map(useBox)),
      open.length > 0 &&
        el("div.cp-guide__open", {}, el("p", { text: t("guide.result.open") }), el("ul", {}, open.map(item))),
      credential.confirm_with.length > 0 &&
        disclosure("guide-ask", whom, confirmWith(credential.confirm_with), "cp-guide__more"),
      el(
        "p.cp-guide__actions",
        {},
        el("a.md-button.md-button--primary", { href, text: t("guide.take-over") }),
        el("button.md-button", { type: "button", text: t("restart"), onclick: restart }),
        el("button.cp-guide__back", { type: "button", text: t("back"), onclick: back }),
      ),
      el("p.cp-guide__help", { text: t("guide.take-over.help") }),
    ),
  );
  return heading;
}

/** @param {string} text */
const item = (text) => el("li", { text });

/** @param {ReturnType<typeof usesOf>[number]} of */
function useBox({ use, verdict, name }) {
  const { applies, because, tests, would_change } = verdict;
  const deciding = tests.find((one) => one.because === because) ?? tests.find((one) => one.outcome === "met");
  const conditions = [el("span", { text: t("guide.conditions") })];
  return el(
    "section.cp-guide__use",
    { "data-use": use },
    el("h4", {}, el("span", { text: name }), " ", verdictWord(wordOf(verdict))),
    el("p", { text: because }),
    deciding && sources(deciding.sources),
    would_change.length > 0 && [
      el("p.cp-guide__sub", { text: t("would-change") }),
      el("ul", {}, would_change.map(item)),
    ],
    disclosure(`guide-${use}`, conditions, [testList(tests, { applies })], "cp-guide__more"),
  );
}
