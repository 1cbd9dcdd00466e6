/** The menu of examples. */

import { el } from "../page/dom.js";
import { t } from "../page/words.js";
import { EXAMPLES, TITLES } from "./examples.js";
import { fromProfile } from "./profile.js";

/** An example as a draft, its credentials with their titles; null for a name that is none. @param {string} name */
export function exampleDraft(name) {
  if (!Object.hasOwn(EXAMPLES, name)) return null;
  const draft = fromProfile(EXAMPLES[name]());
  draft.credentials.forEach((card, index) => {
    card.title = t(TITLES[name][index]);
  });
  return draft;
}

/** @param {(draft: import("./draft.js").Draft) => void} replace */
export function examplesMenu(replace) {
  const items = Object.keys(EXAMPLES).map((name) => {
    const words = el("span", { text: t(`example.${name}.name`) });
    return el("li", {}, el("button.cp-examples__item", { type: "button", onclick: () => choose(name) }, words));
  });
  const head = el("summary.cp-button", { text: t("examples") });
  const menu = el("details.cp-examples", {}, head, el("ul", {}, items));

  /** @param {string} name */
  function choose(name) {
    menu.open = false;
    replace(/** @type {import("./draft.js").Draft} */ (exampleDraft(name)));
    head.focus();
  }

  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    head.focus();
  });
  return menu;
}
