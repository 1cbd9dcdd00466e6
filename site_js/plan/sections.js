/** What stands under the table, worked out from top to bottom once the table is there. */

/**
 * @typedef {object} State what all of it rests on
 * @property {Record<string, any>} facts
 * @property {import("./plans.js").Plan[]} plans
 * @property {import("./table.js").Told[]} told
 */

/** @typedef {{made: ReturnType<typeof import("./frame.js").frame>, update: (state: State) => Promise<void>}} Part */

/** @param {Part[]} parts */
export function sections(parts) {
  let run = 0;
  return {
    nodes: parts.map(({ made }) => made.node),

    /** Something was changed: nothing goes on that is of before. */
    putAside() {
      run += 1;
      for (const { made } of parts) made.putAside();
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
