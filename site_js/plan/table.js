/** The table of plans: as things are first, each plan a column; what does not differ is grey, and reasons open in place. */

import { button, el, fill, findAll, icon, newId } from "../page/dom.js";
import { uncut } from "../page/spaces.js";
import { counted, day, t } from "../page/words.js";
import { foldedSources } from "../result/evidence.js";
import { blankIn, rowLines } from "./lines.js";
import { rowsOf } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Answer} Answer */
/** @typedef {import("./plans.js").Plan} Plan */

/**
 * What the core said to a plan: its answer, or what is wrong with it.
 * @typedef {{answer: Answer | null, problems: string[]}} Told
 */

/**
 * @typedef {object} Acts
 * @property {(place: number) => void} edit
 * @property {(place: number) => void} copy
 * @property {(place: number) => void} remove
 * @property {string} check the address of the calculator
 */

const WHOLE = new Set(); // the parts that show on a narrow page too what is the same in every plan
const FOLDED = new Set(["credential", "factor"]); // the parts that do not otherwise

/** @param {Acts} acts */
export function planTable(acts) {
  const chooser = el("select.cp-input", { id: newId("chosen"), onchange: () => show(Number(chooser.value)) });
  const chosen = el("p.cp-plans__choose", {}, el("label", { for: chooser.id, text: t("plan.choose") }), " ", chooser);
  const table = el("table.cp-plans__table");
  const notes = el("ul.cp-plans__notes", { hidden: true });
  const about = el("div.cp-plans__about"); // on a narrow page and on paper, in place of what stands under the names in the table's head
  const node = el("div.cp-plans", {}, chosen, about, el("div.cp-plans__scroll", {}, table), notes);
  let wanted = 0;

  function choose() {
    const { parentElement: whole } = node; // the parts under the table show the same plan
    if (whole) whole.dataset.chosen = String(wanted);
  }

  /** @param {number} place of a plan, which may be drawn only later */
  function show(place) {
    wanted = place;
    chooser.value = String(place);
    choose();
  }

  /** @param {string} kept @param {FocusOptions} [options] */
  function focusOn(kept, options) {
    const found = findAll(node, `[data-keep="${kept}"]`).find((one) => one.getClientRects().length > 0);
    found?.focus(options);
    return Boolean(found);
  }

  return {
    node,
    /** The one plan that a narrow page shows. @param {number} place */
    choose: show,
    /** Brings the keyboard to what changes a plan; is there none? @param {number} place */
    focus: (place) => focusOn(`edit-${place}`),
    /**
     * @param {import("./rows.js").Result} base
     * @param {Plan[]} plans
     * @param {Told[]} told
     * @param {(place: number) => string} credentialName
     */
    draw(base, plans, told, credentialName) {
      fill(
        chooser,
        plans.map((plan, place) => el("option", { value: place, text: nameOf(plan, place) })),
      );
      chosen.hidden = plans.length < 2;
      show(Math.max(Math.min(wanted, plans.length - 1), 0));
      const focused = document.activeElement;
      const kept = focused instanceof HTMLElement && node.contains(focused) ? focused.dataset.keep : undefined;
      const rows = rowsOf(
        base,
        told.map((one) => one.answer),
      );
      fill(
        table,
        el("caption.cp-hidden", { text: t("plan.caption") }),
        el("thead", {}, headRow(plans, told, acts)),
        bodies(rows, credentialName, plans.map(nameOf)),
      );
      fill(
        about,
        plans.map((plan, place) =>
          el(
            "div",
            { "data-plan": place },
            el("p.cp-plans__name", { text: nameOf(plan, place) }),
            underName(plan, place, told[place], acts),
          ),
        ),
      );
      const cautions = plans.flatMap((plan, place) => cautionsOf(nameOf(plan, place), place, told[place].answer));
      notes.hidden = !cautions.length;
      fill(notes, cautions);
      if (kept) focusOn(kept, { preventScroll: true });
    },
  };
}

/** A plan by its name, or by its number. @param {Plan} plan @param {number} place */
export const nameOf = (plan, place) => plan.name || t("plan.unnamed", { n: place + 1 });

/** @param {Plan[]} plans @param {Told[]} told @param {Acts} acts */
function headRow(plans, told, acts) {
  const link = el("a", { href: acts.check, text: t("plan.base.change") });
  const things = el("span.cp-plans__name", { text: t("plan.base") });
  return el(
    "tr",
    {},
    el("td"),
    el("th", { scope: "col", "data-base": "" }, things, el("p.cp-plans__steps", {}, link)),
    plans.map((plan, place) =>
      el(
        "th",
        { scope: "col", "data-plan": place },
        el("span.cp-plans__name", { text: uncut(nameOf(plan, place)) }),
        el("div.cp-plans__under", {}, underName(plan, place, told[place], acts)),
      ),
    ),
  );
}

/** The steps of a plan, and what can be done with it. @param {Plan} plan @param {number} place @param {Told} told @param {Acts} acts */
function underName(plan, place, { answer, problems }, acts) {
  const name = nameOf(plan, place);
  const act = (/** @type {"edit" | "copy" | "remove"} */ what) =>
    button(t(`plan.${what}`), () => acts[what](place), {
      "aria-label": t("plan.act", { act: t(`plan.${what}`), name }),
      "data-keep": `${what}-${place}`,
    });
  return [stepsOf(answer, problems), el("p.cp-actions", {}, act("edit"), act("copy"), act("remove"))];
}

/** @param {Answer | null} answer @param {string[]} problems */
function stepsOf(answer, problems) {
  if (problems.length) {
    return el(
      "ul.cp-plans__steps.cp-plans__steps--wrong",
      {},
      problems.map((text) => el("li", {}, icon("notice"), text)),
    );
  }
  if (answer && !answer.steps.length) return el("p.cp-plans__steps", { text: t("plan.no-steps") });
  const said = (answer?.steps ?? []).map(({ text, on }) =>
    el("li", { text: on ? t("plan.step-on", { step: text, day: day(on) }) : text }),
  );
  return el("ul.cp-plans__steps", {}, said);
}

/** What the law sets against a plan, under the table. @param {string} name @param {number} place @param {Answer | null} answer */
const cautionsOf = (name, place, answer) =>
  (answer?.cautions ?? []).map(({ id, text, sources }) =>
    el(
      "li",
      { "data-caution": id },
      icon("notice"),
      el("p", {}, el("strong", { text: name }), " – ", text, " ", foldedSources(sources, `caution-${place}-${id}`)),
    ),
  );

/** @param {Row[]} rows @param {(place: number) => string} credentialName @param {string[]} names of the plans */
function bodies(rows, credentialName, names) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const one of rows) {
    const key = one.part === "credential" ? `credential-${one.place}` : one.part;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([key, group]) => {
    const { part, place } = group[0];
    const name = part === "credential" ? credentialName(/** @type {number} */ (place)) : t(`plan.part.${part}`);
    const same = names.length && FOLDED.has(part) ? group.filter((one) => one.same).length : 0;
    const head = el(
      "tr.cp-plans__part",
      {},
      el("th", { scope: "rowgroup", colspan: 2, text: name }),
      same > 0 && restOf(key, name, same),
    );
    const look = { "data-part": key, "data-folded": same > 0 && !WHOLE.has(key), "data-blank": blankIn(group) };
    return el(
      "tbody",
      look,
      part !== "total" && head,
      group.map((one) => rowLines(one, names)),
    );
  });
}

/** On a narrow page what is the same in every plan is folded away, and beside the name of its part brought back. @param {string} key @param {string} name @param {number} count */
function restOf(key, name, count) {
  const act = counted("plan.same", count);
  const toggle = el("button.cp-plans__open", {
    type: "button",
    text: act,
    "aria-label": t("plan.act", { act, name }),
    "aria-expanded": String(WHOLE.has(key)),
    "data-keep": `same-${key}`,
    onclick() {
      const shown = !WHOLE.delete(key);
      if (shown) WHOLE.add(key);
      toggle.setAttribute("aria-expanded", String(shown));
      toggle.closest("tbody")?.toggleAttribute("data-folded", !shown);
    },
  });
  return el("td.cp-plans__rest", {}, toggle);
}
