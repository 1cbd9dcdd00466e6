/** The page of rounds: their cut-offs as a chart, drawn from the rows of its tables and narrowed with them to one kind. */

import { fitted } from "./page/fitting.js";

const figure = /** @type {HTMLElement} */ (document.getElementById("cutoffs"));
const place = /** @type {HTMLElement} */ (figure.querySelector(".cp-chart"));
const failure = /** @type {HTMLElement} */ (figure.querySelector("[role=status]"));
const choice = /** @type {HTMLFieldSetElement} */ (document.querySelector(".cp-choice"));
const boxes = [...choice.querySelectorAll("input")];
const kinds = boxes.map(({ value }) => value).filter((kind) => kind !== "all");
const rows = /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll("tr[data-kind]")]);
const rounds = rows.map(roundOf);
const LOCALE = document.documentElement.lang.startsWith("fr") ? "fr-CA" : "en-CA";
const NEAR = "300px"; // the library is fetched once the chart is this near to what is seen

/** @type {typeof import("./plan/chart.js") | null} */
let charts = null;
const draw = fitted(place, drawChart);

/** A round as its row has it; its words are those of the row, and of the rules that it stands under. @param {HTMLTableRowElement} row */
function roundOf(row) {
  const { kind = "", on = "", cutoff = "" } = row.dataset;
  const [number, day, name] = [...row.cells].map(said);
  const rules = said(/** @type {HTMLTableSectionElement} */ (row.parentElement).rows[0].cells[0]);
  const { name: head = "" } = row.cells[0].dataset;
  return { kind, on, cutoff: Number(cutoff), title: `${head} ${number} · ${day} · ${cutoff}\n${name}\n${rules}` };
}

/** @param {HTMLElement} cell */
function said(cell) {
  return cell.textContent?.trim() ?? "";
}

/** @param {number} width */
function drawChart(width) {
  if (!charts || !width) return;
  const chosen = boxes.find(({ checked }) => checked) ?? boxes[0];
  const shown = rounds.filter(({ kind }) => chosen.value === "all" || chosen.value === kind);
  const { points = "", rules = "" } = figure.dataset;
  const { label = "" } = chosen.dataset;
  const drawing = { rounds: shown, kinds, rules: rules.split(" "), label, points, width, locale: LOCALE };
  place.replaceChildren(charts.cutoffChart(drawing));
}

/** Each kind's sign stands with its name in the choice, which so is the chart's key. */
function showSigns() {
  for (const [at, kind] of kinds.entries()) {
    const sign = /** @type {typeof import("./plan/chart.js")} */ (charts).signOf(at);
    boxes.find(({ value }) => value === kind)?.after(sign);
  }
}

/** Without the library there is no chart; the tables hold the same, and say so. */
async function fetchCharts() {
  try {
    charts = await import("./plan/chart.js");
  } catch {
    place.hidden = true;
    failure.hidden = false;
    return;
  }
  showSigns();
  draw();
  choice.addEventListener("change", draw);
}

figure.hidden = false;
const near = new IntersectionObserver(
  (seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    fetchCharts();
  },
  { rootMargin: NEAR },
);
near.observe(place);
figure.dataset.ready = "";
