/** The form's draft and the engine's profile, one made from the other. */

import { carry } from "./carried.js";
import { ABILITIES } from "./choices.js";
import { emptyDraft, isAnyUnsure, isBlank, isCompletePeriod, isMonth, read, write } from "./draft.js";
import {
  BENCHMARKS,
  CREDENTIAL,
  DATES,
  LANGUAGE,
  MORE,
  PARTNER,
  PARTNER_APPLYING,
  PARTNER_CREDENTIAL,
  PARTNER_SCORED,
  PERIOD,
  QUALIFICATION,
  WORK,
  WORK_MORE,
  YOU,
  awarded,
  partnerMatters,
  qualification,
} from "./fields.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Person} Person */
/** @typedef {import("./spec.js").Spec} Spec */
/** @typedef {Record<string, any>} Facts facts by the profile's own names */

/** Which cards were sent, by their places in the form. @typedef {{applicant: number[], partner: number[]}} Cards */

/**
 * The relevant answers, as the profile writes them.
 * @param {readonly Spec[]} specs
 * @param {Answers} draft
 * @param {Draft} whole
 * @returns {Facts}
 */
function collect(specs, draft, whole) {
  const facts = {};
  for (const spec of specs) {
    if (spec.steer || (spec.when && !spec.when(draft, whole))) continue;
    for (const key of [spec.key, ...(spec.also ?? [])]) {
      const value = read(draft, key);
      if (value !== undefined && value !== "") write(facts, key, value);
    }
  }
  return facts;
}

/** @param {readonly Spec[]} specs @param {Answers} draft @param {Draft} whole */
export function credentialFacts(specs, draft, whole) {
  const facts = collect(specs, draft, whole);
  if (draft.kind === QUALIFICATION) facts.kind = "licence";
  const studied = awarded(draft);
  // Of a month alone, its day may still be to come: that it is completed is said beside it.
  const dated = facts.completed_on && !isMonth(facts.completed_on);
  if (studied && draft.status === "finished" && !dated) facts.completed = true;
  if (studied && draft.status === "planned") facts.planned = true;
  if (studied && draft.status === "unfinished") facts.left_unfinished = true;
  const foreign = studied && draft.country && draft.country !== "CA";
  if (foreign && draft.assessed === "no") facts.eca = null;
  if (foreign && draft.assessed === "yes") {
    facts.eca ??= {};
    const lines = [facts.eca.phrase, ...String(draft.more_lines ?? "").split("\n")]
      .map((line) => line?.trim())
      .filter(Boolean);
    if (draft.says === "phrase" && lines.length > 1) {
      delete facts.eca.phrase;
      facts.eca.phrases = lines;
    }
  }
  return facts;
}

/** @param {Facts} facts @returns {Answers} */
export function credentialDraft(facts) {
  const draft = structuredClone(facts);
  delete draft.planned;
  delete draft.left_unfinished;
  delete draft.completed;
  if (facts.planned) draft.status = "planned";
  else if (facts.left_unfinished) draft.status = "unfinished";
  else if (facts.completed ?? facts.completed_on) draft.status = "finished";
  if (facts.eca === null) {
    draft.assessed = "no";
    delete draft.eca;
  } else if (facts.eca) {
    draft.assessed = "yes";
    draft.says = facts.eca.phrase || facts.eca.phrases ? "phrase" : "level";
    if (facts.eca.phrases) {
      [draft.eca.phrase] = facts.eca.phrases;
      draft.more_lines = facts.eca.phrases.slice(1).join("\n");
      delete draft.eca.phrases;
    }
  }
  return draft;
}

/** @param {Answers} draft @param {Draft} whole @param {readonly Spec[]} [specs] */
export function languageFacts(draft, whole, specs = LANGUAGE) {
  const facts = collect(specs, draft, whole);
  const language = Object.hasOwn(BENCHMARKS, draft.test) && BENCHMARKS[draft.test];
  if (!language) return facts;
  /** @type {Facts} */
  const clb = {};
  for (const ability of ABILITIES) {
    if (facts[ability] !== undefined) clb[ability] = facts[ability];
    delete facts[ability];
  }
  delete facts.test;
  return { ...facts, language, clb };
}

/** @param {Facts} facts @returns {Answers} */
export function languageDraft(facts) {
  if (!facts.language) return structuredClone(facts);
  const { clb, language, ...rest } = facts;
  return { ...rest, ...clb, test: `clb-${language}` };
}

/** Languages: none taken is an empty list, unknown is no list. @param {Person} person @param {Draft} whole */
function languagesFacts(person, whole) {
  if (person.languages_status === "none") return [];
  const given = person.languages.filter((one) => one.test);
  return given.length ? given.map((one) => languageFacts(one, whole)) : undefined;
}

/**
 * Where in a list the cards stand that are answered at all.
 * @param {Answers[]} list
 * @param {readonly Spec[]} specs
 */
const answered = (list, specs) => list.map((_, index) => index).filter((index) => !isBlank(specs, list[index]));

/**
 * The profile of what was answered so far, and which card each of its credentials stands on.
 * @param {Draft} draft
 * @returns {{profile: Facts, cards: Cards}}
 */
export function toProfile(draft) {
  const cards = {
    applicant: answered(draft.credentials, CREDENTIAL),
    partner: answered(draft.partner.credentials, PARTNER_CREDENTIAL),
  };
  const profile = { ...collect(DATES, draft.dates, draft), ...collect(MORE, draft.more, draft) };
  if (profile.job_offer === "none") profile.job_offer = null;
  const applicant = { ...profile.applicant, ...applicantFacts(draft, cards.applicant) };
  if (Object.keys(applicant).length) profile.applicant = applicant;
  if (draft.partner_status === "none") profile.partner = null;
  if (draft.partner_status === "has") profile.partner = partnerFacts(draft, cards.partner);
  carry(profile, draft);
  return { profile, cards };
}

/** @param {Draft} draft @param {number[]} cards */
function applicantFacts(draft, cards) {
  const facts = collect(YOU, draft, draft);
  if (draft.credentials.some(qualification)) facts.certificate_of_qualification = true;
  if (cards.length)
    facts.credentials = cards.map((index) => credentialFacts(CREDENTIAL, draft.credentials[index], draft));
  else if (draft.credentials_status === "none") facts.credentials = [];
  const languages = languagesFacts(draft, draft);
  if (languages) facts.languages = languages;
  const work = { ...collect(WORK, draft.work, draft), ...collect(WORK_MORE, draft.work, draft) };
  const periods = draft.work.periods.filter(isCompletePeriod);
  if (draft.work.work_by === "jobs" && periods.length) work.periods = periods.map((one) => collect(PERIOD, one, draft));
  if (Object.keys(work).length) facts.work = work;
  return facts;
}

/** @param {Draft} draft @param {number[]} cards */
function partnerFacts(draft, cards) {
  const { partner } = draft;
  if (!partnerMatters(draft)) return collect(PARTNER, partner, draft);
  const facts = collect([...PARTNER, ...PARTNER_SCORED, ...PARTNER_APPLYING], partner, draft);
  if (cards.length) {
    facts.credentials = cards.map((index) => credentialFacts(CREDENTIAL, partner.credentials[index], draft));
  } else if (partner.credentials_status === "none") facts.credentials = [];
  const languages = languagesFacts(partner, draft);
  if (languages) facts.languages = languages;
  return facts;
}

/**
 * The draft that shows a profile (an example, a share link).
 * @param {Facts} profile
 */
export function fromProfile(profile) {
  const draft = emptyDraft();
  const { applicant = {}, partner, as_of, rules_on, ...rest } = structuredClone(profile);
  const { credentials, languages, work, age, birth_date, ...others } = applicant;
  draft.dates = Object.fromEntries(Object.entries({ as_of, rules_on }).filter(([, value]) => value !== undefined));
  draft.more = { ...rest, ...(Object.keys(others).length ? { applicant: others } : {}) };
  if (rest.job_offer === null) draft.more.job_offer = "none";
  hold(draft, credentials, languages);
  if (age !== undefined) draft.age = age;
  if (birth_date !== undefined) Object.assign(draft, { birth_date, age_by: "birth_date" });
  const { periods, ...counts } = work ?? {};
  Object.assign(draft.work, counts, { periods: periods ?? [], work_by: periods ? "jobs" : "years" });
  if (partner === null) draft.partner_status = "none";
  if (partner) {
    draft.partner_status = "has";
    const { credentials: theirs, languages: spoken, ...facts } = partner;
    Object.assign(draft.partner, facts);
    hold(draft.partner, theirs, spoken);
  }
  return draft;
}

/**
 * What a person holds and speaks; both lists may be absent.
 * @param {Person} person
 * @param {Facts[]} [credentials]
 * @param {Facts[]} [languages]
 */
function hold(person, credentials, languages) {
  person.credentials = (credentials ?? []).map(credentialDraft);
  if (credentials?.length === 0) person.credentials_status = "none";
  person.languages = (languages ?? []).map(languageDraft);
  if (languages) person.languages_status = languages.length ? "has" : "none";
}

/** Is the draft as empty as a new one? "I don't know" is an answer. @param {Draft} draft */
export const isEmpty = (draft) => Object.keys(toProfile(draft).profile).length === 0 && !isAnyUnsure(draft);
