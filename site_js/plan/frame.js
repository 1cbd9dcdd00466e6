/** A part under the table: its heading with an address, long work in turns with a way to stop it, and what came of it. */

import { button, el, fill } from "../page/dom.js";
import { t } from "../page/words.js";

/** @typedef {() => Promise<any>} Task one question to the engine; null where it was put aside */

/** @param {string} name of the part, which is its address too */
export function frame(name) {
  const status = el("p.cp-plan-status", { role: "status", hidden: true });
  const progress = el("p.cp-plan-status.cp-help", { hidden: true }); // seen, and not read aloud at every turn
  const body = el("div.cp-plan-body");
  const head = el("h2.cp-plan-head", { id: `cp-${name}`, text: t(`plan.${name}`) });
  const line = el("div.cp-plan-line", {}, head, progress);
  const node = el("section.cp-plan-section", { id: name, "aria-labelledby": head.id }, line, status, body);
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

  return {
    node,
    body,
    tell,
    putAside,

    /** Its turn will come: what stands there is of before. */
    expect() {
      putAside();
      tell();
      fill(progress, t("beyond.working"));
      progress.hidden = false;
      node.dataset.working = "";
    },

    /**
     * Put questions one after the other, saying how far it is; none is answered once it is stopped or begun anew.
     * @param {Task[]} tasks
     * @param {() => void} again what begins it anew
     * @returns {Promise<any[] | null>}
     */
    async work(tasks, again) {
      run += 1;
      const mine = run;
      const stop = button(t("plan.stop"), () => {
        putAside();
        tell(t("plan.stopped"), " ", button(t("plan.again"), again));
      });
      const done = el("span");
      tell();
      fill(progress, done, " ", stop);
      progress.hidden = false;
      node.dataset.working = "";
      const answers = [];
      for (const task of tasks) {
        done.textContent = t("plan.working", { n: answers.length + 1, of: tasks.length });
        const answer = await task().catch(() => ({ ok: false }));
        if (mine !== run) return null;
        if (answer === null) return null;
        answers.push(answer);
      }
      delete node.dataset.working;
      if (answers.every((one) => one.ok)) tell();
      else tell(t("beyond.failed"));
      return answers;
    },
  };
}
