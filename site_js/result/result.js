/** The panel: education first, then the score and its reasons, open questions, warnings, the other grid and the programs. */

import { disclosure, el, fill, icon, redraw } from "../page/dom.js";
import { foldedSources, sources, testList } from "./evidence.js";
import { titleOf } from "../form/cards.js";
import { effectLine, pointsOf, verdictSummary } from "./verdicts.js";
import { counted, day, has, number, span, t } from "../page/words.js";

/**
 * @param {HTMLElement} node
 * @param {any} result
 * @param {{cards: any[], partnerCards: any[], change: null | {total: number, because: string}, goTo: (path: string) => void}} page
 */
export function drawResult(node, result, page) {
  redraw(node, () =>
    fill(
      node,
      noticeBox(result),
      educationBox(result, page.cards),
      scoreBox(result, page),
      questionsBox(result.questions ?? [], page),
      warningsBox((result.warnings ?? []).filter((one) => one.id !== REPORTED)),
      gridBox(result.fsw),
      programsBox(result.programs ?? []),
      el(
        "p.cp-asof",
        {},
        t("as-of", { day: day(result.as_of), rules: day(result.rules.id) }),
        " ",
        result.rules.verified_on && t("verified-on", { day: day(result.rules.verified_on) }),
      ),
      printedSources(result),
    ),
  );
}

/** On paper a link leads nowhere: every source once, with its address. */
function printedSources(result) {
  const found = new Map();
  (function collect(value) {
    if (Array.isArray(value)) value.forEach(collect);
    else if (value && typeof value === "object") {
      for (const one of value.sources ?? []) found.set(one.id, one);
      Object.values(value).forEach(collect);
    }
  })(result);
  return el(
    "section.cp-printed",
    {},
    el("h2.cp-box__head", { text: t("printed.sources") }),
    el(
      "ul",
      {},
      [...found.values()].map((one) =>
        el("li", { text: `${[one.title, one.section].filter(Boolean).join(", ")}: ${one.url}` }),
      ),
    ),
  );
}

/** Before anything is entered. */
export function drawNothing(node) {
  fill(
    node,
    el(
      "div.cp-box.cp-box--quiet",
      {},
      el("h2.cp-box__head", { text: t("result.nothing.head") }),
      el("p", { text: t("result.nothing.text") }),
    ),
  );
}

const box = (name, ...content) => el(`section.cp-box.cp-box--${name}`, {}, ...content);
const head = (key) => el("h2.cp-box__head", { text: t(key) });
const figure = (range) => el("span.cp-num", { text: span(range) });
const factorName = (id) => (has(`factor.${id}`) ? t(`factor.${id}`) : id);

/** A factor of the score by its id. */
export const factorOf = (result, id) => result.crs.sections.flatMap((one) => one.factors).find((one) => one.id === id);

const rangeOf = (one) => one?.range ?? [one?.points ?? 0, one?.points ?? 0];

/** Do answers that are missing leave more than one figure? Then one level alone would say too much. */
const isOpen = (one) => rangeOf(one)[0] !== rangeOf(one)[1];

/** The warning that says the same as the notice, and carries its sources. */
const REPORTED = "rules-superseded";

function noticeBox({ rules, warnings }) {
  if (!rules.notice) return null;
  const reported = warnings?.find((one) => one.id === REPORTED);
  return el(
    "section.cp-box.cp-box--notice",
    {},
    disclosure(
      "rules-notice",
      [icon("notice"), el("span", { text: t("notice.head") })],
      [el("p", {}, rules.notice, " ", sources(reported?.sources ?? rules.sources))],
      { class: "cp-notice" },
    ),
  );
}

function educationBox(result, cards) {
  const { education } = result;
  const core = factorOf(result, "education");
  const study = factorOf(result, "canadian-study");
  const briefs = (result.credentials ?? []).map((verdict, index) =>
    el(
      "div.cp-credential",
      {},
      el("p.cp-credential__name", { text: titleOf(cards[index] ?? {}) }),
      verdictSummary(verdict),
    ),
  );
  return box(
    "education",
    head("result.education"),
    el(
      "dl.cp-figures",
      {},
      row(
        t("result.level"),
        isOpen(core) ? null : has(`level.${education.level}`) ? t(`level.${education.level}`) : t("level.unknown"),
        rangeOf(core),
        core?.max,
      ),
      row(t("result.study"), null, rangeOf(study), study?.max),
    ),
    briefs.length > FEW
      ? disclosure("credentials", [t("result.each")], [el("div.cp-credentials", {}, briefs)])
      : briefs.length > 0 && el("div.cp-credentials", {}, briefs),
  );
}

/** So many credentials leave the score in sight under them. */
const FEW = 2;

function row(name, value, range, max) {
  return el(
    "div.cp-figures__row",
    {},
    el("dt", {}, name, value && el("span.cp-figures__value", { text: value })),
    el(
      "dd",
      {},
      range ? figure(range) : "–",
      " ",
      max ? el("span.cp-of", { text: t("of", { max: number(max) }) }) : null,
    ),
  );
}

function scoreBox(result, { cards, change }) {
  const { crs } = result;
  const planned = (result.credentials ?? [])
    .map((verdict, index) => ({ verdict, card: cards[index] }))
    .filter(({ verdict }) => verdict.planned && verdict.effect);
  return box(
    "score",
    el(
      "div.cp-total",
      {},
      head("result.score"),
      el(
        "p.cp-total__figure",
        {},
        el("span", {
          class: crs.range[0] === crs.range[1] ? "cp-total__number" : "cp-total__number cp-total__number--range",
          text: span(crs.range),
        }),
      ),
      crs.range[0] !== crs.range[1] &&
        el("p.cp-total__sure", {
          text: counted("result.range", crs.range[0], { low: number(crs.range[0]), high: number(crs.range[1]) }),
        }),
      change && el("p.cp-total__change", {}, el("span.cp-change-chip", { text: change.figure }), " ", change.because),
    ),
    planned.map(({ verdict, card }) =>
      el(
        "div.cp-planned",
        {},
        el("p.cp-planned__head", { text: t("result.planned", { title: titleOf(card ?? {}) }) }),
        effectLine(verdict.effect),
      ),
    ),
    el(
      "dl.cp-figures",
      {},
      crs.sections.map((section) =>
        row(t(`crs.${section.id}`), null, section.max ? rangeOf(section) : null, section.max),
      ),
    ),
    disclosure(
      "factors",
      [t("result.factors")],
      crs.sections.map((section) => factorTable(section)),
      { class: "cp-more" },
    ),
  );
}

function factorTable(section) {
  const shown = section.max ? section.factors.filter((one) => one.because) : [];
  if (!shown.length) return null;
  return el(
    "div.cp-factors",
    {},
    el("h3.cp-subhead", { text: t(`crs.${section.id}`) }),
    shown.map((one) =>
      disclosure(
        `factor-${one.id}`,
        [
          el("span.cp-factor__name", { text: factorName(one.id) }),
          " ",
          el(
            "span.cp-factor__points",
            {},
            span(rangeOf(one)),
            " ",
            one.max ? el("span.cp-of", { text: t("of", { max: number(one.max) }) }) : null,
          ),
        ],
        [el("p.cp-factor__why", {}, one.because, " ", sources(one.sources))],
        { class: "cp-factor" },
      ),
    ),
  );
}

/** Under each credential what would settle it; then what the rest of the score waits for. */
function questionsBox(questions, { cards, partnerCards, goTo }) {
  if (!questions.length) return null;
  const groups = new Map();
  for (const one of questions) {
    const [, who, index] = one.path.match(/^\/(applicant|partner)\/credentials\/(\d+)/) ?? [];
    const key = who ? `${who}-${index.padStart(4, "0")}` : "rest";
    if (!groups.has(key))
      groups.set(key, { name: who && titleOf((who === "applicant" ? cards : partnerCards)[index] ?? {}), list: [] });
    groups.get(key).list.push(one);
  }
  const link = (one) =>
    el(
      "li",
      {},
      el("a", {
        href: "#form",
        "data-keep": `question-${one.path}`,
        text: one.question,
        onclick: (event) => {
          event.preventDefault();
          goTo(one.path);
        },
      }),
      " ",
      one.could_add ? el("span.cp-could", { text: counted("could-add", one.could_add) }) : null,
    );
  return box(
    "questions",
    head("result.questions"),
    el("p.cp-help", { text: t("result.questions.help") }),
    [...groups]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([key, { name, list }]) => {
        const rest = list.slice(MANY);
        return [
          groups.size > 1 || name ? el("h3.cp-subhead", { text: name ?? t("result.questions.rest") }) : null,
          el("ul.cp-list", {}, list.slice(0, MANY).map(link)),
          rest.length > 0 &&
            disclosure(
              `more-questions-${key}`,
              [counted("result.more-questions", rest.length)],
              [el("ul.cp-list", {}, rest.map(link))],
              { class: "cp-more" },
            ),
        ];
      }),
  );
}

/** More questions than this at once would hide the next group. */
const MANY = 5;

function warningsBox(warnings) {
  if (!warnings.length) return null;
  return box(
    "warnings",
    head("result.warnings"),
    el(
      "ul.cp-list",
      {},
      warnings.map((one) => el("li", {}, one.text, " ", foldedSources(one.sources, one.id))),
    ),
  );
}

const PASSES = { yes: "met", no: "not-met", unclear: "unknown" };

function gridBox(fsw) {
  if (!fsw) return null;
  return box(
    "grid",
    disclosure(
      "fsw",
      [
        el("span.cp-factor__name", { text: t("result.grid") }),
        " ",
        el("span.cp-factor__points", { text: t("of-max", { n: span(fsw.range), max: number(fsw.max ?? 100) }) }),
      ],
      [
        el(
          "p.cp-outcome",
          {},
          icon(PASSES[fsw.passes]),
          el("span", { text: t(`grid.${fsw.passes}`, { mark: number(fsw.pass_mark) }) }),
        ),
        fsw.factors.map((one) =>
          disclosure(
            `fsw-${one.id}`,
            [
              el("span.cp-factor__name", { text: t(`grid.factor.${one.id}`) }),
              " ",
              el("span.cp-factor__points", { text: pointsOf(one.points, one.max) }),
            ],
            [el("p.cp-factor__why", {}, one.because, " ", sources(one.sources))],
            { class: "cp-factor" },
          ),
        ),
      ],
      { class: "cp-more" },
    ),
  );
}

/** A program answers for itself, or by its requirements: one not met decides, one unknown leaves it open. */
function programAnswer(program) {
  if (program.answer) return program.answer;
  const outcomes = (program.requirements ?? program.tests ?? []).map((one) => one.outcome);
  return outcomes.includes("not-met") ? "no" : outcomes.includes("unknown") ? "unclear" : "yes";
}

function programsBox(programs) {
  if (!programs.length) return null;
  return box(
    "programs",
    disclosure(
      "programs",
      [t("result.programs")],
      programs.map((one) => {
        const answer = programAnswer(one);
        return disclosure(
          `program-${one.id}`,
          [
            el("span.cp-factor__name", { text: t(`program.${one.id}`) }),
            " ",
            el(`span.cp-outcome.cp-outcome--${answer}`, {}, icon(PASSES[answer]), t(`program.answer.${answer}`)),
          ],
          [testList(one.requirements ?? one.tests ?? [])],
          { class: "cp-factor" },
        );
      }),
      { class: "cp-more" },
    ),
  );
}

/** Which factors moved the total from one result to the next, in words: "Education +8, Education and language +12". */
export function changeBetween(before, after) {
  const total = after.crs.total - before.crs.total;
  const high = after.crs.range[1] - before.crs.range[1];
  if (total === 0 && high === 0) return null;
  const moved = after.crs.sections
    .flatMap((one) => one.factors)
    .map((one) => ({ id: one.id, by: one.points - (factorOf(before, one.id)?.points ?? 0) }))
    .filter((one) => one.by !== 0);
  return { total, moved: moved.map((one) => ({ name: factorName(one.id), by: one.by })) };
}
