// What the quick start needs over a slow line is asked for by the page itself, before the worker has even been fetched, and handed on
// to it part by part.

/**
 * A part of a file on its way to the worker: bytes, or why it did not come; none of both is its end.
 * @typedef {{type: "part", address: string, bytes?: Uint8Array<ArrayBuffer>, own?: boolean, error?: string}} Part `own` leaves the file to the worker
 */

const PACKING = ".xz";
const NEAR = 8; // milliseconds from request to answer: this machine, or the next room

/**
 * Whether the host answers so soon that unpacking a smaller file would take longer than getting a larger one.
 * @param {URL} root
 */
export function isNear(root) {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType?.("resource") ?? []);
  const waits = entries
    .filter(({ name, transferSize }) => name.startsWith(root.href) && transferSize > 0)
    .map(({ requestStart, responseStart }) => responseStart - requestStart)
    .filter((wait) => wait > 0); // workers' own scripts say nothing
  return waits.length > 0 && Math.min(...waits) < NEAR;
}

/** Where the files of the quick start are for a slow line. @param {import("./manifest.js").Manifest} names @param {URL} root */
export const quickFiles = ({ snapshot }, root) =>
  snapshot ? [snapshot.wasm, snapshot.memory].map((name) => new URL(name, root).href + PACKING) : [];

/**
 * Fetches files for a worker; returns what stops it.
 * @param {Pick<Worker, "postMessage">} worker
 * @param {string[]} addresses
 * @param {typeof globalThis.fetch} fetch
 */
export function sendAhead(worker, addresses, fetch) {
  const stopped = new AbortController();
  const { signal } = stopped;
  for (const address of addresses) {
    /** @param {Partial<Part>} part @param {Transferable[]} [given] */
    const send = (part, given = []) => {
      if (!signal.aborted) worker.postMessage({ type: "part", address, ...part }, given);
    };
    sendOne(address, fetch, signal, send).catch((error) => send({ error: String(error) }));
  }
  return () => stopped.abort();
}

/**
 * What an earlier visit kept, unpacked, is the worker's own to take.
 * @param {string} address
 * @param {typeof globalThis.fetch} fetch
 * @param {AbortSignal} signal
 * @param {(part: Partial<Part>, given?: Transferable[]) => void} send
 */
async function sendOne(address, fetch, signal, send) {
  if (await globalThis.caches?.match(address.slice(0, -PACKING.length)).catch(() => undefined))
    return send({ own: true });
  const response = await fetch(address, { signal });
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return send({});
    send({ bytes: value }, [value.buffer]);
  }
}

/**
 * The worker's end: files as they come in from the page.
 * @param {string[]} addresses  of what the page sends
 */
export function arrivals(addresses) {
  /** @type {Map<string, {response: Promise<Response | null>, take: (part: Part) => void}>} */
  const files = new Map(addresses.map((address) => [address, arrival()]));
  return {
    /** The answer of the host, once its first part is there; null for a file that the worker fetches itself. @param {string} address */
    response: async (address) => (await files.get(address)?.response) ?? null,
    /** @param {Part} part */
    take: (part) => files.get(part.address)?.take(part),
  };
}

/** One file on its way. */
function arrival() {
  /** @type {ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>} */
  let controller;
  const body = new ReadableStream({ start: (own) => void (controller = own) });
  const arrived = new Response(body);
  /** @type {(response: Response | null) => void} */
  let give;
  /** @type {Promise<Response | null>} */
  const response = new Promise((resolve) => (give = resolve));
  return {
    response,
    /** @param {Part} part */
    take({ bytes, own, error }) {
      if (own) return give(null);
      if (error) controller.error(new Error(error));
      else if (bytes) controller.enqueue(bytes);
      else controller.close();
      give(arrived);
    },
  };
}
