/** The decision guide's door: a button. What asks and answers is fetched when somebody presses it, the engine with it. */

import { el, fill } from "./page/dom.js";
import { forgetAnswers, keptAnswers } from "./guide/store.js";

const root = document.getElementById("decision-guide");
const locale = document.documentElement.lang.startsWith("fr") ? "fr" : "en";
const { WORDS } = await (locale === "fr" ? import("./words/fr/guide.js") : import("./words/en/guide.js"));

function open() {
  const kept = keptAnswers();
  const status = el("p.cp-guide__stage", { role: "status" });
  const start = el("button.md-button.md-button--primary", {
    type: "button",
    text: WORDS[kept.length ? "continue" : "start"],
    onclick: () => run(kept),
  });
  const again =
    kept.length > 0 &&
    el("button.md-button", {
      type: "button",
      text: WORDS.restart,
      onclick: () => {
        forgetAnswers();
        run([]);
      },
    });
  fill(
    root,
    el("h2.cp-guide__head", { id: "guide-head", text: WORDS.head }),
    el("p", { text: WORDS.intro }),
    el("p.cp-guide__actions", {}, start, again),
    status,
  );

  async function run(answers) {
    start.disabled = true;
    status.textContent = WORDS.waiting;
    try {
      const { runGuide } = await import("./guide/run.js");
      runGuide(root, WORDS, answers);
    } catch (error) {
      start.disabled = false;
      status.textContent = String(error);
    }
  }
}

open();
root.dataset.ready = "";
