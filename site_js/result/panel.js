/** The panel beside the form: the engine's stage, the answer in short as it changes, and from when it is. */

import { titleOf } from "../form/cards.js";
import { el, fill, find } from "../page/dom.js";
import { counted, signed, span, t } from "../page/words.js";
import { resultBar } from "./bar.js";
import { isShutOut } from "./grid.js";
import { isNarrow, progressOf, progressText } from "./progress.js";
import { changeBetween } from "./score.js";
import { failureBox, stageText } from "./stage.js";
import { drawNothing, drawRefused, drawSummary, drawWaiting } from "./summary.js";
import { effectFigure, isSureNought } from "./verdicts.js";

/** @typedef {import("./summary.js").Result} Result */
/** @typedef {import("./summary.js").Shown} Shown */
/** @typedef {Omit<Shown, "change" | "goTo" | "labelOf" | "jump">} Given what the page knows of a result */

const FADES = 8000; // milliseconds for which a change stands beside the total
const STILL = 1000; // milliseconds without an answer after which the next one is of another edit

/**
 * @param {object} page
 * @param {(path: string) => void} page.visit leads to a question of the form
 * @param {(path: string) => string} page.labelOf what the form calls a question
 * @param {(hash: string) => void} page.open leads to a section under the form
 * @param {(text: string) => void} page.announce
 * @param {HTMLElement} page.actions what can be done with the answers
 */
export function resultPanel({ visit, labelOf, open, announce, actions }) {
  const stage = el("p.cp-stage");
  const old = el("p.cp-old", { hidden: true });
  const inner = el("div.cp-panel__inner");
  const node = el(
    "aside.cp-panel",
    { id: "result", "aria-label": t("result.label"), tabindex: "-1" },
    stage,
    old,
    inner,
    actions,
  );
  const bar = resultBar(node);
  /** @type {Result | null} */
  let result = null;
  let line = ""; // what the engine's stage says
  /** @type {string | undefined} */
  let failure; // what went wrong, as it stands there
  /** What the last edit is compared with: every key of it has an answer. @type {Result | null} */
  let before = null;
  let shownAt = 0;
  /** What stands beside the total, until it fades. @type {import("./score.js").Change | null} */
  let told = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;

  /** @param {string} text */
  function tell(text) {
    stage.textContent = text;
    stage.hidden = !text;
  }

  function forget() {
    clearTimeout(fading);
    result = before = told = null;
    shownAt = 0;
    bar.show(null);
  }

  /** To a question of the form, which the panel may cover. @param {string} path */
  function goTo(path) {
    bar.close();
    visit(path);
  }

  /** To a section under the form, which the panel may cover. @param {Event} event */
  function jump(event) {
    bar.close();
    open(/** @type {HTMLAnchorElement} */ (event.currentTarget).hash);
  }

  /** The answer that stands there is from before, or it is of now. @param {string} text empty for now */
  function date(text) {
    fill(old, text);
    old.hidden = !text;
    bar.date(text ? t("old.bar") : "");
  }

  return {
    node,
    bar: bar.node,
    goTo,
    date,

    /** Is there a result to compare the next one with? */
    isEmpty: () => result === null,

    /** @param {Result} next @param {Given} given @returns {Shown} what is shown with it elsewhere */
    show(next, given) {
      if (before === null || Date.now() - shownAt > STILL) before = result;
      shownAt = Date.now();
      const change = before && changeBetween(before, next);
      if (change || result?.crs.total !== next.crs.total) told = change; // an edit that moves nothing takes nothing away
      result = next;
      const shown = { ...given, change: told, goTo, labelOf, jump };
      drawSummary(inner, next, shown);
      clearTimeout(fading);
      if (told) fading = setTimeout(fade, FADES);
      function fade() {
        told = null;
        drawSummary(inner, next, { ...shown, change: null });
      }
      bar.show(inShort(next, given));
      announce(spoken(next, told, given));
      return shown;
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
    /** Nothing could be answered yet, as what was entered cannot be used. */
    refused: () => drawRefused(inner),

    /** @param {import("../engine/engine.js").Report} report @param {() => void} retry */
    report(report, retry) {
      const failed = report.stage === "failed";
      line = failed ? "" : stageText(report);
      tell(line);
      if (!failed) return;
      const stands = find(inner, ".cp-box--failed");
      if (!stands || failure !== report.detail) fill(inner, failureBox(report, retry)); // read aloud once, however much is typed
      failure = report.detail;
      forget();
    },
  };
}

/** What each planned credential does to the score. @param {Result} result */
const plannedOf = ({ credentials }) => credentials.filter((one) => one.planned && one.effect);

/** How far the answers are, in words. @param {Result} result @param {Given} known */
const progressIn = ({ questions }, { profile, isUnsure }) => progressText(progressOf(profile, questions, isUnsure));

/** The bar's two lines: the score once it is narrow; until then the last credential's verdicts. @param {Result} result @param {Given} known */
function inShort(result, known) {
  const { cards } = known;
  const { credentials, questions } = result;
  const { range } = result.crs;
  if (!isNarrow(range)) {
    const name = credentials.length > 1 ? titleOf(cards.at(-1) ?? {}) : "";
    return { credential: credentials.at(-1) ?? null, name, figure: "", rest: progressIn(result, known) };
  }
  const planned = plannedOf(result);
  const open = isShutOut(result.programs) ? t("result.no-program") : counted("bar.questions", questions.length);
  const rest = planned.length === 1 ? t("bar.planned", { figure: effectFigure(planned[0]) }) : open;
  return { credential: null, name: "", figure: t("bar.points", { figure: span(range) }), rest };
}

/** The result in one line, for those who do not see it. @param {Result} result @param {import("./score.js").Change | null} change @param {Given} known */
const spoken = (result, change, known) =>
  (isNarrow(result.crs.range)
    ? [
        counted("total", result.crs.total, { range: span(result.crs.range) }),
        isShutOut(result.programs) && t("result.no-program"),
        change && `${change.figure}: ${change.because}`,
        ...plannedOf(result).map((one) => {
          const { with: after, total } = /** @type {import("./verdicts.js").Effect} */ (one.effect);
          const by = total !== 0 || isSureNought(one) ? signed(total) : t("word.not-yet-known");
          return t("announce.planned", { total: span(after.range), change: by });
        }),
      ]
    : [progressIn(result, known)]
  )
    .filter(Boolean)
    .join(". ");
