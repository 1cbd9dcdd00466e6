/** Disclosures that stay open, and the keyboard in its place, when what is around them is drawn again. */

import { append, el, find, findAll } from "./dom.js";

/** Which were open, by their names. @type {Map<string, boolean>} */
const OPEN = new Map();

/**
 * A disclosure that remembers whether it was open when it is drawn again.
 * @param {string} key stable name of the disclosure
 * @param {import("./dom.js").Child[]} summary
 * @param {import("./dom.js").Child[]} body
 * @param {string} [look] its classes
 */
export function disclosure(key, summary, body, look = "cp-more") {
  const node = el("details", { class: look, "data-disclosure": key, open: OPEN.get(key) });
  append(node, [el("summary", {}, ...summary), ...body]);
  node.addEventListener("toggle", () => OPEN.set(key, node.open));
  return node;
}

/**
 * Draw again without losing the place of the keyboard inside the part that is drawn.
 * @param {HTMLElement} node
 * @param {() => void} draw
 */
export function redraw(node, draw) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  const wanted = nameOf(/** @type {HTMLElement | null} */ (focused?.closest("[data-disclosure], [data-keep]") ?? null));
  // The event that tells of a toggle comes later than the toggle itself.
  for (const one of findAll(node, "details[data-disclosure]")) {
    OPEN.set(/** @type {string} */ (nameOf(one)), /** @type {HTMLDetailsElement} */ (one).open);
  }
  draw();
  if (!wanted) return;
  const again = findAll(node, "[data-disclosure], [data-keep]").find((one) => nameOf(one) === wanted);
  (again?.matches("details") ? find(again, "summary") : again)?.focus({ preventScroll: true });
}

/** @param {HTMLElement | null} node */
const nameOf = (node) => node?.dataset.disclosure ?? node?.dataset.keep;
