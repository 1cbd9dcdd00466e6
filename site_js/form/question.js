/** The questions of the calculator's form: each with its words, its control, "I don't know", and the place of its error. */

import { el, fill, find, newId } from "../page/dom.js";
import { firstOf, t } from "../page/words.js";
import { control } from "./controls.js";
import { isUnsure, read, setUnsure, write } from "./draft.js";
import { lengthControl } from "./length.js";
import { occupationControl } from "./occupation.js";
import { schoolControl } from "./school.js";

/** @typedef {import("./spec.js").Spec} Spec */
/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {import("./draft.js").Draft} Draft */

/**
 * One question.
 * @param {Spec} spec
 * @param {string} scope its words are `q.<scope>.<key>` and `h.<scope>.<key>`
 * @param {() => Answers} draft the object that the answer is kept in
 * @param {() => Draft} whole
 * @param {(spec: Spec) => void} changed
 * @param {string} place no other object of the page is asked for in this place
 * @returns {{node: HTMLElement, sync: () => void, spec: Spec, settle: (settled: boolean) => void, isAnswered: () => boolean}}
 */
function question(spec, scope, draft, whole, changed, place) {
  const id = newId("field");
  const words = spec.words ?? spec.key;
  const label = firstOf(`q.${scope}.${words}`) || words;
  const help = firstOf(`h.${scope}.${words}`);
  const remark = spec.remark && el("p.cp-remark", { id: `${id}-remark`, hidden: true });
  const describedby = [help && `${id}-help`, remark && `${id}-remark`, `${id}-error`].filter(Boolean).join(" ");

  /** @param {any} value */
  function set(value) {
    const given = value === null ? undefined : value;
    if (spec.take) spec.take(draft(), given);
    else write(draft(), spec.key, given);
    setUnsure(draft(), spec.key, value === null);
    changed(spec);
  }

  const made = (OWN[spec.type] ?? control)(spec, { id, name: place && `${place}/${spec.key}`, describedby }, set);
  const unsure =
    TYPED.includes(spec.type) &&
    !spec.plain &&
    el("button.cp-pill.cp-pill--unsure", {
      type: "button",
      "aria-describedby": `${id}-label`,
      text: t("unsure"),
      onclick() {
        const taken = isUnsure(draft(), spec.key); // pressed again, it is taken back
        if (spec.type === "length") set({ unit: "years" });
        set(taken ? undefined : null);
        made.focus();
      },
    });
  if (unsure) made.node.append(unsure);

  const sideBySide = SIDE_BY_SIDE.includes(spec.type);
  const name = sideBySide
    ? el("legend.cp-label", { text: label })
    : el("label.cp-label", { for: id, id: `${id}-label`, text: label });
  const node = el(
    `${sideBySide ? "fieldset" : "div"}.cp-question.cp-question--${spec.type}${spec.wide ? ".cp-question--wide" : ""}`,
    {
      ...(sideBySide ? { id, "aria-describedby": describedby } : {}),
      "data-key": spec.key,
      "data-for": [...(spec.for ?? []), ...(spec.also ?? [])].join(" ") || null,
      "data-enter": spec.enter ?? spec.unit ?? spec.type,
    },
    name,
    help && el("p.cp-help", { id: `${id}-help`, text: help }),
    made.node,
    remark,
    el("p.cp-error", { id: `${id}-error`, hidden: true }),
  );

  let settled = false; // nothing hangs on it any more
  const isAnswered = () => [spec.key, ...(spec.also ?? [])].some((path) => read(draft(), path) !== undefined);

  /** Was "I don't know" said, and nothing since? */
  const isOpenAnswer = () => isUnsure(draft(), spec.key) && !isAnswered();

  /** @param {any} value a line to type in shows nothing where it is not known */
  const shownAs = (value) => (!unsure && isOpenAnswer() ? null : value);

  function sync() {
    const value = spec.give ? spec.give(draft()) : read(draft(), spec.key);
    node.hidden = Boolean(spec.when && !spec.when(draft(), whole()));
    node.classList.toggle("cp-question--settled", settled && !isAnswered());
    made.show(value === undefined && sideBySide && spec.plain ? spec.options?.[0] : shownAs(value));
    node.toggleAttribute("data-unsure", isOpenAnswer());
    if (unsure) unsure.setAttribute("aria-pressed", String(isOpenAnswer()));
    if (remark) say(remark, spec.remark?.(draft()) ?? null);
  }

  sync();
  return {
    node,
    sync,
    spec,
    isAnswered,
    settle(next) {
      settled = next;
      sync();
    },
  };
}

/** Controls that the calculator alone has. @type {Record<string, import("./controls.js").Maker>} */
const OWN = { school: schoolControl, length: lengthControl, occupation: occupationControl };

/** Say something under an answer. @param {HTMLElement} line @param {import("./scores.js").Remark | null} remark */
function say(line, remark) {
  line.hidden = !remark;
  line.classList.toggle("cp-remark--wrong", Boolean(remark?.wrong));
  fill(line, remark && t(remark.key, remark.facts));
}

const TYPED = ["text", "number", "length", "share", "date", "month", "occupation"];
const SIDE_BY_SIDE = ["pick", "yesno"];

/**
 * Several questions over one object; those that are rarely asked stand folded under the others.
 * @param {readonly Spec[]} specs
 * @param {string} scope
 * @param {() => Answers} draft
 * @param {(spec: Spec) => void} changed
 * @param {string} base JSON Pointer of the object in the profile
 * @param {() => Draft} whole the form's whole draft
 * @param {string} [place] where it stands, where the profile does not have it
 */
export function group(specs, scope, draft, changed, base, whole, place = base) {
  const told = (/** @type {Spec} */ one) => {
    sync();
    changed(one);
  };
  const questions = specs.map((spec) => question(spec, scope, draft, whole, told, place));
  const nodes = (/** @type {boolean} */ rare) =>
    questions.filter((one) => Boolean(one.spec.rare) === rare).map((one) => one.node);
  const folded = nodes(true);
  const less =
    folded.length > 0 &&
    el("details.cp-rare", {}, el("summary", { text: t("rare") }), el("div.cp-questions", {}, folded));
  const node = fill(el("div.cp-questions", { "data-base": base }), nodes(false), less);

  function sync() {
    for (const one of questions) one.sync();
    if (less) less.hidden = folded.every((one) => one.hidden);
  }

  /**
   * Fold what no longer decides away: questions without an answer, but for one that the keyboard is on.
   * @param {(spec: Spec) => boolean} isSettled
   * @returns {{spec: Spec, label: string}[]} the folded questions, and what they ask
   */
  function settle(isSettled) {
    const folded = questions.filter((one) => {
      const settled = isSettled(one.spec) && !one.node.contains(document.activeElement);
      one.settle(settled);
      return settled && !one.node.hidden && !one.isAnswered();
    });
    return folded.map(({ spec, node: one }) => ({ spec, label: find(one, ".cp-label")?.textContent ?? "" }));
  }

  sync();
  return { node, sync, settle };
}
