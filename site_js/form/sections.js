/** The four sections after the credentials: each folds to one line that says what was answered. */

import { button, el, fill } from "../page/dom.js";
import { whenAnswered } from "../page/later.js";
import { yearsSaid } from "../page/lengths.js";
import { LOCALE, day, t } from "../page/words.js";
import { cardList } from "./cards.js";
import { country } from "./countries.js";
import { isCompletePeriod, isUnsure, read, write } from "./draft.js";
import {
  DATES,
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
  partnerMatters,
} from "./fields.js";
import { itemList } from "./items.js";
import { languageLine, languages } from "./languages.js";
import { group } from "./question.js";
import { settledApart } from "./settled.js";

/** @typedef {import("./items.js").Page} Page */
/** @typedef {import("../page/dom.js").Child} Child */

/**
 * A part of the form: `sync` when an answer changed, `draw` when all of them did, `settle` where some questions can change nothing more.
 * @typedef {{node: HTMLElement, sync: () => void, draw: () => void, isAnswered: () => boolean, settle?: (paths: string[]) => void}} Section
 */

/** Every section after the credentials. @param {Page} page @returns {Section[]} */
export const sectionsOf = (page) => [youSection(page), languageSection(page), workSection(page), moreSection(page)];

/**
 * A folding section with its one-line summary.
 * @param {string} name
 * @param {number} order
 * @param {Child[]} content
 * @param {() => string} summary empty where nothing was answered
 * @param {() => boolean} isLeftOpen was "I don't know" said of any of it?
 */
function section(name, order, content, summary, isLeftOpen) {
  const line = el("span.cp-section__line");
  const number = el("span.cp-section__number", { "aria-hidden": "true", text: order });
  const title = el("h2.cp-section__title", { text: t(`section.${name}`) });
  const head = el("summary.cp-section__head", {}, number, title, " ", line);
  const node = el("details.cp-section", { id: `section-${name}` }, head);
  whenAnswered(() => node.append(el("div.cp-section__body", {}, content)));
  return {
    node,
    isAnswered: () => summary() !== "",
    sync() {
      fill(line, summary() || t(isLeftOpen() ? "unsure" : "line.empty"));
    },
  };
}

/** Was "I don't know" said of one of these? @param {readonly {key: string}[]} specs @param {import("./draft.js").Answers} answers */
const isUnsureOf = (specs, answers) => specs.some(({ key }) => isUnsure(answers, key));

/** What is asked less often, folded. @param {string} title @param {Child[]} content @param {string} [id] */
const tucked = (title, content, id) => el("details.cp-rare", { id }, el("summary", { text: title }), content);

/** @param {string} key */
const subhead = (key) => el("h3.cp-subhead", { text: t(key) });

/** @param {Page} page @returns {Section} */
function youSection(page) {
  const partner = () => page.draft().partner;
  const answered = () => {
    sync();
    page.changed();
  };
  const you = group(YOU, "you", page.draft, answered, "/applicant", page.draft);
  const few = group(PARTNER, "partner", partner, answered, "/partner", page.draft);
  const cards = cardList({
    person: partner,
    specs: PARTNER_CREDENTIAL,
    base: "/partner/credentials",
    name: "partner",
    changed: page.changed,
    whole: page.draft,
    say: page.say,
  });
  const spoken = languages(partner, page, "/partner");
  const facts = group(PARTNER_SCORED, "partner", partner, page.changed, "/partner", page.draft);
  const settled = settledApart(facts);
  const applying = group(PARTNER_APPLYING, "partner", partner, page.changed, "/partner", page.draft);
  const help = el("p.cp-help", { text: t("partner.applying.help") });
  const more = el(
    "div",
    {},
    [subhead("partner.credentials"), cards.node],
    [subhead("partner.languages"), spoken.node],
    [subhead("partner.work"), facts.node, settled.node],
    tucked(t("partner.applying"), [help, applying.node]),
  );
  const theirs = el("div.cp-partner", {}, subhead("partner.head"), few.node, more);
  const folded = section(
    "you",
    2,
    [you.node, theirs],
    () => youLine(page.draft()),
    () => isUnsureOf(YOU, page.draft()),
  );

  function sync() {
    const draft = page.draft();
    theirs.hidden = draft.partner_status !== "has";
    more.hidden = !partnerMatters(draft);
    for (const part of [you, few, facts, applying, spoken, folded]) part.sync();
  }

  sync();
  return {
    node: folded.node,
    isAnswered: folded.isAnswered,
    sync,
    draw() {
      cards.draw();
      spoken.draw();
      sync();
    },
    settle: settled.settle,
  };
}

/** @param {import("./draft.js").Draft} draft */
function youLine(draft) {
  const { age_by, birth_date, age, partner_status } = draft;
  const born = birth_date && t("line.born", { day: day(birth_date) });
  const years = typeof age === "number" && t("line.age", { n: age });
  const apart = partner_status === "has" && !partnerMatters(draft);
  const partner = partner_status && t(`line.partner.${apart ? "apart" : partner_status}`);
  return [age_by === "birth_date" ? born : years, partner].filter(Boolean).join(", ");
}

/** @param {Page} page @returns {Section} */
function languageSection(page) {
  const spoken = languages(page.draft, page, "/applicant");
  const folded = section(
    "languages",
    3,
    [spoken.node],
    () => languageLine(page.draft()),
    () => isUnsureOf(LANGUAGES, page.draft()),
  );
  return {
    node: folded.node,
    isAnswered: folded.isAnswered,
    sync() {
      spoken.sync();
      folded.sync();
    },
    draw() {
      spoken.draw();
      folded.sync();
    },
  };
}

/** @param {Page} page @returns {Section} */
function workSection(page) {
  const work = () => page.draft().work;
  const answered = () => {
    sync();
    page.changed();
  };
  const counts = group(WORK, "work", work, answered, "/applicant/work", page.draft);
  const jobs = itemList(
    () => work().periods,
    { specs: PERIOD, name: "period", base: "/applicant/work/periods", isSent: isCompletePeriod },
    page,
  );
  jobs.node.dataset.base = "/applicant/work";
  const extra = group(WORK_MORE, "work", work, page.changed, "/applicant/work", page.draft);
  const rest = tucked(t("work.programs"), [extra.node]);
  const folded = section(
    "work",
    4,
    [counts.node, jobs.node, rest],
    () => workLine(work()),
    () => isUnsureOf([...WORK, ...WORK_MORE], work()),
  );

  function sync() {
    const listed = work().work_by === "jobs";
    jobs.node.hidden = !listed;
    jobs.node.dataset.alias = listed ? "canadian_noc" : ""; // each job says its own
    for (const part of [counts, jobs, extra, folded]) part.sync();
  }

  sync();
  return {
    node: folded.node,
    isAnswered: folded.isAnswered,
    sync,
    draw() {
      jobs.draw();
      sync();
    },
  };
}

/** @param {import("./draft.js").Draft["work"]} work */
function workLine({ work_by, canadian_years, foreign_years, periods }) {
  if (work_by === "jobs") {
    return periods
      .filter((one) => one.country)
      .map((one) => country(one.country, LOCALE))
      .join(", ");
  }
  return Object.entries({ canadian: canadian_years, foreign: foreign_years })
    .filter(([, years]) => typeof years === "number")
    .map(([where, years]) => t(`line.work.${where}`, { years: yearsSaid(years) }))
    .join(", ");
}

/** @param {Page} page @returns {Section} */
function moreSection(page) {
  const answered = () => {
    folded.sync();
    page.changed();
  };
  const more = group(MORE, "more", () => page.draft().more, answered, "", page.draft);
  const settled = settledApart(more);
  const none = button(t("more.none"), () => {
    const { more: answers } = page.draft();
    for (const { key, none: no } of MORE)
      if (no !== undefined && read(answers, key) === undefined) write(answers, key, no);
    more.sync();
    answered();
  });
  const few = el("p.cp-actions", {}, none, el("span.cp-help", { text: t("more.none.help") }));
  const dates = group(DATES, "dates", () => page.draft().dates, answered, "", page.draft);
  const other = tucked(t("dates.head"), [dates.node], "dates");
  const folded = section(
    "more",
    5,
    [few, more.node, settled.node, other],
    () => moreLine(page.draft()),
    () => isUnsureOf(MORE, page.draft().more),
  );

  function sync() {
    for (const part of [more, dates, folded]) part.sync();
  }

  folded.sync();
  return { node: folded.node, isAnswered: folded.isAnswered, sync, draw: sync, settle: settled.settle };
}

/** @param {import("./draft.js").Draft} draft */
function moreLine({ more, dates: { as_of, rules_on } }) {
  const given = MORE.filter((spec) => spec.type === "yesno" && read(more, spec.key) === true);
  const parts = given.map((spec) => t(`short.${spec.key}`));
  if (as_of) parts.push(t("line.as-of", { day: day(as_of) }));
  if (rules_on) parts.push(t("line.rules-on", { day: day(rules_on) }));
  const answered = MORE.some((spec) => read(more, spec.key) !== undefined);
  return parts.join(", ") || (answered ? t("line.nothing") : "");
}
