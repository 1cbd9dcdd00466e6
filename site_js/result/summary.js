/** The panel's three things: each credential's verdicts, the score once it is narrow, and what is open. It fits the screen. */

import { USES } from "../form/choices.js";
import { titleOf } from "../form/cards.js";
import { redraw } from "../page/disclosures.js";
import { el, fill, formLink } from "../page/dom.js";
import { counted, day, number, span, t } from "../page/words.js";
import { box, head, isOpen } from "./boxes.js";
import { isShutOut } from "./grid.js";
import { verdictSign, verdictWord, wordOf } from "./evidence.js";
import { isNarrow, progressOf, progressText } from "./progress.js";
import { byWeight, credentialOf } from "./questions.js";
import { REPORTED } from "./notes.js";
import { chip, figuresOf, isSureNought, judgedOf } from "./verdicts.js";

/** @typedef {import("../types/result.js").CredpointsResult} Result */
/** @typedef {import("../form/draft.js").Answers} Card */

/**
 * What is shown with a result.
 * @typedef {object} Shown
 * @property {Record<string, any>} profile that it answers
 * @property {Card[]} cards those that were sent, in the result's order
 * @property {Card[]} partnerCards
 * @property {import("./score.js").Change | null} change what the last edit did
 * @property {(path: string) => void} goTo leads to a question of the form
 * @property {(path: string) => boolean} isUnsure was "I don't know" said of a question?
 * @property {(path: string) => string} labelOf what the form calls a question
 * @property {(event: Event) => void} jump leads to a section under the form
 */

const WORDED = 2; // so many credentials have their verdicts in words beside the signs
const MOST = 4; // more rows than this would leave the screen
const MATTER = 3; // the questions that matter most

/** @param {HTMLElement} node @param {Result} result @param {Shown} shown */
export function drawSummary(node, result, shown) {
  redraw(node, () =>
    fill(
      node,
      verdictsBox(result, shown),
      scoreBox(result, shown),
      openBox(result, shown),
      el(
        "nav.cp-jumps",
        { "aria-label": t("report.label") },
        JUMPS.map((id) => jump(id, t(`report.${id}`), shown)),
      ),
      footing(result),
    ),
  );
}

const JUMPS = ["why", "factors", "grid", "programs", "sources"];

/** @param {string} id @param {string} text @param {Shown} shown */
const jump = (id, text, { jump: onclick }) =>
  el("a.cp-jump", { href: `#${id}`, text, onclick, "data-keep": `to-${id}` });

/** Before anything is entered: how long it takes, and what comes. @param {HTMLElement} node */
export const drawNothing = (node) =>
  drawQuiet(
    node,
    t("result.nothing.head"),
    el("p", { text: t("result.nothing.text") }),
    el(
      "ol.cp-coming",
      {},
      ["credential", "total", "reasons"].map((step) => el("li", { text: t(`result.nothing.${step}`) })),
    ),
  );

/** While the first answer is awaited. @param {HTMLElement} node */
export const drawWaiting = (node) => drawQuiet(node, t("waiting"), el("p", { text: t("result.waiting.text") }));

/** What was entered first cannot be used: no answer yet. @param {HTMLElement} node */
export const drawRefused = (node) =>
  drawQuiet(node, t("result.nothing.head"), el("p", { text: t("result.refused.text") }));

/** @param {HTMLElement} node @param {string} title @param {...import("../page/dom.js").Child} content */
const drawQuiet = (node, title, ...content) =>
  fill(node, el("div.cp-box.cp-box--quiet", {}, el("h2.cp-box__head", { text: title }), ...content));

/** @param {Result} result @param {Shown} shown */
function verdictsBox({ credentials }, shown) {
  if (!credentials.length) return null;
  const rows = credentials.slice(0, MOST);
  const rest = credentials.length - rows.length;
  const more = rest > 0 && el("p.cp-rest", {}, jump("why", counted("result.more-credentials", rest), shown));
  return box(
    "verdicts",
    rows.length > WORDED ? signTable(rows, shown) : rows.map((one, n) => worded(one, n, shown)),
    more,
  );
}

/** @param {Result["credentials"][number]} credential @param {number} index @param {Shown} shown */
function worded(credential, index, { cards }) {
  const judged = judgedOf(credential);
  const uses = USES.map((use) =>
    el("li", {}, el("span.cp-brief__use", { text: t(`brief.${use}`) }), " ", verdictWord(wordOf(judged[use]))),
  );
  const name = el("p.cp-credential__name", { text: titleOf(cards[index] ?? {}) });
  return el("div.cp-credential", {}, name, el("ul.cp-brief", {}, uses));
}

/** @param {Result["credentials"]} rows @param {Shown} shown */
function signTable(rows, { cards }) {
  const names = USES.map((use) => el("th", { scope: "col", text: t(`brief.${use}`) }));
  const corner = el("th", { scope: "col" }, el("span.cp-hidden", { text: t("result.each") }));
  const lines = rows.map((credential, index) => {
    const judged = judgedOf(credential);
    const title = el("th", { scope: "row" }, el("span", { text: titleOf(cards[index] ?? {}) }));
    return el(
      "tr",
      {},
      title,
      USES.map((use) => el("td", {}, verdictSign(wordOf(judged[use])))),
    );
  });
  return el("table.cp-signs", {}, el("thead", {}, el("tr", {}, corner, names)), el("tbody", {}, lines));
}

/** @param {Result} result @param {Shown} shown */
function scoreBox(result, shown) {
  const { crs, credentials, questions } = result;
  const { cards, change, profile, isUnsure } = shown;
  const narrow = isNarrow(crs.range);
  const planned = credentials
    .map((credential, index) => ({ credential, title: titleOf(cards[index] ?? {}) }))
    .filter(({ credential }) => credential.planned && credential.effect && (narrow || isSureNought(credential)));
  const several = planned.length > 1;
  const lines = planned.slice(0, MATTER).map(({ credential, title }) => {
    const head = el("span.cp-planned__head", { text: several ? title : t("result.planned", { title }) });
    const figures = !narrow ? "none" : several ? "after" : "both";
    return el(
      `div.cp-planned${figures === "both" ? "" : ".cp-planned--by"}`,
      {},
      head,
      " ",
      figuresOf(credential, figures),
    );
  });
  return box(
    "score",
    narrow ? totalOf(crs.range) : progress(progressOf(profile, questions, isUnsure)),
    narrow && isShutOut(result.programs) && el("p.cp-total__shut", {}, jump("programs", t("result.no-program"), shown)),
    narrow && change && el("p.cp-total__change", {}, chip(change.figure), " ", change.because),
    several && el("p.cp-if", { text: t("if-completed") }),
    lines,
  );
}

/** @param {readonly [number, number]} range */
function totalOf(range) {
  const open = isOpen(range);
  const [low, high] = range;
  const look = open ? "cp-total__number cp-total__number--range" : "cp-total__number";
  return [
    el("div.cp-total", {}, head("result.score"), el("p", {}, el("span", { class: look, text: span(range) }))),
    open && el("p.cp-total__sure", { text: counted("result.range", low, { low: number(low), high: number(high) }) }),
  ];
}

/** @param {import("./progress.js").Progress} found */
function progress(found) {
  const { given, all, unsure } = found;
  const done = el("span.cp-progress__done");
  done.style.width = `${Math.round((100 * (given - unsure)) / all)}%`;
  return el(
    "div.cp-progress",
    {},
    el("p.cp-progress__text", { text: progressText(found) }),
    el("div.cp-progress__bar", { "aria-hidden": "true" }, done),
  );
}

/** @param {Result} result @param {Shown} shown */
function openBox({ questions, warnings }, shown) {
  const notes = warnings.filter((one) => one.id !== REPORTED).length;
  if (!questions.length && !notes) return null;
  const first = byWeight(questions).slice(0, MATTER);
  const items = first.map((one) => el("li", {}, questionLink(one, shown)));
  return box(
    "open",
    questions.length > 0 && [
      el(
        "p.cp-open__head",
        {},
        jump("questions", counted("bar.questions", questions.length), shown),
        " ",
        el("span.cp-open__most", { text: t("result.matter") }),
      ),
      el("ol.cp-open", {}, items),
    ],
    notes > 0 && el("p.cp-open__notes", {}, jump("notes", counted("result.notes", notes), shown)),
  );
}

/** An open question as the form calls it, and of which credential it is. @param {import("./questions.js").Question} one @param {Shown} shown */
function questionLink({ path, question }, shown) {
  const of = shown.cards.length > 1 && credentialOf(path, shown);
  const text = [shown.labelOf(path) || question, of].filter(Boolean).join(" · ");
  return formLink(text, () => shown.goTo(path), { "data-keep": `open-${path}` });
}

/** The day and the rules, and in one quiet line what is reported of others. @param {Result} result */
function footing({ as_of, rules }) {
  const asOf = t("as-of", { day: day(as_of), rules: day(rules.id) });
  const page = rules.notice && document.querySelector("#cp-without a[data-notice]")?.getAttribute("href");
  return [
    el("p.cp-asof", {}, asOf),
    page && el("p.cp-asof.cp-reported", {}, el("a", { href: page, text: t("notice.head") })),
  ];
}
