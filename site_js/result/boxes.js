/** What the boxes of the panel are made of. */

import { el } from "../page/dom.js";
import { LOCALE, firstOf, number, span, t } from "../page/words.js";

/** @typedef {import("../page/dom.js").Child} Child */

/** @param {string} name @param {...Child} content */
export const box = (name, ...content) => el(`section.cp-box.cp-box--${name}`, {}, ...content);

/** @param {string} key */
export const head = (key) => el("h2.cp-box__head", { text: t(key) });

/** @param {string} text */
export const subhead = (text) => el("h3.cp-subhead", { text });

/** A factor of the score in words. @param {string} id */
export const factorName = (id) => firstOf(`factor.${id}`) || id;

/** A factor within a sentence: without the capital of a line of its own, which a language keeps in English. @param {string} id */
export function factorInside(id) {
  const name = factorName(id);
  return id === "french" && LOCALE === "en" ? name : `${name.charAt(0).toLocaleLowerCase(LOCALE)}${name.slice(1)}`;
}

/** The most that can be had, beside what is. @param {number} max */
export const outOf = (max) => el("span.cp-of", { text: t("of", { max: number(max) }) });

/** Do answers that are missing leave more than one figure? @param {readonly [number, number]} range */
export const isOpen = ([low, high]) => low !== high;

/**
 * One line of figures: what, perhaps its value, and its points.
 * @param {string} name
 * @param {string | null} value
 * @param {readonly [number, number] | null} range
 * @param {number} max 0 where the rules have none
 */
export const figures = (name, value, range, max) =>
  el(
    "div.cp-figures__row",
    {},
    el("dt", {}, name, value && el("span.cp-figures__value", { text: value })),
    el("dd", {}, range ? el("span.cp-num", { text: span(range) }) : "–", " ", max > 0 && outOf(max)),
  );

/**
 * What a disclosure of a factor says while it is closed.
 * @param {string} name
 * @param {...Child} points
 */
export const factorHead = (name, ...points) => [
  el("span.cp-factor__name", { text: name }),
  " ",
  el("span.cp-factor__points", {}, ...points),
];
