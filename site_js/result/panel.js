/** The panel beside the form: the engine's stage, the result as it changes, and what is said of it. */

import { el, fill } from "../page/dom.js";
import { counted, signed, span, t } from "../page/words.js";
import { resultBar } from "./bar.js";
import { drawNothing, drawResult, drawWaiting } from "./result.js";
import { changeBetween } from "./score.js";
import { failureBox, stageText } from "./stage.js";
import { effectFigure } from "./verdicts.js";

/** @typedef {import("./result.js").Result} Result */
/** @typedef {import("./result.js").Card} Card */

const FADES = 8000; // milliseconds for which a change stands beside the total

/**
 * @param {object} page
 * @param {(path: string) => void} page.visit leads to a question of the form
 * @param {(text: string) => void} page.announce
 * @param {HTMLElement} page.actions what can be done with the answers
 */
export function resultPanel({ visit, announce, actions }) {
  const stage = el("p.cp-stage");
  const inner = el("div.cp-panel__inner");
  const node = el(
    "aside.cp-panel",
    { id: "result", "aria-label": t("result.label"), tabindex: "-1" },
    stage,
    inner,
    actions,
  );
  const bar = resultBar(node);
  /** @type {Result | null} */
  let result = null;
  let line = ""; // what the engine's stage says
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;

  /** @param {string} text */
  function tell(text) {
    stage.textContent = text;
    stage.hidden = !text;
  }

  function forget() {
    clearTimeout(fading);
    result = null;
    bar.show(null);
  }

  /** To a question of the form, which the panel may cover. @param {string} path */
  function goTo(path) {
    bar.close();
    visit(path);
  }

  return {
    node,
    bar: bar.node,
    goTo,

    /** Is there a result to compare the next one with? */
    isEmpty: () => result === null,

    /** What comes under the result. @param {HTMLElement} part */
    append: (part) => inner.after(part),

    /** @param {Result} next @param {{cards: Card[], partnerCards: Card[]}} shown */
    show(next, shown) {
      const change = result && changeBetween(result, next);
      result = next;
      const draw = (/** @type {import("./score.js").Change | null} */ told) =>
        drawResult(inner, next, { ...shown, change: told, goTo });
      draw(change);
      clearTimeout(fading);
      if (change) fading = setTimeout(() => draw(null), FADES);
      const planned = plannedOf(next);
      bar.show({
        figure: span(next.crs.range),
        planned: planned.length === 1 ? effectFigure(planned[0]) : null,
        open: next.questions.length,
      });
      announce(spoken(next, change));
    },

    nothing() {
      drawNothing(inner);
      forget();
    },

    waiting: () => drawWaiting(inner),

    /** Is the answer to what was typed last still to come, while an older one stands there? @param {boolean} is */
    late(is) {
      tell(is && result !== null ? t("stage.late") : line);
    },

    /** @param {import("../engine/engine.js").Report} report @param {() => void} retry */
    report(report, retry) {
      const failed = report.stage === "failed";
      line = failed ? "" : stageText(report);
      tell(line);
      if (!failed) return;
      fill(inner, failureBox(report, retry));
      forget();
    },
  };
}

/** What each planned credential does to the score. @param {Result} result */
const plannedOf = ({ credentials }) =>
  credentials.flatMap((credential) => (credential.planned && credential.effect ? [credential.effect] : []));

/** The result in one line, for those who do not see it. @param {Result} result @param {import("./score.js").Change | null} change */
const spoken = (result, change) =>
  [
    counted("total", result.crs.total, { range: span(result.crs.range) }),
    change && `${change.figure}: ${change.because}`,
    ...plannedOf(result).map(({ with: after, total }) =>
      t("announce.planned", { total: span(after.range), change: signed(total) }),
    ),
  ]
    .filter(Boolean)
    .join(". ");
