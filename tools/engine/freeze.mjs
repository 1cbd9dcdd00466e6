// A clock that stands still and random numbers that repeat, so that the same sources give the same bytes.
import nodeCrypto from "node:crypto";

/** Fixes everything that would differ between two builds. @param {number} now  milliseconds since 1970 */
export function freeze(now) {
  const RealDate = Date;
  globalThis.Date = /** @type {any} */ (
    class extends RealDate {
      /** @param {any[]} parts */
      constructor(...parts) {
        super(...(parts.length ? parts : [now]));
      }
      static now() {
        return now;
      }
    }
  );
  performance.now = () => 1000;
  Math.random = () => 0.5;
  let state = 1;
  const repeat = (/** @type {any} */ array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at += 1) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      bytes[at] = state >> 16;
    }
    return array;
  };
  // Pyodide asks the one in a browser, and the other in Node.
  crypto.getRandomValues = repeat;
  nodeCrypto.randomFillSync = repeat;
}
