/** What earlier answers have settled folds into one line, with the reason and a way to answer all the same. */

import { button, el, fill } from "../page/dom.js";
import { t } from "../page/words.js";

/** @typedef {import("../types/result.js").Credential} Credential */

/**
 * @param {ReturnType<typeof import("./question.js").group>} questions of one credential
 */
export function settledLine(questions) {
  const node = el("div.cp-settled", { hidden: true });
  let shown = false; // the person wants to see them
  /** @type {Credential | null} */
  let last = null;

  /** @param {Credential | null} credential as the core judges it; null while there is no answer */
  function settle(credential) {
    last = credential;
    const study = (credential?.when_completed ?? credential)?.canadian_study;
    const decided = !shown && study && study.answer !== "unclear";
    const missing = credential?.missing ?? [];
    const folded = questions.settle((spec) => Boolean(decided && spec.study && !missing.includes(spec.key)));
    node.hidden = folded.length === 0;
    if (node.hidden) return void fill(node);
    const because = study?.tests.find(({ outcome }) => outcome === "not-met")?.because ?? study?.because ?? "";
    const more = button(t("settled.show"), () => {
      shown = true;
      settle(last);
    });
    fill(
      node,
      el("p", {}, el("strong", { text: t("settled") }), " ", because),
      el("p.cp-help", { text: t("settled.which", { list: folded.join(" · ") }) }),
      el("p.cp-actions", {}, more),
    );
  }

  return { node, settle };
}
