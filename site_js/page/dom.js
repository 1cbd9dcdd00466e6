/** Building the page: elements and signs. Text always enters as text. */
import { together } from "./spaces.js";

const SVG = "http://www.w3.org/2000/svg";

/** Paths on a 24 × 24 grid, drawn with the current colour. @type {Record<string, string>} */
export const SIGNS = {
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

/** @typedef {Node | string | null | undefined | false | Child[]} Child what is nothing is left out, lists are flattened */

/** @typedef {{[listener: `on${string}`]: (event: any) => void, [attribute: string]: unknown}} Attributes */

/**
 * The element that a tag with its classes makes: `el("input.cp-input")` is an input.
 * @template {string} Name
 * @typedef {Name extends `${infer Tag}.${string}` ? ElementOf<Tag> : Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : HTMLElement} ElementOf
 */

/**
 * An element with its attributes and children.
 * @template {string} Name
 * @param {Name} name tag, with optional classes after dots
 * @param {Attributes} [attributes] `on…` keys are listeners; null, undefined and false are left out
 * @param {...Child} children
 * @returns {ElementOf<Name>}
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (key === "value") /** @type {HTMLInputElement} */ (node).value = String(value);
    else if (key === "text") node.textContent = together(String(value));
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  append(node, children);
  return /** @type {ElementOf<Name>} */ (node);
}

/**
 * A button and what pressing it does.
 * @param {string} text
 * @param {(event: Event) => void} press
 * @param {Attributes} [attributes]
 */
export const button = (text, press, attributes = {}) =>
  el("button.cp-button", { type: "button", text, onclick: press, ...attributes });

/** The button that adds one more to a list. @param {string} text @param {() => void} press */
export const addButton = (text, press) =>
  el("button.cp-button.cp-button--add", { type: "button", onclick: () => press() }, icon("plus"), text);

/**
 * Append children, skipping what is empty, flattening lists.
 * @template {Element} Parent
 * @param {Parent} node
 * @param {Child[]} children
 */
export function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child) node.append(typeof child === "string" ? together(child) : child);
  }
  return node;
}

/**
 * Replace everything inside a node.
 * @template {Element} Parent
 * @param {Parent} node
 * @param {...Child} children
 */
export function fill(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** A drawn sign; the word beside it says the same, so it is hidden from screen readers. @param {string} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `cp-sign cp-sign--${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SIGNS[name] ?? SIGNS["not-applicable"]);
  svg.append(path);
  return svg;
}

/**
 * The first element inside that a selector finds.
 * @param {ParentNode} node
 * @param {string} selector
 */
export const find = (node, selector) => /** @type {HTMLElement | null} */ (node.querySelector(selector));

/**
 * Every element inside that a selector finds.
 * @param {ParentNode} node
 * @param {string} selector
 */
export const findAll = (node, selector) => /** @type {HTMLElement[]} */ ([...node.querySelectorAll(selector)]);

let made = 0;

/** An id nobody else has. @param {string} stem */
export const newId = (stem) => `cp-${stem}-${(made += 1)}`;

/** A link that leads to a question of the form. @param {string} text @param {() => void} go @param {Attributes} [attributes] */
export const formLink = (text, go, attributes = {}) =>
  el("a", {
    href: "#form",
    text,
    onclick: (/** @type {Event} */ event) => {
      event.preventDefault();
      go();
    },
    ...attributes,
  });
