/** Rules over time: the same facts under each rule set, things as they are and each plan; and under the proposal of 2026. */

import { disclosure, redraw } from "../page/disclosures.js";
import { el, fill } from "../page/dom.js";
import { fitted } from "../page/fitting.js";
import { LOCALE, counted, day, span, t } from "../page/words.js";
import { readMore } from "../result/evidence.js";
import { drawScenario } from "../result/scenario.js";
import { columnOf, figureTable } from "./figures.js";
import { frame } from "./frame.js";
import { fetchCharts, heldCharts } from "./library.js";
import { nameOf } from "./table.js";

/** @typedef {import("../types/history.js").Row} Row */
/** @typedef {{name: string, place?: number, rows: Row[]}} Column */

/**
 * @param {object} page
 * @param {(asked: object, slot: string) => Promise<any>} page.ask
 */
export function earlierPart({ ask }) {
  const made = frame("rules");
  const figure = el("div.cp-chart");
  /** @type {import("./sections.js").State | null} */
  let state = null;
  /** @type {Column[]} */
  let columns = [];
  const draw = fitted(figure, drawChart, () => made.room(figure));

  async function work() {
    if (!state) return;
    const { facts, plans, told } = state;
    const good = plans
      .map((plan, place) => ({ name: nameOf(plan, place), place, answer: told[place].answer }))
      .filter((one) => one.answer);
    const profiles = [facts, ...good.map((one) => one.answer?.profile)];
    const tasks = profiles.map((profile, place) => () => ask({ do: "history", profile }, `history-${place}`));
    const answers = await made.work([...tasks, () => ask({ do: "scenario", profile: facts }, "scenario")], work);
    if (!answers) return;
    const of = [{ name: t("plan.base") }, ...good];
    const scenario = answers[answers.length - 1].result;
    columns = of.map((one, at) => ({ ...one, rows: answers[at].result }));
    made.sum(summed(columns[0]));
    redraw(made.body, () =>
      fill(
        made.body,
        el("p.cp-help", { text: t("beyond.history.help") }),
        figure,
        tableOf(columns),
        readMore("[data-beyond=history]"),
        disclosure("scenario", [t("beyond.scenario")], [...drawScenario(scenario), readMore("[data-beyond=scenario]")]),
      ),
    );
    await fetchCharts();
    draw();
  }

  /** @param {number} width */
  function drawChart(width) {
    const charts = heldCharts();
    if (!charts || !columns.length) return;
    const lines = columns.map(({ name, rows }) => ({ name, points: rows.map(pointOf) }));
    const told = columns.map(({ name, rows }) => t("plan.said", { name, total: span(rows[rows.length - 1].range) }));
    const label = t("plan.rules.label", { told: told.join("; ") });
    const locale = LOCALE === "fr" ? "fr-CA" : "en-CA";
    fill(figure, charts.stepChart({ lines, label, points: t("plan.points"), width, locale }));
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

/** @param {Row} row */
const pointOf = ({ from, range: [low, high] }) => ({ on: from, low, high });

/** From what to what the rule sets score these facts as they are. @param {Column} base */
function summed({ rows }) {
  const [low, high] = [rows.map(({ range }) => range[0]), rows.map(({ range }) => range[1])];
  return counted("plan.rules.line", rows.length, { points: span([Math.min(...low), Math.max(...high)]) });
}

/** @param {Column[]} columns */
function tableOf(columns) {
  const rows = columns[0].rows.map(({ from, rules }, place) => {
    const reported = rules.status !== "verified" && el("span.cp-of", { text: ` ${t("beyond.history.reported")}` });
    const figures = columns.map((column) =>
      el("td.cp-num", { text: span(column.rows[place].range), ...columnOf(column) }),
    );
    return el("tr", {}, el("th", { scope: "row" }, day(from), reported), figures);
  });
  return figureTable(t("plan.rules"), [{ name: t("beyond.history.rules") }, ...columns], rows);
}
