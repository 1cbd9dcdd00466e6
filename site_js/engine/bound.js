/**
 * A worker that goes by the page's own policy, as one from a blob does: one from a file goes by the headers of that file, which a host of
 * files does not send. Nobody who got at the worker could have it send anything elsewhere.
 *
 * What such a worker imports, some browsers ask of the host alone; so where the service worker has the script, the page gets it there.
 * @param {URL} script
 * @returns {Worker | Promise<Worker>}
 */
export function boundWorker(script) {
  if (!globalThis.navigator?.serviceWorker?.controller) return workerOf(`import ${JSON.stringify(script.href)};`);
  return fetch(script).then(async (response) => {
    if (!response.ok) throw new Error(`${script.href}: ${response.status}`);
    return workerOf(await response.text());
  });
}

/** @param {string} text */
function workerOf(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module", name: "credpoints" });
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
