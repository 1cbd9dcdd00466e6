/** Before anything is answered: the way to the calculator, examples, and a file to open. */

import { EXAMPLES } from "../form/examples.js";
import { exampleDraft } from "../form/menu.js";
import { button, el } from "../page/dom.js";
import { t } from "../page/words.js";

const NO_PLAN = "degree-only"; // the example in which nothing is planned

/**
 * @param {object} page
 * @param {string} page.check the address of the calculator
 * @param {(draft: import("../form/draft.js").Draft) => void} page.take
 * @param {() => void} page.open
 */
export function nothingYet({ check, take, open }) {
  const names = Object.keys(EXAMPLES).filter((name) => name !== NO_PLAN);
  const examples = names.map((name) =>
    button(t(`example.${name}.name`), () => take(/** @type {import("../form/draft.js").Draft} */ (exampleDraft(name)))),
  );
  return el(
    "div.cp-box.cp-box--quiet",
    { hidden: true },
    el("h2.cp-box__head", { text: t("result.nothing.head") }),
    el("p", {}, t("plan.nothing"), " ", el("a", { href: check, text: t("plan.nothing.link") })),
    el("p.cp-actions", {}, examples, button(t("plan.open"), open)),
  );
}
