/** A part under the table: folded on a narrow page, with what came of it in a line; long work in turns, with a way to stop it. */

import { button, el, fill, find } from "../page/dom.js";
import { t } from "../page/words.js";

/** @typedef {() => Promise<any>} Task one question to the engine; null where it was put aside */

const EDGES = 38; // pixels of a part beside what it holds
const ROOMY = "(width >= 45em)"; // where the style sheet has the table show every plan

/** @param {string} name of the part, which is its address too */
export function frame(name) {
  const status = el("p.cp-plan-status", { role: "status", hidden: true });
  const progress = el("p.cp-plan-progress.cp-help", { hidden: true }); // seen, and not read aloud at every turn
  const body = el("div.cp-plan-body");
  const line = el("span.cp-section__line");
  const node = el(
    "details.cp-section.cp-report__section.cp-plan-section",
    { id: name, open: matchMedia(ROOMY).matches },
    el("summary.cp-section__head", {}, el("h2.cp-section__title", { text: t(`plan.${name}`) }), " ", line),
    el("div.cp-section__body", {}, progress, status, body),
  );
  let run = 0;

  /** Whatever is being worked out is put aside. */
  function putAside() {
    run += 1;
    delete node.dataset.working;
    progress.hidden = true;
  }

  /** @param {...import("../page/dom.js").Child} content */
  function tell(...content) {
    progress.hidden = true;
    status.hidden = content.length === 0;
    fill(status, content);
  }

  /** What goes on, and beside its heading that it does: the line of before holds no more. @param {...import("../page/dom.js").Child} content */
  function goOn(...content) {
    tell();
    sum(t("beyond.working"));
    fill(progress, content);
    progress.hidden = false;
    node.dataset.working = "";
  }

  /** What came of it, in a line. @param {string} text */
  function sum(text) {
    fill(line, text);
  }

  return {
    node,
    body,
    putAside,
    sum,

    /** It could not be worked out. */
    fail() {
      putAside();
      tell(t("beyond.failed"));
      sum(t("beyond.failed"));
    },

    /** The width that a drawing has, or will have once the part is unfolded. @param {HTMLElement} place of the drawing */
    room: (place) => place.clientWidth || node.clientWidth - EDGES,

    /** Somebody comes for it by its address. */
    visit() {
      node.open = true;
      node.scrollIntoView({ block: "start" });
      find(node, "summary")?.focus({ preventScroll: true });
    },

    /** Its turn will come: what stands there is of before. */
    expect() {
      putAside();
      goOn(t("beyond.working"));
    },

    /**
     * Put questions one after the other, saying how far it is; none is answered once it is stopped or begun anew.
     * @param {Task[]} tasks
     * @param {() => void} again what begins it anew
     * @returns {Promise<any[] | null>} null where there is no answer to draw
     */
    async work(tasks, again) {
      run += 1;
      const mine = run;
      const stop = button(t("plan.stop"), () => {
        putAside();
        tell(t("plan.stopped"), " ", button(t("plan.again"), again));
        sum(t("plan.stopped"));
      });
      const done = el("span");
      goOn(done, " ", stop);
      const answers = [];
      for (const task of tasks) {
        done.textContent = t("plan.working", { n: answers.length + 1, of: tasks.length });
        const answer = await task().catch(() => ({ ok: false }));
        if (mine !== run) return null;
        if (answer === null) return null;
        answers.push(answer);
      }
      if (!answers.every((one) => one.ok)) {
        this.fail();
        return null;
      }
      delete node.dataset.working;
      tell();
      return answers;
    },
  };
}
