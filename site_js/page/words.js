/** The page's words in its language; the lists in `words/en` and `words/fr` hold the same keys. */

/** @typedef {Record<string, string>} Words */

export const LOCALE = document.documentElement.lang.startsWith("fr") ? "fr" : "en";

/** @type {Words} */
const WORDS = { ...(await (LOCALE === "fr" ? import("../words/fr/form.js") : import("../words/en/form.js"))).WORDS };

/** A page that has words of its own adds them here. @param {Words} words */
export const addWords = (words) => void Object.assign(WORDS, words);

/**
 * The words under a key, with `{name}` filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [facts]
 */
export const t = (key, facts = {}) => WORDS[key]?.replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? "")) ?? key;

/** Are there words under this key? @param {string} key */
export const has = (key) => WORDS[key] !== undefined;

/** The words under the first of these keys that has some; none where none has. @param {string[]} keys */
export const firstOf = (...keys) => t(keys.find(has) ?? "");

/**
 * Makes something when it is first asked for: what knows a language takes the browser milliseconds to make.
 * @template Made
 * @param {() => Made} make
 */
function once(make) {
  /** @type {Made | undefined} */
  let made;
  return () => (made ??= make());
}

const NO_BREAK = "\u00a0"; // between a day and its month, as the core writes them in French
const REGION = LOCALE === "fr" ? "fr-CA" : "en-CA";
const counting = once(() => new Intl.PluralRules(LOCALE));
const writing = once(() => new Intl.NumberFormat(REGION, { maximumFractionDigits: 2 }));
const dating = once(() => {
  const spelling = LOCALE === "fr" ? "fr-CA" : "en-GB"; // the day before the month, as the core writes it
  return new Intl.DateTimeFormat(spelling, { dateStyle: "long", timeZone: "UTC" });
});

/** A number as the language writes it; below a thousand both write the digits alone. @param {number} value */
export const number = (value) =>
  Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : writing().format(value);

/** Which words a count takes; a part of one takes the singular in both languages, as in the core. @param {number} size */
const form = (size) => ((size > 0 && size < 1) || counting().select(size) === "one" ? "one" : "other");

/**
 * Words that depend on a count: `key.one` or `key.other`, with `{n}`.
 * @param {string} key
 * @param {number} n
 * @param {Record<string, string | number>} [facts]
 */
export const counted = (key, n, facts = {}) => t(`${key}.${form(Math.abs(n))}`, { n: number(n), ...facts });

/** A difference with its sign: a true minus, and the plus that says it was added. @param {number} n */
export const signed = (n) => (n > 0 ? `+${number(n)}` : n < 0 ? `−${number(-n)}` : "+0");

/** One figure, or from … to …. @param {readonly number[]} range the least and the most */
export const span = ([low, high]) =>
  low === high ? number(low) : t("range", { low: number(low), high: number(high) });

const naming = once(() => new Intl.DateTimeFormat(REGION, { year: "numeric", month: "long", timeZone: "UTC" }));

/** An ISO date in words, or a month where no day is told. @param {string} iso */
export function day(iso) {
  const month = iso.length === "YYYY-MM".length;
  const date = new Date(`${month ? `${iso}-01` : iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  if (month) return naming().format(date);
  const words = dating().format(date);
  return LOCALE === "fr" ? words.replace(/^1(?= )/, "1er").replace(" ", NO_BREAK) : words;
}

/** The time of day, as the language writes it: of now. */
export const timeOfDay = () =>
  new Intl.DateTimeFormat(REGION, { hour: "numeric", minute: "2-digit" }).format().replaceAll(" ", NO_BREAK);
