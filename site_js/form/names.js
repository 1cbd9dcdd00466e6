/** What a JSON Pointer of the profile or of the draft is called on the page. */

import { counted, firstOf, t } from "../page/words.js";

const LISTS = { credentials: "credential", languages: "language", periods: "period" };
const LABELS = { credentials: "card.numbered", languages: "language.label", periods: "period.label" };
const MOST = 5; // names that are listed

/** @param {string} pointer @returns {string} the question's own words, with the entry of the list it belongs to */
export function nameOf(pointer) {
  const parts = pointer.split("/").slice(1);
  const at = parts.findLastIndex((part) => Object.hasOwn(LISTS, part));
  if (at < 0) return questionOf(parts) || pointer;
  const list = /** @type {keyof typeof LISTS} */ (parts[at]);
  const [place, ...rest] = parts.slice(at + 1);
  if (place === undefined) return list === "periods" ? t("section.work") : t(`section.${list}`);
  const entry = t(LABELS[list], { n: Number(place) + 1 });
  if (!rest.length) return entry;
  return `${entry}, ${wordsOf([LISTS[list]], rest) || rest.join("/")}`;
}

/** @param {string[]} parts */
function questionOf(parts) {
  const [first, ...rest] = parts;
  if (first === "partner") return rest.length ? wordsOf(["partner"], rest) : t("partner.head");
  if (first === "applicant" && rest[0] === "work") return wordsOf(["work"], rest.slice(1)) || t("section.work");
  if (first === "applicant") return wordsOf(["you"], rest) || wordsOf(["more"], parts);
  if (first === "work") return wordsOf(["work"], rest) || t("section.work");
  if (first === "more") return wordsOf(["more"], rest);
  return wordsOf(["you", "more", "dates"], first === "dates" ? rest : parts);
}

/** The words of the question that asks for a path, or for what it is inside of. @param {string[]} scopes @param {string[]} path */
function wordsOf(scopes, path) {
  const keys = path.map((_, index) => path.slice(0, path.length - index).join("/"));
  return firstOf(...keys.flatMap((key) => scopes.map((scope) => `q.${scope}.${key}`)));
}

/** A question as the name of its answer, which a colon follows. @param {string} words */
export const asked = (words) => words.replace(/\?$/, "");

/** Names as one text, whose sentence has the full stop; of many only the first. @param {string[]} names */
export function listed(names) {
  const shown = [...new Set(names.map((name) => name.replace(/\.$/, "")))];
  const rest = shown.length - MOST;
  const first = shown.slice(0, MOST).join("; ");
  return rest > 0 ? `${first}; ${counted("left.more", rest)}` : first;
}
