/** The library that draws, fetched where the first chart is near. */

/** Once it is there: what is drawn for paper waits for nothing. @type {typeof import("./chart.js") | null} */
let charts = null;

/** @returns {Promise<typeof import("./chart.js") | null>} null where it does not come, or the page is left before it has: the tables hold the same */
export async function fetchCharts() {
  try {
    charts ??= await import("./chart.js");
    return charts;
  } catch {
    return null;
  }
}

/** The library, if it is there. */
export const heldCharts = () => charts;
