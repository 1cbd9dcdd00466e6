/** On paper: every reason, close together, with the numbers of its sources; the sources once, at the end. */

import { USES } from "../form/choices.js";
import { titleOf } from "../form/cards.js";
import { el, fill, icon } from "../page/dom.js";
import { day, firstOf, number, span, t } from "../page/words.js";
import { factorName } from "./boxes.js";
import { distinct, isCertain, listed, signOf, verdictWord, weighed, wordOf } from "./evidence.js";
import { answerOf, gridLine } from "./grid.js";
import { isNarrow } from "./progress.js";
import { byPlace } from "./sources.js";
import { figuresOf, isSureNought, judgedOf, wouldChange } from "./verdicts.js";

/** @typedef {import("../types/result.js").Source} Source */
/** @typedef {import("../types/result.js").Program} Program */
/** @typedef {import("../types/result.js").Credential} Credential */
/** @typedef {import("./summary.js").Result} Result */
/** @typedef {import("./summary.js").Shown} Shown */
/** @typedef {import("../page/dom.js").Child} Child */
/** @typedef {{because: string, sources: Source[]}} Sentence */

/** Names the sources of a sentence by their numbers. @typedef {(list: Source[]) => Child} Cite */

/**
 * @param {Result} result
 * @param {Shown} shown
 * @param {(key: string, ...content: Child[]) => Child} part a heading and what stands under it
 */
export function reasons(result, { cards }, part) {
  const { cite, list } = citations();
  const { credentials, crs, fsw, programs, warnings } = result;
  const notes = warnings.map(({ text, sources }) => el("li", {}, text, cite(sources)));
  return [
    el("p.cp-sheet__small.cp-sheet__start", {}, t("sheet.numbers")),
    credentials.length > 0 &&
      part(
        "report.why",
        credentials.map((one, index) => credentialPart(one, titleOf(cards[index] ?? {}), cite)),
      ),
    part("report.factors", factorTable(crs.sections, cite)),
    part("report.grid", el("p", { text: gridTold(fsw) }), gridTable(fsw.factors, cite)),
    part("report.programs", programTable(programs, cite)),
    notes.length > 0 && part("report.notes", el("ul.cp-sheet__notes", {}, notes)),
    part("report.sources", list()),
  ];
}

/**
 * Every source that a sentence names has a number, in the order of the list of sources; so the numbers are filled in when the
 * list is drawn, after the last sentence.
 */
function citations() {
  /** @type {Map<string, Source>} */
  const cited = new Map();
  /** @type {Array<() => void>} */
  const open = [];
  /** @type {Map<string, number>} */
  const numbers = new Map();

  /** @type {Cite} */
  const cite = (list) => {
    if (!list.length) return null;
    for (const one of list) cited.set(one.id, one);
    const node = el("span.cp-sheet__cite");
    open.push(() => void fill(node, ` [${numbered(list)}]`));
    return node;
  };

  /** The numbers; those of sources that leave a doubt behind the word for it. @param {Source[]} list */
  function numbered(list) {
    const certain = numbersOf(list.filter(({ certainty }) => isCertain(certainty)));
    const doubts = [...new Set(list.map((one) => one.certainty))].filter((one) => !isCertain(one));
    const doubted = doubts.map((doubt) => {
      const text = numbersOf(list.filter((one) => one.certainty === doubt));
      return t("sheet.doubt", { doubt: t(`certainty.${doubt}`), numbers: text });
    });
    return [certain, ...doubted].filter(Boolean).join("; ");
  }

  /** @param {Source[]} list */
  const numbersOf = (list) =>
    list
      .map(({ id }) => /** @type {number} */ (numbers.get(id)))
      .sort((one, other) => one - other)
      .join(", ");

  return {
    cite,
    list() {
      const documents = byDocument([...cited.values()]);
      documents.flat(2).forEach(({ id }, index) => numbers.set(id, index + 1));
      for (const one of open) one();
      return sourceList(documents, numbers);
    },
  };
}

/** The sources, those of one document together, and in it those that were read on the same day and are as sure. @param {Source[]} list */
const byDocument = (list) =>
  [...groups([...list].sort(byPlace), ({ title }) => title).values()].map((one) => [
    ...groups(one, ({ checked_on, certainty }) => `${checked_on} ${certainty}`).values(),
  ]);

/** @param {Source[][][]} documents @param {Map<string, number>} numbers */
const sourceList = (documents, numbers) =>
  el(
    "div.cp-sheet__sources",
    {},
    documents.map((alike) =>
      el(
        "p",
        {},
        el("b", { text: alike[0][0].title }),
        alike.map((group) => [" · ", group.map((one) => [entry(one, numbers), "; "]), readOf(group[0])]),
      ),
    ),
  );

/** @param {Source} one @param {Map<string, number>} numbers */
const entry = ({ id, section }, numbers) => [el("b", { text: `[${numbers.get(id)}]` }), "\u00a0", listed(id, section)];

/** @param {Source} one */
const readOf = ({ checked_on, certainty }) =>
  `${t("source.read", { day: day(checked_on) })} ${t(`certainty.${certainty}`)}`;

/** @param {Credential} credential @param {string} title @param {Cite} cite */
function credentialPart(credential, title, cite) {
  const judged = judgedOf(credential);
  return el(
    "section.cp-sheet__credential",
    {},
    el("h4", { text: title }),
    credential.when_completed !== null && completed(credential),
    el(
      "div.cp-sheet__flow",
      {},
      USES.map((use) => useOf(use, judged[use], cite)),
    ),
  );
}

/** What a planned credential adds, and why. @param {Credential} credential */
function completed(credential) {
  const { effect } = credential;
  const narrow = effect && isNarrow(effect.with.range);
  const known = effect && (narrow || isSureNought(credential));
  const figures = known && figuresOf(credential, narrow ? "both" : "none");
  return el("p", {}, t("if-completed"), " ", figures, " ", effect?.because);
}

/** @param {typeof USES[number]} use @param {import("./verdicts.js").Verdict} verdict @param {Cite} cite */
function useOf(use, verdict, cite) {
  const again = verdict.tests.some((test) => test.because === verdict.because);
  const items = weighed(verdict.tests).map((test) =>
    el("li", {}, icon(signOf(test, verdict.applies)), el("span", {}, test.because, cite(test.sources))),
  );
  return [
    el("h5", {}, t(`use.${use}`), " ", verdictWord(wordOf(verdict))),
    !again && el("p", {}, el("b", { text: verdict.because })),
    el("ul.cp-sheet__tests", {}, items),
    wouldChange(verdict),
  ];
}

/** @param {Result["crs"]["sections"]} sections @param {Cite} cite */
const factorTable = (sections, cite) =>
  table(
    sections
      .filter(({ max }) => max > 0)
      .flatMap(({ id, range, max, factors }) => [
        el("tr.cp-sheet__sum", {}, cells(t(`crs.${id}`), span(range), max), el("td")),
        ...factors.map((one) => factorRow(factorName(one.id), span(one.range), one, cite)),
      ]),
  );

/** @param {Result["fsw"]["factors"]} factors @param {Cite} cite */
const gridTable = (factors, cite) =>
  table(
    factors.map((one) => factorRow(firstOf(`grid.factor.${one.id}`, `factor.${one.id}`), span(one.range), one, cite)),
  );

/** @param {Result["fsw"]} grid */
const gridTold = (grid) =>
  t("sheet.grid.told", { points: gridLine(grid), passes: t(`grid.${grid.passes}`, { mark: number(grid.pass_mark) }) });

/** @param {Child[]} rows */
const table = (rows) => el("table.cp-sheet__table.cp-sheet__table--dense", {}, el("tbody", {}, rows));

/** @param {string} name @param {string} points @param {Sentence & {max: number}} factor @param {Cite} cite */
const factorRow = (name, points, { max, because, sources }, cite) =>
  el("tr", {}, cells(name, points, max), el("td", {}, because, cite(sources)));

/** @param {string} name @param {string} points @param {number} max */
const cells = (name, points, max) => [
  el("th.cp-sheet__name", { scope: "row", text: name }),
  el("td.cp-sheet__points", { text: max > 0 ? t("of-max", { n: points, max: number(max) }) : points }),
];

/** Every requirement once, and how it stands with it in each program. @param {readonly Program[]} programs @param {Cite} cite */
function programTable(programs, cite) {
  const all = programs.flatMap((program) => program.requirements);
  const told = [...groups(weighed(all), ({ because }) => because)];
  const heads = programs.map(({ id, answer }) =>
    el("th.cp-sheet__of", { scope: "col" }, t(`program.${id}`), el("span.cp-sheet__small", { text: answerOf(answer) })),
  );
  const rows = told.map(([because, same]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, because, cite(distinct(same))),
      programs.map(({ requirements }) => el("td", {}, signIn(requirements, because))),
    ),
  );
  const signs = [...new Set(weighed(all).map((one) => signOf(one)))];
  const corner = el("th", { scope: "col", text: t("sheet.requirement") });
  return [
    el(
      "p.cp-sheet__signs",
      {},
      signs.map((sign) => el("span", {}, icon(sign), " ", t(`outcome.${sign}`).replace(/\.$/, ""))),
    ),
    el(
      "table.cp-sheet__table.cp-sheet__table--dense",
      {},
      el("thead", {}, el("tr", {}, corner, heads)),
      el("tbody", {}, rows),
    ),
  ];
}

/** @param {Program["requirements"]} requirements @param {string} because */
function signIn(requirements, because) {
  const found = requirements.find((one) => one.because === because);
  if (!found) return null;
  const sign = signOf(found);
  return [icon(sign), el("span.cp-hidden", { text: t(`outcome.${sign}`) })];
}

/**
 * What has the same key, together, in the order in which it stands.
 * @template Item
 * @param {readonly Item[]} list
 * @param {(one: Item) => string} keyOf
 */
function groups(list, keyOf) {
  /** @type {Map<string, Item[]>} */
  const found = new Map();
  for (const one of list) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}
