/** Would it have been enough? Past rounds of the kinds one could have been in, and how far each plan is above or under their cut-offs. */

import { disclosure, redraw } from "../page/disclosures.js";
import { el, fill } from "../page/dom.js";
import { uncut } from "../page/spaces.js";
import { counted, day, firstOf, number, t } from "../page/words.js";
import { list } from "../result/entries.js";
import { foldedSources, readMore } from "../result/evidence.js";
import { columnOf, eachOnce, figureTable } from "./figures.js";
import { frame } from "./frame.js";
import { LETTERS, SIGNS } from "./signs.js";
import { nameOf } from "./table.js";

/** @typedef {import("../types/rounds.js").CredpointsRounds} Rounds */
/** @typedef {Rounds["kinds"][number]} Kind */
/** @typedef {Kind["rounds"][number]} Round */
/** @typedef {{name: string, place?: number, rounds: Rounds}} Column */
/** @typedef {ReturnType<typeof heldRounds>} Held */

const PLAIN = "past"; // the note that the first sentence says
const YEAR = 365 * 24 * 3600 * 1000; // milliseconds of marks before the first day of a chart

/** The rounds that were held, fetched once, and the kinds of them that are marked in the chart of time. @param {URL} address */
export function heldRounds(address) {
  /** @type {any} */
  let document = null;
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Set<string>} */
  const chosen = new Set();

  async function data() {
    if (document) return document;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    document = await response.json();
    return document;
  }

  return {
    data,
    /** What the kinds are called, by an answer about them. @param {Rounds} rounds */
    learn(rounds) {
      for (const kind of rounds.kinds) names.set(kind.id, kind.name);
    },
    /**
     * A box for each kind held in the year before, to switch its marks on.
     * @param {HTMLElement} place
     * @param {() => void} changed
     */
    async offer(place, changed) {
      if (!names.size || place.childElementCount) return;
      const boxes = [...names].map(([id, name], place) => {
        const box = el("input", { type: "checkbox", id: `cp-mark-${id}` });
        box.addEventListener("change", () => {
          if (box.checked) chosen.add(id);
          else chosen.delete(id);
          changed();
        });
        const letter = el("span", { "aria-hidden": "true", text: LETTERS[place % LETTERS.length] });
        return el("span.cp-marks__kind", {}, box, el("label", { for: box.id }, letter, " ", name));
      });
      fill(place, disclosure("marks", [t("plan.marks")], [el("div.cp-marks", {}, boxes)]));
    },
    /** The marks that are switched on, of the year before a day. @param {string} from */
    chosen(from) {
      const first = new Date(Date.parse(from) - YEAR).toISOString().slice(0, 10);
      return (document?.rounds ?? [])
        .filter((/** @type {any} */ one) => chosen.has(one.kind) && one.on >= first)
        .map((/** @type {any} */ { on, kind, cutoff, number: name }) => ({
          on,
          kind,
          cutoff,
          sign: SIGNS[[...names.keys()].indexOf(kind) % SIGNS.length],
          title: t("plan.mark", { kind: names.get(kind) ?? kind, number: name, day: day(on), cutoff: number(cutoff) }),
        }));
    },
  };
}

/**
 * @param {object} page
 * @param {(asked: object, slot: string) => Promise<any>} page.ask
 * @param {Held} page.held
 */
export function roundsPart({ ask, held }) {
  const made = frame("rounds");
  /** @type {import("./sections.js").State | null} */
  let state = null;

  async function work() {
    if (!state) return;
    const { facts, plans, told } = state;
    /** @type {any} */
    let data;
    try {
      data = await held.data();
    } catch {
      return made.fail();
    }
    const good = plans
      .map((plan, place) => ({ name: nameOf(plan, place), place, answer: told[place].answer }))
      .filter((one) => one.answer);
    const profiles = [facts, ...good.map((one) => one.answer?.profile)];
    const tasks = profiles.map((profile, place) => () => ask({ do: "rounds", profile, data }, `rounds-${place}`));
    const answers = await made.work(tasks, work);
    if (!answers) return;
    const of = [{ name: t("plan.base") }, ...good];
    const columns = answers.map((one, at) => ({ ...of[at], rounds: one.result }));
    held.learn(columns[0].rounds);
    made.sum(summed(columns));
    redraw(made.body, () => fill(made.body, drawn(columns)));
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

/** In how many of the rounds that one could have been in the sure points reach the cut-off, by column. @param {Column[]} columns */
function summed(columns) {
  const told = columns.map(({ name, rounds }) => {
    const open = rounds.kinds.filter((kind) => kind.answer === "yes").flatMap((kind) => kind.rounds);
    const reached = open.filter(({ sure }) => sure >= 0).length;
    const isUnknown = !open.length && rounds.kinds.some((kind) => kind.answer === "unclear");
    return {
      said: isUnknown ? "unclear" : open.length ? "of" : "no",
      text: (/** @type {string} */ key) => t(`plan.rounds.${key}`, { name, n: reached, of: open.length }),
    };
  });
  const same = told.every(({ said }) => said === told[0].said) && told[0].said;
  if (same === "no") return t("plan.rounds.none");
  if (same === "unclear") return t("plan.rounds.unclear.all");
  return t("plan.rounds.line", { told: told.map(({ said, text }) => text(`of.${said}`)).join(" · ") });
}

/** A kind by its name and version, as the columns share it. @param {Kind} kind */
const keyOf = ({ id, version }) => `${id} ${version ?? ""}`;

/** @param {Column[]} columns */
function drawn(columns) {
  const [base] = columns;
  const keys = [...new Set(columns.flatMap(({ rounds }) => rounds.kinds.map(keyOf)))];
  const kinds = keys.map((key) => columns.map(({ rounds }) => rounds.kinds.find((kind) => keyOf(kind) === key)));
  const possible = kinds.filter((found) => found.some((kind) => kind && kind.answer !== "no"));
  const closed = kinds.filter((found) => found.every((kind) => !kind || kind.answer === "no"));
  return [
    el("p.cp-plan-plain", { text: t("plan.rounds.plain", { day: day(base.rounds.recorded.to) }) }),
    list(
      base.rounds.notes
        .filter((note) => note.id !== PLAIN)
        .map((note) => el("li", {}, note.text, " ", foldedSources(note.sources, `round-note-${note.id}`))),
    ),
    possible.length === 0 && el("p", { text: t("plan.rounds.none") }),
    possible.map((found) => kindOf(found, columns)),
    closed.length > 0 &&
      disclosure(
        "rounds-closed",
        [counted("plan.rounds.closed", closed.length)],
        [list(closed.map(([kind]) => kind && el("li", {}, el("strong", { text: `${kind.name}. ` }), refusing(kind))))],
      ),
    readMore("[data-beyond=rounds]"),
  ];
}

/** Why one could not have been in a kind. @param {Kind} kind */
const refusing = ({ requirements, because }) =>
  requirements
    .filter((one) => one.outcome === "not-met")
    .map((one) => one.because)
    .join(" ") || because;

/** What is said of a kind of which it is not known, or known, that one could not have been in it. @param {Kind | undefined} kind */
function reasonOf(kind) {
  if (!kind || kind.answer === "yes") return null;
  if (kind.answer === "no") return refusing(kind);
  return [kind, ...kind.requirements.filter((one) => one.outcome === "unknown")].map((one) => one.because).join(" ");
}

/** @param {(Kind | undefined)[]} found of one kind, by column @param {Column[]} columns */
function kindOf(found, columns) {
  const told = /** @type {Kind} */ (found.find((kind) => kind?.rounds.length) ?? found.find(Boolean));
  const key = keyOf(told);
  const answers = [...new Set(found.map((kind) => kind?.answer ?? "no"))];
  const said = answers.length === 1 ? firstOf(`plan.rounds.${answers[0]}`) : t("plan.rounds.differs");
  const head = ["day", "number", "cutoff"].map((name) => ({
    name: t(`plan.rounds.${name}`),
    spare: name === "number",
  }));
  const named = columns.map(({ name, place }, at) => ({
    place,
    name: [
      uncut(name),
      answers.length > 1 &&
        found[at]?.answer === "unclear" &&
        el("span.cp-plans__title", { text: t("plan.rounds.unclear") }),
    ],
  }));
  const rows = told.rounds.map((round) =>
    el(
      "tr",
      {},
      el("th.cp-plan-day", { scope: "row", text: day(round.on) }),
      el("td.cp-plan-spare", { text: round.number }),
      el("td.cp-num", { text: number(round.cutoff) }),
      found.map((kind, at) =>
        el("td", columnOf(columns[at]), against(kind?.rounds.find((one) => one.number === round.number))),
      ),
    ),
  );
  const summary = [
    el(
      "span",
      {},
      el("strong", { text: told.version ? `${told.name} (${told.version})` : told.name }),
      " ",
      el("span.cp-of", { text: `${said} ${counted("plan.rounds.held", told.held)}` }),
    ),
  ];
  const reasons = eachOnce(found.map(reasonOf), columns);
  const isOfAll = reasons.length === 1 && answers.length === 1;
  return disclosure(`kind-${key}`, summary, [
    reasons.map(({ text, blank, names }) =>
      el("p.cp-help", { "data-blank": blank }, isOfAll ? null : [names, " "], text),
    ),
    figureTable(told.name, [...head, ...named], rows),
    el("p.cp-help", {}, foldedSources(told.sources, `kind-${key}`)),
  ]);
}

/** By how much the points are above or under a cut-off: those that are sure, and the most possible. @param {Round | undefined} round */
function against(round) {
  if (!round) return "–";
  const { sure, most } = round;
  return sure === most ? beside(sure) : t("plan.rounds.open", { low: beside(sure), high: beside(most) });
}

/** @param {number} by */
const beside = (by) =>
  by === 0 ? t("plan.rounds.at") : t(by > 0 ? "plan.rounds.above" : "plan.rounds.under", { n: number(Math.abs(by)) });
