/** The four sections after the credentials: each folds to one line that says what was answered. */

import { group } from "./controls.js";
import { cardList } from "./cards.js";
import { el, fill, icon, whenAnswered } from "../page/dom.js";
import {
  ABILITIES,
  BENCHMARKS,
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
import { isBlank, isCompletePeriod, read } from "./profile.js";
import { country } from "./countries.js";
import { LOCALE, counted, day, number, t } from "../page/words.js";

/**
 * @typedef {{draft: () => any, changed: () => void, say: (text: string) => void}} Page
 */

/** A folding section with its one-line summary. */
function section(name, order, content, summary, open = false) {
  const line = el("span.cp-section__line");
  const node = el(
    "details.cp-section",
    { id: `section-${name}`, open },
    el(
      "summary.cp-section__head",
      {},
      el("span.cp-section__number", { "aria-hidden": "true", text: order }),
      el("h2.cp-section__title", { text: t(`section.${name}`) }),
      " ",
      line,
    ),
  );
  whenAnswered(() => node.append(el("div.cp-section__body", {}, content)));
  return {
    node,
    sync: () => {
      line.textContent = summary();
    },
  };
}

/** Several alike things in a list (languages, jobs), each removable; `isSent` says which of them the profile has. */
function items(list, specs, scope, page, base, words, isSent = (one) => !isBlank(specs, one)) {
  const holder = el("div.cp-items");
  const add = el(
    "button.cp-button.cp-button--add",
    { type: "button", onclick: () => addItem(true) },
    icon("plus"),
    t(`${words}.add`),
  );
  const node = el("div", {}, holder, el("p.cp-actions", {}, add));
  let drawn = [];

  function addItem(focus) {
    list().push({});
    draw();
    page.changed();
    if (focus) holder.lastElementChild.querySelector("select, input")?.focus();
  }

  function draw() {
    drawn = list().map((one, index) => {
      const questions = group(
        specs,
        scope,
        () => one,
        () => {
          sync();
          page.changed();
        },
        `${base}/${index}`,
      );
      const away = el("button.cp-button", {
        type: "button",
        text: t("card.remove"),
        "aria-label": `${t("card.remove")}: ${t(`${words}.label`, { n: index + 1 })}`,
        onclick: () => {
          list().splice(list().indexOf(one), 1);
          draw();
          page.changed();
          page.say(t("removed"));
          add.focus();
        },
      });
      return {
        one,
        questions,
        node: el(
          "fieldset.cp-item",
          {},
          el("legend.cp-item__head", { text: t(`${words}.label`, { n: index + 1 }) }),
          questions.node,
          el("p.cp-actions", {}, away),
        ),
      };
    });
    fill(
      holder,
      drawn.map((one) => one.node),
    );
    sync();
  }

  function sync() {
    let sent = 0;
    for (const { one, questions } of drawn) {
      const goes = isSent(one);
      questions.node.dataset.base = goes ? `${base}/${sent}` : `${base}/-`;
      if (goes) sent += 1;
      questions.sync();
    }
  }

  draw();
  return { node, draw, sync, addItem };
}

const STATUS = [{ key: "languages_status", type: "pick", options: ["has", "none"], steer: true, wide: true }];

/** Languages of the person or of the partner. */
function languages(holder, page, base) {
  const status = group(
    STATUS,
    "languages",
    holder,
    (spec) => {
      if (spec && holder().languages_status === "has" && holder().languages.length === 0) list.addItem(false);
      sync();
      page.changed();
    },
    base,
  );
  status.node.dataset.alias = "languages";
  const list = items(() => holder().languages, LANGUAGE, "language", page, `${base}/languages`, "language");
  const node = el("div", {}, status.node, list.node);
  function sync() {
    list.node.hidden = holder().languages_status !== "has";
    status.sync();
    list.sync();
  }
  sync();
  return {
    node,
    sync,
    draw() {
      list.draw();
      sync();
    },
  };
}

const languageLine = (holder) => {
  if (holder.languages_status === "none") return t("line.no-languages");
  const given = holder.languages.filter((one) => one.test);
  return given
    .map((one) => {
      const scores = ABILITIES.map((ability) => one[ability]).filter((score) => typeof score === "number");
      const same = scores.length === 4 && new Set(scores).size === 1;
      const shown =
        BENCHMARKS.includes(one.test) && same
          ? ` ${number(scores[0])}`
          : scores.length
            ? ` ${scores.map(number).join("/")}`
            : "";
      return t(`short.${one.test}`) + shown;
    })
    .join(" · ");
};

/** @param {Page} page */
export function youSection(page) {
  const you = group(
    YOU,
    "you",
    page.draft,
    () => {
      sync();
      page.changed();
    },
    "/applicant",
  );
  const partner = () => page.draft().partner;
  const few = group(
    PARTNER.slice(0, 2),
    "partner",
    partner,
    () => {
      sync();
      page.changed();
    },
    "/partner",
  );
  const cards = cardList({
    list: () => partner().credentials,
    specs: PARTNER_CREDENTIAL,
    base: "/partner/credentials",
    name: "partner",
    changed: page.changed,
    say: page.say,
  });
  const spoken = languages(partner, page, "/partner");
  const facts = group(PARTNER.slice(2), "partner", partner, () => page.changed(), "/partner");
  const applying = group(PARTNER_APPLYING, "partner", partner, () => page.changed(), "/partner");
  const more = el(
    "div",
    {},
    el("h3.cp-subhead", { text: t("partner.credentials") }),
    cards.node,
    el("h3.cp-subhead", { text: t("partner.languages") }),
    spoken.node,
    el("h3.cp-subhead", { text: t("partner.work") }),
    facts.node,
    el(
      "details.cp-rare",
      {},
      el("summary", { text: t("partner.applying") }),
      el("p.cp-help", { text: t("partner.applying.help") }),
      applying.node,
    ),
  );
  const theirs = el("div.cp-partner", {}, el("h3.cp-subhead", { text: t("partner.head") }), few.node, more);
  const folded = section("you", 2, [you.node, theirs], () => {
    const draft = page.draft();
    const age =
      draft.age_by === "birth_date"
        ? draft.birth_date && t("line.born", { day: day(draft.birth_date) })
        : typeof draft.age === "number" && t("line.age", { n: draft.age });
    const status =
      draft.partner_status &&
      t(`line.partner.${partnerMatters(draft) || draft.partner_status === "none" ? draft.partner_status : "apart"}`);
    return [age, status].filter(Boolean).join(", ") || t("line.empty");
  });
  function sync() {
    const draft = page.draft();
    theirs.hidden = draft.partner_status !== "has";
    more.hidden = !partnerMatters(draft);
    you.sync();
    few.sync();
    facts.sync();
    applying.sync();
    spoken.sync();
    folded.sync();
  }
  sync();
  return {
    node: folded.node,
    sync,
    draw() {
      cards.draw();
      spoken.draw();
      sync();
    },
  };
}

/** @param {Page} page */
export function languageSection(page) {
  const spoken = languages(page.draft, page, "/applicant");
  const folded = section("languages", 3, spoken.node, () => languageLine(page.draft()) || t("line.empty"));
  return {
    node: folded.node,
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

/** @param {Page} page */
export function workSection(page) {
  const work = () => page.draft().work;
  const counts = group(
    WORK,
    "work",
    work,
    () => {
      sync();
      page.changed();
    },
    "/applicant/work",
  );
  const jobs = items(
    () => work().periods,
    PERIOD,
    "period",
    page,
    "/applicant/work/periods",
    "period",
    isCompletePeriod,
  );
  const extra = group(WORK_MORE, "work", work, () => page.changed(), "/applicant/work");
  const rest = el("details.cp-rare", {}, el("summary", { text: t("work.programs") }), extra.node);
  const folded = section("work", 4, [counts.node, jobs.node, rest], () => {
    const { work_by, canadian_years, foreign_years, periods } = work();
    if (work_by === "jobs") {
      const given = periods.filter((one) => one.country);
      return given.length ? given.map((one) => country(one.country, LOCALE)).join(", ") : t("line.empty");
    }
    const parts = [
      ["canadian", canadian_years],
      ["foreign", foreign_years],
    ].filter(([, years]) => typeof years === "number");
    return parts.map(([where, years]) => counted(`line.work.${where}`, years)).join(", ") || t("line.empty");
  });
  function sync() {
    jobs.node.hidden = work().work_by !== "jobs";
    counts.sync();
    jobs.sync();
    extra.sync();
    folded.sync();
  }
  sync();
  return {
    node: folded.node,
    sync,
    draw() {
      jobs.draw();
      sync();
    },
  };
}

/** @param {Page} page */
export function moreSection(page) {
  const more = group(
    MORE,
    "more",
    () => page.draft().more,
    () => {
      folded.sync();
      page.changed();
    },
    "",
  );
  const dates = group(
    DATES,
    "dates",
    () => page.draft().dates,
    () => {
      folded.sync();
      page.changed();
    },
    "",
  );
  const tucked = el("details.cp-rare", { id: "dates" }, el("summary", { text: t("dates.head") }), dates.node);
  const folded = section("more", 5, [more.node, tucked], () => {
    const given = MORE.filter((spec) => spec.type === "yesno" && read(page.draft().more, spec.key) === true).map(
      (spec) => t(`short.${spec.key}`),
    );
    const { as_of, rules_on } = page.draft().dates;
    if (as_of) given.push(t("line.as-of", { day: day(as_of) }));
    if (rules_on) given.push(t("line.rules-on", { day: day(rules_on) }));
    const answered = MORE.some((spec) => read(page.draft().more, spec.key) !== undefined);
    return given.join(", ") || (answered ? t("line.nothing") : t("line.empty"));
  });
  folded.sync();
  return {
    node: folded.node,
    sync() {
      more.sync();
      dates.sync();
      folded.sync();
    },
    draw() {
      this.sync();
    },
  };
}
