/** What stands under the table, worked out from top to bottom once the table is there. */

import { findAll } from "../page/dom.js";

/**
 * @typedef {object} State what all of it rests on
 * @property {Record<string, any>} facts
 * @property {import("./plans.js").Plan[]} plans
 * @property {import("./table.js").Told[]} told
 */

/** @typedef {{made: ReturnType<typeof import("./frame.js").frame>, update: (state: State) => Promise<void>}} Part */

// What paper has of what is folded in a part.
const ANSWERS =
  '[data-disclosure^="kind-"], [data-disclosure="scenario"], [data-disclosure="plan-more"], [data-disclosure="rounds-closed"]';

/** @param {HTMLElement} one @returns {one is HTMLDetailsElement} */
const isFolded = (one) => one instanceof HTMLDetailsElement && !one.open;

/** @param {Part[]} parts */
export function sections(parts) {
  let run = 0;
  /** @type {HTMLDetailsElement[]} */
  let folded = [];

  /** On paper every part is whole; on the page it is then as it was. @param {boolean} whole */
  function unfold(whole) {
    if (whole) folded = parts.flatMap(({ made }) => [made.node, ...findAll(made.body, ANSWERS)]).filter(isFolded);
    for (const one of folded) one.open = whole;
  }

  addEventListener("beforeprint", () => unfold(true));
  addEventListener("afterprint", () => unfold(false));
  return {
    nodes: parts.map(({ made }) => made.node),

    /** Something was changed: nothing goes on that is of before. */
    putAside() {
      run += 1;
      for (const { made } of parts) made.putAside();
    },

    /** Bring the part of an address into view, unfolded. @param {string} hash */
    visit(hash) {
      parts.find(({ made }) => `#${made.node.id}` === hash)?.made.visit();
    },

    /** @param {State} state */
    async update(state) {
      run += 1;
      const mine = run;
      for (const { made } of parts) made.expect();
      for (const { update } of parts) {
        await update(state);
        if (mine !== run) return;
      }
    },
  };
}
