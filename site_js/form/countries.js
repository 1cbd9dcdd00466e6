/** Countries by ISO 3166-1 code; their names come from the browser in the page's language. */

const CODES =
  "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO KM CG CD CR CI HR CU CY CZ " +
  "DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HK HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW " +
  "KG LA LV LB LS LR LY LI LT LU MO MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PS PA PG PY " +
  "PE PH PL PT PR QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TW TJ TZ TH TL TG TO TT TN TR TM TV " +
  "UG UA AE GB US UY UZ VU VA VE VN YE ZM ZW";

/**
 * Every country as [code, name], by name, Canada first.
 * @param {string} locale
 * @returns {Array<[string, string]>}
 */
export function countries(locale) {
  const name = naming(locale);
  return CODES.split(" ")
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
