/** On a narrow screen, one bar at the bottom: the figure, the open questions, and the way to the result and back. */

import { el, fill, findAll, icon } from "../page/dom.js";
import { counted, t } from "../page/words.js";

const WIDE = "(min-width: 1000px)"; // the result stands beside the form

/** @param {HTMLElement} panel */
export function resultBar(panel) {
  const figure = el("span.cp-bar__figure");
  const open = el("span.cp-bar__open");
  const word = el("span.cp-bar__word");
  const button = el(
    "button.cp-bar__button",
    { type: "button", "aria-controls": "result", onclick: toggle },
    el("span.cp-bar__text", {}, figure, open),
    icon("chevron"),
    word,
  );
  const node = el("div.cp-bar", { hidden: true }, button);
  let isOpen = false;

  function toggle() {
    if (isOpen) {
      set(false);
      button.focus();
    } else {
      set(true);
      panel.scrollTop = 0;
      panel.focus();
    }
  }

  /** @param {boolean} next */
  function set(next) {
    isOpen = next;
    document.documentElement.classList.toggle("cp-sheet-open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
    word.textContent = isOpen ? t("back") : t("result.label");
    // What the sheet covers cannot be reached while it is open.
    for (const one of findAll(document, "#form, .md-header, .cp-intro, .md-footer")) one.inert = isOpen;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen) toggle();
  });
  matchMedia(WIDE).addEventListener("change", () => set(false));
  set(false);

  return {
    node,
    close: () => set(false),
    /** @param {null | {figure: string, planned: string | null, open: number}} state null where there is no result */
    show(state) {
      node.hidden = !state;
      if (!state) return set(false);
      fill(figure, t("bar.points", { figure: state.figure }));
      fill(open, state.planned ? t("bar.planned", { figure: state.planned }) : counted("bar.questions", state.open));
    },
  };
}
