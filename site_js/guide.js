/** The decision guide's door: a button. What asks and answers is fetched when somebody presses it, the engine with it. */

import { el, fill } from "./page/dom.js";
import { GUIDE } from "./page/store.js";

const root = /** @type {HTMLElement} */ (document.getElementById("decision-guide"));
const french = document.documentElement.lang.startsWith("fr");
const { WORDS } = await (french ? import("./words/fr/guide.js") : import("./words/en/guide.js"));

const kept = GUIDE.kept() ?? [];
const status = el("p.cp-guide__stage", { role: "status" });
const start = el("button.md-button.md-button--primary", {
  type: "button",
  text: WORDS[kept.length ? "guide.continue" : "guide.start"],
  onclick: () => run(kept),
});
const again = el("button.md-button", {
  type: "button",
  text: WORDS.restart,
  onclick() {
    GUIDE.forget();
    run([]);
  },
});
fill(
  root,
  el("h2.cp-guide__head", { id: "guide-head", text: WORDS["guide.head"] }),
  el("p", { text: WORDS["guide.intro"] }),
  el("p.cp-guide__actions", {}, start, kept.length > 0 && again),
  status,
);
root.dataset.ready = "";

/** @param {unknown} answers to go on from */
async function run(answers) {
  start.disabled = true;
  status.textContent = WORDS["guide.waiting.text"];
  try {
    const { runGuide } = await import("./guide/run.js");
    runGuide(root, WORDS, answers, status);
  } catch (error) {
    start.disabled = false;
    status.textContent = String(error);
  }
}
