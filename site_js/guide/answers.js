/** The answers given so far, each with the way back to its question. */

import { answerWords } from "../form/controls.js";
import { country } from "../form/countries.js";
import { el } from "../page/dom.js";
import { academicYearsSaid } from "../page/lengths.js";
import { LOCALE, counted, day, number, t } from "../page/words.js";
import { wording } from "./question.js";
import { questionOf } from "./questions.js";

/** @typedef {import("./questions.js").Question} Question */

/**
 * @param {import("./questions.js").Answer[]} answers
 * @param {(step: number) => void} backTo
 */
export const answerList = (answers, backTo) =>
  el(
    "dl",
    {},
    answers.map(({ id, value }, index) => {
      const question = /** @type {Question} */ (questionOf(id));
      const asked = wording("q", question);
      const change = el("button.cp-guide__change", {
        type: "button",
        "aria-label": t("guide.change.label", { question: asked }),
        text: t("guide.change"),
        onclick: () => backTo(index),
      });
      const answer = el("span", { text: inWords(question, value) });
      return el("div", {}, el("dt", { text: asked }), el("dd", {}, answer, " ", change));
    }),
  );

/** An answer in words. @param {Question} question @param {any} value null for "I don't know" */
function inWords({ key, type, unit }, value) {
  if (value === null) return t("unsure");
  switch (type) {
    case "country":
      return country(value, LOCALE);
    case "yesno":
      return t(value ? "o.yes" : "o.no");
    case "choice":
    case "pick":
      return answerWords(key, value);
    case "share":
      return t("share", { n: number(value * 100) });
    case "number":
      if (unit === "years") return academicYearsSaid(value);
      return counted(/** @type {string} */ (unit), value);
    case "date":
    case "month":
      return day(value);
    default:
      return String(value);
  }
}
