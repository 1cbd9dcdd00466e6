/** The page of plans: the same answers as in the calculator, and beside things as they are what some steps would do to them. */

import { engine, listen } from "./engine/start.js";
import { emptyDraft } from "./form/draft.js";
import { exampleDraft } from "./form/menu.js";
import { EXAMPLES } from "./form/examples.js";
import { isEmpty, toProfile } from "./form/profile.js";
import { listed, nameOf as namedAt } from "./form/names.js";
import { draftOfKept, draftOfProfile } from "./form/shape.js";
import { unsureOf } from "./form/unsure.js";
import { copyButton } from "./page/copy.js";
import { addButton, button, el, fill } from "./page/dom.js";
import { takeAddressAlong } from "./page/language.js";
import { putIn } from "./page/later.js";
import { download } from "./page/download.js";
import { asFile, decode, encode, fromFile } from "./page/share.js";
import { speech } from "./page/speech.js";
import { peoplePart } from "./people/part.js";
import { DRAFT, OWN } from "./page/store.js";
import { debounce } from "./page/timing.js";
import { LOCALE, addWords, span, t } from "./page/words.js";
import { earlierPart } from "./plan/earlier.js";
import { called, planEditor } from "./plan/editor.js";
import { heldRounds, roundsPart } from "./plan/rounds.js";
import { sections } from "./plan/sections.js";
import { stepsPart } from "./plan/steps.js";
import { timePart } from "./plan/time.js";
import { MOST, plannedAlready, sentPlans, stepsFor } from "./plan/plans.js";
import { nameOf, planTable } from "./plan/table.js";
import { failureBox, stageText } from "./result/stage.js";

/** @typedef {import("./form/draft.js").Draft} Draft */
/** @typedef {import("./plan/plans.js").Plan} Plan */
/** @typedef {import("./plan/table.js").Told} Told */

addWords((await (LOCALE === "fr" ? import("./words/fr/plan.js") : import("./words/en/plan.js"))).WORDS);

const root = /** @type {HTMLElement} */ (document.getElementById("plan"));
const CHECK = new URL("../check/", location.href).href;
const SHORT = 60; // letters of a suggested step that make a plan's name
/** @type {{draft: Draft, lasting: boolean}} */
const page = { draft: emptyDraft(), lasting: DRAFT.isLasting() };

const { node: voice, say, announce } = speech();
const stage = el("p.cp-stage", { role: "status" });
const trouble = el("div");
const notice = el("div.cp-note", { hidden: true });
const editor = planEditor({ profile, whole: () => page.draft, changed, close: closeEditor });
const table = planTable({ edit, copy, remove, check: CHECK });
const add = addButton(t("plan.add"), () => append({ name: "", changes: [] }));
const link = copyButton(
  async () => new URL(await encode(profile(), sentPlans(plans()), unsureOf(page.draft)), location.href).href,
  t("share.copy"),
);
const save = button(t("plan.save"), () =>
  download(asFile(profile(), sentPlans(plans()), unsureOf(page.draft)), "credpoints.json", "application/json"),
);
const file = el("input", { type: "file", accept: "application/json", hidden: true, onchange: openFile });
const open = button(t("plan.open"), () => file.click());
const tools = el(
  "p.cp-actions",
  {},
  add,
  link,
  save,
  open,
  button(t("print"), () => print()),
);
const full = el("p.cp-help", { text: t("plan.most", { n: MOST }), hidden: true });
/** @param {object} asked @param {string} slot */
const ask = (asked, slot) => engine.ask({ locale: LOCALE, ...asked }, { slot });
const held = heldRounds(new URL("../../data/rounds.json", import.meta.url));
const under = sections([
  stepsPart({ ask, take }),
  roundsPart({ ask, held }),
  timePart({ ask, held }),
  earlierPart({ ask }),
]);
const whole = el("div.cp-plan", { hidden: true }, table.node, tools, full, editor.node, under.nodes);
/** What the core said last, and of what. @type {import("./people/part.js").Answered | null} */
let answered = null;
const people = peoplePart({
  draft: () => page.draft,
  show(draft) {
    OWN.keep(null);
    forgetLink();
    show(draft);
    keep();
  },
  follow(draft) {
    if (trial) trial = draft;
    else if (OWN.kept()) OWN.keep(draft);
    else show(draft);
  },
  adopted() {
    page.lasting = false;
    DRAFT.leaveDevice();
    keep();
  },
  answered: () => answered,
  tell(text, ...ways) {
    notice.hidden = false;
    fill(
      notice,
      text,
      ways.flatMap((one) => [" ", one]),
    );
    say(text);
  },
});
const nothing = nothingYet();
fill(root, people.line, stage, trouble, notice, nothing, whole, people.part, file, voice);

/** Somebody else's answers, or the same as another tab has them. @param {Draft} draft */
function show(draft) {
  trial = null;
  editor.close();
  notice.hidden = true;
  page.draft = draft;
  edits += 1;
  root.dataset.waiting = "";
  answerSoon();
}

/** The answers as the core reads them. */
function profile() {
  return toProfile(page.draft).profile;
}

/** The plans: those kept, or else the planned credentials, which are plans already. @returns {Plan[]} */
function plans() {
  return page.draft.plans ?? plannedAlready(profile(), (place) => called(profile().applicant.credentials[place]));
}

/** While a link's answers stand in the place of one's own, these stay kept as they were. */
function keep() {
  if (OWN.kept() || people.keep(page.draft) !== null) DRAFT.keepHere(page.draft);
  else DRAFT.keep(page.draft, page.lasting);
}

/** Other plans, which are kept from now on. @param {Plan[]} next */
function replace(next) {
  page.draft.plans = next;
  changed();
}

let edits = 0;
/** The answers before those of a link or a file, until the core has accepted these. @type {Draft | null} */
let trial = null;

/** A plan was changed: what stands there is not the answer to it, until it is. */
function changed() {
  edits += 1;
  root.dataset.waiting = "";
  if (!trial) keep();
  answerSoon();
}

/** @param {Plan} plan */
function append(plan) {
  if (plans().length >= MOST) return say(t("plan.most", { n: MOST }));
  replace([...plans(), plan]);
  edit(plans().length - 1);
}

/** @param {number} place */
function edit(place) {
  page.draft.plans = plans();
  editor.open(page.draft.plans[place]);
  table.choose(place);
}

/**
 * Take suggested steps into a plan, or into a new one.
 * @param {import("./plan/plans.js").Change[]} changes
 * @param {string} name
 * @param {number | null} place
 */
function take(changes, name, place) {
  const next = plans().map((plan) => ({ ...plan, changes: [...plan.changes] }));
  if (place === null || !next[place]) next.push({ name: name.replace(/\.$/, "").slice(0, SHORT), changes });
  else next[place].changes.push(...changes);
  if (next.length > MOST) return say(t("plan.most", { n: MOST }));
  replace(next);
  const at = place ?? next.length - 1;
  table.choose(at);
  say(t("plan.taken", { name: nameOf(next[at], at) }));
  table.node.scrollIntoView({ block: "start" });
}

function closeEditor() {
  const place = plans().indexOf(/** @type {Plan} */ (editor.edited()));
  editor.close();
  const buttons = table.node.querySelectorAll(`[data-keep="edit-${place}"]`);
  /** @type {HTMLElement} */ (buttons[0] ?? add).focus();
}

/** @param {number} place */
function copy(place) {
  const plan = plans()[place];
  append({ name: t("plan.copied", { name: nameOf(plan, place) }), changes: structuredClone(plan.changes) });
}

/** @param {number} place */
function remove(place) {
  const before = plans();
  const name = nameOf(before[place], place);
  editor.close();
  replace(before.filter((_, index) => index !== place));
  const text = t("plan.removed", { name });
  const undo = button(t("undo"), () => {
    notice.hidden = true;
    replace(before);
    add.focus();
  });
  notice.hidden = false;
  fill(notice, text, " ", undo);
  undo.focus();
  say(text);
}

const answerSoon = debounce(answer, 150);

/** Ask the core for things as they are and for each plan, and draw what it says. */
async function answer() {
  const edit = edits;
  const facts = profile();
  if (!Object.keys(facts).length) return nothingToPlan();
  nothing.hidden = true;
  const asked = plans();
  answered = null;
  people.offer();
  let base;
  /** @type {Told[]} */
  let told;
  try {
    const answers = await Promise.all([
      ask({ do: "evaluate", profile: facts }, "base"),
      ...asked.map((plan, place) =>
        ask({ do: "plan", profile: facts, changes: stepsFor(plan, facts) }, `plan-${place}`),
      ),
    ]);
    if (answers.some((one) => one === null) || edit !== edits) return;
    base = answers[0];
    told = answers.slice(1).map(toldOf);
  } catch {
    return; // the stage line says what happened, and offers another try
  }
  if (trial && !base.ok) {
    page.draft = trial;
    trial = null;
    forgetLink(t("link.broken"));
    return changed();
  }
  if (trial) {
    if ((!isEmpty(trial) || people.isAbout()) && !OWN.kept()) OWN.keep(trial);
    trial = null;
    forgetLink();
    keep();
  }
  if (!base.ok) return refused();
  answered = { profile: facts, result: base.result, plans: asked.map((plan, place) => ({ ...plan, ...told[place] })) };
  people.offer();
  whole.hidden = false;
  full.hidden = asked.length < MOST;
  add.disabled = asked.length >= MOST;
  const held = facts.applicant?.credentials ?? [];
  table.draw(base.result, asked, told, (place) => (held[place] ? called(held[place]) : t("plan.to-come")));
  delete root.dataset.waiting;
  announce(asked.map((plan, place) => saidOf(plan, place, told[place])).join(". "));
  under.update({ facts, plans: asked, told });
}

/** @param {any} answered @returns {Told} */
const toldOf = (answered) =>
  answered.ok
    ? { answer: answered.result, problems: [] }
    : { answer: null, problems: answered.problems.map((/** @type {{problem: string}} */ { problem }) => problem) };

/** A plan in one line, for those who do not see it. @param {Plan} plan @param {number} place @param {Told} told */
const saidOf = (plan, place, { answer: found }) =>
  found ? t("plan.said", { name: nameOf(plan, place), total: span(found.after.crs.range) }) : nameOf(plan, place);

/** What was answered in the calculator cannot be used as it is. */
function refused() {
  whole.hidden = true;
  fill(notice, t("plan.refused"), " ", el("a", { href: CHECK, text: t("plan.base.change") }));
  notice.hidden = false;
  delete root.dataset.waiting;
}

function nothingToPlan() {
  answered = null;
  people.offer();
  whole.hidden = true;
  nothing.hidden = false;
  delete root.dataset.waiting;
}

/** Before anything is answered: the way to the calculator, and examples. */
function nothingYet() {
  const names = Object.keys(EXAMPLES).filter((name) => name !== "degree-only");
  const examples = names.map((name) =>
    button(t(`example.${name}.name`), () => {
      page.draft = /** @type {Draft} */ (exampleDraft(name));
      changed();
    }),
  );
  return el(
    "div.cp-box.cp-box--quiet",
    { hidden: true },
    el("h2.cp-box__head", { text: t("result.nothing.head") }),
    el("p", {}, t("plan.nothing"), " ", el("a", { href: CHECK, text: t("plan.nothing.link") })),
    el(
      "p.cp-actions",
      {},
      examples,
      button(t("plan.open"), () => file.click()),
    ),
  );
}

/** What the page opens with: a link's answers and plans, those kept from before, or nothing. */
async function restore() {
  const asked = await decode(location.hash);
  const kept = OWN.kept() ? DRAFT.kept() : (people.kept() ?? DRAFT.kept());
  page.draft = draftOfKept(kept)?.draft ?? emptyDraft();
  if (asked) takeOver(asked);
  putIn();
  changed();
}

/** Show what a link or a file holds in the place of what is there; it stays once the core has accepted it. @param {import("./page/share.js").Asked} asked */
function takeOver(asked) {
  const before = page.draft;
  const arrived = asked.profile ? draftOfProfile(asked.profile, asked.plans, asked.unsure) : null;
  const next = arrived?.draft ?? (asked.example === undefined ? null : exampleDraft(asked.example));
  if (!next || isEmpty(next)) return forgetLink(t(asked.example === undefined ? "link.broken" : "link.example"));
  page.draft = next;
  trial = before;
  noteReplaced(before, arrived?.left ?? []);
}

/** @param {string} [told] what became of it */
function forgetLink(told) {
  history.replaceState(null, "", location.pathname + location.search);
  if (!told) return;
  notice.hidden = false;
  fill(notice, told);
}

async function openFile() {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  takeOver(fromFile(await chosen.text()));
  file.value = "";
  editor.close();
  changed();
}

/** What was opened without, and the way back. @param {Draft} before @param {string[]} left */
function noteReplaced(before, left) {
  const own = OWN.kept(); // what was there may have been another link's
  const undo = button(t("undo"), () => {
    notice.hidden = true;
    trial = null;
    OWN.keep(own ?? null);
    page.draft = before;
    changed();
  });
  const without = left.length > 0 && t("left.link", { names: listed(left.map(namedAt)) });
  const replaced = !isEmpty(before) || people.isAbout();
  notice.hidden = !replaced && !without;
  fill(notice, replaced && [t("replaced"), " ", undo, " "], without);
}

function retry() {
  engine.retry();
  changed();
}

listen((report) => {
  root.dataset.stage = report.stage;
  const failed = report.stage === "failed";
  stage.textContent = failed ? "" : stageText(report);
  stage.hidden = !stage.textContent;
  fill(trouble, failed && failureBox(report, retry));
});

engine.start();
takeAddressAlong();
people.onChange(() => {});
await restore();
addEventListener("hashchange", async () => {
  if (await decode(location.hash)) restore();
});
addEventListener("pagehide", () => engine.stop());
addEventListener("pageshow", (event) => event.persisted && !people.isAbout() && changed());
root.dataset.ready = "";
