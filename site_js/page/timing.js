/** When something is done: once things are quiet, or once the browser has time. */

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
