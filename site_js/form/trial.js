/**
 * Answers on trial: what a link or a file brings is shown at once, and takes the place of the answers that were there only when the
 * engine has accepted it. What it refuses is left out and named; where nothing is left, all is as it was.
 */

import { t } from "../page/words.js";
import { emptyDraft } from "./draft.js";
import { asked, listed, nameOf } from "./names.js";
import { isEmpty } from "./profile.js";
import { draftOfProfile } from "./shape.js";
import { unsureOf } from "./unsure.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./problems.js").Problem} Problem */

const ROUNDS = 5; // times that something is left out before the whole is refused

/**
 * @param {object} page
 * @param {(draft: Draft) => void} page.show draws a draft and asks the engine
 * @param {() => void} page.accept the draft that is shown is the person's from now on
 * @param {() => import("../page/dom.js").Child[]} page.dismiss nothing comes of it; what is said of whose answers stand there
 * @param {(back: () => void) => import("../page/dom.js").Child[]} page.lent what is said while they stand in the place of others
 * @param {(...content: import("../page/dom.js").Child[]) => void} page.note
 */
export function answersOnTrial({ show, accept, dismiss, lent, note }) {
  /** @type {{before: Draft | null, stood: Draft | null, left: string[], plans: Draft["plans"], unsure: object | undefined, rounds: number} | null} */
  let trial = null;

  /**
   * @param {import("./shape.js").Arrived} arrived
   * @param {Draft | null} before the answers in whose place they stand
   * @param {Draft | null} [stood] those that stand there, where they are another's
   */
  function begin({ draft, left }, before, stood = before) {
    trial = { before, stood, left: left.map(nameOf), plans: draft.plans, unsure: unsureOf(draft), rounds: 0 };
    tell();
    show(draft);
  }

  /** Accepted, by the engine or by an edit: nobody goes on with what is not theirs. */
  function end() {
    if (!trial) return;
    trial = null;
    accept();
  }

  function refuse() {
    const { stood } = /** @type {NonNullable<typeof trial>} */ (trial);
    trial = null;
    const whose = dismiss();
    show(stood ?? emptyDraft());
    note(t("link.broken"), ...whose);
  }

  /** What was opened without, and the way back. */
  function tell() {
    const { before, left } = /** @type {NonNullable<typeof trial>} */ (trial);
    const undo = () => {
      trial = null;
      note();
      show(before ?? emptyDraft());
      accept();
    };
    const replaced = before ? lent(undo) : [];
    note(...replaced, ...(left.length ? [t("left.link", { names: listed(left) })] : []));
  }

  return {
    begin,
    end,
    isOn: () => trial !== null,
    /** Nothing comes of it, and nobody is told. */
    drop: () => void (trial = null),

    /**
     * The engine's answer to what is on trial.
     * @param {{ok: boolean, problems?: Problem[]}} answer
     * @param {object} profile what was asked
     * @returns {boolean} is something else shown now?
     */
    judge({ ok, problems = [] }, profile) {
      if (!trial) return false;
      if (ok) {
        end();
        return false;
      }
      trial.rounds += 1;
      const rest = trial.rounds > ROUNDS ? null : without(profile, problems);
      const next = rest && draftOfProfile(rest, trial.plans, areAllThere(profile, rest) ? trial.unsure : undefined);
      if (!next || isEmpty(next.draft)) {
        refuse();
        return true;
      }
      for (const { path, problem } of problems) {
        trial.left.push(path ? t("problem.in", { label: asked(nameOf(path)), problem }) : problem);
      }
      tell();
      show(next.draft);
      return true;
    },
  };
}

/**
 * A profile without what its problems are about; null where they are about no part of it.
 * @param {object} profile
 * @param {Problem[]} problems
 */
export function without(profile, problems) {
  const rest = structuredClone(profile);
  const paths = problems.map(({ path }) => path.split("/").slice(1).map(unescaped)).filter((path) => path.length > 0);
  for (const path of paths.sort(lastFirst)) remove(rest, path);
  return paths.length ? rest : null;
}

/**
 * Do the entries of all lists stand where they stood?
 * @param {any} one
 * @param {any} other
 */
const areAllThere = (one, other) =>
  [
    (/** @type {any} */ { applicant }) => applicant?.credentials,
    (/** @type {any} */ { applicant }) => applicant?.languages,
    (/** @type {any} */ { applicant }) => applicant?.work?.periods,
    (/** @type {any} */ { partner }) => partner?.credentials,
    (/** @type {any} */ { partner }) => partner?.languages,
  ].every((list) => list(one)?.length === list(other)?.length);

/** @param {string} part */
const unescaped = (part) => part.replace(/~1/g, "/").replace(/~0/g, "~");

/** Later entries of a list come before earlier ones, whose places they would change. @param {string[]} one @param {string[]} other */
function lastFirst(one, other) {
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at < 0) return one.length - other.length; // what is outside goes after what is inside: both go
  return Number(other[at]) - Number(one[at]) || 0;
}

/** Take away what a path leads to, or the last thing on the way that is there. @param {any} outer @param {string[]} path */
function remove(outer, path) {
  const [name, ...rest] = path;
  const inner = Object.hasOwn(outer, name) ? outer[name] : undefined;
  if (rest.length && inner !== null && typeof inner === "object" && remove(inner, rest)) return true;
  if (inner === undefined) return false;
  if (Array.isArray(outer)) outer.splice(Number(name), 1);
  else delete outer[name];
  return true;
}
