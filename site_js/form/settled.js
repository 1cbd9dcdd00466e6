/** What earlier answers have settled folds into one line, with the reason and a way to answer all the same. */

import { button, el, fill } from "../page/dom.js";
import { t } from "../page/words.js";

/** @typedef {import("../types/result.js").Credential} Credential */
/** @typedef {import("./spec.js").Spec} Spec */
/** @typedef {ReturnType<typeof import("./question.js").group>} Questions */

/**
 * The line of some questions.
 * @param {Questions} questions
 */
function foldingLine(questions) {
  const node = el("div.cp-settled", { hidden: true });
  let shown = false; // the person wants to see them
  let last = () => {};

  /** @param {(spec: Spec) => boolean} isSettled @param {(folded: Spec[]) => string} reason why those that fold change nothing */
  function settle(isSettled, reason) {
    last = () => settle(isSettled, reason);
    const folded = questions.settle((spec) => !shown && isSettled(spec));
    node.hidden = folded.length === 0;
    if (node.hidden) return void fill(node);
    const more = button(t("settled.show"), () => {
      shown = true;
      last();
    });
    const because = reason(folded.map(({ spec }) => spec));
    fill(
      node,
      el("p", {}, el("strong", { text: t("settled") }), because && ` ${because}`),
      el("p.cp-help", { text: t("settled.which", { list: folded.map(({ label }) => label).join(" · ") }) }),
      el("p.cp-actions", {}, more),
    );
  }

  return { node, settle };
}

/**
 * The line of one credential: a question folds where every use that it bears on is decided.
 * @param {Questions} questions
 */
export function settledLine(questions) {
  const { node, settle } = foldingLine(questions);
  return {
    node,
    /** @param {Credential | null} credential as the core judges it; null while there is no answer */
    settle(credential) {
      const uses = credential?.when_completed ?? credential;
      const missing = credential?.missing ?? [];
      const studyDecided = uses !== null && uses.canadian_study.answer !== "unclear";
      const allDecided = studyDecided && uses.level.answer !== "unclear";
      settle(
        (spec) => mayFold(spec, studyDecided, allDecided) && !namesIn(spec).some((name) => missing.includes(name)),
        (folded) => (uses ? reasonOf(uses, folded) : ""),
      );
    },
  };
}

/** Asked whatever is settled: what the credential is, and what it is called. */
const STAYS = ["status", "country", "kind", "assessed", "says", "title", "institution_name"];

/**
 * What is asked less often may unsettle what is decided, and stands folded as it is; when a program ends is a day to come.
 * @param {Spec} spec
 * @param {boolean} studyDecided
 * @param {boolean} allDecided
 */
const mayFold = (spec, studyDecided, allDecided) =>
  spec.study ? studyDecided : allDecided && !spec.rare && !STAYS.includes(spec.key) && spec.words !== "expected_on";

/** The names in the profile that a question asks for. @param {Spec} spec */
const namesIn = ({ key, for: others = [], also = [] }) => [key, ...others, ...also];

/**
 * What decided: where more than study in Canada is settled, the level; else the first condition of study that is not met.
 * @param {Pick<Credential, "level" | "canadian_study">} uses
 * @param {Spec[]} folded
 */
function reasonOf({ level, canadian_study: study }, folded) {
  const decided = folded.some((spec) => !spec.study) ? level : study;
  return decided.tests.find(({ outcome }) => outcome === "not-met")?.because ?? decided.because;
}

/**
 * The line of questions that stand apart from any credential: which of them can change nothing any more is the core's to say.
 * @param {Questions} questions
 */
export function settledApart(questions) {
  const { node, settle } = foldingLine(questions);
  return {
    node,
    /** @param {string[]} paths of all that is settled */
    settle(paths) {
      const base = questions.node.dataset.base ?? "";
      settle(
        (spec) => !spec.rare && paths.includes(`${base}/${spec.key}`),
        () => "",
      );
    },
  };
}
