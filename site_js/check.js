/** The calculator page: the form on one side, the engine's answer on the other. */

import { debounce, whenIdle } from "./page/timing.js";
import { engine, listen } from "./engine/start.js";
import { answerActions } from "./form/actions.js";
import { emptyDraft, isAnyUnsure } from "./form/draft.js";
import { calculatorForm } from "./form/form.js";
import { exampleDraft } from "./form/menu.js";
import { listed, nameOf } from "./form/names.js";
import { locate } from "./form/problems.js";
import { isEmpty, toProfile } from "./form/profile.js";
import { draftOfKept, draftOfProfile } from "./form/shape.js";
import { answersOnTrial } from "./form/trial.js";
import { unsureOf } from "./form/unsure.js";
import { button, el, fill, find } from "./page/dom.js";
import { takeAddressAlong } from "./page/language.js";
import { putIn } from "./page/later.js";
import { decode } from "./page/share.js";
import { speech } from "./page/speech.js";
import { peoplePart } from "./people/part.js";
import { DRAFT, OWN } from "./page/store.js";
import { LOCALE, t, timeOfDay } from "./page/words.js";
import { sentPlans } from "./plan/plans.js";
import { beyondTheResult } from "./result/beyond.js";
import { resultPanel } from "./result/panel.js";
import { paper } from "./result/paper.js";
import { answerReport } from "./result/report.js";
import { dateUnderCards, drawUnderCards } from "./result/verdicts.js";

/** @typedef {import("./form/draft.js").Draft} Draft */

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
const page = { draft: emptyDraft(), lasting: DRAFT.isLasting() };

const { node: voice, say, announce } = speech();
const form = calculatorForm({ draft: () => page.draft, changed, say, replace });
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
  keep(lasting) {
    page.lasting = lasting;
    if (!lasting) DRAFT.leaveDevice();
    keep();
  },
});
/** What the core said last, and of what. @type {import("./people/part.js").Answered | null} */
let answered = null;
const people = peoplePart({
  draft: () => page.draft,
  show(draft) {
    own = null;
    OWN.keep(null);
    trial.drop();
    forgetLink();
    replace(draft, null);
  },
  follow(draft) {
    if (!own) return show(draft);
    own = draft;
    OWN.keep(draft);
  },
  adopted() {
    lasts(false);
    DRAFT.leaveDevice();
    keep();
  },
  answered: () => answered,
  tell,
});
const panel = resultPanel({
  visit: form.goTo,
  labelOf: (path) => find(locate(form.node, path) ?? form.node, ".cp-label")?.textContent ?? "",
  open: report.visit,
  announce,
  actions: actions.node,
});
form.node.append(people.part);
fill(root, people.line, el("div.cp-columns", {}, form.node, panel.node), sheet.node, report.node, panel.bar, voice);

const trial = answersOnTrial({ show, accept, dismiss, lent, note: form.note });

/** The person's own answers, while those of a link stand in their place: they stay kept as they were. @type {Draft | null} */
let own = null;

/** Where the browser keeps nothing, the page says so, and promises nothing. */
function keep() {
  const ofPerson = own ? null : people.keep(page.draft);
  if (ofPerson !== null) {
    DRAFT.keepHere(page.draft);
    if (!ofPerson) form.note(t("keep.failed"));
    return;
  }
  const kept = own ? DRAFT.keepHere(page.draft) : DRAFT.keep(page.draft, page.lasting);
  if (kept || own || !page.lasting) return;
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
  if (own || !page.lasting || kept === undefined) return;
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
  trial.end();
  keep();
}

function clear() {
  if (own) {
    backToOwn(own);
    tell(t("cleared.linked"));
  } else {
    const before = page.draft;
    DRAFT.forget();
    replace(emptyDraft(), before, t("cleared"));
  }
  form.node.querySelector("button")?.focus({ preventScroll: true }); // the one that was pressed is gone with the answers
}

/** Say above the form what happened, and aloud. @param {string} text @param {...HTMLElement} ways what can be done about it */
function tell(text, ...ways) {
  form.note(text, ...ways);
  say(text);
}

/**
 * Put other answers in the place of these, with a way back.
 * @param {Draft} next
 * @param {Draft | null} [before]
 * @param {string} [told] what happened
 */
function replace(next, before = page.draft, told = t("replaced")) {
  trial.end();
  show(next);
  keep();
  if (!before || isEmpty({ ...emptyDraft(), ...before })) return form.note();
  const undo = () => {
    form.note();
    replace({ ...emptyDraft(), ...before }, null);
  };
  tell(told, button(t("undo"), undo));
}

/** The engine answers while the form is drawn. @param {Draft} next */
function show(next) {
  page.draft = next;
  evaluate();
  form.draw();
}

/** A link is read once; where one's own answers are kept, its answers stand beside them. */
function accept() {
  forgetLink();
  if (page.draft === own) own = null;
  OWN.keep(own);
  actions.lend(own !== null || people.isAbout());
  keep();
}

/** What is said while a link's answers stand in the place of one's own. @param {() => void} back */
function lent(back) {
  const another = people.isAbout() && button(t("people.take"), () => people.take(page.draft));
  return [t("linked"), button(t("undo"), back), button(t("linked.keep"), takeOver), another];
}

/** @param {Draft} draft */
function backToOwn(draft) {
  form.note();
  show(draft);
  own = draft;
  accept();
}

function takeOver() {
  const before = own;
  trial.end();
  own = null;
  accept();
  replace(page.draft, before);
}

/** Nothing comes of a link: whose answers these are is as it was, and so is the way back from another's. */
function dismiss() {
  forgetLink();
  own = ownBefore();
  return waysBack();
}

function waysBack() {
  return own ? lent(() => backToOwn(/** @type {Draft} */ (own))) : [];
}

/** @returns {Draft | null} */
function ownBefore() {
  return draftOfKept(OWN.kept())?.draft ?? null;
}

function forgetLink() {
  history.replaceState(null, "", location.pathname + location.search);
}

/** What the page opens with: a link's answers, those there were before, or nothing. @param {Draft} [before] */
async function restore(before = keptBefore()) {
  const asked = await decode(location.hash);
  const arrived = asked?.profile ? draftOfProfile(asked.profile, asked.plans, asked.unsure) : null;
  const example = asked?.example === undefined ? null : exampleDraft(asked.example);
  const next = arrived?.draft ?? example;
  const kept = own ?? before;
  if (next) own = (isEmpty(kept) && !people.isAbout()) || isSame(next, kept) ? null : kept;
  if (arrived && !isEmpty(arrived.draft)) return trial.begin(arrived, own, before);
  if (asked) forgetLink();
  const refused = asked && !example && t(asked.example === undefined ? "link.broken" : "link.example");
  if (example) {
    show(example);
    accept();
  } else show(before);
  if (refused || own) form.note(...(refused ? [refused] : []), ...waysBack());
}

/** @param {Draft} one @param {Draft} other */
const isSame = (one, other) => asText(one) === asText(other);

/** @param {Draft} one */
const asText = (one) => JSON.stringify([toProfile(one).profile, unsureOf(one)]);

/** The answers of an earlier visit; what of them cannot be read is named. @returns {Draft} */
function keptBefore() {
  own = ownBefore();
  actions.lend(own !== null || people.isAbout());
  const kept = own ? DRAFT.kept() : (people.kept() ?? DRAFT.kept());
  const arrived = kept === null ? null : draftOfKept(kept);
  const { draft, left } = arrived ?? { draft: emptyDraft(), left: [] };
  if (left.length) form.note(t("left.kept", { names: listed(left.map(nameOf)) }));
  else if (kept !== null && !arrived) form.note(t("kept.broken"));
  return draft;
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
  if (engine.stage === "failed") return standFailed(edit);
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
    return standFailed(edit);
  }
  if (answer === null) return;
  if (trial.judge(answer, profile)) return;
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

function retry() {
  engine.retry();
  panel.waiting();
  evaluate();
}

listen((told) => {
  root.dataset.stage = told.stage;
  panel.report(told, retry);
  if (told.stage !== "failed") return;
  putIn();
  report.update(null);
  beyond.update(null);
});

for (const sign of ["pointerdown", "click", "focusin", "toggle"]) {
  form.node.addEventListener(sign, putIn, { once: true, capture: true });
}
form.node.addEventListener("focusin", () => engine.start(), { once: true });
whenIdle(() => engine.start());
takeAddressAlong();
people.onChange((about) => actions.lend(own !== null || about));
await restore();
addEventListener("hashchange", async () => {
  if (await decode(location.hash)) restore(page.draft);
  else report.visit(location.hash);
});
DRAFT.onElsewhere(follow);
addEventListener("pagehide", () => engine.stop()); // a page that is left keeps no interpreter
addEventListener("pageshow", (event) => event.persisted && !people.isAbout() && evaluate());
root.dataset.ready = "";
