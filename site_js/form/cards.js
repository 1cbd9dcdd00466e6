/** Credentials as cards: add, edit, remove (and take back a removal); the verdict stands under each. */

import { country } from "./countries.js";
import { group } from "./controls.js";
import { el, fill, icon, whenAnswered } from "../page/dom.js";
import { isBlank } from "./profile.js";
import { LOCALE, counted, t } from "../page/words.js";

/** Cards open for editing, by the draft they show. @type {WeakSet<object>} */
const OPEN = new WeakSet();

/**
 * The list of cards over an array of credential drafts.
 * @param {{list: () => any[], specs: import("./fields.js").Spec[], base: string, name: string, changed: () => void, say: (text: string) => void}} options
 */
export function cardList({ list, specs, base, name, changed, say }) {
  const cards = el("div.cp-cardstack");
  const note = el("div.cp-note", { hidden: true });
  const add = el(
    "button.cp-button.cp-button--add",
    { type: "button", onclick: () => addCard() },
    icon("plus"),
    t("card.add"),
  );
  const node = el(
    "div.cp-cardlist",
    { "data-base": base, "data-alias": "" },
    cards,
    note,
    el("p.cp-actions", { "data-key": "add" }, add),
  );
  /** @type {Array<{card: any, slot: HTMLElement, sync: () => void}>} */
  let drawn = [];

  function addCard() {
    const card = {};
    list().push(card);
    OPEN.add(card);
    draw();
    changed();
    drawn.at(-1).focus();
  }

  function removeCard(card) {
    const index = list().indexOf(card);
    list().splice(index, 1);
    draw();
    changed();
    const text = t("card.removed", { title: titleOf(card) });
    const undo = el("button.cp-button", {
      type: "button",
      text: t("undo"),
      onclick: () => {
        list().splice(Math.min(index, list().length), 0, card);
        note.hidden = true;
        draw();
        changed();
        drawn[Math.min(index, drawn.length - 1)].focus();
      },
    });
    note.hidden = false;
    fill(note, el("span", { text }), " ", undo);
    say(text);
    undo.focus();
  }

  function draw() {
    drawn = list().map((card, index) =>
      cardOf(card, index, {
        specs,
        name,
        base,
        changed,
        remove: () => removeCard(card),
        resync: sync,
      }),
    );
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
  }

  draw();
  return {
    node,
    draw,
    sync,
    add,
    addCard,
    /** The place for the verdict of the n-th card. */
    slot: (index) => drawn[index]?.slot,
    /** Every card's verdict place, in order. */
    slots: () => drawn.map((one) => one.slot),
  };
}

/** A credential by its own title, or by what it is and where it is from. */
export function titleOf(card) {
  return card.title || [card.kind ? t(`o.kind.${card.kind}`) : t("card.untitled")].join(" ");
}

function subtitleOf(card) {
  return [
    card.title && card.kind ? t(`o.kind.${card.kind}`) : null,
    card.country ? country(card.country, LOCALE) : null,
    typeof card.program_years === "number" && card.country === "CA" ? counted("card.years", card.program_years) : null,
    card.status === "planned" ? t("o.status.planned") : card.status === "unfinished" ? t("o.status.unfinished") : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

function cardOf(card, index, { specs, name, base, changed, remove, resync }) {
  const title = el("h3.cp-card__title", { tabindex: "-1" });
  const subtitle = el("p.cp-card__subtitle");
  const edit = el("button.cp-button", { type: "button", onclick: () => toggle() });
  const away = el("button.cp-button", { type: "button", onclick: remove });
  const questions = group(
    specs,
    "credential",
    () => card,
    () => {
      resync();
      changed();
    },
    `${base}/${index}`,
  );
  const done = el("button.cp-button", { type: "button", text: t("card.done"), onclick: () => toggle() });
  const body = el("div.cp-card__body", {});
  whenAnswered(() => body.append(questions.node, el("p.cp-actions", {}, done)));
  const slot = el("div.cp-card__verdict", { "aria-live": "off" });
  const node = el(
    "section.cp-card",
    { "data-opens": "" },
    el(
      "div.cp-card__head",
      {},
      el("div.cp-card__names", {}, title, subtitle),
      el("div.cp-card__buttons", {}, edit, away),
    ),
    body,
    slot,
  );
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

  function sync(pointer) {
    questions.node.dataset.base = pointer;
    const called = titleOf(card);
    title.textContent = called;
    subtitle.textContent = subtitleOf(card);
    node.setAttribute("aria-label", t(`card.label.${name}`, { n: index + 1, title: called }));
    show();
    away.textContent = t("card.remove");
    away.setAttribute("aria-label", `${t("card.remove")}: ${called}`);
  }

  return {
    card,
    node,
    slot,
    sync,
    focus: () => (OPEN.has(card) ? questions.node.querySelector("select, input") : title).focus(),
  };
}
