/** Credentials as cards: add, edit, remove (and take back a removal); the verdict stands under each. */

import { addButton, button, el, fill, find } from "../page/dom.js";
import { whenAnswered } from "../page/later.js";
import { academicYearsSaid } from "../page/lengths.js";
import { LOCALE, counted, firstOf, t } from "../page/words.js";
import { answerWords } from "./controls.js";
import { country } from "./countries.js";
import { isBlank } from "./draft.js";
import { group } from "./question.js";
import { settledLine } from "./settled.js";
import { lengthOf } from "./taking.js";

/** @typedef {import("./draft.js").Answers} Answers */

/**
 * What every card of a list has.
 * @typedef {object} Shared
 * @property {readonly import("./spec.js").Spec[]} specs
 * @property {string} base JSON Pointer of the list in the profile
 * @property {"own" | "partner"} name
 * @property {() => void} changed
 * @property {() => import("./draft.js").Draft} whole
 */

/** @typedef {ReturnType<typeof cardOf>} Card */

/** Cards open for editing, by the draft they show. @type {WeakSet<Answers>} */
const OPEN = new WeakSet();

/**
 * The list of cards over the credentials of a person.
 * @param {Shared & {person: () => import("./draft.js").Person, say: (text: string) => void}} options
 */
export function cardList({ person, say, ...shared }) {
  const list = () => person().credentials;
  const { specs, base, changed } = shared;
  const cards = el("div.cp-cardstack");
  const note = el("div.cp-note", { hidden: true });
  const add = addButton(t("card.add"), addCard);
  const none = el("button.cp-pill", { type: "button", text: t("card.none"), onclick: holdsNone });
  const actions = el("div.cp-actions", { "data-key": "add" }, add, none);
  const node = el("div.cp-cardlist", { "data-base": base, "data-alias": "" }, cards, note, actions);
  /** @type {Card[]} */
  let drawn = [];

  function addCard() {
    /** @type {Answers} */
    const card = {};
    list().push(card);
    delete person().credentials_status;
    OPEN.add(card);
    draw();
    changed();
    drawn.at(-1)?.focus();
  }

  /** None held is an answer too; pressed again, it is taken back. */
  function holdsNone() {
    if (person().credentials_status) delete person().credentials_status;
    else person().credentials_status = "none";
    sync();
    changed();
  }

  /** @param {Answers} card */
  function removeCard(card) {
    const index = list().indexOf(card);
    list().splice(index, 1);
    draw();
    changed();
    const text = t("card.removed", { title: titleOf(card) });
    const undo = button(t("undo"), () => putBack(card, index));
    note.hidden = false;
    fill(note, el("span", { text }), " ", undo);
    say(text);
    undo.focus();
  }

  /** @param {Answers} card @param {number} index */
  function putBack(card, index) {
    const at = Math.min(index, list().length);
    list().splice(at, 0, card);
    delete person().credentials_status;
    note.hidden = true;
    draw();
    changed();
    drawn[at].focus();
  }

  function draw() {
    drawn = list().map((card, index) => cardOf(card, index, shared, { remove: () => removeCard(card), resync: sync }));
    fill(
      cards,
      drawn.map((one) => one.node),
    );
    sync();
  }

  /** Number the bases by the credentials that are sent: a card without an answer is not. */
  function sync() {
    let sent = 0;
    for (const one of drawn) {
      const blank = isBlank(specs, one.card);
      one.sync(blank ? `${base}/-` : `${base}/${sent}`);
      if (!blank) sent += 1;
    }
    none.hidden = drawn.length > 0;
    none.setAttribute("aria-pressed", String(person().credentials_status === "none"));
  }

  draw();
  return {
    node,
    /** What stands under the cards. */
    actions,
    add,
    draw,
    sync,
    /** Fold what no longer decides. @param {import("../types/result.js").Credential[]} credentials @param {number[]} sent the cards they stand on */
    settle(credentials, sent) {
      drawn.forEach((one, index) => one.settle(credentials[sent.indexOf(index)] ?? null));
    },
    /** Every card with its place for the verdict, in order. */
    drawn: () => drawn,
  };
}

/** What a credential is, in fewer words than the form has for it. @param {Answers} card */
const kindOf = (card) => firstOf(`short.kind.${card.kind}`) || answerWords("kind", card.kind);

/** A credential by its own title, or by what it is. @param {Answers} card @returns {string} */
export const titleOf = (card) => card.title || (card.kind ? kindOf(card) : t("card.untitled"));

/** A length in the unit in which it was said. @param {Answers} card */
function lengthWords(card) {
  const { figure, unit } = lengthOf(card);
  return typeof figure === "number" && (unit === "years" ? academicYearsSaid(figure) : counted(unit, figure));
}

/** @param {Answers} card */
const subtitleOf = (card) =>
  [
    card.title && card.kind && kindOf(card),
    card.country && country(card.country, LOCALE),
    card.country === "CA" && lengthWords(card),
    ["planned", "unfinished"].includes(card.status) && answerWords("status", card.status),
  ]
    .filter(Boolean)
    .join(" · ");

/**
 * One card.
 * @param {Answers} card
 * @param {number} index
 * @param {Shared} shared
 * @param {{remove: () => void, resync: () => void}} list
 */
function cardOf(card, index, { specs, name, base, changed, whole }, { remove, resync }) {
  const title = el("h3.cp-card__title", { tabindex: "-1" });
  const subtitle = el("p.cp-card__subtitle");
  const edit = button("", toggle);
  const away = button(t("card.remove"), remove);
  const answered = () => {
    resync();
    changed();
  };
  const questions = group(specs, "credential", () => card, answered, `${base}/${index}`, whole);
  const settled = settledLine(questions);
  const body = el("div.cp-card__body");
  whenAnswered(() => body.append(questions.node, settled.node, el("p.cp-actions", {}, button(t("card.done"), toggle))));
  const slot = el("div.cp-card__verdict", { "aria-live": "off" });
  const names = el("div.cp-card__names", {}, title, subtitle);
  const head = el("div.cp-card__head", {}, names, el("div.cp-card__buttons", {}, edit, away));
  const node = el("section.cp-card", { "data-opens": "" }, head, body, slot);
  node.addEventListener("cp-open", () => {
    OPEN.add(card);
    show();
  });

  function toggle() {
    if (OPEN.has(card)) OPEN.delete(card);
    else OPEN.add(card);
    show();
    edit.focus();
  }

  function show() {
    const open = OPEN.has(card);
    body.hidden = !open;
    edit.setAttribute("aria-expanded", String(open));
    edit.textContent = open ? t("card.close") : t("card.edit");
    edit.setAttribute("aria-label", `${edit.textContent}: ${titleOf(card)}`);
    node.classList.toggle("cp-card--open", open);
  }

  /** @param {string} pointer where the profile has it */
  function sync(pointer) {
    questions.node.dataset.base = pointer;
    const called = titleOf(card);
    fill(title, called);
    fill(subtitle, subtitleOf(card));
    node.setAttribute("aria-label", t(`card.label.${name}`, { n: index + 1, title: called }));
    show();
    away.setAttribute("aria-label", `${t("card.remove")}: ${called}`);
  }

  return {
    card,
    node,
    slot,
    sync,
    settle: settled.settle,
    focus: () => (OPEN.has(card) ? find(questions.node, "input, select") : title)?.focus(),
  };
}
