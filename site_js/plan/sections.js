/** What stands under the table, worked out from top to bottom once the table is there. */

/**
 * @typedef {object} State what all of it rests on
 * @property {Record<string, any>} facts
 * @property {import("./plans.js").Plan[]} plans
 * @property {import("./table.js").Told[]} told
 */

/** @typedef {{node: HTMLElement, update: (state: State) => Promise<void>}} Part */

/** @param {Part[]} parts */
export function sections(parts) {
  let run = 0;
  return {
    nodes: parts.map((one) => one.node),
    /** @param {State} state */
    async update(state) {
      run += 1;
      const mine = run;
      for (const part of parts) {
        if (mine !== run) return;
        await part.update(state);
      }
    },
  };
}
