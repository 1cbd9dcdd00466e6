/** Where no line ends: in a figure with what it belongs to, a date, a range, a verb with its subject; in a short label. */

const MONTHS =
  "January|February|March|April|May|June|July|August|September|October|November|December" +
  "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const UNITS =
  "points?|years?|months?|weeks?|days?|hours?|credits?|rounds?|academic|calendar" +
  "|ans?|années?|mois|semaines?|jours?|heures?|crédits?|rondes?";
const BEFORE_FIGURE =
  "[Ll]evels?|[Nn]iveaux?|CLB|NCLC|TEER|FÉER" + "|listening|reading|writing|speaking|orale?|écrite?|exactly|exactement";
const PROVISIONS = "ss?|art|par|al|sous-al";

// Where no line ends, as in the other pages: after the left of each pair if its right follows.
const PARTED = new RegExp(
  [
    [`\\d`, `(?:${UNITS})(?![\\p{L}\\d])`],
    [`\\d(?:er)?`, `(?:${MONTHS})(?![\\p{L}\\d])`],
    [`(?<![\\p{L}\\d])(?:${BEFORE_FIGURE})`, `\\d`],
    [`(?<![\\p{L}\\d])(?:${PROVISIONS})\\.`, `\\d`],
    [`(?<![\\p{L}\\d])(?:MI|IRPR|IRPA|IM|RIPR|LIPR),`, `(?:${PROVISIONS})\\.`],
    [`:`, `\\d+\\.(?:\\s|$)`],
  ]
    .map(([left, right]) => `(?<=${left}) (?=${right})`)
    .join("|"),
  "gu",
);
const RANGE = new RegExp(
  `(?<=\\d) (to|à|or|ou|/|→) (?=[+−]?\\d[\\d.,\u00a0]*(?!\\d|[ \u00a0](?:${MONTHS}))|(?:more|plus|less|moins)(?!\\p{L}))`,
  "gu",
);
// Words that no line cuts at their hyphen: a verb with its subject.
const WHOLE =
  /(?<![\p{L}\d-])(?:sous-al|\p{L}+(?:-t)?-(?:ce|je|il|elle|on|nous|vous|ils|elles)|\p{L}+-(?:mêmes?|dessous|dessus))(?![\p{L}\d-])/gu;

/** A text whose figures stay beside what they belong to. @param {string} text */
export const together = (text) =>
  /[\d-]/.test(text) ? text.replace(RANGE, "\u00a0$1\u00a0").replace(PARTED, "\u00a0").replace(WHOLE, joined) : text;

/** @param {string} word */
const joined = (word) => word.replaceAll("-", "-\u2060");

const HYPHENED = /[\p{L}\d]+(?:-[\p{L}\d]+)+/gu;
const SHORT = 15; // letters of a word with a hyphen that a narrow column's head does not cut, as on the other pages

/** The text of a column's head, whose short words are not cut at a hyphen. @param {string} text */
export const uncut = (text) => text.replace(HYPHENED, (word) => (word.length > SHORT ? word : joined(word)));
