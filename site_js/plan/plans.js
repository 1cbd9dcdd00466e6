/** Plans as they are kept with the answers: each a name and its steps, in the shape that the core publishes. */

/** A step as the core reads it; `of` says which credential it is about, should their places change. @typedef {import("../types/changes.js").Change & {of?: {country?: string, kind?: string, title?: string}}} Change */
/** @typedef {{name: string, changes: Change[]}} Plan */
/** @typedef {Record<string, any>} Facts */

/** Side by side with things as they are, more than these cannot be read. */
export const MOST = 4;
const MOST_STEPS = 12;
const LONGEST_NAME = 100;

/** What a credential is known again by. @param {Facts} credential */
const marks = ({ country, kind, title }) => ({ country, kind, title });

/** @param {Facts} one @param {Facts} other */
const isSame = (one, other) => JSON.stringify(marks(one)) === JSON.stringify(marks(other));

/** @param {Facts} profile @param {Change} change @returns {Facts[]} */
const heldBy = (profile, { who = "applicant" }) => profile[who]?.credentials ?? [];

/**
 * A step about a credential that is there.
 * @param {"complete" | "assess"} what
 * @param {number} place
 * @param {Facts} profile
 * @param {"applicant" | "partner"} [who]
 * @returns {Change}
 */
export function stepAbout(what, place, profile, who = "applicant") {
  const whose = who === "applicant" ? {} : { who };
  return { do: what, ...whose, place, of: marks(heldBy(profile, { do: what, who })[place] ?? {}) };
}

/** Steps that the core suggests, as they are kept. @param {readonly Change[]} changes @param {Facts} profile @returns {Change[]} */
export const taken = (changes, profile) =>
  changes.map((change) =>
    change.place === undefined ? change : { ...change, of: marks(heldBy(profile, change)[change.place] ?? {}) },
  );

/** Plans that planned credentials are already: each completed. @param {Facts} profile @param {(place: number) => string} nameOf @returns {Plan[]} */
export const plannedAlready = (profile, nameOf) =>
  (profile.applicant?.credentials ?? [])
    .flatMap((/** @type {Facts} */ one, /** @type {number} */ place) =>
      one.planned ? [{ name: nameOf(place), changes: [stepAbout("complete", place, profile)] }] : [],
    )
    .slice(0, MOST);

/**
 * The steps of a plan for a profile whose credentials may stand in other places now; one that is gone is named by a place where none is.
 * @param {Plan} plan
 * @param {Facts} profile
 */
export const stepsFor = (plan, profile) =>
  plan.changes.map(({ of, ...change }) => {
    if (!of || change.place === undefined) return change;
    const held = heldBy(profile, change);
    if (held[change.place] && isSame(held[change.place], of)) return change;
    const found = held.findIndex((one) => isSame(one, of));
    return { ...change, place: found < 0 ? held.length : found };
  });

/** Plans without what only this device needs. @param {Plan[] | undefined} plans */
export const sentPlans = (plans = []) =>
  plans.map(({ name, changes }) => ({
    name,
    changes: changes.map((change) => ({ ...change, of: undefined })),
  }));

/**
 * What a link, a file or the device has for plans, as far as it has the shape of some; what their steps ask is for the core to judge.
 * @param {unknown} found
 * @returns {Plan[]}
 */
export function plansFrom(found) {
  if (!Array.isArray(found)) return [];
  return found.slice(0, MOST).flatMap((/** @type {any} */ one) => {
    if (!one || typeof one !== "object" || !Array.isArray(one.changes)) return [];
    const changes = one.changes.slice(0, MOST_STEPS).filter(isStep);
    return [{ name: String(one.name ?? "").slice(0, LONGEST_NAME), changes }];
  });
}

/** @param {any} change */
const isStep = (change) =>
  change && typeof change === "object" && !Array.isArray(change) && typeof change.do === "string";
