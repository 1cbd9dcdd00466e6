// Stands before the theme's search worker, which makes its index as soon as a page opens: here that waits for the first words that
// somebody looks for. Of words typed at one go only the last are looked for: each answer draws the list anew under the reader's hands.
// Words are found with their accents and without: the index has them without, and so are they asked for.
// Messages are the theme's own; tools/site/search.py puts this file beside what it fetches.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const PAUSE = 50; // milliseconds: shorter than between the keys of a quick typist, longer than between those of one stroke

const post = self.postMessage.bind(self);
/** @type {object | null} */
let settings = null;
let wanted = "";
let waking = false;
let awake = false;
let pause = 0;

/** @typedef {{title: string, text: string, terms: Record<string, boolean>}} Found its terms are the words looked for, each with whether it is there */

addEventListener("message", (event) => {
  if (!event.isTrusted) return; // for the theme's worker, whose listener comes after this one
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === SETUP) {
    settings = data;
    send({ type: READY });
    return;
  }
  wanted = data;
  clearTimeout(pause);
  if (!wanted.trim()) send({ type: RESULT, data: { items: [] } });
  else if (awake) pause = setTimeout(ask, PAUSE);
  else wake();
});

/** Asks the theme's worker for what was asked last. */
function ask() {
  if (wanted.trim()) hand({ type: QUERY, data: plain(withoutLetters(wanted)) });
}

/** Starts the theme's worker, and asks it. After a failure the next words try again, those too that were typed in the meantime. */
async function wake() {
  if (waking) return;
  waking = true;
  const before = wanted;
  try {
    const answer = await fetch("../index.json");
    if (!answer.ok) throw new Error(`the index: ${answer.status}`);
    const index = await answer.json();
    if (!("lunr" in self)) {
      importScripts("theme.js");
      indexPlain();
    }
    await made(index);
    awake = true;
    pause = setTimeout(ask, PAUSE);
  } catch (error) {
    console.warn("search:", error);
  } finally {
    waking = false;
  }
  if (!awake && wanted !== before && wanted.trim()) wake();
}

/** Waits until the theme's worker says that it is ready, which the page has been told before. @param {object} index */
async function made(index) {
  try {
    await new Promise((resolve, reject) => {
      self.postMessage = resolve;
      addEventListener("unhandledrejection", (event) => reject(event.reason), { once: true });
      hand({ type: SETUP, data: { ...settings, ...index } });
    });
  } finally {
    self.postMessage = send;
  }
}

/** Words without those of one letter, unless there are no others: every word that begins so would be found. @param {string} words */
const withoutLetters = (words) => words.replace(/(?<=^|\s)\p{L}(?=\s|$)/gu, "").trim() || words;

/** Words without their accents. @param {string} words */
const plain = (words) =>
  words
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/œ/gi, "oe");

/** Has the theme's index, which is still to be made, hold every word without its accents; where it stands is known all the same. */
function indexPlain() {
  const { Builder, Pipeline } = /** @type {any} */ (self).lunr;
  /** @param {{update: (change: (word: string) => string) => unknown}} token */
  const bare = (token) => token.update((word) => plain(word));
  Pipeline.registerFunction(bare, "plain");
  const { ref } = Builder.prototype;
  /** @param {string} name */
  Builder.prototype.ref = function (name) {
    this.pipeline.add(bare); // after the language's own steps, and before the first page
    return ref.call(this, name);
  };
}

/** What the theme's worker says, with the words as the pages write them: the page that is opened marks those. @param {any} message */
function send(message) {
  if (message.type === RESULT) {
    for (const found of message.data.items.flat()) found.terms = asWritten(found);
  }
  post(message);
}

/** @param {Found} found */
function asWritten({ title, text, terms }) {
  const marked = [...`${title} ${text}`.matchAll(/<mark>(.*?)<\/mark>/g)].map((one) => one[1].toLowerCase());
  const typed =
    wanted
      .normalize()
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = Object.entries(terms).map(([word, isThere]) => {
    /** @param {string[]} some */
    const spelled = (some) => some.map((one) => beginning(one, word)).filter(Boolean);
    const [own = word] = spelled(typed);
    const there = isThere ? spelled(marked) : [];
    return [there.length && !there.includes(own) ? there[0] : own, isThere];
  });
  return Object.fromEntries(words);
}

/** As much of a word as is spelled like another without its accents; empty where it begins otherwise. @param {string} word @param {string} bare */
function beginning(word, bare) {
  if (!plain(word).startsWith(bare)) return "";
  let length = 1;
  while (plain(word.slice(0, length)).length < bare.length) length += 1;
  return word.slice(0, length);
}

/** @param {{type: number, data: unknown}} data */
function hand(data) {
  dispatchEvent(new MessageEvent("message", { data }));
}
