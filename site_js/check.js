/**
 * The calculator page: the form on one side, the engine's answer on the other. It starts beside the browser's reading of the page, so
 * that the engine is asked before all is read; it is put into the page, and draws what is answered, once that is done.
 */

import { debounce, pageRead, whenIdle } from "./page/timing.js";
import { engine, listen } from "./engine/start.js";
import { answerActions } from "./form/actions.js";
import { emptyDraft, isAnyUnsure } from "./form/draft.js";
import { calculatorForm } from "./form/form.js";
import { locate } from "./form/problems.js";
import { isEmpty, toProfile } from "./form/profile.js";
import { unsureOf } from "./form/unsure.js";
import { el, fill, find } from "./page/dom.js";
import { handFree } from "./page/hand.js";
import { takeAddressAlong } from "./page/language.js";
import { putIn } from "./page/later.js";
import { decode } from "./page/share.js";
import { speech } from "./page/speech.js";
import { DRAFT } from "./page/store.js";
import { LOCALE, t, timeOfDay } from "./page/words.js";
import { whoseAnswers } from "./people/whose.js";
import { sentPlans } from "./plan/plans.js";
import { beyondTheResult } from "./result/beyond.js";
import { resultPanel } from "./result/panel.js";
import { paper } from "./result/paper.js";
import { answerReport } from "./result/report.js";
import { dateUnderCards, drawUnderCards } from "./result/verdicts.js";

const read = pageRead();
const root = el("div.cp-check", { id: "check" });
const page = { draft: emptyDraft(), lasting: DRAFT.isLasting() };

const { node: voice, say, announce } = speech();
const form = calculatorForm({ draft: () => page.draft, changed, say, replace: (next) => whose.replace(next) });
const beyond = beyondTheResult(engine, (path) => panel.goTo(path));
const report = answerReport(beyond.node);
const sheet = paper(root, form.node, report);
const actions = answerActions({
  profile: () => toProfile(page.draft).profile,
  plans: () => sentPlans(page.draft.plans),
  unsure: () => unsureOf(page.draft),
  clear,
  paper: sheet,
  lasting: page.lasting,
  keep: (lasting) => whose.keepLasting(lasting),
});
/** What the core said last, and of what. @type {import("./people/part.js").Answered | null} */
let answered = null;
const whose = whoseAnswers({ page, form, actions, evaluate, say, answered: () => answered, others: sheet.forget });
const { people } = whose;
const panel = resultPanel({
  visit: form.goTo,
  labelOf: (path) => find(locate(form.node, path) ?? form.node, ".cp-label")?.textContent ?? "",
  open: report.visit,
  announce,
  actions: actions.node,
});
form.node.append(people.part);
fill(root, people.line, el("div.cp-columns", {}, form.node, panel.node), sheet.node, report.node, panel.bar, voice);

const LATE = 1000; // milliseconds after which an answer is late
let edits = 0;
let answeredAt = ""; // the time of the answer that stands there

/** What stands there is not the answer to what was typed last, until it is. @param {number} [edit] the edit that was answered */
function waiting(edit) {
  if (edit === undefined) root.dataset.waiting = "";
  else if (edit === edits) {
    delete root.dataset.waiting;
    panel.late(false);
  }
}

function changed() {
  edits += 1;
  waiting();
  late();
  evaluate();
  whose.edited();
}

function clear() {
  whose.clear();
  form.node.querySelector("button")?.focus({ preventScroll: true }); // the one that was pressed is gone with the answers
}

/** An answer that takes long to come is said to be on its way: what stands there is of what was typed before. */
const late = debounce(() => panel.late(root.dataset.waiting !== undefined), LATE);

/** Ask the engine, and draw what it says; of several questions only the last is answered. */
async function evaluate() {
  const { draft } = page;
  const edit = edits;
  waiting();
  late();
  const { profile, cards } = toProfile(draft);
  actions.offer(!isEmpty(draft) || draft.credentials.length > 0);
  if (engine.stage === "failed") return void read.then(() => standFailed(edit));
  if (Object.keys(profile).length === 0 && !isAnyUnsure(draft)) {
    waiting(edit);
    return showNothing();
  }
  if (panel.isEmpty() && engine.stage !== "ready") panel.waiting();
  answered = null;
  people.offer();
  let answer;
  try {
    answer = await engine.ask({ do: "evaluate", locale: LOCALE, profile }, { slot: "evaluate", first: true });
  } catch {
    return void read.then(() => standFailed(edit));
  }
  if (answer === null) return;
  await read;
  await handFree();
  if (edit !== edits || draft !== page.draft) return; // what is asked by now has an answer of its own
  if (whose.judge(answer, profile)) return;
  waiting(edit);
  putIn();
  form.refuse(answer.ok ? [] : (answer.problems ?? []));
  if (!answer.ok) return standFromBefore();
  answeredAt = timeOfDay();
  answered = { profile, result: answer.result };
  people.offer();
  date("");
  drawUnderCards(form.cards.drawn(), answer.result.credentials, cards.applicant);
  form.cards.settle(answer.result.credentials, cards.applicant);
  form.settle(answer.result.settled);
  const shown = panel.show(answer.result, {
    profile,
    isUnsure,
    cards: cards.applicant.map((index) => draft.credentials[index]),
    partnerCards: cards.partner.map((index) => draft.partner.credentials[index]),
  });
  report.update(answer.result, shown);
  beyond.update(profile);
}

/** Was "I don't know" said of the question that asks this, or of the one before its list? @param {string} path */
function isUnsure(path) {
  const place = locate(form.node, path);
  const asked = place?.dataset.alias === undefined ? place : find(place, "[data-key]");
  return Boolean(asked?.hasAttribute("data-unsure"));
}

/** The engine cannot answer: what happened stays there, with another try, whatever is typed or taken away. @param {number} edit */
function standFailed(edit) {
  waiting(edit);
  putIn();
  form.refuse([]);
  panel.report(engine.report, retry);
}

/** What was typed last cannot be used: the answer that stands there says from when it is. */
function standFromBefore() {
  if (panel.isEmpty()) panel.refused();
  else date(t("old", { time: answeredAt }));
}

/** @param {string} text from when the answer is; empty where it is of now */
function date(text) {
  panel.date(text);
  report.date(text);
  dateUnderCards(form.cards.drawn(), text);
}

function showNothing() {
  answered = null;
  people.offer();
  putIn();
  form.refuse([]);
  date("");
  drawUnderCards(form.cards.drawn(), [], []);
  form.cards.settle([], []);
  form.settle([]);
  panel.nothing();
  report.update(null);
  beyond.update(null);
}

/** Lead to what the address asks for: a question of the form, or a section under it. */
function visit() {
  const path = new URLSearchParams(location.hash.slice(1)).get("question");
  if (path === null) return report.visit(location.hash);
  putIn();
  form.goTo(path);
}

function retry() {
  engine.retry();
  panel.waiting();
  evaluate();
}

for (const sign of ["pointerdown", "click", "focusin", "toggle"]) {
  form.node.addEventListener(sign, putIn, { once: true, capture: true });
}
form.node.addEventListener("focusin", () => engine.start(), { once: true });
whenIdle(() => engine.start());
const opened = whose.open();
await read;
takeAddressAlong();
actions.lead();
document.getElementById("check")?.replaceWith(root);
listen((told) => {
  root.dataset.stage = told.stage;
  panel.report(told, retry);
  if (told.stage !== "failed") return;
  putIn();
  report.update(null);
  beyond.update(null);
});
await opened;
visit();
addEventListener("hashchange", async () => {
  if (await decode(location.hash)) whose.restore(page.draft);
  else visit();
});
addEventListener("pagehide", () => engine.stop()); // a page that is left keeps no interpreter
addEventListener("pageshow", (event) => event.persisted && whose.comeBack());
root.dataset.ready = "";
