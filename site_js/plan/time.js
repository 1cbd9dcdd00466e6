/** The days ahead: a step chart of things as they are and of each plan, the same as a table, and as a calendar. */

import { download } from "../page/download.js";
import { redraw } from "../page/disclosures.js";
import { button, el, fill } from "../page/dom.js";
import { fitted } from "../page/fitting.js";
import { LOCALE, counted, day, span, t } from "../page/words.js";
import { list, part } from "../result/entries.js";
import { closedSources, distinct, foldedSources, readMore } from "../result/evidence.js";
import { columnOf, figureTable } from "./figures.js";
import { frame } from "./frame.js";
import { fetchCharts, heldCharts } from "./library.js";
import { stepsFor } from "./plans.js";
import { daysOf, pointsOf, turnsOf } from "./series.js";
import { nameOf } from "./table.js";

/** @typedef {import("./series.js").Course} Course */

const MONTHS = [12, 24, 36, 60];
const USUAL = 36;

/**
 * @param {object} page
 * @param {(asked: object, slot: string) => Promise<any>} page.ask
 * @param {import("./rounds.js").Held} page.held the rounds that were held
 * @param {(path: string) => string} page.question the address of a question of the calculator
 */
export function timePart({ ask, held, question }) {
  const made = frame("time");
  const months = el(
    "select.cp-input",
    { id: "cp-plan-months", onchange: () => work() },
    MONTHS.map((count) => el("option", { value: count, text: t("plan.months", { n: count }) })),
  );
  months.value = String(USUAL);
  const choice = el("p.cp-plan-into", {}, el("label", { for: months.id, text: t("plan.ahead") }), " ", months);
  const kinds = el("div");
  const figure = el("div.cp-chart");
  /** @type {import("./sections.js").State | null} */
  let state = null;
  /** @type {Course[]} */
  let courses = [];
  const draw = fitted(figure, drawChart, () => made.room(figure));

  async function work() {
    if (!state) return;
    const { facts, plans, told } = state;
    const good = plans.map((plan, place) => ({ plan, place })).filter(({ place }) => told[place].answer);
    const task = (/** @type {object[]} */ changes, /** @type {number} */ place) => () =>
      ask({ do: "timeline", profile: facts, months: Number(months.value), changes }, `time-${place}`);
    const tasks = [task([], 0), ...good.map(({ plan }, place) => task(stepsFor(plan, facts), place + 1))];
    const answers = await made.work(tasks, work);
    if (!answers) return;
    const of = [{ name: t("plan.base") }, ...good.map(({ plan, place }) => ({ name: nameOf(plan, place), place }))];
    courses = answers.map((one, at) => ({ ...of[at], timeline: one.result }));
    const undated = good.filter(({ place }) => isUndated(told[place])).map(({ plan, place }) => nameOf(plan, place));
    made.sum(summed(courses));
    redraw(made.body, () =>
      fill(made.body, choice, kinds, figure, undatedNote(undated), drawn(courses, facts, question)),
    );
    await fetchCharts();
    draw();
    await held.offer(kinds, draw);
  }

  /** @param {number} width */
  function drawChart(width) {
    const charts = heldCharts();
    if (!charts || !courses.length) return;
    const lines = courses.map(({ name, timeline }) => ({ name, points: pointsOf(timeline) }));
    const { from, to } = courses[0].timeline;
    const marks = held.chosen(from);
    const told = courses.map(({ name, timeline }) => t("plan.said", { name, total: span(timeline.steps[0].range) }));
    fill(
      figure,
      charts.stepChart({
        lines,
        marks,
        today: marks.length ? from : undefined,
        todayWords: day(from),
        label: t("plan.time.label", { from: day(from), to: day(to), told: told.join("; ") }),
        points: t("plan.points"),
        width,
        locale: LOCALE === "fr" ? "fr-CA" : "en-CA",
      }),
    );
  }

  return {
    made,
    /** @param {import("./sections.js").State} next */
    update(next) {
      state = next;
      return work();
    },
  };
}

/** @param {import("./series.js").Told} one */
const withNames = ({ text, names }) => (names.length ? t("plan.of", { names: names.join(", "), text }) : text);

/** Has a plan steps without a day, which are taken to be there from the first? @param {import("./table.js").Told} told */
const isUndated = ({ answer }) => Boolean(answer?.steps.some((step) => step.do !== "exchange" && !step.on));

/** @param {string[]} names */
const undatedNote = (names) =>
  names.length > 0 && el("p.cp-help", { text: t("plan.time.undated", { names: names.join(", ") }) });

/** What these answers do not let be seen, each leading to its question. @param {Record<string, any>} facts @param {(path: string) => string} question */
function unseenWith({ applicant = {} }, question) {
  const open = [
    applicant.birth_date === undefined && { path: "/applicant/age_by", text: t("plan.time.unseen.age") },
    applicant.work?.periods === undefined && { path: "/applicant/work/work_by", text: t("plan.time.unseen.work") },
  ].filter((one) => one !== false);
  return open.map(({ path, text }) => el("li", {}, el("a", { href: question(path), text })));
}

/** On how many days a score changes, and the first of them. @param {Course[]} courses */
function summed(courses) {
  const [, ...ahead] = daysOf(courses);
  return ahead.length
    ? counted("plan.time.line", ahead.length, { day: day(ahead[0].on) })
    : t("plan.time.same", { day: day(courses[0].timeline.to) });
}

/** @param {Course[]} courses @param {Record<string, any>} facts @param {(path: string) => string} question */
function drawn(courses, facts, question) {
  const days = daysOf(courses);
  const turns = turnsOf(courses);
  const unseen = unseenWith(facts, question);
  const { from, to, notices } = courses[0].timeline;
  const rows = days.flatMap(({ on, figures, causes }) => [
    el(
      "tr",
      {},
      el("th", { scope: "row", text: day(on) }),
      figures.map((range, at) => el("td.cp-num", { text: span(range), ...columnOf(courses[at]) })),
    ),
    causes.length > 0 &&
      el(
        "tr.cp-plan-why",
        {},
        el(
          "td.cp-plan-cause",
          { colspan: courses.length + 1 },
          causes.map((one) => el("p", { text: withNames(one) })),
          closedSources(distinct(causes), `time-${on}`),
        ),
      ),
  ]);
  const ahead = notices.filter((one) => one.on > from);
  const trouble = el("span.cp-help", { role: "status" });
  const keep = async () => {
    const kept = await save(days, turns, courses).catch(() => false);
    trouble.textContent = kept ? "" : t("failed.download");
  };
  return [
    el("p.cp-help", { text: t("plan.time.help") }),
    figureTable(t("plan.time.caption"), [{ name: t("plan.day") }, ...courses], rows),
    days.length === 1 && el("p", { text: t("plan.time.same", { day: day(to) }) }),
    turns.length > 0 &&
      part(
        "plan.time.programs",
        list(
          turns.map((one) =>
            el(
              "li",
              {},
              el("strong", { text: `${day(one.on)}. ` }),
              withNames(one),
              closedSources(one.sources, `turn-${one.on}-${one.text}`),
            ),
          ),
        ),
      ),
    ahead.length > 0 &&
      list(ahead.map((one) => el("li", {}, one.text, " ", foldedSources(one.sources, `ahead-${one.on}`)))),
    unseen.length > 0 && part("plan.time.unseen", list(unseen)),
    days.length + turns.length > 1 &&
      el("p.cp-actions", {}, button(t("plan.calendar"), keep, { "data-keep": "calendar" }), trouble),
    readMore('[data-beyond~="timeline"]'),
  ];
}

/** @param {ReturnType<typeof daysOf>} days @param {ReturnType<typeof turnsOf>} turns @param {Course[]} courses */
async function save(days, turns, courses) {
  const { calendarOf } = await import("./calendar.js");
  const figured = days.slice(1).map(({ on, figures, causes }) => ({
    on,
    title: courses.map(({ name }, place) => `${name} ${span(figures[place])}`).join(" · "),
    text: causes.map(withNames).join("\n"),
  }));
  const turned = turns.map((one) => ({ on: one.on, title: withNames(one), text: "" }));
  download(calendarOf([...figured, ...turned], t("plan.calendar.name")), "credpoints.ics", "text/calendar");
  return true;
}
