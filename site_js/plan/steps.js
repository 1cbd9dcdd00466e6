/** What would add points: steps by what each gives, what opens a program first, and two that give more together than apart. */

import { disclosure, redraw } from "../page/disclosures.js";
import { button, el, fill } from "../page/dom.js";
import { counted, number, signed, t } from "../page/words.js";
import { list, part } from "../result/entries.js";
import { foldedSources, readMore } from "../result/evidence.js";
import { frame } from "./frame.js";
import { MOST, taken } from "./plans.js";
import { nameOf } from "./table.js";

/** @typedef {import("../types/levers.js").Lever} Lever */
/** @typedef {import("../types/pairs.js").Pair} Pair */
/** @typedef {import("./plans.js").Change} Change */
/** @typedef {Pick<Lever, "id" | "because" | "programs" | "sources" | "changes" | "gain" | "gain_at_most"> & {steps: string[], total?: number}} Ranked */
/** @typedef {(changes: readonly Change[], name: string) => void} TryThis */

const BAR = 100; // points at which a bar ends: a nomination's would leave no room to see the others
const PAIRS = 6;
const SHOWN = 8; // bars before the rest is folded

/**
 * @param {object} page
 * @param {(asked: object, slot: string) => Promise<any>} page.ask
 * @param {(changes: Change[], name: string, place: number | null) => void} page.take into a plan by its place, or into a new one
 */
export function stepsPart({ ask, take }) {
  const made = frame("steps");
  const into = el("select.cp-input", { id: "cp-plan-into" });
  const target = el("p.cp-plan-into", {}, el("label", { for: into.id, text: t("plan.into") }), " ", into);
  /** @type {import("./sections.js").State | null} */
  let state = null;

  /** @param {readonly Change[]} changes @param {string} name */
  function tryThis(changes, name) {
    if (!state) return;
    take(taken(changes, state.facts), name, into.value === "" ? null : Number(into.value));
  }

  async function work() {
    if (!state) return;
    const { facts, plans } = state;
    const before = into.value;
    const room = plans.length < MOST && el("option", { value: "", text: t("plan.into.new") });
    fill(
      into,
      room,
      plans.map((plan, place) => el("option", { value: place, text: nameOf(plan, place) })),
    );
    into.value = before;
    if (into.selectedIndex < 0) into.selectedIndex = 0; // there is no room for a new plan, or that plan is gone
    const asked = ["levers", "pairs"].map((what) => () => ask({ do: what, profile: facts }, what));
    const answers = await made.work(asked, work);
    if (!answers) return;
    const [levers, pairs] = answers.map((one) => one.result);
    const { ranked, idle } = sorted(levers);
    made.sum(summed(ranked));
    redraw(made.body, () => fill(made.body, drawn(ranked, idle, pairs, target, tryThis)));
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

/** @param {{programs: {opens: boolean}[]}} one */
const opens = (one) => one.programs.some((turn) => turn.opens);

/** What opens a program, then what adds points; and what does neither. @param {import("../types/levers.js").CredpointsLevers} levers */
function sorted({ levers, nothing }) {
  const opening = [...levers, ...nothing.map((one) => ({ ...one, gain: 0, gain_at_most: 0 }))].filter(opens);
  return {
    ranked: [...opening, ...levers.filter((one) => !opens(one))],
    idle: nothing.filter((one) => !opens(one)),
  };
}

/** How many steps there are, and what the least and the most of them give. @param {Ranked[]} ranked */
function summed(ranked) {
  if (!ranked.length) return t("plan.steps.none");
  const gains = ranked.map((one) => one.gain).filter((gain) => gain > 0);
  const [low, high] = [signed(Math.min(...gains)), signed(Math.max(...gains))];
  const opening = ranked.filter(opens).length;
  const gain = low === high ? low : t("range", { low, high });
  return [
    gains.length > 0 && counted("plan.steps.line", gains.length, { gain }),
    opening > 0 && counted("plan.steps.opening", opening),
  ]
    .filter(Boolean)
    .join(" · ");
}

/**
 * @param {Ranked[]} ranked
 * @param {ReturnType<typeof sorted>["idle"]} idle
 * @param {Pair[]} pairs
 * @param {HTMLElement} target
 * @param {TryThis} tryThis
 */
function drawn(ranked, idle, pairs, target, tryThis) {
  const most = Math.min(Math.max(1, ...ranked.map((one) => one.gain_at_most)), BAR);
  return [
    el("p.cp-help", { text: t("plan.steps.help") }),
    ranked.length ? target : el("p", { text: t("plan.steps.none") }),
    ranked.some((one) => one.gain_at_most > BAR) && el("p.cp-help", { text: t("plan.bars", { n: BAR }) }),
    bars(ranked.slice(0, SHOWN), most, tryThis),
    ranked.length > SHOWN &&
      disclosure(
        "plan-more",
        [counted("plan.more-steps", ranked.length - SHOWN)],
        [bars(ranked.slice(SHOWN), most, tryThis)],
      ),
    pairs.length > 0 && part("plan.pairs", list(pairs.slice(0, PAIRS).map((pair) => pairOf(pair, tryThis)))),
    idle.length > 0 &&
      disclosure(
        "plan-nothing",
        [t("plan.steps.nothing")],
        [
          list(
            idle.map(({ id, steps, because, sources }) =>
              el(
                "li",
                {},
                steps.length > 0 && el("strong", { text: `${steps.join(" ")} ` }),
                because,
                " ",
                foldedSources(sources, `lever-${id}`),
              ),
            ),
          ),
        ],
      ),
    readMore('[data-beyond~="levers"]'),
  ];
}

/** @param {Ranked[]} ranked @param {number} most @param {TryThis} tryThis */
const bars = (ranked, most, tryThis) =>
  el(
    "ol.cp-bars",
    {},
    ranked.map((one) => barOf(one, most, tryThis)),
  );

/**
 * @param {Ranked} one
 * @param {number} most
 * @param {TryThis} tryThis
 */
function barOf({ id, steps, because, programs, sources, changes, gain, gain_at_most, total }, most, tryThis) {
  const name = steps.join(" ");
  const width = (/** @type {number} */ points) => `width:${Math.round((100 * Math.min(points, most)) / most)}%`;
  const figure = gain === gain_at_most ? signed(gain) : t("range", { low: signed(gain), high: signed(gain_at_most) });
  const drawn = [
    gain_at_most > gain && el("span.cp-bar-open", { style: width(gain_at_most) }),
    el(`span.cp-bar-sure${gain > most ? ".cp-bar-sure--over" : ""}`, { style: width(gain) }),
  ];
  const turns = programs.map(({ text }) => el("p.cp-bars__program", { text }));
  const told = programs.reduce((rest, { text }) => rest.replace(text, "").trim(), because);
  return el(
    "li",
    { "data-lever": id },
    el(
      "div.cp-bars__line",
      {},
      el("span.cp-bars__name", { text: name }),
      el("span.cp-bars__figure", { text: figure }),
      button(t("plan.try"), () => tryThis(changes, name), {
        "aria-label": t("plan.act", { act: t("plan.try"), name }),
        "data-keep": `try-${id}`,
      }),
    ),
    el("span.cp-bars__track", { "aria-hidden": "true" }, drawn),
    turns,
    disclosure(
      `lever-${id}`,
      [t("plan.why-short")],
      [
        total !== undefined && el("p", { text: t("plan.step-total", { total: number(total) }) }),
        el("p", {}, told || because, " ", foldedSources(sources, `lever-${id}`)),
      ],
    ),
  );
}

/** @param {Pair} pair @param {TryThis} tryThis */
function pairOf({ ids, steps, changes, gain, apart, more, programs }, tryThis) {
  const name = steps.join(" + ");
  const figures = t(more > 0 ? "plan.pair" : "plan.pair.same", {
    gain: signed(gain),
    apart: signed(apart),
    more: number(more),
  });
  return el(
    "li.cp-pair",
    {},
    el("p", {}, el("strong", { text: name }), " ", figures),
    programs.map((text) => el("p.cp-bars__program", { text })),
    button(t("plan.try"), () => tryThis(changes, name), {
      "aria-label": t("plan.act", { act: t("plan.try"), name }),
      "data-keep": `try-${ids.join("-")}`,
    }),
  );
}
