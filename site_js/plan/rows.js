/** The rows of the table of plans, from what the core answers: figures and answers side by side, without a word of them. */

import { USES } from "../form/choices.js";
import { wordOf } from "../result/evidence.js";

/** @typedef {import("../types/result.js").CredpointsResult} Result */
/** @typedef {import("../types/plan.js").CredpointsPlan} Answer */
/** @typedef {import("../types/result.js").Source} Source */

/**
 * What stands in one column of a row; of each at most one says it.
 * @typedef {object} Cell
 * @property {readonly [number, number]} [range]
 * @property {number} [by] how much more than as things are, in sure points
 * @property {string} [word] of a verdict
 * @property {string} [answer] of a program
 * @property {string} [level]
 * @property {string} [day]
 * @property {{before: readonly [number, number], after: readonly [number, number]}} [then]
 * @property {string} [title] whose verdict it is, where the columns speak of different credentials
 * @property {string} [because]
 * @property {Source[]} [sources]
 */

/**
 * @typedef {object} Row
 * @property {string} key what it is of; its words are found by it
 * @property {"total" | "programs" | "credential" | "education" | "factor" | "grid"} part
 * @property {number} [place] of the credential
 * @property {string} [id] of the factor, the program or the use
 * @property {(Cell | null)[]} cells as things are, then each plan; null where a plan has no answer
 * @property {boolean} same
 */

/**
 * @param {Result} base
 * @param {(Answer | null)[]} answers
 * @returns {Row[]}
 */
export function rowsOf(base, answers) {
  const results = [base, ...answers.map((one) => one && one.after)];
  return [
    row("total", "total", results, totalCell(base)),
    ...dayRows(answers),
    ...base.programs.map(({ id }) => row("program", "programs", results, programCell(id), { id })),
    ...credentialRows(base, answers),
    row("level", "education", results, levelCell),
    ...factorIds(results).map((id) => row("factor", "factor", results, factorCell(id), { id })),
    row("grid", "grid", results, ({ fsw }) => ({ range: /** @type {[number, number]} */ (fsw.range) })),
  ];
}

/**
 * @param {string} key
 * @param {Row["part"]} part
 * @param {(Result | null)[]} results
 * @param {(result: Result, column: number) => Cell | null} cell
 * @param {Partial<Row>} [more]
 * @returns {Row}
 */
function row(key, part, results, cell, more = {}) {
  const cells = results.map((one, column) => (one === null ? null : cell(one, column)));
  return { key, part, ...more, cells, same: isSame(cells) };
}

/** Says every column that there is the same? @param {(Cell | null)[]} cells */
function isSame(cells) {
  const [first, ...others] = cells;
  const seen = (/** @type {Cell | null} */ cell) =>
    JSON.stringify(cell && { ...cell, because: undefined, sources: undefined, by: undefined });
  return others.every((one) => one === null || seen(one) === seen(first));
}

/** @param {Result} base @returns {(result: Result, column: number) => Cell} */
const totalCell = (base) => (result, column) => ({
  range: /** @type {[number, number]} */ (result.crs.range),
  by: column ? result.crs.total - base.crs.total : undefined,
});

/** From which day a plan is there, and both totals on that day. @param {(Answer | null)[]} answers @returns {Row[]} */
function dayRows(answers) {
  if (!answers.some((one) => one?.from)) return [];
  const days = answers.map((one) => (one?.from ? { day: one.from } : one && {}));
  const totals = answers.map((one) => {
    if (!one?.then) return one && {};
    const { before, after } = one.then;
    return { then: { before: pair(before.range), after: pair(after.range) }, by: after.total - before.total };
  });
  return [
    { key: "from", part: "total", cells: [{}, ...days], same: false },
    { key: "then", part: "total", cells: [{}, ...totals], same: false },
  ];
}

/** @param {number[]} range @returns {readonly [number, number]} */
const pair = ([low, high]) => [low, high];

/** @param {string} id @returns {(result: Result) => Cell | null} */
const programCell = (id) => (result) => {
  const found = result.programs.find((one) => one.id === id);
  if (!found) return null;
  const wanted = { no: "not-met", unclear: "unknown", yes: "met" }[found.answer];
  const told = found.requirements.filter((one) => one.outcome === wanted);
  return {
    answer: found.answer,
    because: found.answer === "yes" ? "" : told.map((one) => one.because).join(" "),
    sources: found.answer === "yes" ? [] : told.flatMap((one) => one.sources),
  };
};

/**
 * The credentials of the one who applies as things are, then those that plans add; where a plan exchanges the roles, they are the partner's.
 * @param {Result} base
 * @param {(Answer | null)[]} answers
 * @returns {Row[]}
 */
function credentialRows(base, answers) {
  const lists = [
    base.credentials,
    ...answers.map((one) => {
      if (!one) return null;
      return one.steps.some((step) => step.do === "exchange") ? one.after.partner_credentials : one.after.credentials;
    }),
  ];
  const most = Math.max(...lists.map((list) => list?.length ?? 0));
  return Array.from({ length: most }, (_, place) =>
    USES.map((use) => {
      const cells = lists.map((list) => list && verdictCell(list[place], use, place >= base.credentials.length));
      return {
        key: "credential",
        part: /** @type {const} */ ("credential"),
        place,
        id: use,
        cells,
        same: isSame(cells),
      };
    }),
  ).flat();
}

/** @param {Result["credentials"][number] | undefined} credential @param {typeof USES[number]} use @param {boolean} added @returns {Cell} */
function verdictCell(credential, use, added) {
  if (!credential) return {};
  const verdict = credential[use];
  const decided = verdict.tests.filter((test) => test.because === verdict.because);
  const title = added && use === "level" ? (credential.title ?? undefined) : undefined;
  return { word: wordOf(verdict), title, because: verdict.because, sources: decided.flatMap((test) => test.sources) };
}

/** @param {Result} result @returns {Cell} */
const levelCell = ({ education }) => ({
  level: education.level === education.level_at_most ? education.level : "open",
});

/** Every factor that gives points in some column. @param {(Result | null)[]} results */
const factorIds = (results) => [
  ...new Set(
    results.flatMap((one) =>
      (one?.crs.sections ?? []).flatMap((section) =>
        section.factors.filter((factor) => factor.range[1] > 0).map((factor) => factor.id),
      ),
    ),
  ),
];

/** @param {string} id @returns {(result: Result) => Cell} */
const factorCell = (id) => (result) => {
  const found = result.crs.sections.flatMap((section) => section.factors).find((one) => one.id === id);
  if (!found) return { range: [0, 0] };
  return { range: pair(found.range), because: found.because, sources: found.sources };
};
