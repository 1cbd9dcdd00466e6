/** Occupations by name, or by the beginning of their code. */

/** @typedef {{code: string, title: string}} Occupation */

const MOST = 8;

/** Without accents and capitals. @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text */
const wordsOf = (text) => folded(text).match(/[a-z0-9]+/g) ?? [];

/**
 * The occupations that a text may mean: each of its words begins a word of the title; titles that begin with it come first, then
 * shorter ones.
 * @param {readonly Occupation[]} all
 * @param {string} text
 */
export function findOccupations(all, text) {
  const typed = text.trim();
  if (/^\d+/.test(typed)) return all.filter(({ code }) => code.startsWith(typed.slice(0, 5))).slice(0, MOST);
  const wanted = wordsOf(typed).map((word) => (word.length > 4 ? word.replace(/s$/, "") : word));
  if (!wanted.length) return [];
  return all
    .map((one) => ({ one, rank: rankOf(wordsOf(one.title), wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank || one.one.title.length - other.one.title.length)
    .slice(0, MOST)
    .map(({ one }) => one);
}

/** Where in the title the words stand: the earlier, the better. @param {string[]} title @param {string[]} wanted */
function rankOf(title, wanted) {
  const places = wanted.map((word) => title.findIndex((one) => one.startsWith(word)));
  return places.includes(-1) ? Infinity : Math.min(...places);
}
