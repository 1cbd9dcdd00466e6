/** The questions of which "I don't know" was said, as a link or a file carries them beside the profile, which has no word for it. */

import { isBlank, isCompletePeriod, isUnsure, read, setUnsure } from "./draft.js";
import {
  CREDENTIAL,
  LANGUAGE,
  LANGUAGES,
  MORE,
  PARTNER,
  PARTNER_APPLYING,
  PARTNER_CREDENTIAL,
  PARTNER_SCORED,
  PERIOD,
  WORK,
  WORK_MORE,
  YOU,
} from "./fields.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Person} Person */
/** @typedef {readonly {key: string, also?: string[]}[]} Specs */

/** The keys of questions, by where they stand: "more", "credentials/0". @typedef {Record<string, string[]>} Unsure */

/**
 * Every place where questions stand.
 * @param {Draft} draft
 * @param {boolean} arrived is it made of a profile, so that every entry of its lists was sent?
 * @returns {[place: string, answers: Answers, specs: Specs][]}
 */
function placesOf(draft, arrived) {
  const { partner, work, more } = draft;
  const jobs = work.periods.filter((one) => arrived || isCompletePeriod(one));
  return [
    ["you", draft, [...YOU, ...LANGUAGES]],
    ...listsOf(draft, "", CREDENTIAL, arrived),
    ["partner", partner, [...PARTNER, ...PARTNER_SCORED, ...PARTNER_APPLYING, ...LANGUAGES]],
    ...listsOf(partner, "partner/", PARTNER_CREDENTIAL, arrived),
    ["work", work, [...WORK, ...WORK_MORE]],
    ...entries("periods", jobs, PERIOD),
    ["more", more, MORE],
  ];
}

/** @param {Person} person @param {string} whose @param {Specs} specs @param {boolean} arrived @returns {[string, Answers, Specs][]} */
function listsOf({ credentials, languages }, whose, specs, arrived) {
  const cards = credentials.filter((one) => arrived || !isBlank(specs, one));
  const results = languages.filter((one) => arrived || one.test);
  return [...entries(`${whose}credentials`, cards, specs), ...entries(`${whose}languages`, results, LANGUAGE)];
}

/** @param {string} name @param {Answers[]} list @param {Specs} specs @returns {[string, Answers, Specs][]} */
const entries = (name, list, specs) => list.map((one, index) => [`${name}/${index}`, one, specs]);

/**
 * Of what it was said, and is not answered since.
 * @param {Draft} draft
 * @returns {Unsure | undefined} undefined where it was said of nothing
 */
export function unsureOf(draft) {
  const said = placesOf(draft, false)
    .map(([place, answers, specs]) => [place, specs.map(({ key }) => key).filter((key) => isOpen(answers, key))])
    .filter(([, keys]) => keys.length);
  return said.length ? Object.fromEntries(said) : undefined;
}

/** @param {Answers} answers @param {string} key */
const isOpen = (answers, key) => isUnsure(answers, key) && read(answers, key) === undefined;

/**
 * Say so again in a draft that was made of a profile. What is no question of a place is left alone, whatever it is.
 * @param {Draft} draft
 * @param {unknown} unsure as it arrived
 */
export function sayUnsure(draft, unsure) {
  if (typeof unsure !== "object" || unsure === null) return;
  const given = /** @type {Record<string, unknown>} */ (unsure);
  for (const [place, answers, specs] of placesOf(draft, true)) {
    const keys = Object.hasOwn(given, place) ? given[place] : [];
    if (!Array.isArray(keys)) continue;
    for (const { key } of specs)
      if (keys.includes(key) && read(answers, key) === undefined) setUnsure(answers, key, true);
  }
}
