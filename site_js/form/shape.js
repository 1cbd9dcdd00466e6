/**
 * Answers that come from elsewhere (a link, a file, an earlier visit), checked by shape before anything is made of them: what the form
 * could not hold is left out and named. Whether the rest can be used is the engine's to say.
 */

import { PARTS } from "./choices.js";
import { emptyDraft, isAnyUnsure } from "./draft.js";
import { fromProfile } from "./profile.js";
import { sayUnsure } from "./unsure.js";
import { plansFrom } from "../plan/plans.js";

/** @typedef {"text" | "number" | "boolean" | "lines"} Simple a number may still be as it was typed */
/** @typedef {Simple | {kind: Simple, none?: boolean} | {part: string, none?: boolean} | {list: Kind, most: number}} Kind */
/** @typedef {Record<string, Kind>} Part */

/** What arrived: a draft, and the JSON Pointers of what it leaves out. @typedef {{draft: import("./draft.js").Draft, left: string[]}} Arrived */

const LONGEST = { text: 500, lines: 5000 }; // characters
const SHOWN = 60; // characters of a name that nobody knows

const { applicant, credential, work } = PARTS;
const lists = {
  credentials: { list: { part: "card" }, most: applicant.credentials.most },
  languages: { list: { part: "language_result" }, most: applicant.languages.most },
};
const UNSURE = /** @type {const} */ ({ list: "text", most: 100 }); // the questions of which "I don't know" was said
const held = { ...lists, languages: { ...lists.languages, list: { part: "language" } } };
const steers = /** @type {const} */ ({ credentials_status: "text", languages_status: "text", unsure: UNSURE });

/** The profile's parts, and the draft's. @type {Record<string, Part>} */
const SHAPES = {
  ...PARTS,
  card: {
    ...credential,
    status: "text",
    assessed: "text",
    says: "text",
    more_lines: "lines",
    unsure: UNSURE,
    length: { part: "length" },
    school: { part: "school" },
  },
  length: { figure: "number", unit: "text" },
  school: {
    id: "text",
    name: "text",
    found_by: { kind: "text", none: true },
    province: "text",
    description: "text",
    kind: "text",
    standing: { kind: "text", none: true },
    basis: "lines",
    source: { part: "school_source" },
    evidence: { list: { part: "school_evidence" }, most: 50 },
    seen_on: "text",
    confidence: "text",
    note: "lines",
    reasons: { list: { part: "school_reason" }, most: 50 },
    ask: { kind: "lines", none: true },
  },
  school_source: { id: "text", title: "text", url: "text", seen: "boolean" },
  school_evidence: { id: "text", title: "text", url: "text", as_of: "text", reference: "text" },
  school_reason: { id: "text", text: "lines" },
  language: { ...PARTS.language_result, unsure: UNSURE },
  period: { ...PARTS.work_period, unsure: UNSURE },
  partner_draft: { ...PARTS.partner, ...held, ...steers },
  work_draft: {
    ...work,
    work_by: "text",
    unsure: UNSURE,
    periods: { list: { part: "period" }, most: work.periods.most },
  },
  more: { ...PARTS.profile, unsure: UNSURE },
  dates: { as_of: "text", rules_on: "text" },
  draft: {
    ...applicant,
    ...held,
    ...steers,
    age_by: "text",
    partner_status: "text",
    partner: { part: "partner_draft" },
    work: { part: "work_draft" },
    more: { part: "more" },
    dates: { part: "dates" },
  },
};

/**
 * The draft that shows a profile from elsewhere, with the plans that came along.
 * @param {unknown} facts
 * @param {unknown} [plans]
 * @param {unknown} [unsure] of what "I don't know" was said
 * @returns {Arrived | null} null where nothing in it could be shown
 */
export function draftOfProfile(facts, plans, unsure) {
  /** @type {string[]} */
  const left = [];
  const fitting = fitted(facts, { part: "profile" }, "", left);
  if (fitting === undefined) return null;
  const draft = fromProfile(fitting);
  sayUnsure(draft, unsure);
  if (isEmptyObject(fitting) && !isAnyUnsure(draft)) return null;
  return { draft: plans === undefined ? draft : { ...draft, plans: plansFrom(plans) }, left };
}

/**
 * A draft that was kept, by this version of the page or an older one.
 * @param {unknown} kept
 * @returns {Arrived | null} null where it is none
 */
export function draftOfKept(kept) {
  /** @type {string[]} */
  const left = [];
  const { plans, ...answers } = isObject(kept) ? kept : {};
  const fitting = fitted(isObject(kept) ? answers : kept, { part: "draft" }, "", left);
  if (fitting === undefined) return null;
  const empty = emptyDraft();
  const draft = {
    ...empty,
    ...fitting,
    partner: { ...empty.partner, ...fitting.partner },
    work: { ...empty.work, ...fitting.work },
  };
  return { draft: plans === undefined ? draft : { ...draft, plans: plansFrom(plans) }, left };
}

/**
 * A copy of a value without what does not fit.
 * @param {unknown} value
 * @param {Kind} kind
 * @param {string} path JSON Pointer of the value
 * @param {string[]} left takes the pointers of what is left out
 * @returns {any} undefined where the value itself does not fit
 */
function fitted(value, kind, path, left) {
  const given = typeof kind === "string" ? { kind } : kind;
  const inside =
    "part" in given && isObject(value)
      ? fittedPart(value, SHAPES[given.part], path, left)
      : "list" in given && Array.isArray(value)
        ? fittedList(value, given, path, left)
        : "kind" in given && isSimple(value, given.kind)
          ? value
          : undefined;
  if (inside !== undefined) return inside;
  if (value === null && "none" in given && given.none) return null;
  left.push(path);
  return undefined;
}

/** @param {Record<string, unknown>} value @param {Part} part @param {string} path @param {string[]} left */
function fittedPart(value, part, path, left) {
  /** @type {Record<string, unknown>} */
  const fitting = {};
  for (const name of Object.keys(value)) {
    const step = `${path}/${name.slice(0, SHOWN).replace(/~/g, "~0").replace(/\//g, "~1")}`;
    if (!Object.hasOwn(part, name)) {
      left.push(step);
      continue;
    }
    const inside = fitted(value[name], part[name], step, left);
    if (inside !== undefined) fitting[name] = inside;
  }
  return fitting;
}

/** @param {unknown[]} value @param {{list: Kind, most: number}} kind @param {string} path @param {string[]} left */
function fittedList(value, { list, most }, path, left) {
  if (value.length > most) left.push(path);
  return value
    .slice(0, most)
    .map((item, index) => fitted(item, list, `${path}/${index}`, left))
    .filter((item) => item !== undefined);
}

/** @param {unknown} value @param {Simple} kind */
function isSimple(value, kind) {
  if (typeof value === "string") return kind !== "boolean" && value.length <= LONGEST[kind === "lines" ? kind : "text"];
  return kind === typeof value && (kind !== "number" || Number.isFinite(value));
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} value */
const isEmptyObject = (value) => value === undefined || Object.keys(value).length === 0;
