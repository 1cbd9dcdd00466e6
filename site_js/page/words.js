/** The page's words in its language; the lists in `words/en` and `words/fr` hold the same keys. */

const locale = document.documentElement.lang.startsWith("fr") ? "fr" : "en";
const { WORDS } = await (locale === "fr" ? import("../words/fr/form.js") : import("../words/en/form.js"));

export const LOCALE = locale;

/**
 * The words under a key, with `{name}` filled in.
 * @param {string} key
 * @param {Record<string, string|number>} [facts]
 */
export function t(key, facts = {}) {
  const words = WORDS[key];
  if (words === undefined) return key;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? ""));
}

/** Are there words under this key? */
export const has = (key) => WORDS[key] !== undefined;

/** Makes something when it is first asked for: what knows a language takes the browser milliseconds to make. */
function once(make) {
  let made;
  return () => (made ??= make());
}

const counting = once(() => new Intl.PluralRules(locale));
const writing = once(() => new Intl.NumberFormat(locale === "fr" ? "fr-CA" : "en-CA", { maximumFractionDigits: 2 }));
const dating = once(
  () => new Intl.DateTimeFormat(locale === "fr" ? "fr-CA" : "en-GB", { dateStyle: "long", timeZone: "UTC" }),
);

/** A number as the language writes it; below a thousand both write the digits alone. */
export const number = (value) =>
  Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : writing().format(value);

/** Which words a count takes, one or other; a part of one takes the singular in both languages, as in the core. */
const form = (size) => ((size > 0 && size < 1) || counting().select(size) === "one" ? "one" : "other");

/** Words that depend on a count: `key.one` or `key.other`, with `{n}`. */
export const counted = (key, n, facts = {}) => t(`${key}.${form(Math.abs(n))}`, { n: number(n), ...facts });

/** A difference with its sign: a true minus, and the plus that says it was added. */
export const signed = (n) => (n > 0 ? `+${number(n)}` : n < 0 ? `−${number(-n)}` : "+0");

/** One figure, or from … to …. */
export const span = ([low, high]) =>
  low === high ? number(low) : t("range", { low: number(low), high: number(high) });

/** An ISO date in words. */
export function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  const words = dating().format(date);
  return locale === "fr" ? words.replace(/^1 /, "1er ") : words;
}
