/** Figures as people type them. */

/** "0,3", "0.3" and "1 200" are numbers; what is none is kept as it was typed, for the engine to name. */
export function toNumber(text) {
  const plain = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(",", ".");
  if (plain === "") return undefined;
  return /^-?\d*\.?\d+\.?$/.test(plain) ? Number(plain) : text.trim();
}

/** A share of 1 from a percentage. */
export function toShare(text) {
  const value = toNumber(text.replace("%", ""));
  return typeof value === "number" ? Math.round(value * 1e4) / 1e6 : value;
}
