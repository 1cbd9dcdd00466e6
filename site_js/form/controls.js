/** One question of the form: its label, one line of help, its control, and "I don't know". */

import { countries } from "./countries.js";
import { el, fill, newId } from "../page/dom.js";
import { toNumber, toShare } from "./numbers.js";
import { read, write } from "./profile.js";
import { LOCALE, has, number, t } from "../page/words.js";

/** @typedef {import("./fields.js").Spec} Spec */

/**
 * @param {Spec} spec
 * @param {string} scope words' namespace: `q.<scope>.<key>`
 * @param {() => any} draft the object that the answer is kept in
 * @param {(spec: Spec) => void} changed
 * @returns {{node: HTMLElement, sync: () => void, spec: Spec}}
 */
export function question(spec, scope, draft, changed) {
  const make = MAKERS[spec.type];
  const get = () => read(draft(), spec.key);
  const set = (value) => {
    write(draft(), spec.key, value);
    changed(spec);
  };
  const parts = { label: wording("q", scope, spec), help: wording("h", scope, spec), id: newId("field") };
  const made = make(spec, parts, get, set);
  made.node.classList.add("cp-question", `cp-question--${spec.type}`);
  made.node.classList.toggle("cp-question--wide", Boolean(spec.wide));
  made.node.dataset.key = spec.key;
  if (spec.for) made.node.dataset.for = spec.for.join(" ");
  const sync = () => {
    made.node.hidden = Boolean(spec.when && !spec.when(draft()));
    made.sync?.();
  };
  sync();
  return { node: made.node, sync, spec };
}

const wording = (kind, scope, spec) => {
  const key = `${kind}.${scope}.${spec.key}`;
  return has(key) ? t(key) : has(`${kind}.${spec.key}`) ? t(`${kind}.${spec.key}`) : kind === "q" ? spec.key : "";
};

const errorLine = (id) => el("p.cp-error", { id: `${id}-error`, hidden: true });
const described = (parts) => [parts.help && `${parts.id}-help`, `${parts.id}-error`].filter(Boolean).join(" ");
const help = (parts) => parts.help && el("p.cp-help", { id: `${parts.id}-help`, text: parts.help });

/** "I don't know": lit while there is no answer; pressing it takes the answer away. */
function unsure(spec, parts, get, clear) {
  if (spec.plain) return { node: null, sync() {} };
  const node = el("button.cp-pill.cp-pill--unsure", {
    type: "button",
    "aria-describedby": `${parts.id}-label`,
    text: t("unsure"),
    onclick: clear,
  });
  return { node, sync: () => node.setAttribute("aria-pressed", String(get() === undefined)) };
}

function labelled(parts, ...inside) {
  return el(
    "div",
    {},
    el("label.cp-label", { for: parts.id, id: `${parts.id}-label`, text: parts.label }),
    help(parts),
    ...inside,
    errorLine(parts.id),
  );
}

function typed(attributes, toText, toValue) {
  return (spec, parts, get, set) => {
    const input = el("input.cp-input", {
      id: parts.id,
      "aria-describedby": described(parts),
      autocomplete: "off",
      ...attributes(spec),
    });
    const clear = () => {
      input.value = "";
      set(undefined);
      input.focus();
    };
    const idk = unsure(spec, parts, get, clear);
    const quick = (spec.quick ?? []).map((figure) =>
      el("button.cp-pill", {
        type: "button",
        "data-figure": figure,
        "aria-describedby": `${parts.id}-label`,
        text: toQuick(spec, figure),
        onclick: () => {
          input.value = toText(figure);
          set(figure);
        },
      }),
    );
    input.addEventListener("input", () => set(toValue(input.value)));
    const unit = spec.type === "share" ? "%" : spec.unit && t(`unit.${spec.unit}`);
    const row = el(
      "div.cp-row",
      {},
      el("span.cp-entry", {}, input, unit && el("span.cp-unit", { "aria-hidden": "true", text: unit })),
      quick,
      idk.node,
    );
    const sync = () => {
      const value = get();
      if (document.activeElement !== input) input.value = value === undefined ? "" : toText(value);
      for (const pill of quick) pill.setAttribute("aria-pressed", String(Number(pill.dataset.figure) === value));
      idk.sync();
    };
    return { node: labelled(parts, row), sync };
  };
}

const toQuick = (spec, figure) => (spec.type === "share" ? t("share", { n: number(figure * 100) }) : number(figure));

const numberText = (value) =>
  typeof value === "number" ? String(value).replace(".", LOCALE === "fr" ? "," : ".") : String(value);
const shareText = (value) => (typeof value === "number" ? numberText(Math.round(value * 1e6) / 1e4) : String(value));

function lines(spec, parts, get, set) {
  const area = el("textarea.cp-input", {
    id: parts.id,
    rows: 3,
    "aria-describedby": described(parts),
    oninput: () => set(area.value || undefined),
  });
  return {
    node: labelled(parts, area),
    sync: () => {
      if (document.activeElement !== area) area.value = get() ?? "";
    },
  };
}

function select(choices) {
  return (spec, parts, get, set) => {
    const input = el(
      "select.cp-input",
      { id: parts.id, "aria-describedby": described(parts), onchange: () => set(input.value || undefined) },
      el("option", { value: "", text: spec.plain ? t("choose") : t("unsure") }),
      choices(spec).map(([value, label]) => el("option", { value, text: label })),
    );
    return {
      node: labelled(parts, input),
      sync: () => {
        input.value = get() ?? "";
      },
    };
  };
}

/** A few answers side by side; the last is "I don't know". */
function pick(values) {
  return (spec, parts, get, set) => {
    const answers = [...values(spec), ...(spec.plain ? [] : [[undefined, t("unsure")]])];
    const inputs = answers.map(([value, label]) => {
      const input = el("input", { type: "radio", name: parts.id, id: newId("pick"), onchange: () => set(value) });
      return {
        value,
        input,
        node: el(
          "span.cp-choice",
          {},
          input,
          el("label", { for: input.id, class: value === undefined ? "cp-unsure" : null, text: label }),
        ),
      };
    });
    inputs[0].input.dataset.first = "";
    const node = el(
      "fieldset",
      { id: parts.id, "aria-describedby": described(parts) },
      el("legend.cp-label", { text: parts.label }),
      help(parts),
      el(
        "div.cp-picks",
        {},
        inputs.map((one) => one.node),
      ),
      errorLine(parts.id),
    );
    return {
      node,
      sync() {
        const value = get();
        const at = inputs.findIndex((one) => one.value === value);
        inputs[at < 0 ? 0 : at].input.checked = true;
      },
    };
  };
}

const words = (spec) => spec.options.map((value) => [value, t(`o.${spec.key.split("/").at(-1)}.${value}`)]);

const MAKERS = {
  text: typed(
    (spec) => ({ type: "text", maxlength: 500, list: spec.list }),
    String,
    (text) => text || undefined,
  ),
  number: typed(
    (spec) => ({ type: "text", inputmode: "decimal", class: "cp-input cp-input--short" }),
    numberText,
    toNumber,
  ),
  share: typed(() => ({ type: "text", inputmode: "decimal", class: "cp-input cp-input--short" }), shareText, toShare),
  date: typed(
    () => ({ type: "date", class: "cp-input cp-input--date", max: "9999-12-31" }),
    String,
    (text) => text || undefined,
  ),
  lines,
  choice: select(words),
  country: select(() => countries(LOCALE)),
  pick: pick(words),
  yesno: pick(() => [
    [true, t("yes")],
    [false, t("no")],
  ]),
};

/**
 * Several questions over one object.
 * @param {Spec[]} specs
 * @param {string} scope
 * @param {() => any} draft
 * @param {(spec: Spec) => void} changed
 * @param {string} base JSON Pointer of the object in the profile
 */
export function group(specs, scope, draft, changed, base) {
  const node = el("div.cp-questions", { "data-base": base });
  const questions = specs.map((spec) =>
    question(spec, scope, draft, (one) => {
      sync();
      changed(one);
    }),
  );
  const common = questions.filter((one) => !one.spec.rare);
  const rare = questions.filter((one) => one.spec.rare);
  fill(
    node,
    common.map((one) => one.node),
  );
  const less = rare.length
    ? el(
        "details.cp-rare",
        {},
        el("summary", { text: t("rare") }),
        el(
          "div.cp-questions",
          {},
          rare.map((one) => one.node),
        ),
      )
    : null;
  if (less) node.append(less);
  function sync() {
    for (const one of questions) one.sync();
    if (less) less.hidden = rare.every((one) => one.node.hidden);
  }
  sync();
  return { node, sync };
}
