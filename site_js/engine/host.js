/** The site's host: which build it has now, and how far away it is. */

const NEAR = 8; // milliseconds from request to answer: this machine, or the next room

/**
 * The build that the host names as its newest, and whether a service worker said so in its place.
 * @param {URL} root
 * @param {typeof globalThis.fetch} fetch
 * @returns {Promise<{newest: any, kept: boolean}>}
 */
export async function newestBuild(root, fetch) {
  const response = await fetch(new URL("build.json", root), { cache: "no-store" });
  if (!response.ok) throw new Error(`build.json: ${response.status}`);
  const newest = await response.json();
  if (typeof newest?.engine?.format !== "number") throw new Error("build.json names no build");
  return { newest, kept: response.headers.get("X-Offline") === "1" };
}

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
