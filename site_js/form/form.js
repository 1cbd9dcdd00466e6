/** The calculator's form: the credentials, then four sections; above them what was replaced, and what cannot be used. */

import { el, fill, findAll } from "../page/dom.js";
import { t } from "../page/words.js";
import { cardList } from "./cards.js";
import { CREDENTIAL } from "./fields.js";
import { examplesMenu } from "./menu.js";
import { clearProblems, locate, showProblems, visit } from "./problems.js";
import { sectionsOf } from "./sections.js";

const STILL = 1200; // milliseconds without a key after which a field is no longer being typed in
const AGAIN = 1500; // milliseconds after which problems are looked at again

/**
 * @param {import("./items.js").Page & {replace: (draft: import("./draft.js").Draft) => void}} page
 */
export function calculatorForm(page) {
  const summary = el("div.cp-summary", { hidden: true });
  const notice = el("div.cp-note", { hidden: true });
  /** @type {import("./problems.js").Problem[]} */
  let problems = [];
  let typed = 0; // when an answer was last changed
  let unfolded = false; // the sections show their questions once there is a credential; whoever folds one keeps it so

  const noted = { ...page, changed };
  const cards = cardList({
    person: page.draft,
    specs: CREDENTIAL,
    base: "/applicant/credentials",
    name: "own",
    changed,
    whole: page.draft,
    say: page.say,
  });
  cards.actions.append(examplesMenu(page.replace));
  const sections = sectionsOf(noted);
  const node = el(
    "div.cp-form",
    { id: "form" },
    notice,
    summary,
    credentialSection(cards.node),
    sections.map((one) => one.node),
  );
  node.addEventListener("submit", (event) => event.preventDefault());
  node.addEventListener("focusout", () => setTimeout(flag, 0));

  function changed() {
    typed = Date.now();
    problems = []; // of what stood there before
    if (!unfolded && page.draft().credentials.length > 0) unfold();
    for (const one of sections) one.sync();
    page.changed();
  }

  /** Show the questions of what is not answered yet. */
  function unfold() {
    unfolded = true;
    for (const one of sections) if (!one.isAnswered()) /** @type {HTMLDetailsElement} */ (one.node).open = true;
  }

  /** A field that is being typed in is not called wrong yet, nor is one that it does not go with. */
  function flag() {
    if (!problems.length) return false;
    const inHand = problems.every(({ path }) => locate(node, path)?.contains(document.activeElement));
    const typing = node.contains(document.activeElement) && document.activeElement?.matches("input[type=text]");
    if (Date.now() - typed < STILL && (inHand || typing)) return false;
    const said = summary.hidden ? "" : summary.textContent;
    showProblems(node, summary, problems);
    if (summary.textContent !== said) page.say(told());
    return true;
  }

  /** What cannot be used, in one breath. */
  function told() {
    const [head, ...items] = findAll(summary, ".cp-summary__head, li").map((one) => one.textContent);
    return [head, items.join(" ")].join(". ");
  }

  return {
    node,
    cards,

    /** Draw other answers. */
    draw() {
      clearProblems(node, summary);
      unfolded = page.draft().credentials.length > 0;
      cards.draw();
      for (const one of sections) one.draw();
    },

    /** Fold the questions whose answer can change nothing any more. @param {string[]} paths */
    settle(paths) {
      for (const one of sections) one.settle?.(paths);
    },

    /** What the engine cannot use; none clears what was shown. @param {import("./problems.js").Problem[]} found */
    refuse(found) {
      problems = found;
      if (!found.length) clearProblems(node, summary);
      else if (!flag()) setTimeout(flag, AGAIN);
    },

    /** Say something above the form; nothing takes it away. @param {...import("../page/dom.js").Child} content */
    note(...content) {
      notice.hidden = content.length === 0;
      fill(
        notice,
        content.flatMap((one) => [one, " "]),
      );
    },

    /** Lead to the question of a JSON Pointer. @param {string} path */
    goTo(path) {
      const field = locate(node, path);
      if (field) visit(field);
      else cards.add.focus();
    },
  };
}

/** @param {HTMLElement} cards */
function credentialSection(cards) {
  const number = el("span.cp-section__number", { "aria-hidden": "true", text: 1 });
  const title = el("h2.cp-section__title", { id: "cp-credentials", text: t("section.credentials") });
  const help = el("p.cp-help", { text: t("credentials.help") });
  return el(
    "section.cp-section.cp-section--first",
    { id: "section-credentials", "aria-labelledby": "cp-credentials" },
    el("div.cp-section__head", {}, number, title),
    el("div.cp-section__body", {}, help, cards),
  );
}
