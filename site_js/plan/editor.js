/** Changing one plan: its name, its steps with the questions that each asks, and what can be added. */

import { answerWords } from "../form/controls.js";
import { isScored } from "../form/draft.js";
import { STEP_CREDENTIAL, STEP_LANGUAGE, STEP_ON, STEP_REPORT, STEP_WORK } from "../form/fields.js";
import { credentialDraft, credentialFacts, languageDraft, languageFacts } from "../form/profile.js";
import { group } from "../form/question.js";
import { button, el, fill, find } from "../page/dom.js";
import { t } from "../page/words.js";
import { stepAbout } from "./plans.js";

/** @typedef {import("./plans.js").Change} Change */
/** @typedef {import("./plans.js").Plan} Plan */
/** @typedef {Record<string, any>} Facts */

/** What a program is taken to be until it is said otherwise. @type {Facts} */
const IN_PERSON = {
  country: "CA",
  kind: "certificate",
  institution: "public",
  program_years: 1,
  distance_share: 0,
  full_time_months: 8,
  months_in_canada: 8,
  language_study_share: 0,
  return_scholarship: false,
};
const ANSWERS = /** @type {const} */ ([
  "nomination",
  "certificate-of-qualification",
  "arranged-employment",
  "job-offer",
]);

/**
 * @param {object} page
 * @param {() => Facts} page.profile
 * @param {() => import("../form/draft.js").Draft} page.whole
 * @param {() => void} page.changed
 * @param {() => void} page.close
 */
export function planEditor({ profile, whole, changed, close }) {
  const node = el("section.cp-plan-editor", { hidden: true, "aria-labelledby": "cp-plan-editor" });
  /** @type {Plan | null} */
  let plan = null;

  /** @param {Change} change */
  function add(change) {
    plan?.changes.push(change);
    draw();
    changed();
    find(
      /** @type {HTMLElement} */ (node.querySelector(".cp-plan-steps")?.lastElementChild ?? node),
      "input, select, button",
    )?.focus();
  }

  /** @param {Change} change */
  function remove(change) {
    plan?.changes.splice(plan.changes.indexOf(change), 1);
    draw();
    changed();
    find(node, ".cp-plan-add select")?.focus();
  }

  function draw() {
    if (!plan) return;
    const edited = plan;
    const name = el("input.cp-input", { id: "cp-plan-name", maxlength: 100, value: edited.name });
    name.addEventListener("input", () => {
      edited.name = name.value;
      changed();
    });
    fill(
      node,
      el("h2.cp-plan-head", { id: "cp-plan-editor", text: t("plan.editor") }),
      el("p.cp-question", {}, el("label.cp-label", { for: name.id, text: t("plan.name") }), name),
      el(
        "ol.cp-plan-steps",
        {},
        edited.changes.map((change, index) => stepItem(change, `/changes/${index}`, profile(), whole, changed, remove)),
      ),
      adder(profile(), add),
      el("p.cp-actions", {}, button(t("card.done"), close, { class: "cp-button cp-button--primary" })),
    );
  }

  return {
    node,
    /** @param {Plan} next */
    open(next) {
      plan = next;
      node.hidden = false;
      draw();
      find(node, "input")?.focus();
    },
    close() {
      plan = null;
      node.hidden = true;
      fill(node);
    },
    /** The plan that is being changed, or none. */
    edited: () => plan,
  };
}

/**
 * @param {Change} change
 * @param {string} place
 * @param {Facts} profile
 * @param {() => import("../form/draft.js").Draft} whole
 * @param {() => void} changed
 * @param {(change: Change) => void} remove
 */
function stepItem(change, place, profile, whole, changed, remove) {
  const title = stepName(change, profile);
  const away = button(t("card.remove"), () => remove(change), { "aria-label": `${t("card.remove")}: ${title}` });
  return el(
    "li.cp-item",
    {},
    el("h3.cp-item__head", { text: title }),
    ...questions(change, place, whole, changed).map((one) => one.node),
    el("p.cp-actions", {}, away),
  );
}

/** What a step asks. @param {Change} change @param {string} place @param {() => import("../form/draft.js").Draft} whole @param {() => void} changed */
function questions(change, place, whole, changed) {
  const dated = group(STEP_ON, "plan", () => change, changed, "", whole, place);
  if (change.do === "credential") {
    const draft = credentialDraft(change.credential ?? {});
    const told = () => {
      change.credential = credentialFacts(STEP_CREDENTIAL, draft, whole());
      changed();
    };
    return [group(STEP_CREDENTIAL, "credential", () => draft, told, "", whole, place), dated];
  }
  if (change.do === "language") {
    const draft = languageDraft(change.language ?? {});
    const told = () => {
      change.language = languageFacts(draft, whole(), STEP_LANGUAGE);
      changed();
    };
    return [group(STEP_LANGUAGE, "language", () => draft, told, "", whole, place), dated];
  }
  if (change.do === "work") return [group(STEP_WORK, "plan", () => change, changed, "", whole, place), dated];
  if (change.do === "assess") {
    const told = () => {
      if (!Object.keys(change.eca ?? {}).length) delete change.eca;
      changed();
    };
    return [group(STEP_REPORT, "credential", () => change, told, "", whole, place), dated];
  }
  return change.do === "exchange" ? [] : [dated];
}

/** @param {Change} change @param {Facts} profile */
function stepName(change, profile) {
  const { who = "applicant", place } = change;
  if (place === undefined) {
    const name = t(`plan.do.${change.do}`);
    return who === "partner" ? t("plan.partners", { step: name }) : name;
  }
  return t(`plan.do.${change.do}`, { title: called((profile[who]?.credentials ?? [])[place] ?? {}) });
}

/** A credential of a profile by its title, or by what it is. @param {Facts} facts */
export const called = ({ title, kind }) => title || (kind ? answerWords("kind", kind) : t("card.untitled"));

/** A list of what can be added. @param {Facts} profile @param {(change: Change) => void} add */
function adder(profile, add) {
  const offers = offersFor(profile);
  const list = el(
    "select.cp-input",
    { id: "cp-plan-add" },
    el("option", { value: "", text: t("choose") }),
    offers.map(({ text }, place) => el("option", { value: place, text })),
  );
  list.addEventListener("change", () => {
    const offer = offers[Number(list.value)];
    if (list.value !== "" && offer) add(offer.make());
  });
  return el("p.cp-plan-add", {}, el("label.cp-label", { for: list.id, text: t("plan.add-step") }), list);
}

/** @param {Facts} profile @returns {{text: string, make: () => Change}[]} */
function offersFor(profile) {
  const scored = Boolean(profile.partner) && isScored(profile.partner);
  /** @type {("applicant" | "partner")[]} */
  const people = scored ? ["applicant", "partner"] : ["applicant"];
  return people.flatMap((who) => {
    const own = who === "applicant";
    const whose = own ? {} : { who };
    const said = (/** @type {string} */ text) => (own ? text : t("plan.partners", { step: text }));
    /** @type {Facts[]} */
    const held = profile[who]?.credentials ?? [];
    const about = held
      .flatMap((one, place) => [
        one.planned && {
          text: t("plan.do.complete", { title: called(one) }),
          make: () => stepAbout("complete", place, profile, who),
        },
        one.country &&
          one.country !== "CA" && {
            text: said(t("plan.do.assess", { title: called(one) })),
            make: () => stepAbout("assess", place, profile, who),
          },
        own && one.country === "CA" && { text: t("plan.copy-of", { title: called(one) }), make: () => copyOf(one) },
      ])
      .filter((one) => Boolean(one));
    /** @param {Omit<Change, "who">} step @param {string} key */
    const plain = (step, key) => ({
      text: said(t(key)),
      make: () => structuredClone(/** @type {Change} */ ({ ...step, ...whose })),
    });
    return [
      plain({ do: "credential", credential: IN_PERSON }, "plan.do.credential"),
      ...about,
      plain({ do: "language", language: {} }, "plan.do.language"),
      plain({ do: "work", where: "canada", years: 1 }, "plan.offer.canada"),
      ...(own ? [plain({ do: "work", where: "abroad", years: 1 }, "plan.offer.abroad")] : []),
      ...(own ? ANSWERS.map((what) => plain({ do: what }, `plan.do.${what}`)) : []),
      ...(own && scored ? [plain({ do: "exchange" }, "plan.do.exchange")] : []),
    ];
  });
}

/** One more credential with the same facts, to be made another. @param {Facts} credential @returns {Change} */
function copyOf(credential) {
  const facts = structuredClone(credential);
  const day = facts.planned ? facts.completed_on : undefined;
  for (const name of ["planned", "left_unfinished", "completed_on"]) delete facts[name];
  return { do: "credential", credential: facts, ...(day ? { on: day } : {}) };
}
