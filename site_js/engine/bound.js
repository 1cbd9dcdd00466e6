/**
 * A worker that goes by the page's own policy, as one from a blob does: one from a file goes by the headers of that file, which a host of
 * files does not send. Nobody who got at the worker could have it send anything elsewhere.
 * @param {string} script
 * @returns {Worker}
 */
export function boundWorker(script) {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module", name: "credpoints" });
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
