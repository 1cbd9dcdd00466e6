/** The verdicts of one credential: three uses, each with its tests, what would change it, and whom to ask. */

import { USES } from "../form/choices.js";
import { namesOf } from "../form/problems.js";
import { disclosure, redraw } from "../page/disclosures.js";
import { el, fill, find, findAll } from "../page/dom.js";
import { signed, span, t } from "../page/words.js";
import { confirmWith, readMore, testList, verdictWord, wordOf } from "./evidence.js";
import { isNarrow } from "./progress.js";

/** @typedef {import("../types/result.js").Credential} Credential */
/** @typedef {NonNullable<import("../types/result.js").Effect>} Effect */
/** @typedef {Credential["level"] | Credential["two_or_more"] | Credential["canadian_study"]} Verdict */

/**
 * The verdict under every card, and a mark at the questions that would settle it.
 * @param {import("../form/cards.js").Card[]} cards
 * @param {Credential[]} credentials
 * @param {number[]} sent the cards that the credentials stand on, by their places
 */
export function drawUnderCards(cards, credentials, sent) {
  cards.forEach(({ node, slot }, index) => {
    const credential = credentials[sent.indexOf(index)] ?? null;
    drawVerdicts(slot, credential, `card-${index}`);
    markOpen(node, credential?.missing ?? []);
  });
}

/** Say above each verdict from when it is. @param {import("../form/cards.js").Card[]} cards @param {string} text empty where it is of now */
export function dateUnderCards(cards, text) {
  for (const { slot } of cards) {
    find(slot, ".cp-old")?.remove();
    if (text && slot.hasChildNodes()) slot.prepend(el("p.cp-old", { text }));
  }
}

/** @param {HTMLElement} card @param {string[]} missing */
function markOpen(card, missing) {
  for (const field of findAll(card, "[data-key]")) {
    const open = namesOf(field).some((name) => missing.includes(name));
    field.classList.toggle("cp-question--open", open);
    const label = find(field, ".cp-label");
    if (label) label.dataset.open = open ? t("open-field") : "";
  }
}

/**
 * @param {HTMLElement} node filled with the verdicts
 * @param {Credential | null} credential null while there is no answer
 * @param {string} key tells this card's disclosures from others'
 */
function drawVerdicts(node, credential, key) {
  redraw(node, () => {
    if (!credential) return void fill(node);
    const judged = judgedOf(credential);
    const planned = credential.when_completed !== null;
    fill(
      node,
      planned && el("p.cp-if", { text: t("if-completed") }),
      USES.map((use) => useLine(use, judged[use], `${key}-${use}`)),
      planned && credential.effect && effectLine(credential),
      asking(credential, key),
    );
  });
}

/** A planned credential is judged as if it were completed. @param {Credential} credential */
export const judgedOf = (credential) => credential.when_completed ?? credential;

/** @param {typeof USES[number]} use @param {Verdict} verdict @param {string} key */
function useLine(use, verdict, key) {
  const again = verdict.tests.some((test) => test.because === verdict.because); // open, it stands among the conditions
  const because = el(`span.cp-use__because${again ? ".cp-use__because--again" : ""}`, { text: verdict.because });
  return disclosure(
    key,
    [el("span.cp-use__name", { text: t(`use.${use}`) }), " ", verdictWord(wordOf(verdict)), " ", because],
    [testList(verdict.tests, { applies: verdict.applies }), wouldChange(verdict), readMore(`[data-use="${use}"]`)],
    "cp-use",
  );
}

/** @param {Verdict} verdict */
export function wouldChange({ would_change }) {
  const changes = would_change.map((text) => el("li", { text }));
  const head = el("p.cp-subhead", { text: t("would-change") });
  return changes.length > 0 && el("div.cp-change", {}, head, el("ul", {}, changes));
}

/** An arrow from one figure to the next, which is read as a word. */
export const becomes = () => [
  el("span", { "aria-hidden": "true", text: " → " }),
  el("span.cp-hidden", { text: t("effect.becomes") }),
];

/** A difference, as a mark beside what it is one of. @param {string} text */
export const chip = (text) => el("span.cp-change-chip", { text });

/** Does it surely add nothing? No use of it counts, or nothing is open that could make it add. @param {Credential} credential */
export function isSureNought(credential) {
  const { effect } = credential;
  if (!effect || effect.total !== 0) return false;
  const judged = judgedOf(credential);
  return USES.every((use) => judged[use].answer === "no") || [effect.with, effect.without].every(isSettled);
}

/** @param {Effect["with"]} sum */
const isSettled = ({ range: [low, high] }) => low === high;

/**
 * What a planned credential does to the total.
 * @param {Credential} credential
 * @param {"both" | "after" | "none"} totals which stand beside the difference
 */
export function figuresOf(credential, totals) {
  const effect = /** @type {Effect} */ (credential.effect);
  const known = effect.total !== 0 || isSureNought(credential);
  const before = [el("span.cp-effect__before", { text: span(effect.without.range) }), becomes()];
  const after = [el("strong", { text: span(effect.with.range) }), " "];
  const by = known ? chip(signed(effect.total)) : chip(t("word.not-yet-known"));
  return el("span.cp-effect__figures", {}, totals === "both" && before, totals !== "none" && after, by);
}

/** What a planned credential does to the score, in figures where they help, and in a sentence. @param {Credential} credential */
function effectLine(credential) {
  const effect = /** @type {Effect} */ (credential.effect);
  const narrow = isNarrow(effect.with.range);
  const because = el("span.cp-effect__because", { text: effect.because });
  return el(
    "p.cp-effect",
    {},
    (narrow || isSureNought(credential)) && figuresOf(credential, narrow ? "both" : "none"),
    " ",
    because,
  );
}

/** @param {Credential} credential @param {string} key */
function asking({ confirm_with }, key) {
  if (!confirm_with.length) return null;
  const whom = el("span.cp-use__because", { text: confirm_with.map((one) => one.who).join(" · ") });
  const summary = [el("span", { text: t("whom-to-ask") }), " ", whom];
  return disclosure(`${key}-ask`, summary, confirmWith(confirm_with), "cp-use cp-use--ask");
}

/** Points of a credential's effect in one figure: what the bar repeats. @param {Credential} credential */
export function effectFigure(credential) {
  const effect = /** @type {Effect} */ (credential.effect);
  const by = effect.total !== 0 || isSureNought(credential) ? ` (${signed(effect.total)})` : "";
  return `${span(effect.with.range)}${by}`;
}
