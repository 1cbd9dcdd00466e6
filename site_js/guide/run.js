/** The decision guide: one question at a time, asked only while its answer can change a verdict, then both verdicts. */

import { country } from "../form/countries.js";
import { el, fill } from "../page/dom.js";
import { createEngine } from "../engine/engine.js";
import { verdictWord } from "../result/evidence.js";
import { drawVerdict } from "./verdict.js";
import { forgetAnswers, keepAnswers } from "./store.js";
import { askForm, wording } from "./question.js";
import { nextQuestion, profileOf, questionOf } from "./questions.js";
import { encode } from "../page/share.js";
import { failureBox, stageText } from "../result/stage.js";
import { LOCALE, day, number, t } from "../page/words.js";

/** @typedef {import("./store.js").Answer} Answer */

const PLURAL = new Intl.PluralRules(LOCALE);

/**
 * @param {HTMLElement} root
 * @param {Record<string, string>} words
 * @param {Answer[]} kept answers to go on from
 */
export function runGuide(root, words, kept) {
  const stage = el("p.cp-guide__stage", { role: "status" });
  const soFar = el("div.cp-guide__so-far", { "aria-live": "polite" });
  const place = el("div.cp-guide__place");
  const list = el("div.cp-guide__answers");
  const engine = createEngine({ onStage });

  /** @type {Answer[]} */
  let answers = kept.filter((one) => questionOf(one.id));
  /** Earlier answers, offered again when their question comes back. @type {Map<string, any>} */
  const remembered = new Map(answers.map((one) => [one.id, one.value]));
  let turn = 0;
  let first = answers.length; // the earliest step that the browser's history can go back to
  let refused = ""; // what was wrong with the answer that is asked again
  let busy = false;

  const g = (key, facts = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? ""));
  g.has = (key) => words[key] !== undefined;
  g.counted = (key, n) => g(`${key}.${PLURAL.select(Math.abs(n)) === "one" ? "one" : "other"}`, { n: number(n) });

  fill(root, el("h2.cp-guide__head", { id: "guide-head", text: g("head") }), soFar, place, stage, list);
  root.setAttribute("aria-labelledby", "guide-head");
  history.replaceState({ guide: answers.length }, "");
  addEventListener("popstate", ({ state }) => {
    const step = state?.guide ?? 0;
    if (step >= answers.length) return;
    answers = answers.slice(0, step);
    show();
  });
  navigator.serviceWorker?.register(new URL("../../../sw.js", import.meta.url)).catch(() => {
    /* the guide works without */
  });
  engine.start();
  show();

  /** Draw what the answers lead to: the next question, or both verdicts. */
  async function show() {
    keepAnswers(answers);
    drawAnswers();
    const mine = (turn += 1);
    const early = nextQuestion(answers, null);
    if (early) drawQuestion(early);
    if (!answers.length) return fill(soFar);
    busy = !early;
    if (busy && engine.stage !== "ready") waiting();
    const answer = await ask();
    if (mine !== turn || !answer) return;
    busy = false;
    if (!answer.ok) {
      refused = answer.problems.map((one) => [one.problem, one.expected].filter(Boolean).join(": ")).join(" ");
      return backTo(answers.length - 1);
    }
    const [verdict] = answer.result.credentials;
    drawSoFar(verdict.when_completed ?? verdict);
    if (early) return;
    const next = nextQuestion(answers, verdict.missing);
    if (next) drawQuestion(next);
    else drawResult(verdict);
  }

  async function ask() {
    try {
      return await engine.ask({ do: "evaluate", locale: LOCALE, profile: profileOf(answers) }, { slot: "guide" });
    } catch {
      return null; // the failure stands where the question would
    }
  }

  function give(id, value) {
    if (busy) return;
    answers = [...answers, { id, value }];
    remembered.set(id, value);
    history.pushState({ guide: answers.length }, "");
    show();
  }

  /** Back to an earlier question, by the browser's own history where that reaches so far. */
  function backTo(step) {
    if (step >= first && history.state?.guide === answers.length) return history.go(step - answers.length);
    first = Math.min(first, step);
    answers = answers.slice(0, step);
    history.replaceState({ guide: step }, "");
    show();
  }

  function restart() {
    forgetAnswers();
    remembered.clear();
    answers = [];
    first = 0;
    history.pushState({ guide: 0 }, "");
    show();
  }

  function drawQuestion(question) {
    const form = askForm(question, {
      g,
      problem: refused,
      number: answers.length + 1,
      before: remembered.get(question.id),
      give: (value) => give(question.id, value),
      back: answers.length ? () => backTo(answers.length - 1) : null,
    });
    refused = "";
    fill(place, form.node);
    form.heading.focus();
  }

  function waiting() {
    const heading = el("h3.cp-guide__question", { tabindex: "-1", text: g("waiting") });
    fill(place, heading, el("p.cp-guide__help", { text: g("waiting.text") }));
    heading.focus();
  }

  function drawSoFar(judged) {
    fill(
      soFar,
      el("span.cp-guide__so-far-name", { text: `${g("so-far")} ` }),
      ["level", "canadian_study"].map((use) =>
        el("span.cp-guide__chip", {}, el("span", { text: g(`use.${use}`) }), " ", verdictWord(judged[use].word)),
      ),
    );
  }

  async function drawResult(verdict) {
    fill(soFar);
    const mine = turn;
    const fragment = await encode(profileOf(answers));
    if (mine !== turn) return;
    const open = answers
      .filter((one) => one.value === null && asks(one.id, verdict.missing))
      .map((one) => wording("q", questionOf(one.id), g));
    const heading = drawVerdict(place, verdict, g, {
      open,
      href: `../../check/${fragment}`,
      back: () => backTo(answers.length - 1),
      restart,
    });
    heading.focus();
  }

  const asks = (id, missing) => missing.includes(questionOf(id).asks ?? id);

  function drawAnswers() {
    if (!answers.length) return fill(list);
    fill(
      list,
      el("h3.cp-guide__sub", { text: g("answers") }),
      el(
        "dl",
        {},
        answers.map(({ id, value }, index) => {
          const asked = wording("q", questionOf(id), g);
          return el(
            "div",
            {},
            el("dt", { text: asked }),
            el(
              "dd",
              {},
              el("span", { text: told(questionOf(id), value) }),
              " ",
              el("button.cp-guide__change", {
                type: "button",
                "aria-label": g("change.label", { question: asked }),
                text: g("change"),
                onclick: () => backTo(index),
              }),
            ),
          );
        }),
      ),
    );
  }

  /** An answer in words. */
  function told(question, value) {
    if (value === null) return t("unsure");
    switch (question.type) {
      case "country":
        return country(value, LOCALE);
      case "yesno":
        return t(value ? "yes" : "no");
      case "choice":
        return wording("o", question, g, value);
      case "share":
        return t("share", { n: number(value * 100) });
      case "number":
        return g.counted(question.unit, value);
      case "date":
        return day(value);
      default:
        return String(value);
    }
  }

  /** @param {import("../engine/engine.js").Report} report */
  function onStage(report) {
    stage.textContent = report.stage === "failed" ? "" : stageText(report);
    if (report.stage === "failed") {
      turn += 1;
      fill(soFar);
      fill(
        place,
        failureBox(report, () => {
          engine.retry();
          show();
        }),
      );
    }
  }
}
