/** On paper: one sheet that can be filed, with who, when, answers, verdicts and score; the reasons follow if asked for. */

import { USES } from "../form/choices.js";
import { titleOf } from "../form/cards.js";
import { answerWords } from "../form/controls.js";
import { toNumber } from "../form/numbers.js";
import { button, el, fill, find, findAll } from "../page/dom.js";
import { putIn } from "../page/later.js";
import { yearsSaid } from "../page/lengths.js";
import { counted, day, number, span, t } from "../page/words.js";
import { sheetFacts, sheetName } from "../people/sheet.js";
import { verdictWord, wordOf } from "./evidence.js";
import { gridLine, programsLine } from "./grid.js";
import { isNarrow, progressOf, progressText } from "./progress.js";
import { byWeight } from "./questions.js";
import { reasons } from "./reasons.js";
import { figuresOf, isSureNought, judgedOf } from "./verdicts.js";

/** @typedef {import("./summary.js").Result} Result */
/** @typedef {import("./summary.js").Shown} Shown */
/** @typedef {import("../page/dom.js").Child} Child */

const ASIDE = new Set(["title", "age_by", "work_by", "says"]); // a name that stands there, and how something is entered
const UNITS = ["years", "months", "hours"];
const MOST = 10; // more open questions than this would fill a second sheet

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} form
 * @param {{current: () => {result: Result, shown: Shown} | null}} report
 */
export function paper(root, form, report) {
  const sheet = el("section.cp-sheet", { "aria-label": t("sheet.title") });
  const withReasons = el("input", { type: "checkbox", id: "cp-reasons" });
  const { open, fields, name, forget } = sheetName(
    "div.cp-paper",
    el("p.cp-keep", {}, withReasons, el("label", { for: withReasons.id, text: t("sheet.reasons") })),
    button(t("sheet.now"), () => print()),
  );

  addEventListener("beforeprint", () => {
    const current = report.current();
    if (!current) return;
    putIn();
    root.dataset.paper = "";
    const further = withReasons.checked && reasons(current.result, current.shown, part);
    fill(sheet, drawSheet(current, form, name()), further);
  });
  addEventListener("afterprint", () => {
    delete root.dataset.paper;
    fill(sheet);
  });
  return { node: sheet, open, fields, forget };
}

/** @param {{result: Result, shown: Shown}} current @param {HTMLElement} form @param {string} who */
const drawSheet = ({ result, shown }, form, who) => [
  el("h2.cp-sheet__title", { text: t("sheet.title") }),
  sheetFacts(result, who),
  result.rules.notice && el("p.cp-sheet__small", { text: t("notice.head") }),
  part("sheet.verdicts", verdicts(result, shown)),
  part("result.score", score(result, shown)),
  part("sheet.answers", answers(form)),
  result.questions.length > 0 && part("report.questions", questions(result)),
];

/** @param {string} key @param {...Child} content */
const part = (key, ...content) => el("section.cp-sheet__part", {}, el("h3", { text: t(key) }), ...content);

/** @param {Result} result @param {Shown} shown */
function verdicts({ credentials }, { cards }) {
  if (!credentials.length) return el("p", { text: t("sheet.none") });
  const names = USES.map((use) => el("th", { scope: "col", text: t(`use.${use}`) }));
  const rows = credentials.map((credential, index) => {
    const judged = judgedOf(credential);
    const planned =
      credential.when_completed !== null &&
      el("span.cp-sheet__small", { text: ` (${answerWords("status", "planned")})` });
    const title = el("th", { scope: "row" }, titleOf(cards[index] ?? {}), planned);
    return el(
      "tr",
      {},
      title,
      USES.map((use) => el("td", {}, verdictWord(wordOf(judged[use])))),
    );
  });
  const corner = el("th", { scope: "col", text: t("sheet.credential") });
  return el("table.cp-sheet__table", {}, el("thead", {}, el("tr", {}, corner, names)), el("tbody", {}, rows));
}

/** @param {Result} result @param {Shown} shown */
function score({ crs, fsw, programs, credentials, questions: open }, { cards, profile, isUnsure }) {
  const narrow = isNarrow(crs.range);
  const rows = crs.sections
    .filter((one) => one.max > 0)
    .map(({ id, range, max }) => row(t(`crs.${id}`), narrow ? span(range) : number(range[0]), number(max)));
  const planned = credentials.map((credential, index) => {
    if (!credential.planned || !credential.effect || !(narrow || isSureNought(credential))) return null;
    const title = t("result.planned", { title: titleOf(cards[index] ?? {}) });
    return el("p", {}, title, " ", figuresOf(credential, narrow ? "both" : "none"));
  });
  const met = programsLine(programs);
  return [
    el(
      "p.cp-sheet__total",
      {},
      narrow ? t("bar.points", { figure: span(crs.range) }) : progressText(progressOf(profile, open, isUnsure)),
    ),
    !narrow && el("p.cp-sheet__small", { text: t("sheet.sure") }),
    el("table.cp-sheet__table.cp-sheet__table--score", {}, el("tbody", {}, rows)),
    planned,
    el("p", {
      text: t("sheet.grid", {
        points: gridLine(fsw),
        passes: t(`grid.${fsw.passes}`, { mark: number(fsw.pass_mark) }),
      }),
    }),
    met && el("p", { text: met }),
  ];
}

/** @param {string} name @param {string} points @param {string} max */
const row = (name, points, max) =>
  el("tr", {}, el("th", { scope: "row", text: name }), el("td", { text: t("of-max", { n: points, max }) }));

/** @param {Result} result */
function questions({ questions: open }) {
  const rest = open.length - MOST;
  return el(
    "ul",
    {},
    byWeight(open)
      .slice(0, MOST)
      .map((one) => el("li", { text: one.question })),
    rest > 0 && el("li", { text: counted("result.more-questions", rest) }),
  );
}

/** What was answered, part by part as the form has it. @param {HTMLElement} form */
function answers(form) {
  const parts = findAll(form, ".cp-card, .cp-section:not(.cp-section--first)");
  return parts.map((one) => {
    const given = findAll(one, "[data-key]").filter((field) => isOf(field, one));
    const texts = given.flatMap((field) => {
      const value = valueOf(field);
      const label = find(field, ".cp-label")?.textContent ?? "";
      return label && value ? [el("span", {}, label, " ", el("b", { text: value }))] : [];
    });
    const title = find(one, ".cp-card__title, .cp-section__title")?.textContent;
    return (
      texts.length > 0 &&
      el(
        "p.cp-sheet__answers",
        {},
        el("strong", { text: title }),
        texts.map((text) => [" · ", text]),
      )
    );
  });
}

/** Is it a question of this part, and asked now? A card may be shut. @param {HTMLElement} field @param {HTMLElement} part */
const isOf = (field, part) =>
  !ASIDE.has(field.dataset.key ?? "") &&
  field.closest(".cp-card, .cp-section") === part &&
  !field.closest("[hidden]:not(.cp-card__body)");

/** What was answered, as the control shows it. @param {HTMLElement} field */
function valueOf(field) {
  const stated = find(field, ".cp-date .cp-pill[aria-pressed='true']");
  if (stated) return stated.textContent;
  const date = find(field, ".cp-date")?.dataset.value;
  if (date !== undefined) return date && day(date);
  const select = /** @type {HTMLSelectElement | null} */ (find(field, "select"));
  if (select) return select.value && select.selectedOptions[0].text;
  const chosen = find(field, "input:checked + span:not(.cp-unsure)");
  if (chosen) return chosen.textContent;
  const input = /** @type {HTMLInputElement | null} */ (
    find(field, "input:not([type=radio], [type=checkbox]), textarea")
  );
  if (!input?.value) return "";
  const text = input.type === "date" ? day(input.value) : input.value;
  const unit = find(field, ".cp-unit, .cp-unit-choice[aria-pressed='true']")?.textContent;
  const size = toNumber(input.value);
  const counts = UNITS.find((one) => t(`unit.${one}`) === unit);
  if (counts === "years" && typeof size === "number") return yearsSaid(size);
  return counts && typeof size === "number" ? counted(counts, size) : [text, unit].filter(Boolean).join(" ");
}
