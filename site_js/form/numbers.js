/** Figures as people type them, and as they are shown to them again. */

/**
 * "0,3", "0.3" and "1 200" are numbers; what is none is kept as it was typed, for the engine to name.
 * @param {string} text
 * @returns {number | string | undefined} undefined where nothing was typed
 */
export function toNumber(text) {
  const typed = text.trim();
  const plain = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (plain === "") return undefined;
  return /^-?\d*\.?\d+\.?$/.test(plain) ? Number(plain) : typed;
}

/** A share of 1 from a percentage. @param {string} text */
export function toShare(text) {
  const value = toNumber(text.replace("%", ""));
  return typeof value === "number" ? Math.round(value * 1e4) / 1e6 : value;
}

/**
 * A number as it is typed.
 * @param {unknown} value what was no number stays as it was typed
 * @param {string} point the sign before decimals
 */
export const fromNumber = (value, point) =>
  typeof value === "number" ? String(value).replace(".", point) : String(value);

/** A share of 1 as the percentage that is typed. @param {unknown} value @param {string} point */
export const fromShare = (value, point) =>
  fromNumber(typeof value === "number" ? Math.round(value * 1e6) / 1e4 : value, point);
