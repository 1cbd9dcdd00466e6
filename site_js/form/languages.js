/** The languages of the person or of the partner: whether there are results, and which. */

import { el } from "../page/dom.js";
import { firstOf, number, t } from "../page/words.js";
import { ABILITIES } from "./choices.js";
import { isBlank } from "./draft.js";
import { BENCHMARKS, LANGUAGE, LANGUAGES } from "./fields.js";
import { itemList } from "./items.js";
import { group } from "./question.js";

/**
 * @param {() => import("./draft.js").Person} person
 * @param {import("./items.js").Page} page
 * @param {string} base JSON Pointer of the person in the profile
 */
export function languages(person, page, base) {
  const status = group(LANGUAGES, "languages", person, answered, base, page.draft);
  status.node.dataset.alias = "languages";
  const list = itemList(
    () => person().languages,
    { specs: LANGUAGE, name: "language", base: `${base}/languages`, isSent: (one) => !isBlank(LANGUAGE, one) },
    page,
  );
  const node = el("div", {}, status.node, list.node);

  function answered() {
    if (person().languages_status === "has" && person().languages.length === 0) list.addItem();
    sync();
    page.changed();
  }

  function sync() {
    list.node.hidden = person().languages_status !== "has";
    status.sync();
    list.sync();
  }

  sync();
  return {
    node,
    sync,
    draw() {
      list.draw();
      sync();
    },
  };
}

/** The languages in one line: each test with its scores. @param {import("./draft.js").Person} person */
export function languageLine(person) {
  if (person.languages_status === "none") return t("line.no-languages");
  return person.languages
    .filter((one) => one.test)
    .map((one) => {
      const name = firstOf(`short.${one.test}`, `o.test.${one.test}`);
      const scores = ABILITIES.map((ability) => one[ability]).filter((score) => typeof score === "number");
      const same = scores.length === ABILITIES.length && new Set(scores).size === 1;
      const shown = BENCHMARKS[one.test] && same ? scores.slice(0, 1) : scores;
      return shown.length ? `${name} ${shown.map(number).join("/")}` : name;
    })
    .join(" · ");
}
