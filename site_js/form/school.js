/** "Which school?": found by name, it fills the kind of school, and says what that rests on and what is not settled. */

import { el, fill, icon } from "../page/dom.js";
import { LOCALE, counted, day, number, t } from "../page/words.js";
import { engine } from "../engine/start.js";
import { combobox } from "./combobox.js";
import { LONGEST, findSchools, prepareSchools } from "./schools.js";

/** @typedef {import("./controls.js").Control} Control */
/** @typedef {import("../types/schools.js").Match} Match */
/** @typedef {import("./taking.js").School} School */

/**
 * @param {import("./controls.js").Asked} _
 * @param {import("./controls.js").Ties} ties
 * @param {(value: School) => void} changed
 * @returns {Control}
 */
export function schoolControl(_, ties, changed) {
  const told = el("div.cp-school", { hidden: true });
  /** @type {School} */
  let now = {};

  const box = combobox({
    ties,
    longest: LONGEST,
    prepare: prepareSchools,
    typed: (name) => set({ name }),
    pick: (/** @type {Match} */ match) => set({ name: match.name, match }),
    async search(text) {
      if (engine.stage !== "ready") box.say(t(engine.stage === "failed" ? "school.failed" : "school.loading"));
      try {
        const found = await findSchools(text);
        if (!found) return null;
        none.hidden = found.matches.length > 0;
        return { items: found.matches.map(optionOf), said: saying(found) };
      } catch {
        return { items: [], said: t("school.failed") };
      }
    },
  });
  const link = el("a", { href: t("link.cicic-statuses"), text: t("school.cicic") });
  const none = el("p.cp-help", { hidden: true }, t("school.examples"), " ", link, ".");

  /** @param {School} school */
  function set(school) {
    show(school);
    changed(school);
  }

  /** @param {School} school */
  function show(school) {
    if (document.activeElement !== box.input) box.input.value = school.name ?? "";
    if (!school.name) none.hidden = true;
    if (now.match !== school.match) {
      told.hidden = !school.match;
      fill(told, school.match && wordsOf(school.match));
    }
    now = school;
  }

  return {
    node: el("div", {}, box.node, none, told),
    value: () => now,
    show: (school) => show(school ?? {}),
    focus: () => box.input.focus(),
    refuse: () => box.input.setAttribute("aria-invalid", "true"),
  };
}

/** @param {Match} match */
const optionOf = (match) => ({
  value: match,
  name: match.name,
  detail: [match.found_by, match.description].filter(Boolean).join(" · "),
});

/** @param {import("./schools.js").Found} found */
const saying = ({ matches, ask }) =>
  ask ?? (matches.length ? counted("school.found", matches.length) : t("school.none"));

/** What a school is, what that rests on, how sure it is, and what is open. @param {Match} match */
function wordsOf({ description, basis, source, evidence, seen_on, confidence, note, ask }) {
  const seen = evidence.map((one) =>
    el("li", {}, el("a", { href: one.url, text: one.title }), one.as_of && ` (${one.as_of})`),
  );
  const sure = el("span", { text: t("school.sure", { word: t(`school.confidence.${confidence}`) }) });
  const origin = el("a", { href: source.url, text: source.title });
  return [
    ask && el("p.cp-school__ask", {}, icon("not-yet-known"), ask),
    el("p", {}, el("strong", { text: description }), ". ", basis, "."),
    note && el("p", { text: note }),
    el("p.cp-help", {}, origin, source.seen ? "" : ` (${t("school.unread")})`, " · ", day(seen_on), " · ", sure),
    seen.length > 0 &&
      el(
        "details.cp-more",
        {},
        el("summary", { text: counted("school.seen", seen.length, { n: number(seen.length) }) }),
        el("ul.cp-list", { lang: LOCALE }, seen),
      ),
    el("p.cp-help", { text: t("school.hint") }),
  ];
}
