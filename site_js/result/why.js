/** Why: each credential's uses with every test, in full width; above them what the credentials come to together. */

import { USES } from "../form/choices.js";
import { titleOf } from "../form/cards.js";
import { el } from "../page/dom.js";
import { firstOf, t } from "../page/words.js";
import { figures, isOpen, subhead } from "./boxes.js";
import { testList, verdictWord, wordOf } from "./evidence.js";
import { factorOf } from "./score.js";
import { judgedOf, wouldChange } from "./verdicts.js";

/** @typedef {import("../types/result.js").CredpointsResult} Result */

/** The points of a factor that the rule set does not have. @type {readonly [number, number]} */
const NOTHING = [0, 0];

/** @param {Result} result @param {import("./summary.js").Shown} shown */
export const drawWhy = (result, { cards }) => [
  educationOf(result),
  result.credentials.map((credential, index) => {
    const judged = judgedOf(credential);
    const planned = credential.when_completed !== null && el("p.cp-if", { text: t("if-completed") });
    return el(
      "section.cp-why",
      {},
      subhead(titleOf(cards[index] ?? {})),
      planned,
      el(
        "div.cp-why__uses",
        {},
        USES.map((use) => useOf(use, judged[use])),
      ),
    );
  }),
];

/** What all credentials together earn. @param {Result} result */
function educationOf(result) {
  const core = factorOf(result, "education");
  const study = factorOf(result, "canadian-study");
  const level = core && isOpen(core.range) ? null : firstOf(`level.${result.education.level}`, "level.unknown");
  return el(
    "dl.cp-figures.cp-figures--education",
    {},
    figures(t("factor.education"), level, core?.range ?? NOTHING, core?.max ?? 0),
    figures(t("factor.canadian-study"), null, study?.range ?? NOTHING, study?.max ?? 0),
  );
}

/** @param {typeof USES[number]} use @param {import("./verdicts.js").Verdict} verdict */
const useOf = (use, verdict) =>
  el(
    "div.cp-why__use",
    {},
    el("h4.cp-why__head", {}, t(`use.${use}`), " ", verdictWord(wordOf(verdict))),
    verdict.tests.every((test) => test.because !== verdict.because) && el("p", { text: verdict.because }),
    testList(verdict.tests, { key: `why-${use}`, applies: verdict.applies }),
    wouldChange(verdict),
  );
