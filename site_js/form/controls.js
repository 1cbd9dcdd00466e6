/** What answers are given with, in the calculator's form and in the decision guide: each control shows and reads one value. */

import { el, newId } from "../page/dom.js";
import { LOCALE, firstOf, number, t } from "../page/words.js";
import { countries } from "./countries.js";
import { monthControl } from "./months.js";
import { fromNumber, fromShare, toNumber, toShare } from "./numbers.js";

/**
 * @typedef {"text" | "lines" | "number" | "share" | "date" | "month" | "choice" | "country" | "pick" | "yesno" | "school" | "length" | "occupation"} Type a choice is one of a list that folds,
 *   a pick one of a few that stand side by side
 */

/**
 * What a control must know of its question.
 * @typedef {object} Asked
 * @property {string} key its words are `o.<the key's last part>.<value>`
 * @property {Type} type
 * @property {readonly string[]} [options] values of a choice or a pick
 * @property {readonly number[]} [quick] figures offered as buttons
 * @property {string} [list] id of the page's datalist that is searched while typing
 * @property {string} [unit] words of the unit
 * @property {string} [answers] its answers' words are `o.<this>.<value>` instead
 * @property {ReadonlyArray<[any, string, Record<string, string | number>]>} [stated] answers beside a line to type in: the value, its words' key and what fills them
 * @property {boolean} [plain] "I don't know" is none of its answers
 */

/**
 * @typedef {object} Ties how a control is tied to the words around it
 * @property {string} id
 * @property {string} [name] of its radio buttons, which the next question drawn in this place has again: a browser keeps each it has ever seen
 * @property {string} describedby
 * @property {string} [labelledby] where no `label` and no `legend` names it
 */

/**
 * @typedef {object} Control
 * @property {HTMLElement} node
 * @property {() => any} value undefined where there is none, null where it is "I don't know"
 * @property {(value: any) => void} show leaves alone what is being typed
 * @property {() => void} focus
 * @property {() => void} refuse marks what was given as wrong
 */

/** @typedef {(asked: Asked, ties: Ties, changed: (value: any) => void) => Control} Maker */

/**
 * The control that a question is answered with.
 * @param {Asked} asked
 * @param {Ties} ties
 * @param {(value: any) => void} changed
 */
export const control = (asked, ties, changed) =>
  MAKERS[/** @type {keyof typeof MAKERS} */ (asked.type)](asked, ties, changed);

/** The words of an answer: its own, or those of the level or of the yes and no that it stands for. @param {string} key @param {string} value */
export const answerWords = (key, value) =>
  firstOf(`o.${key.split("/").at(-1)}.${value}`, `o.${value}`, `level.${value}`);

const POINT = LOCALE === "fr" ? "," : ".";

/** @param {Ties} ties */
const tied = ({ id, describedby, labelledby }) => ({
  id,
  "aria-describedby": describedby,
  "aria-labelledby": labelledby,
});

/** @param {HTMLElement} node */
const refuse = (node) => node.setAttribute("aria-invalid", "true");

/**
 * A line to type in, with its unit and figures to take.
 * @param {Record<string, string | number>} attributes
 * @param {(value: any, point: string) => string} toText
 * @param {(text: string) => any} toValue
 * @returns {Maker}
 */
function typed(attributes, toText, toValue) {
  return (asked, ties, changed) => {
    const input = el("input.cp-input", { ...tied(ties), autocomplete: "off", list: asked.list, ...attributes });
    const pills = (asked.quick ?? []).map((figure) => ({
      figure,
      node: el("button.cp-pill", {
        type: "button",
        "aria-describedby": ties.labelledby ?? `${ties.id}-label`,
        text: asked.type === "share" ? t("share", { n: number(figure * 100) }) : number(figure),
        onclick() {
          input.value = toText(figure, POINT);
          changed(figure);
        },
      }),
    }));
    const stated = (asked.stated ?? []).map(([figure, key, facts]) => ({
      figure,
      node: el("button.cp-pill", {
        type: "button",
        "aria-describedby": ties.labelledby ?? `${ties.id}-label`,
        text: t(key, facts),
        onclick() {
          input.value = "";
          changed(figure);
        },
      }),
    }));
    pills.push(...stated);
    const unit = asked.type === "share" ? "%" : asked.unit && firstOf(`unit.${asked.unit}`);
    const value = () => toValue(input.value);
    input.addEventListener("input", () => changed(value()));
    return {
      node: el(
        "div.cp-row",
        {},
        el("span.cp-entry", {}, input, unit && el("span.cp-unit", { "aria-hidden": "true", text: unit })),
        pills.map((pill) => pill.node),
      ),
      value,
      show(answer) {
        const given = stated.some(({ figure }) => figure === answer) ? undefined : answer;
        if (document.activeElement !== input || value() !== given) {
          input.value = given === undefined ? "" : toText(given, POINT);
        }
        for (const { node, figure } of pills) node.setAttribute("aria-pressed", String(figure === answer));
      },
      focus: () => input.focus(),
      refuse: () => refuse(input),
    };
  };
}

/** Several lines to type in. @type {Maker} */
function lines(asked, ties, changed) {
  const area = el("textarea.cp-input", { ...tied(ties), rows: 3 });
  const value = () => area.value || undefined;
  area.addEventListener("input", () => changed(value()));
  return {
    node: area,
    value,
    show(answer) {
      if (document.activeElement !== area) area.value = answer ?? "";
    },
    focus: () => area.focus(),
    refuse: () => refuse(area),
  };
}

const UNSURE = "?"; // of a list that folds, the value of "I don't know"

/**
 * A list that folds; first in it stands that nothing is chosen, then "I don't know".
 * @param {(asked: Asked) => Array<[string, string]>} answers each with its words
 * @returns {Maker}
 */
function select(answers) {
  return (asked, ties, changed) => {
    const input = el(
      "select.cp-input",
      tied(ties),
      el("option", { value: "", text: t("choose") }),
      !asked.plain && el("option", { value: UNSURE, text: t("unsure") }),
      answers(asked).map(([value, text]) => el("option", { value, text })),
    );
    const value = () => (input.value === UNSURE ? null : input.value || undefined);
    input.addEventListener("change", () => changed(value()));
    return {
      node: input,
      value,
      show: (answer) => void (input.value = answer === null ? UNSURE : (answer ?? "")),
      focus: () => input.focus(),
      refuse: () => refuse(input),
    };
  };
}

/**
 * A few answers beside each other; the last is "I don't know".
 * @param {(asked: Asked) => Array<[any, string]>} answers each with its words
 * @returns {Maker}
 */
function picks(answers) {
  return (asked, ties, changed) => {
    /** @type {Array<[any, string]>} */
    const every = asked.plain ? answers(asked) : [...answers(asked), [null, t("unsure")]];
    const choices = every.map(([value, text]) => {
      const input = el("input", {
        type: "radio",
        name: ties.name || ties.id,
        id: newId("pick"),
        onchange: () => changed(value),
      });
      const words = el("span", { class: value === null && "cp-unsure", text });
      return { value, input, node: el("label.cp-choice", { for: input.id }, input, words) };
    });
    const checked = () => choices.find(({ input }) => input.checked);
    const { labelledby, describedby } = ties;
    return {
      node: el(
        "div.cp-picks",
        labelledby ? { role: "radiogroup", "aria-labelledby": labelledby, "aria-describedby": describedby } : {},
        choices.map(({ node }) => node),
      ),
      value: () => checked()?.value,
      show(answer) {
        for (const { value, input } of choices) input.checked = value === answer;
      },
      focus: () => (checked() ?? choices[0]).input.focus(),
      refuse: () => choices.forEach(({ input }) => refuse(input)),
    };
  };
}

/** @param {Asked} asked @returns {Array<[string, string]>} */
const listed = ({ key, answers = key, options = [] }) => options.map((value) => [value, answerWords(answers, value)]);

/** @returns {Array<[boolean, string]>} */
const yesOrNo = () => [
  [true, t("o.yes")],
  [false, t("o.no")],
];

const FIGURE = { type: "text", inputmode: "decimal", class: "cp-input cp-input--short" };

/** @type {Record<Exclude<Type, "school" | "length" | "occupation">, Maker>} */
const MAKERS = {
  text: typed({ type: "text", maxlength: 500 }, String, (text) => text.trim() || undefined),
  lines,
  number: typed(FIGURE, fromNumber, toNumber),
  share: typed(FIGURE, fromShare, toShare),
  date: typed(
    { type: "date", class: "cp-input cp-input--date", max: "9999-12-31" },
    String,
    (text) => text || undefined,
  ),
  month: monthControl,
  choice: select(listed),
  country: select(() => countries(LOCALE)),
  pick: picks(listed),
  yesno: picks(yesOrNo),
};
