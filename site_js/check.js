/** The calculator page: the form on one side, the engine's answer on the other. */

import { debounce, whenIdle } from "./page/timing.js";
import { engine, listen } from "./engine/start.js";
import { answerActions } from "./form/actions.js";
import { emptyDraft } from "./form/draft.js";
import { calculatorForm } from "./form/form.js";
import { exampleDraft } from "./form/menu.js";
import { isEmpty, toProfile } from "./form/profile.js";
import { listed, nameOf } from "./form/names.js";
import { draftOfKept, draftOfProfile } from "./form/shape.js";
import { answersOnTrial } from "./form/trial.js";
import { button, el, fill } from "./page/dom.js";
import { putIn } from "./page/later.js";
import { decode } from "./page/share.js";
import { speech } from "./page/speech.js";
import { DRAFT } from "./page/store.js";
import { LOCALE, t } from "./page/words.js";
import { beyondTheResult } from "./result/beyond.js";
import { resultPanel } from "./result/panel.js";
import { unfoldForPrint } from "./result/print.js";
import { drawUnderCards } from "./result/verdicts.js";

/** @typedef {import("./form/draft.js").Draft} Draft */

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
const page = { draft: emptyDraft(), lasting: DRAFT.isLasting() };

const { node: voice, say, announce } = speech();
const form = calculatorForm({ draft: () => page.draft, changed, say, replace });
const actions = answerActions({
  profile: () => toProfile(page.draft).profile,
  clear,
  lasting: page.lasting,
  keep(lasting) {
    page.lasting = lasting;
    if (!lasting) DRAFT.leaveDevice();
    keep();
  },
});
const panel = resultPanel({ visit: form.goTo, announce, actions: actions.node });
const beyond = beyondTheResult(engine, panel.goTo);
panel.append(beyond.node);
fill(root, el("div.cp-columns", {}, form.node, panel.node), panel.bar, voice);

const trial = answersOnTrial({ show, accept, dismiss: forgetLink, note: form.note });

/** Where the browser keeps nothing, the page says so, and promises nothing. */
function keep() {
  const kept = DRAFT.keep(page.draft, page.lasting);
  if (kept || !page.lasting) return;
  lasts(false);
  form.note(t("keep.failed"));
}

/** @param {boolean} lasting */
function lasts(lasting) {
  page.lasting = lasting;
  actions.lasts(lasting);
}

/** Another tab had the device keep other answers, or forget them: here they go the same way. @param {unknown} kept */
function follow(kept) {
  if (!page.lasting || kept === undefined) return;
  const arrived = kept === null ? null : draftOfKept(kept);
  if (arrived) {
    form.note(t("keep.elsewhere"));
    return show(arrived.draft);
  }
  lasts(false);
  form.note(t("keep.forgotten"));
}

const LATE = 1000; // milliseconds after which an answer is late
let edits = 0;

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
  trial.end();
  keep();
  evaluateSoon();
}

function clear() {
  const before = page.draft;
  DRAFT.forget();
  replace(emptyDraft(), before);
  form.node.querySelector("button")?.focus({ preventScroll: true }); // the one that was pressed is gone with the answers
}

/**
 * Put other answers in the place of these, with a way back. The engine answers while the form is drawn.
 * @param {Draft} next
 * @param {Draft | null} [before]
 */
function replace(next, before = page.draft) {
  trial.end();
  show(next);
  keep();
  if (!before || isEmpty({ ...emptyDraft(), ...before })) return form.note();
  const undo = () => {
    form.note();
    replace({ ...emptyDraft(), ...before }, null);
  };
  form.note(t("replaced"), button(t("undo"), undo));
}

/** The engine answers while the form is drawn. @param {Draft} next */
function show(next) {
  page.draft = next;
  evaluate();
  form.draw();
}

/** A link is read once: its answers are the person's from now on. */
function accept() {
  forgetLink();
  keep();
}

function forgetLink() {
  history.replaceState(null, "", location.pathname + location.search);
}

/** What the page opens with: a link's answers, those there were before, or nothing. @param {Draft} [before] */
async function restore(before = keptBefore()) {
  const asked = await decode(location.hash);
  const arrived = asked?.profile ? draftOfProfile(asked.profile) : null;
  const example = asked?.example === undefined ? null : exampleDraft(asked.example);
  if (arrived && !isEmpty(arrived.draft)) return trial.begin(arrived, before);
  if (asked) forgetLink();
  if (example) {
    page.draft = before;
    return replace(example);
  }
  if (asked) form.note(t(asked.example === undefined ? "link.broken" : "link.example"));
  show(before);
}

/** The answers of an earlier visit; what of them cannot be read is named. @returns {Draft} */
function keptBefore() {
  const kept = DRAFT.kept();
  const arrived = kept === null ? null : draftOfKept(kept);
  const { draft, left } = arrived ?? { draft: emptyDraft(), left: [] };
  if (left.length) form.note(t("left.kept", { names: listed(left.map(nameOf)) }));
  else if (kept !== null && !arrived) form.note(t("kept.broken"));
  return draft;
}

/** An answer that takes long to come is said to be on its way: what stands there is of what was typed before. */
const late = debounce(() => panel.late(root.dataset.waiting !== undefined), LATE);

const evaluateSoon = debounce(evaluate, 150);

/** Ask the engine, and draw what it says; of several questions only the last is answered. */
async function evaluate() {
  const { draft } = page;
  const edit = edits;
  waiting();
  late();
  const { profile, cards } = toProfile(draft);
  actions.offer(!isEmpty(draft) || draft.credentials.length > 0);
  if (engine.stage === "failed") return standFailed(edit);
  if (Object.keys(profile).length === 0) {
    waiting(edit);
    return showNothing();
  }
  if (panel.isEmpty() && engine.stage !== "ready") panel.waiting();
  let answer;
  try {
    answer = await engine.ask({ do: "evaluate", locale: LOCALE, profile }, { slot: "evaluate" });
  } catch {
    return standFailed(edit);
  }
  if (answer === null) return;
  if (trial.judge(answer, profile)) return;
  waiting(edit);
  putIn();
  form.refuse(answer.ok ? [] : (answer.problems ?? []));
  if (!answer.ok) return;
  drawUnderCards(form.cards.drawn(), answer.result.credentials, cards.applicant);
  panel.show(answer.result, {
    cards: cards.applicant.map((index) => draft.credentials[index]),
    partnerCards: cards.partner.map((index) => draft.partner.credentials[index]),
  });
  beyond.update(profile);
}

/** The engine cannot answer: what happened stays there, with another try, whatever is typed or taken away. @param {number} edit */
function standFailed(edit) {
  waiting(edit);
  putIn();
  form.refuse([]);
  panel.report(engine.report, retry);
}

function showNothing() {
  putIn();
  form.refuse([]);
  drawUnderCards(form.cards.drawn(), [], []);
  panel.nothing();
  beyond.update(null);
}

function retry() {
  engine.retry();
  panel.waiting();
  evaluate();
}

listen((report) => {
  root.dataset.stage = report.stage;
  panel.report(report, retry);
  if (report.stage !== "failed") return;
  putIn();
  beyond.update(null);
});

for (const sign of ["pointerdown", "click", "focusin", "toggle"]) {
  form.node.addEventListener(sign, putIn, { once: true, capture: true });
}
form.node.addEventListener("focusin", () => engine.start(), { once: true });
whenIdle(() => engine.start());
await restore();
addEventListener("hashchange", async () => {
  if (await decode(location.hash)) restore(page.draft);
});
DRAFT.onElsewhere(follow);
addEventListener("pagehide", () => engine.stop()); // a page that is left keeps no interpreter
addEventListener("pageshow", (event) => event.persisted && evaluate());
unfoldForPrint(root);
root.dataset.ready = "";
