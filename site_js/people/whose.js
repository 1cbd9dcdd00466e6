/** Whose answers stand in the form: one's own, a link's in their place, or somebody's who is kept; and where each of them stays. */

import { emptyDraft } from "../form/draft.js";
import { exampleDraft } from "../form/menu.js";
import { listed, nameOf } from "../form/names.js";
import { isEmpty, toProfile } from "../form/profile.js";
import { draftOfKept, draftOfProfile } from "../form/shape.js";
import { answersOnTrial } from "../form/trial.js";
import { unsureOf } from "../form/unsure.js";
import { button } from "../page/dom.js";
import { decode } from "../page/share.js";
import { DRAFT, OWN } from "../page/store.js";
import { t } from "../page/words.js";
import { peoplePart } from "./part.js";

/** @typedef {import("../form/draft.js").Draft} Draft */
/** @typedef {import("./part.js").Answered} Answered */

/**
 * @param {object} calculator
 * @param {{draft: Draft, lasting: boolean}} calculator.page the answers that stand there, and whether the device keeps them
 * @param {Pick<ReturnType<typeof import("../form/form.js").calculatorForm>, "note" | "draw">} calculator.form
 * @param {Pick<ReturnType<typeof import("../form/actions.js").answerActions>, "lend" | "lasts">} calculator.actions
 * @param {() => void} calculator.evaluate asks the engine of what stands there
 * @param {() => Answered | null} calculator.answered what it said last
 * @param {(text: string) => void} calculator.say
 * @param {() => void} calculator.others hears that other answers stand there
 */
export function whoseAnswers({ page, form, actions, evaluate, answered, say, others }) {
  /** The person's own answers, while those of a link stand in their place: they stay kept as they were. @type {Draft | null} */
  let own = null;
  const trial = answersOnTrial({ show, accept, dismiss, lent, note: form.note });
  const people = peoplePart({
    draft: () => page.draft,
    show(draft) {
      own = null;
      OWN.keep(null);
      trial.drop();
      forgetLink();
      replace(draft, null);
    },
    follow(draft) {
      if (!own) return show(draft);
      own = draft;
      OWN.keep(draft);
    },
    adopted() {
      lasts(false);
      DRAFT.leaveDevice();
      keep();
    },
    answered,
    tell,
  });

  /** Where the browser keeps nothing, the page says so, and promises nothing. */
  function keep() {
    const ofPerson = own ? null : people.keep(page.draft);
    if (ofPerson !== null) {
      DRAFT.keepHere(page.draft);
      if (!ofPerson) form.note(t("keep.failed"));
      return;
    }
    const kept = own ? DRAFT.keepHere(page.draft) : DRAFT.keep(page.draft, page.lasting);
    if (kept || own || !page.lasting) return;
    lasts(false);
    form.note(t("keep.failed"));
  }

  /** @param {boolean} lasting */
  function lasts(lasting) {
    page.lasting = lasting;
    actions.lasts(lasting);
  }

  /** Another tab had the device keep other answers, or forget them: here they go the same way. @param {unknown} kept */
  function follow(kept) {
    if (own || !page.lasting || kept === undefined) return;
    const arrived = kept === null ? null : draftOfKept(kept);
    if (arrived) {
      form.note(t("keep.elsewhere"));
      return show(arrived.draft);
    }
    lasts(false);
    form.note(t("keep.forgotten"));
  }

  /** Say above the form what happened, and aloud. @param {string} text @param {...HTMLElement} ways what can be done about it */
  function tell(text, ...ways) {
    form.note(text, ...ways);
    say(text);
  }

  /**
   * Put other answers in the place of these, with a way back.
   * @param {Draft} next
   * @param {Draft | null} [before]
   * @param {string} [told] what happened
   */
  function replace(next, before = page.draft, told = t("replaced")) {
    trial.end();
    show(next);
    keep();
    if (!before || isEmpty({ ...emptyDraft(), ...before })) return form.note();
    const undo = () => {
      form.note();
      replace({ ...emptyDraft(), ...before }, null);
    };
    tell(told, button(t("undo"), undo));
  }

  /** The engine answers while the form is drawn. @param {Draft} next */
  function show(next) {
    page.draft = next;
    others();
    evaluate();
    form.draw();
  }

  /** A link is read once; where one's own answers are kept, its answers stand beside them. */
  function accept() {
    forgetLink();
    if (page.draft === own) own = null;
    OWN.keep(own);
    actions.lend(own !== null || people.isAbout());
    keep();
  }

  /** What is said while a link's answers stand in the place of one's own. @param {() => void} back */
  function lent(back) {
    const another = people.isAbout() && button(t("people.take"), () => people.take(page.draft));
    return [t("linked"), button(t("undo"), back), button(t("linked.keep"), takeOver), another];
  }

  /** @param {Draft} draft */
  function backToOwn(draft) {
    form.note();
    show(draft);
    own = draft;
    accept();
  }

  function takeOver() {
    const before = own;
    trial.end();
    own = null;
    accept();
    replace(page.draft, before);
  }

  /** Nothing comes of a link: whose answers these are is as it was, and so is the way back from another's. */
  function dismiss() {
    forgetLink();
    own = ownBefore();
    return waysBack();
  }

  function waysBack() {
    return own ? lent(() => backToOwn(/** @type {Draft} */ (own))) : [];
  }

  /** What is kept of the answers that are to stand there: a link's, somebody's, or one's own. */
  const answersKept = () => (OWN.kept() ? DRAFT.kept() : (people.kept() ?? DRAFT.kept()));

  /** The answers of an earlier visit; what of them cannot be read is named. @returns {Draft} */
  function keptBefore() {
    own = ownBefore();
    actions.lend(own !== null || people.isAbout());
    const kept = answersKept();
    const arrived = kept === null ? null : draftOfKept(kept);
    const { draft, left } = arrived ?? { draft: emptyDraft(), left: [] };
    if (left.length) form.note(t("left.kept", { names: listed(left.map(nameOf)) }));
    else if (kept !== null && !arrived) form.note(t("kept.broken"));
    return draft;
  }

  /** What the page opens with: a link's answers, those there were before, or nothing. @param {Draft} [before] */
  async function restore(before = keptBefore()) {
    const asked = await decode(location.hash);
    const arrived = asked?.profile ? draftOfProfile(asked.profile, asked.plans, asked.unsure) : null;
    const example = asked?.example === undefined ? null : exampleDraft(asked.example);
    const next = arrived?.draft ?? example;
    const kept = own ?? before;
    if (next) own = (isEmpty(kept) && !people.isAbout()) || isSame(next, kept) ? null : kept;
    if (arrived && !isEmpty(arrived.draft)) return trial.begin(arrived, own, before);
    if (asked) forgetLink();
    const refused = asked && !example && t(asked.example === undefined ? "link.broken" : "link.example");
    if (example) {
      show(example);
      accept();
    } else show(before);
    if (refused || own) form.note(...(refused ? [refused] : []), ...waysBack());
  }

  /** Back on a page that the browser had put aside: what stands there is what is kept now, which another page may have made another. */
  async function comeBack() {
    lasts(DRAFT.isLasting());
    const link = await decode(location.hash);
    const [kept, keptOwn] = [answersKept(), OWN.kept() ?? null];
    if (!link && (kept === null || JSON.stringify([kept, keptOwn]) === JSON.stringify([page.draft, own]))) {
      return evaluate();
    }
    trial.drop();
    form.note();
    return restore();
  }

  return {
    people,
    replace,
    restore,
    comeBack,
    judge: trial.judge,

    /** What was edited is the person's from now on, and stays. */
    edited() {
      trial.end();
      keep();
    },

    /** Start again: with nothing, or with one's own answers where a link's stood in their place. */
    clear() {
      if (own) {
        backToOwn(own);
        return tell(t("cleared.linked"));
      }
      const before = page.draft;
      DRAFT.forget();
      replace(emptyDraft(), before, t("cleared"));
    },

    /** @param {boolean} lasting is it to stay on the device? */
    keepLasting(lasting) {
      page.lasting = lasting;
      if (!lasting) DRAFT.leaveDevice();
      keep();
    },

    /** The page opens; from now on it goes with what other tabs do. */
    async open() {
      people.onChange((about) => actions.lend(own !== null || about));
      await restore();
      DRAFT.onElsewhere(follow);
    },
  };
}

/** @returns {Draft | null} */
const ownBefore = () => draftOfKept(OWN.kept())?.draft ?? null;

/** @param {Draft} one @param {Draft} other */
const isSame = (one, other) => asText(one) === asText(other);

/** @param {Draft} one */
const asText = (one) => JSON.stringify([toProfile(one).profile, unsureOf(one)]);

function forgetLink() {
  history.replaceState(null, "", location.pathname + location.search);
}
