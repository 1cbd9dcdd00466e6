/** Answers that fill more than their own fact. */

import { ABILITIES } from "./choices.js";
import { ACADEMIC_YEAR } from "./figures.js";
import { write } from "./draft.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {"years" | "terms" | "months"} Unit */
/** @typedef {{figure?: number | string, unit: Unit}} Length a program's length in the unit that it was said in */
/** @typedef {{name?: string, match?: import("../types/schools.js").Match}} School what was typed, and the school that was chosen */

/**
 * Take a school into a credential: it fills the kind of school where that is sure enough, and what it filled goes with it.
 * @param {Answers} card
 * @param {School} school
 */
export function takeSchool(card, { name, match }) {
  const filled = card.school && card.institution === fillOf(card.school);
  if (filled) delete card.institution;
  delete card.school;
  delete card.institution_name;
  if (name?.trim()) card.institution_name = name.trim();
  if (!match) return;
  card.school = match;
  const kind = fillOf(match);
  if (kind) card.institution = kind;
}

/** The kind of school that a match fills in: none where it is not settled or not sure. @param {import("../types/schools.js").Match} match */
const fillOf = ({ standing, confidence }) => (confidence === "low" ? undefined : (standing ?? undefined));

/** The school of a credential, as its question shows it. @param {Answers} card @returns {School} */
export const schoolOf = ({ institution_name, school }) => ({
  name: institution_name,
  match: school?.source && school.evidence ? school : undefined, // one kept in part says nothing
});

const TERMS = 2; // of an academic year
const { least: ACADEMIC, calendar: CALENDAR } = ACADEMIC_YEAR; // months

/**
 * Academic years by the unit. Of months, whole years of the calendar go first, since one holds no more than one academic year;
 * what is left counts by the academic year.
 * @type {Record<Unit, (figure: number) => number>}
 */
const IN_YEARS = {
  years: (figure) => figure,
  terms: (figure) => figure / TERMS,
  months: (figure) => Math.floor(figure / CALENDAR) + Math.min(1, (figure % CALENDAR) / ACADEMIC),
};

/** A length in academic years; what is no number stays as it was typed. @param {Length} length */
export const inYears = ({ figure, unit }) =>
  typeof figure === "number" && Object.hasOwn(IN_YEARS, unit)
    ? Math.round(IN_YEARS[unit](figure) * 1000) / 1000
    : figure;

/** Take a program's length in the unit in which it was said. @param {Answers} card @param {Length} [length] */
export function takeLength(card, length) {
  if (length === undefined) {
    delete card.length;
    delete card.program_years;
    return;
  }
  card.length = length;
  const years = inYears(length);
  if (years === undefined) delete card.program_years;
  else card.program_years = years;
}

/** The length as it was said; years where it was not said here. @param {Answers} card @returns {Length} */
export const lengthOf = ({ length, program_years }) =>
  length && Object.hasOwn(IN_YEARS, length.unit) && inYears(length) === program_years
    ? length
    : { figure: program_years, unit: "years" };

/** Take another test, or levels instead: no figure of the one is carried over to the other. @param {Answers} language @param {string} [test] */
export function takeTest(language, test) {
  if (language.test === test) return;
  for (const ability of ABILITIES) delete language[ability];
  if (test) language.test = test;
  else delete language.test;
}

/** Take a day, or whether it is young enough: one takes the place of the other. @param {Answers} answers @param {string} key @param {string} stated @param {string | boolean | undefined} value */
export function takeAge(answers, key, stated, value) {
  write(answers, key, typeof value === "boolean" ? undefined : value);
  write(answers, stated, typeof value === "boolean" ? value : undefined);
}

/** Take one figure for all four abilities. @param {Answers} language @param {number | string | undefined} figure */
export function takeAll(language, figure) {
  for (const ability of ABILITIES) write(language, ability, figure);
}
