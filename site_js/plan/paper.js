/** On paper: above the plans stand who, as of when and by which rules; and the way to print, which asks for a name. */

import { button, el, fill } from "../page/dom.js";
import { day, t } from "../page/words.js";
import { chosenPerson } from "../people/kept.js";

/** @param {() => Pick<import("./rows.js").Result, "as_of" | "rules"> | null} current what the core said last of things as they are */
export function planPaper(current) {
  const sheet = el("section.cp-sheet", { "aria-label": t("plan.paper") });
  const who = el("input.cp-input", { id: "cp-who", autocomplete: "name" });
  const fields = el(
    "div.cp-paper.cp-plan-paper",
    { hidden: true },
    el("label.cp-label", { for: who.id, text: t("sheet.who") }),
    who,
    button(t("plan.paper.now"), () => print()),
  );
  const open = button(t("print"), toggle, { "aria-expanded": "false" });
  const named = () => chosenPerson()?.name ?? "";

  function toggle() {
    fields.hidden = !fields.hidden;
    open.setAttribute("aria-expanded", String(!fields.hidden));
    if (fields.hidden) return;
    who.value ||= named();
    who.focus();
  }

  addEventListener("beforeprint", () => {
    const result = current();
    const name = fields.hidden ? named() : who.value.trim();
    fill(sheet, result && factsOf(result, name));
  });
  addEventListener("afterprint", () => fill(sheet));
  return {
    sheet,
    open,
    fields,

    /** Somebody else's answers stand there: the name is not theirs. */
    forget() {
      who.value = "";
      fields.hidden = true;
      open.setAttribute("aria-expanded", "false");
    },
  };
}

/** @param {Pick<import("./rows.js").Result, "as_of" | "rules">} result @param {string} name */
const factsOf = ({ as_of, rules }, name) => [
  el("p.cp-sheet__estimate", { text: t("sheet.estimate") }),
  el(
    "dl.cp-sheet__facts",
    {},
    name && fact("sheet.name", name),
    fact("sheet.day", day(as_of)),
    fact("sheet.rules", t("sheet.rules.text", { since: day(rules.id), day: day(rules.verified_on) })),
  ),
];

/** @param {string} key @param {string} text */
const fact = (key, text) => el("div", {}, el("dt", { text: t(key) }), el("dd", { text }));
