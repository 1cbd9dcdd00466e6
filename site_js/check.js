/** The calculator page: the form on one side, the engine's answer on the other. */

import { cardList } from "./form/cards.js";
import { el, fill, putIn } from "./page/dom.js";
import { copyButton } from "./result/evidence.js";
import { debounce, whenIdle } from "./engine/engine.js";
import { EXAMPLES, TITLES } from "./form/examples.js";
import { CREDENTIAL } from "./form/fields.js";
import { clearProblems, locate, showProblems, visit } from "./form/problems.js";
import { emptyDraft, fromProfile, isEmpty, toProfile } from "./form/profile.js";
import { changeBetween, drawNothing, drawResult } from "./result/result.js";
import { languageSection, moreSection, workSection, youSection } from "./form/sections.js";
import { decode, encode } from "./page/share.js";
import { failureBox, resultBar, stageText } from "./result/stage.js";
import { engine, listen } from "./engine/start.js";
import { forget, isLasting, keep, kept } from "./page/store.js";
import { drawVerdicts, effectFigure } from "./result/verdicts.js";
import { LOCALE, counted, signed, span, t } from "./page/words.js";

const root = document.getElementById("check");
const stage = el("p.cp-stage");
const said = el("p.cp-hidden", { id: "cp-said", "aria-live": "polite" });
const summary = el("div.cp-summary", { hidden: true });
const notice = el("div.cp-note", { hidden: true });
const panel = el("div.cp-panel__inner");

let draft = emptyDraft();
let lasting = isLasting();
/** @type {any} */
let result = null;
let typing = 0;
/** @type {Promise<any> | null} */
let beyond = null;

const page = { draft: () => draft, changed, say };
const cards = cardList({
  list: () => draft.credentials,
  specs: CREDENTIAL,
  base: "/applicant/credentials",
  name: "own",
  changed,
  say,
});
const sections = [youSection(page), languageSection(page), workSection(page), moreSection(page)];
const bar = resultBar(() => document.getElementById("result"));

const form = el(
  "div.cp-form",
  { id: "form" },
  notice,
  summary,
  el(
    "section.cp-section.cp-section--first",
    { id: "section-credentials", "aria-labelledby": "cp-credentials" },
    el(
      "div.cp-section__head",
      {},
      el("span.cp-section__number", { "aria-hidden": "true", text: 1 }),
      el("h2.cp-section__title", { id: "cp-credentials", text: t("section.credentials") }),
    ),
    el("div.cp-section__body", {}, el("p.cp-help", { text: t("credentials.help") }), cards.node, examplesMenu()),
  ),
  sections.map((one) => one.node),
);

const answered = el("div", { hidden: true }); // what can be done with answers, once there are some
const aside = el(
  "aside.cp-panel",
  { id: "result", "aria-label": t("result.label"), tabindex: "-1" },
  stage,
  panel,
  tools(),
);

fill(root, el("div.cp-columns", {}, form, aside), bar.node, said);
/** What the page opens with: a link's answers, those kept from before, or nothing. */
async function restore() {
  const asked = await decode(location.hash);
  const before = kept();
  if (asked) history.replaceState(null, "", location.pathname + location.search);
  if (asked?.example && EXAMPLES[asked.example]) return replace(exampleDraft(asked.example), before);
  if (asked?.profile) {
    try {
      return replace(fromProfile(asked.profile), before);
    } catch {
      asked.broken = true;
    }
  }
  if (asked?.broken) note(t("link.broken"));
  try {
    if (before && !asked?.profile) draft = { ...emptyDraft(), ...before };
    redrawForm();
  } catch {
    draft = emptyDraft();
    redrawForm();
  }
  evaluate();
}

/** Put other answers in the place of these, with a way back. The engine answers while the form is drawn. */
function replace(next, before = draft) {
  draft = next;
  keep(draft, lasting);
  evaluate();
  redrawForm();
  if (!before || isEmpty({ ...emptyDraft(), ...before })) return (fill(notice), (notice.hidden = true));
  note(
    t("replaced"),
    el("button.cp-button", {
      type: "button",
      text: t("undo"),
      onclick: () => {
        notice.hidden = true;
        replace({ ...emptyDraft(), ...before }, emptyDraft());
      },
    }),
  );
}

function note(...content) {
  notice.hidden = false;
  fill(
    notice,
    content.flatMap((one) => [one, " "]),
  );
}

function redrawForm() {
  clearProblems(form, summary);
  cards.draw();
  for (const one of sections) one.draw();
}

function exampleDraft(name) {
  const made = fromProfile(EXAMPLES[name]());
  made.credentials.forEach((card, index) => {
    card.title = t(TITLES[name][index]);
  });
  return made;
}

function examplesMenu() {
  const menu = el(
    "details.cp-examples",
    {},
    el("summary.cp-button", { text: t("examples") }),
    el(
      "ul",
      {},
      Object.keys(EXAMPLES).map((name) =>
        el(
          "li",
          {},
          el(
            "button.cp-examples__item",
            {
              type: "button",
              onclick: () => {
                menu.open = false;
                replace(exampleDraft(name));
                menu.querySelector("summary").focus();
              },
            },
            el("span", { text: t(`example.${name}.name`) }),
          ),
        ),
      ),
    ),
  );
  cards.node.querySelector(".cp-actions:last-child").append(menu);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  return null;
}

function tools() {
  const remember = el("input", {
    type: "checkbox",
    id: "cp-lasting",
    onchange: () => {
      lasting = remember.checked;
      keep(draft, lasting);
    },
  });
  remember.checked = lasting;
  fill(
    answered,
    el(
      "p.cp-actions",
      {},
      copyButton(async () => new URL(await encode(toProfile(draft).profile), location.href).href, t("share.copy")),
      el("button.cp-button", { type: "button", text: t("print"), onclick: () => print() }),
      el("button.cp-button", {
        type: "button",
        text: t("clear"),
        onclick: () => {
          const before = draft;
          forget();
          replace(emptyDraft(), before);
          form.querySelector("button").focus({ preventScroll: true }); // this button is gone with the answers
        },
      }),
    ),
    el("p.cp-help", { text: t("share.help") }),
  );
  return el(
    "div.cp-tools",
    {},
    answered,
    el("p.cp-keep", {}, remember, el("label", { for: "cp-lasting", text: t("keep") })),
  );
}

function changed() {
  typing = Date.now();
  for (const one of sections) one.sync();
  keep(draft, lasting);
  evaluateSoon();
}

const evaluateSoon = debounce(evaluate, 150);

/** Ask the engine, and draw what it says; of several questions only the last is answered. */
async function evaluate() {
  const { profile, cards: sent } = toProfile(draft);
  answered.hidden = isEmpty(draft) && draft.credentials.length === 0;
  if (Object.keys(profile).length === 0) {
    putIn();
    result = null;
    clearProblems(form, summary);
    cards.slots().forEach((slot, index) => drawVerdicts(slot, null, `card-${index}`));
    drawNothing(panel);
    bar.show(null);
    showBeyond(null);
    return;
  }
  if (!result && engine.stage !== "ready" && engine.stage !== "failed") waitingText();
  let answer;
  try {
    answer = await engine.ask({ do: "evaluate", locale: LOCALE, profile }, { slot: "evaluate" });
  } catch {
    return; // the stage line says what happened, and offers another try
  }
  if (answer === null) return;
  putIn();
  if (!answer.ok) return refuse(answer.problems ?? []);
  problems = [];
  clearProblems(form, summary);
  show(answer.result, sent);
  showBeyond(profile);
}

/** The parts under the result are loaded after the first answer, and ask only what is open. @param {any} profile null for none */
async function showBeyond(profile) {
  if (!profile && !beyond) return;
  beyond ??= import("./result/beyond.js").then(({ beyondTheResult }) => {
    const made = beyondTheResult(engine, { goTo });
    panel.after(made.node);
    return made;
  });
  try {
    (await beyond).update(profile);
  } catch {
    beyond = null; // not loaded: with the next answer again
  }
}

/** @type {any[]} */
let problems = [];

function refuse(list) {
  problems = list;
  if (flagProblems()) return;
  setTimeout(flagProblems, 1500);
}

/** A field that is being typed in is not called wrong yet. */
function flagProblems() {
  if (!problems.length) return false;
  const busy =
    Date.now() - typing < 1200 && problems.every(({ path }) => locate(form, path)?.contains(document.activeElement));
  if (busy) return false;
  if (summary.hidden) say(counted("problems", problems.length));
  showProblems(form, summary, problems);
  return true;
}

let fading = 0;

function show(next, sent) {
  const change = result ? changeBetween(result, next) : null;
  result = next;
  const shown = sent.applicant.map((index) => draft.credentials[index]);
  const partnerCards = sent.partner.map((index) => draft.partner.credentials[index]);
  const slots = cards.slots();
  slots.forEach((slot, index) => {
    const at = sent.applicant.indexOf(index);
    drawVerdicts(slot, at < 0 ? null : next.credentials[at], `card-${index}`);
    markOpen(slot.closest(".cp-card"), at < 0 ? [] : (next.credentials[at].missing ?? []));
  });
  const told =
    change && change.total !== 0
      ? { figure: signed(change.total), because: change.moved.map((one) => `${one.name} ${signed(one.by)}`).join(", ") }
      : null;
  const draw = (with_) => drawResult(panel, next, { cards: shown, partnerCards, change: with_, goTo });
  draw(told);
  clearTimeout(fading);
  if (told) fading = setTimeout(() => draw(null), 8000);
  const planned = next.credentials.filter((one) => one.planned && one.effect);
  const open = (next.questions ?? []).length;
  bar.show({
    figure: span(next.crs.range),
    planned: planned.length === 1 ? effectFigure(planned[0].effect) : null,
    open,
  });
  announce(
    [
      counted("total", next.crs.total, { range: span(next.crs.range) }),
      told && `${told.figure}: ${told.because}`,
      ...planned.map((one) =>
        t("announce.planned", { total: span(one.effect.with.range), change: signed(one.effect.total) }),
      ),
    ]
      .filter(Boolean)
      .join(". "),
  );
}

/** Mark, in a card, the questions whose answer would settle its verdict. */
function markOpen(card, missing) {
  for (const field of card.querySelectorAll("[data-key]")) {
    const open = [field.dataset.key, ...(field.dataset.for?.split(" ") ?? [])].some((key) => missing.includes(key));
    field.classList.toggle("cp-question--open", open);
    const label = field.querySelector(".cp-label");
    if (label) label.dataset.open = open ? t("open-field") : "";
  }
}

function waitingText() {
  fill(
    panel,
    el(
      "div.cp-box.cp-box--quiet",
      {},
      el("h2.cp-box__head", { text: t("result.waiting.head") }),
      el("p", { text: t("result.waiting.text") }),
    ),
  );
}

function goTo(path) {
  bar.close();
  const node = locate(form, path);
  if (!node) return cards.add.focus();
  visit(node);
}

/** @param {import("./engine/engine.js").Report} report */
function onStage(report) {
  const failed = report.stage === "failed";
  stage.textContent = failed ? "" : stageText(report);
  stage.hidden = !stage.textContent;
  root.dataset.stage = report.stage;
  if (failed) {
    putIn();
    fill(
      panel,
      failureBox(report, () => {
        engine.retry();
        waitingText();
        evaluate();
      }),
    );
    bar.show(null);
    showBeyond(null);
    result = null;
  }
}

let lastSaid = "";
const announce = debounce((text) => {
  if (text === lastSaid) return;
  lastSaid = text;
  say(text);
}, 900);

function say(text) {
  said.textContent = text;
}

let folded = [];

/** Paper has no disclosures: open them for the print, and close again those that were closed. */
function unfold(open) {
  if (open) {
    putIn();
    folded = [...root.querySelectorAll(".cp-panel__inner details:not([open]), .cp-card__verdict details:not([open])")];
    for (const one of folded) one.open = true;
  } else {
    for (const one of folded) one.open = false;
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
for (const sign of ["pointerdown", "click", "focusin", "toggle"])
  form.addEventListener(sign, putIn, { once: true, capture: true });
form.addEventListener("focusin", () => engine.start(), { once: true });
form.addEventListener("focusout", () => setTimeout(flagProblems, 0));
listen(onStage);
whenIdle(() => engine.start());
await restore();
addEventListener("hashchange", async () => {
  if (await decode(location.hash)) restore();
});
addEventListener("pagehide", () => engine.stop()); // a page that is left keeps no interpreter
addEventListener("pageshow", (event) => event.persisted && evaluate());
addEventListener("beforeprint", () => unfold(true));
addEventListener("afterprint", () => unfold(false));
root.dataset.ready = "";
