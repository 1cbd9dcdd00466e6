/** On a narrow screen, one bar at the bottom: the verdicts or the figure, what is open, and the way to the result and back. */

import { USES } from "../form/choices.js";
import { el, fill, findAll, icon } from "../page/dom.js";
import { t } from "../page/words.js";
import { verdictSign, wordOf } from "./evidence.js";
import { judgedOf } from "./verdicts.js";

const WIDE = "(min-width: 1000px)"; // the result stands beside the form

/** @typedef {{credential: import("./verdicts.js").Credential | null, name: string, figure: string, rest: string}} Short the first line is a credential's verdicts, after its name where there are others; or a figure */

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
  let rest = "";
  let dated = "";

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
    /** @param {null | Short} state null where there is no result */
    show(state) {
      node.hidden = !state;
      if (!state) return set(false);
      node.classList.toggle("cp-bar--verdicts", state.credential !== null);
      const name = state.name && el("span.cp-bar__name", { text: state.name });
      fill(figure, state.credential ? [name, signsOf(state.credential)] : state.figure);
      rest = state.rest;
      fill(open, dated || rest);
    },
    /** What stands there is from before. @param {string} text empty for now */
    date(text) {
      dated = text;
      fill(open, dated || rest);
    },
  };
}

/** The three verdicts of a credential as signs, each after its use. @param {import("./verdicts.js").Credential} credential */
function signsOf(credential) {
  const judged = judgedOf(credential);
  return USES.map((use) => el("span.cp-bar__use", {}, t(`brief.${use}`), " ", verdictSign(wordOf(judged[use]))));
}
