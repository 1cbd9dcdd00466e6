/** Building the page: elements, icons and marks. Text always enters as text. */

const SVG = "http://www.w3.org/2000/svg";

/** Paths on a 24 × 24 grid, drawn with the current colour. */
const ICONS = {
  counts: "M4.5 12.8l5 5 10-11.3",
  "does-not-count": "M6 6l12 12M18 6L6 18",
  unclear: "M4 12c2.5-4 5.5-4 8 0s5.5 4 8 0",
  "not-yet-known": "M7 8a5 5 0 1 1 7.4 4.4c-1.6 1-2.4 1.8-2.4 3.6M12 20.4v.1",
  met: "M4.5 12.8l5 5 10-11.3",
  "not-met": "M6 6l12 12M18 6L6 18",
  unknown: "M7 8a5 5 0 1 1 7.4 4.4c-1.6 1-2.4 1.8-2.4 3.6M12 20.4v.1",
  "not-applicable": "M6 12h12",
  plus: "M12 5v14M5 12h14",
  chevron: "M8 5l7 7-7 7",
  notice: "M12 4l9 16H3zM12 10v5M12 17.6v.1",
};

/**
 * An element with its attributes and children.
 * @param {string} name tag, with optional classes after dots
 * @param {Record<string, any>} [attributes] `on…` keys are listeners; null, undefined and false are left out
 * @param {...(Node|string|null|undefined|false|Array<any>)} children
 * @returns {HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "value") node.value = value;
    else if (key === "text") node.textContent = value;
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/** Append children, skipping what is empty, flattening lists. */
export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child);
  }
  return node;
}

/** Replace everything inside a node. */
export function fill(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** A drawn sign; the word beside it says the same, so it is hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `cp-sign cp-sign--${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name] ?? ICONS["not-applicable"]);
  svg.append(path);
  return svg;
}

/** What is put off while an answer is awaited. @type {Array<() => void> | null} */
let putOff = [];

/** Puts into the page what stands closed in it; the browser looks into every field there, which would delay the first answer. */
export function whenAnswered(work) {
  if (putOff) putOff.push(work);
  else work();
}

/** The answer is there, or somebody wants to see what was put off. */
export function putIn() {
  const works = putOff ?? [];
  putOff = null;
  for (const work of works) work();
}

let counter = 0;

/** An id nobody else has. */
export const newId = (stem) => `cp-${stem}-${(counter += 1)}`;

/**
 * A disclosure that remembers whether it was open when it is drawn again.
 * @param {string} key stable name of the disclosure
 * @param {Array<any>} summary
 * @param {Array<any>} body
 * @param {{class?: string, open?: boolean}} [options]
 */
export function disclosure(key, summary, body, options = {}) {
  const open = OPEN.has(key) ? OPEN.get(key) : Boolean(options.open);
  const node = el("details", { class: options.class ?? "cp-more", "data-disclosure": key, open });
  append(node, [el("summary", {}, ...summary), ...body]);
  node.addEventListener("toggle", () => OPEN.set(key, node.open));
  return node;
}

/** @type {Map<string, boolean>} */
const OPEN = new Map();

/** Draw again without losing the place of the keyboard inside the part that is drawn. */
export function redraw(node, draw) {
  const key = node.contains(document.activeElement)
    ? document.activeElement.closest("[data-disclosure], [data-keep]")
    : null;
  const wanted = key?.dataset.disclosure ?? key?.dataset.keep;
  // The event that tells of a toggle comes later than the toggle itself.
  for (const one of node.querySelectorAll("details[data-disclosure]")) OPEN.set(one.dataset.disclosure, one.open);
  draw();
  if (!wanted) return;
  const again = [...node.querySelectorAll("[data-disclosure], [data-keep]")].find(
    (one) => (one.dataset.disclosure ?? one.dataset.keep) === wanted,
  );
  (again?.matches("details") ? again.querySelector("summary") : again)?.focus({ preventScroll: true });
}
