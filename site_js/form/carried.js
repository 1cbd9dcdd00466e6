/** Facts that the form has no question for: they came with a link or a file, and go on with it, unseen but not lost. */

import { PARTS } from "./choices.js";
import { isCompletePeriod } from "./draft.js";
import {
  DATES,
  MORE,
  PARTNER,
  PARTNER_APPLYING,
  PARTNER_SCORED,
  PERIOD,
  WORK,
  WORK_MORE,
  YOU,
  partnerMatters,
} from "./fields.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {Record<string, any>} Facts */

const APPLICANT = "applicant";

/**
 * Adds to a profile what its draft holds beside the answers to questions.
 * @param {Facts} profile
 * @param {import("./draft.js").Draft} draft
 */
export function carry(profile, draft) {
  Object.assign(profile, unasked("profile", [...MORE, ...DATES], draft.more));
  const own = unasked(APPLICANT, [...YOU, ...inside(APPLICANT, MORE)], draft.more.applicant);
  if (Object.keys(own).length) profile.applicant = { ...profile.applicant, ...own };
  const { work } = profile.applicant ?? {};
  if (work) Object.assign(work, unasked("work", [...WORK, ...WORK_MORE], draft.work));
  const jobs = draft.work.periods.filter(isCompletePeriod);
  for (const [index, job] of (work?.periods ?? []).entries())
    Object.assign(job, unasked("work_period", PERIOD, jobs[index]));
  if (partnerMatters(draft)) carryPartner(profile.partner, draft.partner);
}

/** @param {Facts} facts @param {Answers} partner */
function carryPartner(facts, partner) {
  const asked = [...PARTNER, ...PARTNER_SCORED, ...PARTNER_APPLYING];
  const { birth_date, ...others } = unasked("partner", asked, partner);
  Object.assign(facts, others);
  if (birth_date && facts.age === undefined) facts.birth_date = birth_date;
  if (partner.work?.periods && !facts.work) facts.work = { periods: partner.work.periods };
}

/**
 * @param {keyof typeof PARTS} part
 * @param {readonly {key: string}[]} specs every question on that part
 * @param {Answers} [answers]
 * @returns {Facts}
 */
function unasked(part, specs, answers = {}) {
  const asked = new Set(specs.map(({ key }) => key));
  const simple = Object.entries(PARTS[part]).filter(([, kind]) => typeof kind === "string");
  return Object.fromEntries(
    simple.filter(([name]) => !asked.has(name) && Object.hasOwn(answers, name)).map(([name]) => [name, answers[name]]),
  );
}

/** The questions on what stands under a name, by their keys there. @param {string} name @param {readonly {key: string}[]} specs */
const inside = (name, specs) =>
  specs.filter(({ key }) => key.startsWith(`${name}/`)).map(({ key }) => ({ key: key.slice(name.length + 1) }));
