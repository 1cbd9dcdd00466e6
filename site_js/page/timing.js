/** When something is done: once things are quiet, once the browser has time, or once it has read the page. */

/**
 * Calls `work` once things have been quiet for `wait` milliseconds.
 * @template {unknown[]} Args
 * @param {(...args: Args) => void} work
 * @param {number} wait
 * @returns {(...args: Args) => void}
 */
export function debounce(work, wait) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...args), wait);
  };
}

/** Calls `work` when the browser is idle, or soon where it cannot tell. @param {() => void} work */
export function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(() => work(), { timeout: 2000 });
  else setTimeout(work, 200);
}

/** The browser has read the whole page, and the theme has looked through it: what comes into it later, the theme leaves alone. */
export async function pageRead() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (visit ? visit.domContentLoadedEventEnd > 0 : document.readyState === "complete") return;
  await new Promise((resolve) => addEventListener("DOMContentLoaded", () => setTimeout(resolve), { once: true }));
}
