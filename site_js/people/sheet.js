/** The head of a sheet on paper, and the way to print it, which asks whose name is to stand there. */

import { button, el } from "../page/dom.js";
import { day, t } from "../page/words.js";
import { chosenPerson } from "./kept.js";

/** @param {string} kind of the element that holds the fields @param {...import("../page/dom.js").Child} content what stands beside the name */
export function sheetName(kind, ...content) {
  const who = el("input.cp-input", { id: "cp-who", autocomplete: "name" });
  const label = el("label.cp-label", { for: who.id, text: t("sheet.who") });
  const fields = el(kind, { hidden: true }, label, who, ...content);
  const open = button(t("print"), () => show(fields.hidden !== false), { "aria-expanded": "false" });
  const chosen = () => chosenPerson()?.name ?? "";

  /** @param {boolean} shown */
  function show(shown) {
    fields.hidden = !shown;
    open.setAttribute("aria-expanded", String(shown));
    if (!shown) return;
    who.value ||= chosen();
    who.focus();
  }

  return {
    open,
    fields,
    name: () => (fields.hidden ? chosen() : who.value.trim()),

    /** Somebody else's answers stand there: the name is not theirs. */
    forget() {
      who.value = "";
      show(false);
    },
  };
}

/**
 * What stands first on a sheet: that it is an estimate, for whom, as of when and by which rules.
 * @param {Pick<import("../result/summary.js").Result, "as_of" | "rules">} result
 * @param {string} name
 */
export const sheetFacts = ({ as_of, rules }, name) => [
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
