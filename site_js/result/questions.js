/** Open questions: under each credential what would settle it; then what the rest of the score waits for. */

import { titleOf } from "../form/cards.js";
import { disclosure } from "../page/disclosures.js";
import { el, formLink } from "../page/dom.js";
import { counted, t } from "../page/words.js";
import { subhead } from "./boxes.js";

/** @typedef {import("../types/result.js").Question} Question */
/** @typedef {import("./summary.js").Shown} Shown */

/** More questions than this at once would hide the next group. */
const MANY = 5;

const OF_CREDENTIAL = /^\/(applicant|partner)\/credentials\/(\d+)/;

/** The questions that more points hang on come first. @param {readonly Question[]} questions */
export const byWeight = (questions) =>
  [...questions].sort((one, other) => other.could_add - one.could_add || other.could_add_fsw - one.could_add_fsw);

/** @param {Question[]} questions @param {Shown} shown */
export function drawQuestions(questions, shown) {
  const groups = [...grouped(questions)].sort(([one], [other]) => one.localeCompare(other));
  return groups.map(([key, list]) => {
    const items = list.map((one) => item(one, shown.goTo));
    const rest = items.slice(MANY);
    const name = credentialOf(list[0].path, shown);
    const more = [counted("result.more-questions", rest.length)];
    return el(
      "div.cp-question-group",
      {},
      (groups.length > 1 || name) && subhead(name ?? t("result.questions.rest")),
      el("ul.cp-list", {}, items.slice(0, MANY)),
      rest.length > 0 && disclosure(`more-questions-${key}`, more, [el("ul.cp-list", {}, rest)]),
    );
  });
}

/** The questions by what they are of, in the order of the form: the person's credentials, the partner's, the rest. @param {Question[]} questions */
function grouped(questions) {
  /** @type {Map<string, Question[]>} */
  const groups = new Map();
  for (const one of questions) {
    const [, who, index] = one.path.match(OF_CREDENTIAL) ?? [];
    const key = who ? `${who}-${index.padStart(4, "0")}` : "rest";
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** The title of the credential that a question is of, if it is of one. @param {string} path @param {Shown} shown */
export function credentialOf(path, { cards, partnerCards }) {
  const [, who, index] = path.match(OF_CREDENTIAL) ?? [];
  return who && titleOf((who === "applicant" ? cards : partnerCards)[Number(index)] ?? {});
}

/** @param {Question} question @param {Shown["goTo"]} goTo */
function item({ path, question, could_add }, goTo) {
  const link = formLink(question, () => goTo(path), { "data-keep": `question-${path}` });
  const could = could_add > 0 && el("span.cp-could", { text: counted("could-add", could_add) });
  return el("li", {}, link, " ", could);
}
