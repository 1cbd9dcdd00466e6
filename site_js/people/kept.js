/** Several people on one device, each under a key of its own, so that no two tabs write over each other; which of them a tab is about. */

import { put, read, text } from "../page/store.js";

const PERSON = "credpoints.person.v1."; // and the person's own sign
const CHOSEN = "credpoints.chosen.v1";
const LONGEST = 100; // letters of a name

/** @typedef {{id: string, name: string, made: number, draft: unknown}} Person `made` gives their order */

/** Whom this page shows; a page that was left and come back to may have been about somebody else. @type {string | null} */
let current = text("sessionStorage", CHOSEN);

/** @returns {string[]} */
function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PERSON));
  } catch {
    return []; // closed: nobody is kept
  }
}

/** @param {string} id @returns {Person | null} */
export function personOf(id) {
  const found = read(text("localStorage", PERSON + id));
  if (!found || typeof found !== "object") return null;
  const { name, made, draft } = found;
  return { id, name: String(name ?? "").slice(0, LONGEST), made: Number(made) || 0, draft };
}

/** Everybody who is kept, in the order they came. @returns {Person[]} */
export const everybody = () =>
  keys()
    .flatMap((key) => personOf(key.slice(PERSON.length)) ?? [])
    .sort((one, other) => one.made - other.made || one.id.localeCompare(other.id));

/** @param {Person} person @returns {boolean} is it kept now? */
export const keepPerson = ({ id, ...record }) => put("localStorage", PERSON + id, JSON.stringify(record));

/** Somebody new, with what is known of them. @param {string} name @param {unknown} draft @returns {Person | null} null where nothing can be kept */
export function newPerson(name, draft) {
  const made = Math.max(0, ...everybody().map((one) => one.made)) + 1;
  const person = { id: crypto.randomUUID(), name: name.slice(0, LONGEST), made, draft };
  return keepPerson(person) ? person : null;
}

/** @param {string} id */
export const removePerson = (id) => void put("localStorage", PERSON + id, null);

/** Whom this tab is about. @returns {Person | null} */
export const chosenPerson = () => (current === null ? null : personOf(current));

/** @param {string | null} id */
export function choosePerson(id) {
  current = id;
  put("sessionStorage", CHOSEN, id);
}

/** What is typed belongs to whom the page is about. @param {unknown} draft @returns {boolean | null} was it kept? null where it is about nobody */
export function keepForPerson(draft) {
  const person = chosenPerson();
  return person && keepPerson({ ...person, draft });
}

/**
 * Tells of what another tab did to the person who is shown here, or to the others; and that there may be others, where a page was come
 * back to.
 * @param {{gone: () => void, other: (person: Person) => void, listed: () => void}} told
 */
export function onPeopleElsewhere({ gone, other, listed }) {
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== null && !key.startsWith(PERSON)) return;
    const here = current !== null && (key === null || key === PERSON + current);
    const person = chosenPerson();
    if (here && !person) {
      choosePerson(null);
      gone();
    } else if (here && person && newValue !== null) other(person);
    listed();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    current = text("sessionStorage", CHOSEN);
    listed();
  });
}
