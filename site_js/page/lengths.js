/** Lengths of time as people say them, in the core's own way (pycore/messages/lengths.py): no "0.3 year". */
import { counted, number, t } from "./words.js";

const MONTHS = 12;
const WEEKS = 52;
const WEEK = 7;
const NEAR = 0.0045; // of a year: what two decimals lose of so many months
const EXACT = 1e9;
/** @type {[number, string][]} */
const PARTS = [
  [1 / 2, "half"],
  [1 / 3, "third"],
  [2 / 3, "two-thirds"],
  [1 / 4, "quarter"],
  [3 / 4, "three-quarters"],
];

/** @param {number} value */
const exact = (value) => Math.round(value * EXACT) / EXACT;

/** The weeks and days of less than a year: the weeks alone, but to the day near a year. @param {number} part @param {number} whole */
function weeksAndDays(part, whole) {
  const days = exact(part * WEEKS * WEEK);
  if (days >= WEEK && days <= (WEEKS - 1) * WEEK) return [counted("weeks", Math.round(days / WEEK))];
  const left = Math.floor(days);
  if (!left) return [whole ? t("under-a-day") : counted("days", 1)];
  const weeks = Math.floor(left / WEEK);
  return [weeks && counted("weeks", weeks), left % WEEK && counted("days", left % WEEK)];
}

/** A length in years: with months where they come out whole, with weeks otherwise. @param {number} years */
export function yearsSaid(years) {
  const whole = Math.floor(exact(years));
  const part = exact(years - whole);
  if (!part) return counted("years", whole);
  const months = Math.round(part * MONTHS);
  const even = months > 0 && months < MONTHS && Math.abs(part - months / MONTHS) <= NEAR;
  const rest = even ? [counted("months", months)] : weeksAndDays(part, whole);
  const pieces = [whole && counted("years", whole), ...rest].filter(Boolean);
  return t(`pieces.${pieces.length}`, Object.fromEntries(pieces.map((piece, index) => ["abc"[index], String(piece)])));
}

/** A length in academic years: one and a half, or a share of one; no text says how many months it has. @param {number} years */
export function academicYearsSaid(years) {
  const whole = Math.floor(exact(years));
  const [, name] = PARTS.find(([part]) => Math.abs(years - whole - part) <= NEAR) ?? [];
  if (name)
    return t(whole ? `part-beside.${name}` : `part-of-year.${name}`, { years: counted("academic-years", whole) });
  if (years > 0 && years < 1) return t("share-of-year", { share: t("share", { n: number(years * 100) }) });
  return counted("academic-years", years);
}
