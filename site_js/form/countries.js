/** Countries by ISO 3166-1 code; their names come from the browser in the page's language. */

/** Every code by its first letter, each group that letter and then the second ones. */
const CODES =
  "ADEFGLMORTUZ BABDEFGHIJNORSTWYZ CADFGHILMNORUVYZ DEJKMOZ ECEGRST FIJMR GABDEHMNQRTWY HKNRTU " +
  "IDELNQRST JMOP KEGHIMNPRWZ LABCIKRSTUVY MACDEGHKLMNORTUVWXYZ NAEGILOPRZ OM PAEGHKLRSTWY QA ROSUW " +
  "SABCDEGIKLMNORSTVYZ TDGHJLMNORTVWZ UAGSYZ VACENU WS XK YE ZAMW";

/**
 * Every country as [code, name], by name, Canada first.
 * @param {string} locale
 * @returns {Array<[string, string]>}
 */
export function countries(locale) {
  const name = naming(locale);
  return CODES.split(" ")
    .flatMap(([letter, ...second]) => second.map((other) => letter + other))
    .map((code) => /** @type {[string, string]} */ ([code, name(code)]))
    .sort((one, other) => first(one) - first(other) || one[1].localeCompare(other[1], locale));
}

/** @param {[string, string]} country */
const first = ([code]) => (code === "CA" ? 0 : 1);

/** The name of one country. @param {string} code @param {string} locale */
export const country = (code, locale) => naming(locale)(code);

/** What names the countries in a language, once it is needed. @type {Record<string, Intl.DisplayNames>} */
const NAMINGS = {};

/** @param {string} locale @returns {(code: string) => string} */
function naming(locale) {
  NAMINGS[locale] ??= new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  return (code) => {
    try {
      return NAMINGS[locale].of(code) ?? code;
    } catch {
      return code;
    }
  };
}
