/** The decision guide: one question at a time, asked only while its answer can change a verdict, then both verdicts. */

import { createEngine } from "../engine/engine.js";
import { el, fill } from "../page/dom.js";
import { encode } from "../page/share.js";
import { GUIDE } from "../page/store.js";
import { LOCALE, addWords, t } from "../page/words.js";
import { verdictWord, wordOf } from "../result/evidence.js";
import { failureBox, stageText } from "../result/stage.js";
import { answerList } from "./answers.js";
import { known, verdictsAt } from "./known.js";
import { askForm, wording } from "./question.js";
import { nextQuestion, profileOf, questionOf, stillAsked, unsureOf, wouldSettle } from "./questions.js";
import { USES, drawVerdict, nameOf, usesOf } from "./verdict.js";

/** @typedef {import("./questions.js").Answer} Answer */
/** @typedef {import("./questions.js").Question} Question */
/** @typedef {import("../result/verdicts.js").Credential} Credential */

/**
 * @param {HTMLElement} root
 * @param {Record<string, string>} words the guide's own
 * @param {unknown} kept answers to go on from
 * @param {HTMLElement} stage where it is said that the guide is loading: one line from the first press to the first verdict
 */
export function runGuide(root, words, kept, stage) {
  addWords(words);
  const soFar = el("div.cp-guide__so-far", { "aria-live": "polite" });
  const place = el("div.cp-guide__place");
  const list = el("div.cp-guide__answers");
  const engine = createEngine({ onStage });

  let answers = stillAsked(kept);
  /** Earlier answers, offered again when their question comes back. @type {Map<string, any>} */
  const remembered = new Map(answers.map((one) => [one.id, one.value]));
  let turn = 0;
  let first = answers.length; // the earliest step that the browser's history can go back to
  let refused = ""; // what was wrong with the answer that is asked again
  let busy = false;

  fill(root, el("h2.cp-guide__head", { id: "guide-head", text: t("guide.head") }), soFar, place, stage, list);
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", "guide-head");
  history.replaceState({ guide: answers.length }, "");
  addEventListener("popstate", ({ state }) => {
    const step = state?.guide ?? 0;
    if (step >= answers.length) return;
    answers = answers.slice(0, step);
    show();
  });
  addEventListener("pageshow", ({ persisted }) => {
    const now = GUIDE.kept(); // another page of this tab may have gone on with them
    if (!persisted || !Array.isArray(now) || JSON.stringify(now) === JSON.stringify(answers)) return;
    answers = stillAsked(now);
    first = answers.length;
    history.replaceState({ guide: answers.length }, "");
    show();
  });
  navigator.serviceWorker?.register(new URL("../../../sw.js", import.meta.url)).catch(() => {
    /* the guide works without */
  });
  engine.start();
  show();

  /** Draw what the answers lead to: the next question, or both verdicts. */
  async function show() {
    GUIDE.keep(answers);
    drawAnswers();
    const mine = (turn += 1);
    busy = false;
    if (!showKnown(mine)) await showJudged(mine);
  }

  /** What was worked out when the site was built needs no engine. @param {number} mine @returns {boolean} whether it was */
  function showKnown(mine) {
    const said = known(answers);
    if (!said) return false;
    const next = said.next === null ? null : questionOf(said.next);
    if (!next && said.end === null) return false;
    drawSoFar(said.words);
    if (next) drawQuestion(next);
    else showEnd(mine, /** @type {number} */ (said.end));
    return true;
  }

  /** Where the verdicts do not come, the engine has them too. @param {number} mine @param {number} end */
  async function showEnd(mine, end) {
    const credential = await verdictsAt(end, LOCALE).catch(() => null);
    if (mine !== turn) return;
    if (credential) drawResult(credential);
    else showJudged(mine);
  }

  /** What the engine says. @param {number} mine */
  async function showJudged(mine) {
    const early = nextQuestion(answers, null);
    if (early) drawQuestion(early);
    if (!answers.length) return void fill(soFar);
    busy = !early;
    if (busy && engine.stage !== "ready") drawWaiting();
    const answer = await ask();
    if (mine !== turn) return;
    if (!answer) return void (engine.stage === "failed" && drawFailure());
    busy = false;
    if (!answer.ok) return refuse(answer.problems);
    /** @type {Credential[]} */
    const [credential] = answer.result.credentials;
    drawSoFar(Object.fromEntries(usesOf(credential).map(({ use, verdict }) => [use, wordOf(verdict)])));
    if (early) return;
    const next = nextQuestion(answers, credential.missing);
    if (next) drawQuestion(next);
    else drawResult(credential);
  }

  async function ask() {
    try {
      return await engine.ask({ do: "evaluate", locale: LOCALE, profile: profileOf(answers) }, { slot: "guide" });
    } catch {
      return null; // the failure stands where the question would
    }
  }

  /** The last answer cannot be used: it is asked again. @param {import("../form/problems.js").Problem[]} problems */
  function refuse(problems) {
    refused = problems.map(({ problem, expected }) => [problem, expected].filter(Boolean).join(": ")).join(" ");
    backTo(answers.length - 1);
  }

  /** @param {string} id @param {any} value */
  function give(id, value) {
    if (busy) return;
    answers = [...answers, { id, value }];
    remembered.set(id, value);
    history.pushState({ guide: answers.length }, "");
    show();
  }

  /** Back to an earlier question, by the browser's own history where that reaches so far. @param {number} step */
  function backTo(step) {
    if (step >= first && history.state?.guide === answers.length) return history.go(step - answers.length);
    first = Math.min(first, step);
    answers = answers.slice(0, step);
    history.replaceState({ guide: step }, "");
    show();
  }

  function restart() {
    GUIDE.forget();
    remembered.clear();
    answers = [];
    first = 0;
    history.pushState({ guide: 0 }, "");
    show();
  }

  /** @param {Question} question */
  function drawQuestion(question) {
    const form = askForm(question, {
      number: answers.length + 1,
      before: remembered.get(question.id),
      problem: refused,
      give: (value) => give(question.id, value),
      back: answers.length ? () => backTo(answers.length - 1) : null,
    });
    refused = "";
    fill(place, form.node);
    form.heading.focus();
  }

  function drawWaiting() {
    const heading = el("h3.cp-guide__question", { tabindex: "-1", text: t("waiting") });
    fill(place, heading);
    heading.focus();
  }

  /** @param {Record<string, string>} words of both verdicts */
  function drawSoFar(words) {
    const chips = USES.map((use) =>
      el("span.cp-guide__chip", {}, el("span", { text: nameOf(use) }), " ", verdictWord(words[use])),
    );
    fill(soFar, el("span.cp-guide__so-far-name", { text: `${t("guide.so-far")} ` }), chips);
  }

  /** @param {Credential} credential */
  async function drawResult(credential) {
    fill(soFar);
    const mine = turn;
    const fragment = await encode(profileOf(answers), [], unsureOf(answers));
    if (mine !== turn) return;
    const open = answers.flatMap(({ id, value }) => {
      const question = questionOf(id);
      return question && value === null && wouldSettle(question, credential.missing) ? [wording("q", question)] : [];
    });
    const back = () => backTo(answers.length - 1);
    drawVerdict(place, credential, { open, href: `../../check/${fragment}`, back, restart }).focus();
  }

  function drawAnswers() {
    if (!answers.length) return void fill(list);
    fill(list, el("h3.cp-guide__sub", { text: t("guide.answers") }), answerList(answers, backTo));
  }

  /** @param {import("../engine/engine.js").Report} report */
  function onStage(report) {
    const line = stageLine(report);
    if (stage.textContent !== line) stage.textContent = line; // what is said again is read aloud again
    if (report.stage === "failed" && answers.length && !known(answers)) drawFailure();
  }

  /** Where only the engine could say how to go on. */
  function drawFailure() {
    turn += 1;
    busy = false;
    fill(soFar);
    const box = failureBox(engine.report, () => {
      engine.retry();
      show();
    });
    fill(place, box);
  }
}

/** One line for all of the loading, without figures, as it is read aloud. @param {import("../engine/engine.js").Report} report */
function stageLine(report) {
  if (report.stage === "failed") return "";
  const ends = report.stage === "ready" || report.stage === "idle";
  return ends ? stageText(report) : [t("guide.waiting.text"), report.slow && t("stage.slow")].filter(Boolean).join(" ");
}
