/** What stands under the form in full width: the answer in sections, each with an address, drawn while it is open. */

import { redraw } from "../page/disclosures.js";
import { el, fill, find } from "../page/dom.js";
import { counted, span, t } from "../page/words.js";
import { drawGrid, drawPrograms, gridLine, programsState } from "./grid.js";
import { REPORTED, drawNotes } from "./notes.js";
import { listedSources, sourcesOf } from "./sources.js";
import { drawQuestions } from "./questions.js";
import { drawFactors } from "./score.js";
import { drawWhy } from "./why.js";

/** @typedef {import("../types/result.js").CredpointsResult} Result */
/** @typedef {import("./summary.js").Shown} Shown */
/** @typedef {import("../page/dom.js").Child} Child */

/**
 * One section: whether it has something to say, its line while it is folded, and what it holds.
 * @typedef {object} Section
 * @property {string} id its address in the page
 * @property {boolean} [open] from the start
 * @property {(result: Result) => boolean} [concerns] always, where absent
 * @property {(result: Result) => string} line
 * @property {(result: Result, shown: Shown) => Child} draw
 */

/** @param {Result} result */
const notesOf = ({ warnings }) => warnings.filter((one) => one.id !== REPORTED);

/** @type {Section[]} */
const SECTIONS = [
  {
    id: "questions",
    open: true,
    concerns: ({ questions }) => questions.length > 0,
    line: ({ questions }) => counted("bar.questions", questions.length),
    draw: ({ questions }, shown) => drawQuestions(questions, shown),
  },
  {
    id: "notes",
    open: true,
    concerns: (result) => notesOf(result).length > 0,
    line: () => "",
    draw: (result) => drawNotes(notesOf(result)),
  },
  {
    id: "why",
    concerns: ({ credentials }) => credentials.length > 0,
    line: ({ credentials }) => counted("report.why.line", credentials.length),
    draw: drawWhy,
  },
  { id: "factors", line: ({ crs }) => t("bar.points", { figure: span(crs.range) }), draw: drawFactors },
  { id: "grid", line: ({ fsw }) => gridLine(fsw), draw: ({ fsw }) => drawGrid(fsw) },
  { id: "programs", line: ({ programs }) => programsState(programs), draw: ({ programs }) => drawPrograms(programs) },
  { id: "sources", line: (result) => counted("report.sources.line", sourcesOf(result).length), draw: listedSources },
];

/** @param {HTMLElement} beyond what comes after the reasons */
export function answerReport(beyond) {
  const sections = SECTIONS.map(sectionOf);
  const plan = el("p.cp-further__plan");
  const further = el(
    "section.cp-further",
    { id: "further" },
    el("h2.cp-report__head", { text: t("report.further") }),
    plan,
    beyond,
  );
  const nodes = sections.map((one) => one.node);
  const last = /** @type {HTMLElement} */ (nodes.at(-1));
  const old = el("p.cp-old", { hidden: true });
  const node = el("div.cp-report", { id: "report", hidden: true }, old, nodes.slice(0, -1), further, last);

  /** @type {{result: Result, shown: Shown} | null} */
  let current = null;

  /** Open the section of an address, and bring it into view. @param {string} hash */
  function visit(hash) {
    const id = hash.replace(/^#/, "");
    const found = sections.find((one) => one.node.id === id);
    if (!found || node.hidden || found.node.hidden) return;
    found.node.open = true;
    found.node.scrollIntoView({ block: "start" });
    find(found.node, "summary")?.focus({ preventScroll: true });
  }

  return {
    node,
    visit,
    /** @param {Result | null} result @param {Shown} [shown] */
    update(result, shown) {
      const first = node.hidden && result !== null;
      node.hidden = result === null;
      if (first) fill(plan, toPlan());
      current = result && shown ? { result, shown } : null;
      if (result && shown) for (const one of sections) one.update(result, shown);
      if (first) visit(location.hash);
    },
    /** From when the answer is. @param {string} text empty for now */
    date(text) {
      fill(old, text);
      old.hidden = !text;
    },
    /** The answer that stands there. */
    current: () => current,
  };
}

/** Steps and days have their place on another page, which goes on with the same answers. */
function toPlan() {
  const href = document.querySelector("#cp-without a[data-beyond~=plan]")?.getAttribute("href");
  return href && el("a", { href, text: t("report.plan") });
}

/** @param {Section} section */
function sectionOf({ id, open, concerns = () => true, line, draw: content }) {
  const summed = el("span.cp-section__line");
  const body = el("div.cp-section__body");
  const title = el("h2.cp-section__title", { text: t(`report.${id}`) });
  const node = el(
    "details.cp-section.cp-report__section",
    { id, open },
    el("summary.cp-section__head", {}, title, " ", summed),
    body,
  );
  /** @type {{result: Result, shown: Shown} | null} */
  let wanted = null;

  function draw() {
    if (!wanted) return;
    const { result, shown } = wanted;
    wanted = null;
    redraw(body, () => fill(body, content(result, shown)));
  }

  node.addEventListener("toggle", () => node.open && draw());
  return {
    node,
    /** @param {Result} result @param {Shown} shown */
    update(result, shown) {
      node.hidden = !concerns(result);
      fill(summed, line(result));
      wanted = { result, shown };
      if (node.open) draw();
    },
  };
}
