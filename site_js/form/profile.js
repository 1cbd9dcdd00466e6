/** The form's draft and the engine's profile, one made from the other. */

import {
  ABILITIES,
  BENCHMARKS,
  CREDENTIAL,
  DATES,
  LANGUAGE,
  MORE,
  PARTNER,
  PARTNER_APPLYING,
  PARTNER_CREDENTIAL,
  PERIOD,
  WORK,
  WORK_MORE,
  YOU,
  partnerMatters,
} from "./fields.js";

/** A draft in which nothing is answered. */
export const emptyDraft = () => ({
  credentials: [],
  age_by: "age",
  partner: { credentials: [], languages: [] },
  languages: [],
  work: { work_by: "years", periods: [] },
  more: {},
  dates: {},
});

/** The value at a path of keys joined by "/". */
export const read = (object, key) => key.split("/").reduce((inner, part) => inner?.[part], object);

/** Set a value at a path; `undefined` takes it away. */
export function write(object, key, value) {
  const parts = key.split("/");
  const last = parts.pop();
  const inner = parts.reduce((outer, part) => (outer[part] ??= {}), object);
  if (value === undefined || value === "") delete inner[last];
  else inner[last] = value;
}

/** Is no question of these answered? */
export const isBlank = (specs, draft) => specs.every((spec) => read(draft, spec.key) === undefined);

/** Can a job be counted yet? One that is still being entered is no error. */
export const isCompletePeriod = (draft) =>
  ["country", "from", "hours_per_week"].every((key) => draft[key] !== undefined);

/** The relevant answers, as the profile writes them. */
function collect(specs, draft) {
  const facts = {};
  for (const spec of specs) {
    if (spec.steer || (spec.when && !spec.when(draft))) continue;
    const value = read(draft, spec.key);
    if (value !== undefined && value !== "") write(facts, spec.key, value);
  }
  return facts;
}

function credentialFacts(specs, draft) {
  const facts = collect(specs, draft);
  const awarded = draft.kind !== "licence";
  if (awarded && draft.status === "planned") facts.planned = true;
  if (awarded && draft.status === "unfinished") facts.left_unfinished = true;
  const foreign = awarded && draft.country && draft.country !== "CA";
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

function credentialDraft(facts) {
  const draft = structuredClone(facts);
  delete draft.planned;
  delete draft.left_unfinished;
  if (facts.planned) draft.status = "planned";
  else if (facts.left_unfinished) draft.status = "unfinished";
  else if (facts.completed_on) draft.status = "finished";
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

function languageFacts(draft) {
  const facts = collect(LANGUAGE, draft);
  if (!BENCHMARKS.includes(draft.test)) return facts;
  const clb = {};
  for (const ability of ABILITIES) {
    if (facts[ability] !== undefined) clb[ability] = facts[ability];
    delete facts[ability];
  }
  delete facts.test;
  return { ...facts, language: draft.test.slice(-2), clb };
}

function languageDraft(facts) {
  if (!facts.language) return structuredClone(facts);
  const draft = { ...facts, ...facts.clb, test: `clb-${facts.language}` };
  delete draft.clb;
  delete draft.language;
  return draft;
}

/** Languages: none taken is an empty list, unknown is no list. */
function languagesFacts(holder) {
  if (holder.languages_status === "none") return [];
  const given = holder.languages.filter((one) => one.test);
  return given.length ? given.map(languageFacts) : undefined;
}

/**
 * The profile of what was answered so far, and which card each of its credentials stands on.
 * @returns {{profile: object, cards: {applicant: number[], partner: number[], languages: number[], partnerLanguages: number[]}}}
 */
export function toProfile(draft) {
  const profile = { ...collect(DATES, draft.dates), ...collect(MORE, draft.more) };
  if (profile.job_offer === "none") profile.job_offer = null;
  const applicant = { ...profile.applicant, ...collect(YOU, draft) };
  const kept = (list, specs) => list.map((one, index) => index).filter((index) => !isBlank(specs, list[index]));
  const cards = {
    applicant: kept(draft.credentials, CREDENTIAL),
    partner: kept(draft.partner.credentials, PARTNER_CREDENTIAL),
    languages: kept(draft.languages, LANGUAGE),
    partnerLanguages: kept(draft.partner.languages, LANGUAGE),
  };
  if (cards.applicant.length)
    applicant.credentials = cards.applicant.map((index) => credentialFacts(CREDENTIAL, draft.credentials[index]));
  const languages = languagesFacts(draft);
  if (languages) applicant.languages = languages;
  const work = { ...collect(WORK, draft.work), ...collect(WORK_MORE, draft.work) };
  const periods = draft.work.periods.filter(isCompletePeriod);
  if (draft.work.work_by === "jobs" && periods.length) work.periods = periods.map((one) => collect(PERIOD, one));
  if (Object.keys(work).length) applicant.work = work;
  if (Object.keys(applicant).length) profile.applicant = applicant;
  else delete profile.applicant;

  if (draft.partner_status === "none") profile.partner = null;
  if (draft.partner_status === "has") {
    profile.partner = collect(PARTNER.slice(0, 2), draft.partner);
    if (partnerMatters(draft)) {
      Object.assign(profile.partner, collect([...PARTNER, ...PARTNER_APPLYING], draft.partner));
      if (cards.partner.length) {
        profile.partner.credentials = cards.partner.map((index) =>
          credentialFacts(PARTNER_CREDENTIAL, draft.partner.credentials[index]),
        );
      }
      const theirs = languagesFacts(draft.partner);
      if (theirs) profile.partner.languages = theirs;
    }
  }
  return { profile, cards };
}

/** The draft that shows a profile (an example, a share link). */
export function fromProfile(profile) {
  const draft = emptyDraft();
  const { applicant = {}, partner, as_of, rules_on, ...rest } = structuredClone(profile);
  const { credentials, languages, work, age, birth_date, ...others } = applicant;
  draft.dates = Object.fromEntries(Object.entries({ as_of, rules_on }).filter(([, value]) => value !== undefined));
  draft.more = { ...rest, ...(Object.keys(others).length ? { applicant: others } : {}) };
  if (rest.job_offer === null) draft.more.job_offer = "none";
  draft.credentials = (credentials ?? []).map(credentialDraft);
  spread(draft, languages);
  if (age !== undefined) draft.age = age;
  if (birth_date !== undefined) Object.assign(draft, { birth_date, age_by: "birth_date" });
  const { periods, ...counts } = work ?? {};
  Object.assign(draft.work, counts, { periods: periods ?? [], work_by: periods ? "jobs" : "years" });
  if (partner === null) draft.partner_status = "none";
  if (partner) {
    draft.partner_status = "has";
    const { credentials: theirs, languages: spoken, ...facts } = partner;
    draft.partner = { ...facts, credentials: (theirs ?? []).map(credentialDraft), languages: [] };
    spread(draft.partner, spoken);
  }
  return draft;
}

function spread(holder, languages) {
  holder.languages = (languages ?? []).map(languageDraft);
  if (languages) holder.languages_status = languages.length ? "has" : "none";
}

/** Is the draft as empty as a new one? */
export const isEmpty = (draft) => Object.keys(toProfile(draft).profile).length === 0;
