/** Several people on this device, off until it is asked for: whom the page is about, and what can be done with them and with the answer. */

import { copyButton } from "../page/copy.js";
import { disclosure } from "../page/disclosures.js";
import { addButton, button, el, fill } from "../page/dom.js";
import { download } from "../page/download.js";
import { asFile, fromFile } from "../page/share.js";
import { LOCALE, t } from "../page/words.js";
import { emptyDraft } from "../form/draft.js";
import { listed, nameOf } from "../form/names.js";
import { isEmpty, toProfile } from "../form/profile.js";
import { draftOfKept, draftOfProfile } from "../form/shape.js";
import { sentPlans } from "../plan/plans.js";
import { caseOf } from "./case.js";
import {
  chosenPerson,
  choosePerson,
  everybody,
  keepForPerson,
  keepPerson,
  newPerson,
  onPeopleElsewhere,
  personOf,
  removePerson,
} from "./kept.js";

/** @typedef {import("../form/draft.js").Draft} Draft */
/** @typedef {import("./kept.js").Person} Person */
/** What the core said, and of what. @typedef {{profile: Record<string, any>, result: any, plans?: object[]}} Answered */

const MOST = 100; // files opened at once

/** The answers of somebody who is kept. @param {Person} person @returns {Draft} */
const draftOf = (person) => draftOfKept(person.draft)?.draft ?? emptyDraft();

/**
 * @param {object} page
 * @param {() => Draft} page.draft
 * @param {(draft: Draft) => void} page.show draws somebody else's answers, in the place of any link's
 * @param {(draft: Draft) => void} page.follow what another tab did with the answers shown here
 * @param {() => void} page.adopted the answers that stand there are somebody's now, and no longer the device's own
 * @param {() => Answered | null} page.answered
 * @param {(text: string, ...ways: HTMLElement[]) => void} page.tell
 */
export function peoplePart({ draft, show, follow, adopted, answered, tell }) {
  const select = el("select.cp-input", { id: "cp-person", onchange: () => choose(select.value || null) });
  const label = el("label", { for: select.id, text: t("people.person") });
  const line = el("p.cp-people", { hidden: true }, label, " ", select, " ", addButton(t("people.add"), add));
  const name = el("input.cp-input", { id: "cp-person-name", type: "text", maxlength: 100, autocomplete: "off" });
  name.addEventListener("change", rename);
  const file = el("input", { type: "file", accept: "application/json", multiple: true, hidden: true });
  file.addEventListener("change", open);
  const named = el("p.cp-people", {}, el("label", { for: name.id, text: t("people.name") }), " ", name);
  const start = button(t("people.start"), begin);
  const remove = button(t("people.remove"), takeAway);
  const forget = button(t("people.forget"), forgetAll);
  const save = button(t("people.save"), saveOne);
  const result = button(t("people.result"), saveResult);
  const testCase = copyButton(async () => {
    const { profile, result: said } = /** @type {Answered} */ (answered());
    return caseOf(profile, said);
  }, t("people.case"));
  const forAnswer = el("p.cp-actions", {}, save, result, testCase);
  const part = disclosure(
    "people",
    [t("people.head")],
    [
      el("p.cp-help", { text: t("people.help") }),
      named,
      el(
        "p.cp-actions",
        {},
        start,
        button(t("people.open"), () => file.click()),
        remove,
        forget,
      ),
      el("p.cp-help", { text: t("people.answer") }),
      forAnswer,
      file,
    ],
  );
  part.id = "people";
  /** @type {(lent: boolean) => void} */
  let told = () => {};

  /** Draw who there is. */
  function list() {
    const people = everybody();
    const chosen = chosenPerson();
    fill(
      select,
      el("option", { value: "", text: t("people.none") }),
      people.map((one) => el("option", { value: one.id, text: one.name || t("people.unnamed") })),
    );
    select.value = chosen?.id ?? "";
    line.hidden = people.length === 0;
    start.hidden = chosen !== null;
    start.textContent = t(people.length ? "people.join" : "people.start");
    named.hidden = remove.hidden = chosen === null;
    forget.hidden = people.length === 0;
    if (document.activeElement !== name) name.value = chosen?.name ?? "";
    told(chosen !== null);
  }

  /** Show somebody; whoever was shown is kept already, but answers of nobody have a way back. @param {string | null} id */
  function choose(id) {
    const before = chosenPerson() ? null : draft();
    const person = id === null ? null : personOf(id);
    choosePerson(person?.id ?? null);
    show(person ? draftOf(person) : emptyDraft());
    list();
    const text = person ? t("people.now", { name: person.name || t("people.unnamed") }) : t("people.nobody");
    if (before && !isEmpty(before)) tell(text, undoTo(before));
    else tell(text);
  }

  /** @param {Draft} before of nobody */
  const undoTo = (before) =>
    button(t("undo"), () => {
      choosePerson(null);
      show(before);
      list();
      tell(t("people.nobody"));
    });

  const called = () => t("people.called", { n: Math.max(0, ...everybody().map((one) => one.made)) + 1 });

  /** @param {string} whose @param {unknown} answers @returns {Person | null} */
  function keepNew(whose, answers) {
    const person = newPerson(whose, answers);
    if (!person) tell(t("keep.failed"));
    return person;
  }

  /** Somebody new, of whom nothing is known. */
  function add() {
    const person = keepNew(called(), emptyDraft());
    if (person) takeOn(person.id);
  }

  /** @param {string} id */
  function takeOn(id) {
    choose(id);
    /** @type {HTMLDetailsElement} */ (part).open = true;
    name.focus();
    name.select();
  }

  /** The answers that stand there become somebody's. */
  function begin() {
    const person = keepNew(called(), draft());
    if (!person) return;
    choosePerson(person.id);
    adopted();
    list();
    tell(t("people.now", { name: person.name }));
    name.focus();
    name.select();
  }

  function rename() {
    const person = chosenPerson();
    if (!person) return;
    const now = name.value.trim();
    const kept = keepPerson({ ...person, name: now });
    tell(kept ? t("people.now", { name: now || t("people.unnamed") }) : t("keep.failed"));
    list();
  }

  function takeAway() {
    const person = chosenPerson();
    if (person) without([person], t("people.removed", { name: person.name || t("people.unnamed") }), person.id);
  }

  function forgetAll() {
    without(everybody(), t("people.forgotten"), chosenPerson()?.id ?? null);
  }

  /** Remove some, with a way back. @param {Person[]} people @param {string} text @param {string | null} chosen */
  function without(people, text, chosen) {
    for (const one of people) removePerson(one.id);
    if (chosen !== null) {
      choosePerson(null);
      show(emptyDraft());
    }
    list();
    const undo = button(t("undo"), () => {
      for (const one of people) keepPerson(one);
      list();
      if (chosen !== null) choose(chosen);
    });
    tell(text, undo);
    undo.focus();
  }

  function saveOne() {
    const whose = chosenPerson()?.name ?? "";
    const { profile } = toProfile(draft());
    const letters = whose.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-");
    const ending = letters.replace(/^-|-$/g, "");
    const named = ending ? `credpoints-${ending}.json` : "credpoints.json";
    download(asFile(profile, sentPlans(draft().plans), whose), named, "application/json");
  }

  /** Each file is somebody new; what is none is named, and what was left out of one. */
  async function open() {
    const files = [...(file.files ?? [])].slice(0, MOST);
    file.value = "";
    const broken = [];
    const partly = [];
    let last = null;
    for (const one of files) {
      const asked = fromFile(await one.text());
      const arrived = asked.profile ? draftOfProfile(asked.profile, asked.plans) : null;
      if (!arrived || isEmpty(arrived.draft)) {
        broken.push(one.name);
        continue;
      }
      const person = keepNew(asked.name || one.name.replace(/^credpoints-?|\.json$/g, "") || called(), arrived.draft);
      if (!person) return list();
      last = person.id;
      if (arrived.left.length) partly.push(`${one.name} (${listed(arrived.left.map(nameOf))})`);
    }
    if (last !== null) choose(last);
    const said = [
      broken.length ? t("people.broken", { names: broken.join(", ") }) : "",
      partly.length ? t("people.left", { names: partly.join(", ") }) : "",
    ];
    if (said.some(Boolean)) tell(said.filter(Boolean).join(" "));
  }

  function saveResult() {
    const said = answered();
    if (!said) return;
    const { version, commit, day, changed } = document.getElementById("cp-site")?.dataset ?? {};
    const site = { version, commit: commit || null, day: day || null, changed: changed !== undefined };
    const whose = chosenPerson()?.name;
    const text = JSON.stringify({ v: 1, site, locale: LOCALE, ...(whose ? { name: whose } : {}), ...said }, null, 2);
    download(`${text}\n`, "credpoints-result.json", "application/json");
  }

  onPeopleElsewhere({
    gone: () => tell(t("people.gone")),
    other: (person) => follow(draftOf(person)),
    listed: list,
  });

  return {
    line,
    part,
    /** Is the page about somebody who is kept? */
    isAbout: () => chosenPerson() !== null,
    /** What is kept of whom the page is about. */
    kept: () => chosenPerson()?.draft,
    keep: keepForPerson,
    /** A link's answers become somebody's. @param {Draft} answers */
    take(answers) {
      const person = keepNew(called(), answers);
      if (person) takeOn(person.id);
    },
    /** Is there an answer that can be handed on? */
    offer() {
      forAnswer.hidden = isEmpty(draft()) && draft().credentials.length === 0;
      result.disabled = testCase.disabled = answered() === null;
    },
    /** Tell of whether the page is about somebody, now and whenever it changes. @param {(about: boolean) => void} changed */
    onChange(changed) {
      told = changed;
      list();
    },
  };
}
