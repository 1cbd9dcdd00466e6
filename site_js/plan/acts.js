/** What can be done with plans: add one, change, copy and remove it, take suggested steps into it. */

import { button } from "../page/dom.js";
import { t } from "../page/words.js";
import { MOST } from "./plans.js";
import { nameOf } from "./table.js";

/** @typedef {import("./plans.js").Plan} Plan */
/** @typedef {import("./plans.js").Change} Change */

const SHORT = 60; // letters of a suggested step that make a plan's name

/**
 * @param {object} page
 * @param {() => Plan[]} page.plans
 * @param {(next: Plan[]) => void} page.keep has these be the plans, without asking the core anew
 * @param {() => void} page.changed
 * @param {() => ReturnType<typeof import("./editor.js").planEditor>} page.editor
 * @param {() => ReturnType<typeof import("./table.js").planTable>} page.table
 * @param {() => HTMLElement} page.add the button that adds a plan
 * @param {ReturnType<typeof import("./notice.js").planNotice>} page.notice
 * @param {(text: string) => void} page.say
 */
export function planActs({ plans, keep, changed, editor, table, add, notice, say }) {
  /** Other plans, which are kept from now on. @param {Plan[]} next */
  function replace(next) {
    keep(next);
    changed();
  }

  /** @param {Plan} plan */
  function append(plan) {
    if (plans().length >= MOST) return say(t("plan.most", { n: MOST }));
    replace([...plans(), plan]);
    edit(plans().length - 1);
  }

  /** @param {number} place */
  function edit(place) {
    keep(plans());
    editor().open(plans()[place]);
    table().choose(place);
  }

  return {
    append,
    edit,

    /**
     * Take suggested steps into a plan, or into a new one.
     * @param {Change[]} changes
     * @param {string} name
     * @param {number | null} place
     */
    take(changes, name, place) {
      const next = plans().map((plan) => ({ ...plan, changes: [...plan.changes] }));
      if (place === null || !next[place]) next.push({ name: name.replace(/\.$/, "").slice(0, SHORT), changes });
      else next[place].changes.push(...changes);
      if (next.length > MOST) return say(t("plan.most", { n: MOST }));
      replace(next);
      const at = place ?? next.length - 1;
      table().choose(at);
      say(t("plan.taken", { name: nameOf(next[at], at) }));
      table().node.scrollIntoView({ block: "start" });
    },

    /** Done with changing one: the focus goes back to where it came from. */
    closeEditor() {
      const place = plans().indexOf(/** @type {Plan} */ (editor().edited()));
      editor().close();
      if (!table().focus(place)) add().focus();
    },

    /** @param {number} place */
    copy(place) {
      const plan = plans()[place];
      append({ name: t("plan.copied", { name: nameOf(plan, place) }), changes: structuredClone(plan.changes) });
    },

    /** @param {number} place */
    remove(place) {
      const before = plans();
      const text = t("plan.removed", { name: nameOf(before[place], place) });
      editor().close();
      replace(before.filter((_, index) => index !== place));
      const undo = button(t("undo"), () => {
        notice.tell();
        replace(before);
        add().focus();
      });
      notice.tell(text, undo);
      undo.focus();
      say(text);
    },
  };
}
