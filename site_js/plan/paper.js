/** On paper: above the plans stand who, as of when and by which rules. */

import { button, el, fill } from "../page/dom.js";
import { t } from "../page/words.js";
import { sheetFacts, sheetName } from "../people/sheet.js";

/** @param {() => Pick<import("./rows.js").Result, "as_of" | "rules"> | null} current what the core said last of things as they are */
export function planPaper(current) {
  const sheet = el("section.cp-sheet", { "aria-label": t("plan.paper") });
  const { open, fields, name, forget } = sheetName(
    "div.cp-paper.cp-plan-paper",
    button(t("plan.paper.now"), () => print()),
  );

  addEventListener("beforeprint", () => {
    const result = current();
    fill(sheet, result && sheetFacts(result, name()));
  });
  addEventListener("afterprint", () => fill(sheet));
  return { sheet, open, fields, forget };
}
