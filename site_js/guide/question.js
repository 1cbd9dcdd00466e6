/** One question of the decision guide as a form: its heading, its control, "I don't know", and the way back. */

import { control } from "../form/controls.js";
import { el, newId } from "../page/dom.js";
import { firstOf, t } from "../page/words.js";

/** @typedef {import("./questions.js").Question} Question */

/** The words of a question (q) or its help (h): the guide's own, or those of the form. @param {"q" | "h"} kind @param {Question} question */
export const wording = (kind, { id, key }) =>
  firstOf(`guide.${kind}.${id}`, `${kind}.credential.${id}`, `${kind}.more.${key}`);

/** More answers than these stand beside each other where there is room. */
const MANY = 6;

/**
 * @param {Question} question
 * @param {object} options
 * @param {number} options.number which question this is, from 1
 * @param {any} options.before the answer given earlier, offered again; null where it was "I don't know"
 * @param {string} options.problem what was wrong with it
 * @param {(value: any) => void} options.give
 * @param {null | (() => void)} options.back
 */
export function askForm(question, { number, before, problem, give, back }) {
  const id = newId("guide");
  const help = wording("h", question);
  const heading = el("h3.cp-guide__question", { id, tabindex: "-1", text: wording("q", question) });
  const error = el("p.cp-guide__error", { id: `${id}-error`, role: "alert", text: problem, hidden: !problem });
  const listed = question.type === "choice"; // in the calculator it folds
  const describedby = [help && `${id}-help`, `${id}-error`].filter(Boolean).join(" ");
  const answer = control(
    { ...question, type: listed ? "pick" : question.type, plain: true },
    { id: `${id}-answer`, labelledby: id, describedby },
    () => {
      // A figure was taken that is offered; who types stays where they type, in any part of a date.
      if (!document.activeElement?.matches("input, select")) answer.focus();
    },
  );
  answer.node.classList.toggle("cp-picks--many", answer.node.childElementCount > MANY);
  answer.show(before ?? undefined);
  if (problem) answer.refuse();

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const value = answer.value();
    if (value !== undefined) return give(value);
    error.hidden = false;
    error.textContent = t(CHOSEN.includes(question.type) ? "guide.needed" : "guide.needed.typed");
    answer.refuse();
    answer.focus();
  }

  const node = el(
    "form.cp-guide__form",
    { novalidate: true, "data-question": question.id, onsubmit: submit },
    el("p.cp-guide__count", { text: t("guide.count", { n: number }) }),
    heading,
    help && el("p.cp-guide__help", { id: `${id}-help`, text: help }),
    answer.node,
    error,
    el(
      "p.cp-guide__actions",
      {},
      el("button.md-button.md-button--primary", { type: "submit", text: t("guide.next") }),
      el("button.md-button.cp-guide__unsure", { type: "button", text: t("unsure"), onclick: () => give(null) }),
      back && el("button.cp-guide__back", { type: "button", text: t("back"), onclick: back }),
    ),
  );
  return { node, heading };
}

const CHOSEN = ["choice", "pick", "yesno", "country"];
