/** The page of plans: the same answers as in the calculator, and beside things as they are what some steps would do to them. */

import { engine, listen } from "./engine/start.js";
import { emptyDraft } from "./form/draft.js";
import { toProfile } from "./form/profile.js";
import { unsureOf } from "./form/unsure.js";
import { copyButton } from "./page/copy.js";
import { addButton, button, el, fill } from "./page/dom.js";
import { handFree } from "./page/hand.js";
import { takeAddressAlong } from "./page/language.js";
import { putIn } from "./page/later.js";
import { download } from "./page/download.js";
import { asFile, decode, encode } from "./page/share.js";
import { speech } from "./page/speech.js";
import { DRAFT } from "./page/store.js";
import { debounce } from "./page/timing.js";
import { LOCALE, addWords, span, t } from "./page/words.js";
import { planActs } from "./plan/acts.js";
import { planAnswers } from "./plan/answers.js";
import { earlierPart } from "./plan/earlier.js";
import { called, planEditor } from "./plan/editor.js";
import { nothingYet } from "./plan/nothing.js";
import { planNotice } from "./plan/notice.js";
import { planPaper } from "./plan/paper.js";
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
/** @param {string} path of a question of the calculator */
const question = (path) => `${CHECK}#${new URLSearchParams({ question: path })}`;
/** @type {{draft: Draft, lasting: boolean}} */
const page = { draft: emptyDraft(), lasting: DRAFT.isLasting() };
let edits = 0;
/** What the core said last, and of what. @type {import("./people/part.js").Answered | null} */
let answered = null;

const { node: voice, say, announce } = speech();
const stage = el("p.cp-stage", { role: "status" });
const trouble = el("div");
const notice = planNotice();
const answers = planAnswers({
  page,
  ask: askAnew,
  others() {
    editor.close();
    paper.forget();
  },
  answered: () => answered,
  notice,
  say,
});
const { people, file, changed } = answers;
const acts = planActs({
  plans,
  keep: (next) => void (page.draft.plans = next),
  changed,
  editor: () => editor,
  table: () => table,
  add: () => add,
  notice,
  say,
});
const editor = planEditor({ profile, whole: () => page.draft, changed, close: acts.closeEditor });
const table = planTable({ ...acts, check: CHECK });
const add = addButton(t("plan.add"), () => acts.append({ name: "", changes: [] }));
const link = copyButton(
  async () => new URL(await encode(profile(), sentPlans(plans()), unsureOf(page.draft)), location.href).href,
  t("share.copy"),
);
const save = button(t("plan.save"), () =>
  download(asFile(profile(), sentPlans(plans()), unsureOf(page.draft)), "credpoints.json", "application/json"),
);
const open = button(t("plan.open"), () => file.click());
const paper = planPaper(() => answered?.result ?? null);
const tools = el("p.cp-actions", {}, add, link, save, open, paper.open);
const full = el("p.cp-help", { text: t("plan.most", { n: MOST }), hidden: true });
/** @param {object} asked @param {string} slot */
const ask = (asked, slot) => engine.ask({ locale: LOCALE, ...asked }, { slot });
const held = heldRounds(new URL("../../data/rounds.json", import.meta.url));
const under = sections([
  stepsPart({ ask, take: acts.take }),
  roundsPart({ ask, held }),
  timePart({ ask, held, question }),
  earlierPart({ ask }),
]);
const whole = el(
  "div.cp-plan",
  { hidden: true },
  paper.sheet,
  table.node,
  tools,
  paper.fields,
  full,
  editor.node,
  under.nodes,
);
const nothing = nothingYet({
  check: CHECK,
  take(draft) {
    page.draft = draft;
    changed();
  },
  open: () => file.click(),
});
fill(root, people.line, stage, trouble, notice.node, nothing, whole, people.part, file, voice);

/** The answers as the core reads them. */
function profile() {
  return toProfile(page.draft).profile;
}

/** The plans: those kept, or else the planned credentials, which are plans already. @returns {Plan[]} */
function plans() {
  return page.draft.plans ?? plannedAlready(profile(), (place) => called(profile().applicant.credentials[place]));
}

/** What stands there is not the answer to what was changed last, until it is. */
function askAnew() {
  edits += 1;
  root.dataset.waiting = "";
  under.putAside();
  answerSoon();
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
    const said = await Promise.all([
      ask({ do: "evaluate", profile: facts }, "base"),
      ...asked.map((plan, place) =>
        ask({ do: "plan", profile: facts, changes: stepsFor(plan, facts) }, `plan-${place}`),
      ),
    ]);
    await handFree();
    if (said.some((one) => one === null) || edit !== edits) return;
    base = said[0];
    told = said.slice(1).map(toldOf);
  } catch {
    return; // the stage line says what happened, and offers another try
  }
  if (answers.judge(base)) return;
  if (!base.ok) return refused();
  answered = { profile: facts, result: base.result, plans: asked.map((plan, place) => ({ ...plan, ...told[place] })) };
  people.offer();
  const first = whole.hidden;
  whole.hidden = false;
  full.hidden = asked.length < MOST;
  add.disabled = asked.length >= MOST;
  const credentials = facts.applicant?.credentials ?? [];
  table.draw(base.result, asked, told, (place) =>
    credentials[place] ? called(credentials[place]) : t("plan.to-come"),
  );
  delete root.dataset.waiting;
  announce(asked.map((plan, place) => saidOf(plan, place, told[place])).join(". "));
  under.update({ facts, plans: asked, told });
  if (first) under.visit(location.hash);
}

/** @param {any} said @returns {Told} */
const toldOf = (said) =>
  said.ok
    ? { answer: said.result, problems: [] }
    : { answer: null, problems: said.problems.map((/** @type {{problem: string}} */ { problem }) => problem) };

/** A plan in one line, for those who do not see it. @param {Plan} plan @param {number} place @param {Told} told */
const saidOf = (plan, place, { answer: found }) =>
  found ? t("plan.said", { name: nameOf(plan, place), total: span(found.after.crs.range) }) : nameOf(plan, place);

/** What was answered in the calculator cannot be used as it is. */
function refused() {
  whole.hidden = true;
  notice.tell(t("plan.refused"), el("a", { href: CHECK, text: t("plan.base.change") }));
  delete root.dataset.waiting;
}

function nothingToPlan() {
  answered = null;
  people.offer();
  whole.hidden = true;
  nothing.hidden = false;
  delete root.dataset.waiting;
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
await answers.open();
putIn();
addEventListener("hashchange", async () => {
  if (await decode(location.hash)) answers.restore();
  else under.visit(location.hash);
});
addEventListener("pagehide", () => engine.stop());
addEventListener("pageshow", (event) => event.persisted && answers.comeBack());
root.dataset.ready = "";
