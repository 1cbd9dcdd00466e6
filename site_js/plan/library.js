/** The library that draws, fetched where the first chart is near. */

/** @returns {Promise<typeof import("./chart.js") | null>} null where it does not come, or the page is left before it has: the tables hold the same */
export async function fetchCharts() {
  try {
    return await import("./chart.js");
  } catch {
    return null;
  }
}
