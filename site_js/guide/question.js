/** One question of the decision guide as a form: its heading, its control, "I don't know", and the way back. */

import { countries } from "../form/countries.js";
import { el, newId } from "../page/dom.js";
import { toNumber, toShare } from "../form/numbers.js";
import { LOCALE, has, number, t } from "../page/words.js";

/** @typedef {import("./questions.js").Question} Question */

/** The words of a question (q), its help (h) or one of its answers (o): the guide's own, or those of the form. */
export function wording(kind, question, g, option = "") {
  const end = kind === "o" ? `.${option}` : "";
  const short = question.id.split("/").at(-1);
  const keys = [`${kind}.${kind === "o" ? short : question.id}${end}`];
  if (g.has(keys[0])) return g(keys[0]);
  if (kind === "o") return t(keys[0]);
  const found = [`${kind}.credential.${question.id}`, `${kind}.more.applicant/occupation/${question.id}`].find(has);
  return found ? t(found) : "";
}

/**
 * @param {Question} question
 * @param {{g: any, number: number, before: any, problem: string, give: (value: any) => void, back: null | (() => void)}} options
 *   `before`: the answer given earlier, offered again; null where it was "I don't know"
 */
export function askForm(question, { g, number: nth, before, problem, give, back }) {
  const id = newId("guide");
  const help = wording("h", question, g);
  const heading = el("h3.cp-guide__question", { id, tabindex: "-1", text: wording("q", question, g) });
  const error = el("p.cp-guide__error", { id: `${id}-error`, role: "alert", text: problem, hidden: !problem });
  const control = MAKERS[question.type](question, {
    labelledby: id,
    describedby: [help && `${id}-help`, `${id}-error`].filter(Boolean).join(" "),
    before,
    g,
  });
  if (problem) control.invalid();
  const node = el(
    "form.cp-guide__form",
    {
      novalidate: true,
      "data-question": question.id,
      onsubmit: (event) => {
        event.preventDefault();
        const value = control.value();
        if (value !== undefined) return give(value);
        error.hidden = false;
        error.textContent = g(["choice", "yesno", "country"].includes(question.type) ? "needed" : "needed.typed");
        control.invalid();
        control.focus();
      },
    },
    el("p.cp-guide__count", { text: g("count", { n: nth }) }),
    heading,
    help && el("p.cp-guide__help", { id: `${id}-help`, text: help }),
    control.node,
    error,
    el(
      "p.cp-guide__actions",
      {},
      el("button.md-button.md-button--primary", { type: "submit", text: g("next") }),
      el("button.md-button.cp-guide__unsure", { type: "button", text: t("unsure"), onclick: () => give(null) }),
      back && el("button.cp-guide__back", { type: "button", text: g("back"), onclick: back }),
    ),
  );
  return { node, heading };
}

/** A few answers under each other. */
function choice(pairs) {
  return (question, { labelledby, describedby, before, g }) => {
    const name = newId("guide-choice");
    const inputs = pairs(question, g).map(([value, label]) => {
      const input = el("input", { type: "radio", name, id: newId("guide-option"), checked: value === before });
      return {
        value,
        input,
        node: el("label.cp-guide__option", { for: input.id }, input, el("span", { text: label })),
      };
    });
    return {
      node: el(
        `div.cp-guide__options${inputs.length > 6 ? ".cp-guide__options--many" : ""}`,
        { role: "radiogroup", "aria-labelledby": labelledby, "aria-describedby": describedby },
        inputs.map((one) => one.node),
      ),
      value: () => inputs.find((one) => one.input.checked)?.value,
      focus: () => inputs[0].input.focus(),
      invalid: () => inputs.forEach((one) => one.input.setAttribute("aria-invalid", "true")),
    };
  };
}

function select(question, { labelledby, describedby, before }) {
  const input = el(
    "select.cp-guide__input",
    { "aria-labelledby": labelledby, "aria-describedby": describedby },
    el("option", { value: "", text: t("choose") }),
    countries(LOCALE).map(([value, label]) => el("option", { value, text: label })),
  );
  input.value = before ?? "";
  return control(input, input, () => input.value || undefined);
}

const control = (node, input, value) => ({
  node,
  value,
  focus: () => input.focus(),
  invalid: () => input.setAttribute("aria-invalid", "true"),
});

const decimal = (value) =>
  typeof value === "number" ? String(value).replace(".", LOCALE === "fr" ? "," : ".") : String(value);
const percent = (value) => (typeof value === "number" ? decimal(Math.round(value * 1e6) / 1e4) : String(value));

function typed(attributes, toText, toValue) {
  return (question, { labelledby, describedby, before }) => {
    const input = el("input.cp-guide__input", {
      autocomplete: "off",
      "aria-labelledby": labelledby,
      "aria-describedby": describedby,
      list: question.list,
      ...attributes,
    });
    if (before !== undefined && before !== null) input.value = toText(before);
    const unit = question.type === "share" ? "%" : question.unit && t(`unit.${question.unit}`);
    const quick = (question.quick ?? []).map((figure) =>
      el("button.cp-guide__quick", {
        type: "button",
        text: question.type === "share" ? t("share", { n: number(figure * 100) }) : number(figure),
        onclick: () => {
          input.value = toText(figure);
          input.focus();
        },
      }),
    );
    const row = el("div.cp-guide__row", {}, input, unit && el("span.cp-guide__unit", { text: unit }), quick);
    return control(row, input, () => toValue(input.value));
  };
}

const MAKERS = {
  country: select,
  choice: choice((question, g) => question.options.map((value) => [value, wording("o", question, g, value)])),
  yesno: choice(() => [
    [true, t("yes")],
    [false, t("no")],
  ]),
  number: typed(
    { type: "text", inputmode: "decimal", class: "cp-guide__input cp-guide__input--short" },
    decimal,
    toNumber,
  ),
  share: typed(
    { type: "text", inputmode: "decimal", class: "cp-guide__input cp-guide__input--short" },
    percent,
    toShare,
  ),
  date: typed(
    { type: "date", max: "9999-12-31", class: "cp-guide__input cp-guide__input--date" },
    String,
    (text) => text || undefined,
  ),
  text: typed({ type: "text", maxlength: 500 }, String, (text) => text.trim() || undefined),
};
