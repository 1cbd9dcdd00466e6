/** Several alike things in a list (languages, jobs), each removable. */

import { addButton, button, el, fill, find } from "../page/dom.js";
import { t } from "../page/words.js";
import { group } from "./question.js";

/** @typedef {import("./draft.js").Answers} Answers */

/**
 * What a part of the form knows of the page.
 * @typedef {object} Page
 * @property {() => import("./draft.js").Draft} draft
 * @property {() => void} changed
 * @property {(text: string) => void} say
 */

/**
 * @typedef {object} Kind what the things of a list have in common
 * @property {readonly import("./spec.js").Spec[]} specs
 * @property {string} name their questions are `q.<name>.<key>`, their list's words `<name>.add` and `<name>.label`
 * @property {string} base JSON Pointer of the list in the profile
 * @property {(item: Answers) => boolean} isSent does the profile have it?
 */

/**
 * @param {() => Answers[]} list
 * @param {Kind} kind
 * @param {Page} page
 */
export function itemList(list, { specs, name, base, isSent }, page) {
  const holder = el("div.cp-items");
  const add = addButton(t(`${name}.add`), () => {
    addItem();
    find(/** @type {Element} */ (holder.lastElementChild), "select, input")?.focus();
  });
  const node = el("div", {}, holder, el("p.cp-actions", {}, add));
  /** @type {ReturnType<typeof itemOf>[]} */
  let drawn = [];

  function addItem() {
    list().push({});
    draw();
    page.changed();
  }

  /** @param {Answers} item */
  function remove(item) {
    list().splice(list().indexOf(item), 1);
    draw();
    page.changed();
    page.say(t("removed"));
    add.focus();
  }

  /** @param {Answers} item @param {number} index */
  function itemOf(item, index) {
    const label = t(`${name}.label`, { n: index + 1 });
    const answered = () => {
      sync();
      page.changed();
    };
    const questions = group(specs, name, () => item, answered, `${base}/${index}`, page.draft);
    const away = button(t("card.remove"), () => remove(item), { "aria-label": `${t("card.remove")}: ${label}` });
    const head = el("legend.cp-item__head", { text: label });
    return {
      item,
      questions,
      node: el("fieldset.cp-item", {}, head, questions.node, el("p.cp-actions", {}, away)),
    };
  }

  function draw() {
    drawn = list().map(itemOf);
    fill(holder, ...drawn.map((one) => one.node));
    sync();
  }

  function sync() {
    let sent = 0;
    for (const { item, questions } of drawn) {
      const goes = isSent(item);
      questions.node.dataset.base = goes ? `${base}/${sent}` : `${base}/-`;
      if (goes) sent += 1;
      questions.sync();
    }
  }

  draw();
  return { node, draw, sync, addItem };
}
