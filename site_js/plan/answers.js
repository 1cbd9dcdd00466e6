/** The answers that the plans stand beside: those kept, a link's or a file's in their place, or somebody's who is kept. */

import { emptyDraft } from "../form/draft.js";
import { exampleDraft } from "../form/menu.js";
import { listed, nameOf } from "../form/names.js";
import { isEmpty } from "../form/profile.js";
import { draftOfKept, draftOfProfile } from "../form/shape.js";
import { button, el } from "../page/dom.js";
import { decode, fromFile } from "../page/share.js";
import { DRAFT, OWN } from "../page/store.js";
import { t } from "../page/words.js";
import { peoplePart } from "../people/part.js";

/** @typedef {import("../form/draft.js").Draft} Draft */
/** @typedef {import("../page/share.js").Asked} Asked */

/**
 * @param {object} plans
 * @param {{draft: Draft, lasting: boolean}} plans.page the answers that stand there, and whether the device keeps them
 * @param {() => void} plans.ask asks the core anew
 * @param {() => void} plans.others other answers stand there now: what was being changed is no longer there
 * @param {() => import("../people/part.js").Answered | null} plans.answered what the core said last
 * @param {ReturnType<typeof import("./notice.js").planNotice>} plans.notice
 * @param {(text: string) => void} plans.say
 */
export function planAnswers({ page, ask, others, answered, notice, say }) {
  /** The answers before those of a link or a file, until the core has accepted these. @type {Draft | null} */
  let trial = null;
  const file = el("input", { type: "file", accept: "application/json", hidden: true, onchange: openFile });
  const people = peoplePart({
    draft: () => page.draft,
    show(draft) {
      OWN.keep(null);
      forgetLink();
      show(draft);
      keep();
    },
    follow(draft) {
      if (trial) trial = draft;
      else if (OWN.kept()) OWN.keep(draft);
      else show(draft);
    },
    adopted() {
      page.lasting = false;
      DRAFT.leaveDevice();
      keep();
    },
    answered,
    tell(text, ...ways) {
      notice.tell(text, ...ways);
      say(text);
    },
  });

  /** Somebody else's answers, or the same as another tab has them. @param {Draft} draft */
  function show(draft) {
    trial = null;
    others();
    notice.tell();
    page.draft = draft;
    ask();
  }

  /** While a link's answers stand in the place of one's own, these stay kept as they were. */
  function keep() {
    if (OWN.kept() || people.keep(page.draft) !== null) DRAFT.keepHere(page.draft);
    else DRAFT.keep(page.draft, page.lasting);
  }

  function changed() {
    if (!trial) keep();
    ask();
  }

  /** What the page opens with: a link's answers and plans, those kept from before, or nothing. */
  async function restore() {
    const asked = await decode(location.hash);
    page.draft = draftOfKept(answersKept())?.draft ?? emptyDraft();
    if (asked) takeOver(asked);
    changed();
  }

  /** Back on a page that the browser had put aside: what stands there is what is kept now, which another page may have made another. */
  async function comeBack() {
    DRAFT.refresh();
    page.lasting = DRAFT.isLasting();
    const asked = await decode(location.hash);
    const kept = answersKept();
    if (!asked && (kept === null || JSON.stringify(kept) === JSON.stringify(page.draft))) return ask();
    trial = null;
    others();
    notice.tell();
    return restore();
  }

  /** What is kept of the answers that are to stand there: a link's, somebody's, or one's own. */
  const answersKept = () => (OWN.kept() ? DRAFT.kept() : (people.kept() ?? DRAFT.kept()));

  /** Another tab had the device keep other answers, or forget them: here they go the same way. @param {unknown} kept */
  function follow(kept) {
    if (trial || OWN.kept() || !page.lasting || kept === undefined) return;
    const arrived = kept === null ? null : draftOfKept(kept);
    if (arrived) show(arrived.draft);
    else page.lasting = false;
    notice.tell(t(arrived ? "keep.elsewhere" : "keep.forgotten"));
  }

  /** Show what a link or a file holds in the place of what is there; it stays once the core has accepted it. @param {Asked} asked */
  function takeOver(asked) {
    const before = page.draft;
    const arrived = asked.profile ? draftOfProfile(asked.profile, asked.plans, asked.unsure) : null;
    const next = arrived?.draft ?? (asked.example === undefined ? null : exampleDraft(asked.example));
    if (!next || isEmpty(next)) return forgetLink(t(asked.example === undefined ? "link.broken" : "link.example"));
    others();
    page.draft = next;
    trial = before;
    noteReplaced(before, arrived?.left ?? []);
  }

  /** @param {string} [told] what became of it */
  function forgetLink(told) {
    history.replaceState(null, "", location.pathname + location.search);
    if (told) notice.tell(told);
  }

  async function openFile() {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    takeOver(fromFile(await chosen.text()));
    file.value = "";
    changed();
  }

  /** What was opened without, and the way back. @param {Draft} before @param {string[]} left */
  function noteReplaced(before, left) {
    const own = OWN.kept(); // what was there may have been another link's
    const undo = button(t("undo"), () => {
      notice.tell();
      trial = null;
      OWN.keep(own ?? null);
      others();
      page.draft = before;
      changed();
    });
    const without = left.length > 0 && t("left.link", { names: listed(left.map(nameOf)) });
    const replaced = !isEmpty(before) || people.isAbout();
    notice.tell(...(replaced ? [t("replaced"), undo] : []), without);
  }

  return {
    people,
    file,
    restore,
    comeBack,

    /** The page opens; from now on it goes with what other tabs do. */
    async open() {
      people.onChange(() => {});
      await restore();
      DRAFT.onElsewhere(follow);
    },

    /** They, or their plans, were changed. */
    changed,

    /**
     * What the core says to the answers of a link or a file: they stay, or those before are there again.
     * @param {{ok: boolean}} said
     * @returns {boolean} are other answers shown now?
     */
    judge({ ok }) {
      if (!trial) return false;
      const before = trial;
      trial = null;
      if (!ok) {
        page.draft = before;
        forgetLink(t("link.broken"));
        changed();
        return true;
      }
      if ((!isEmpty(before) || people.isAbout()) && !OWN.kept()) OWN.keep(before);
      forgetLink();
      keep();
      return false;
    },
  };
}
