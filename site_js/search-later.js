// Stands before the theme's search worker, which makes its index as soon as a page opens: here that waits for the first words that
// somebody looks for. Of words typed at one go only the last are looked for: each answer draws the list anew under the reader's hands.
// Messages are the theme's own; tools/site/search.py puts this file beside what it fetches.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const PAUSE = 50; // milliseconds: shorter than between the keys of a quick typist, longer than between those of one stroke

const send = self.postMessage.bind(self);
/** @type {object | null} */
let settings = null;
let wanted = "";
let waking = false;
let awake = false;
let pause = 0;

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
  if (wanted.trim()) hand({ type: QUERY, data: wanted });
}

/** Starts the theme's worker, and asks it. After a failure the next words try again. */
async function wake() {
  if (waking) return;
  waking = true;
  try {
    const answer = await fetch("../index.json");
    if (!answer.ok) throw new Error(`the index: ${answer.status}`);
    const index = await answer.json();
    if (!("lunr" in self)) importScripts("theme.js");
    await made(index);
    awake = true;
    pause = setTimeout(ask, PAUSE);
  } catch (error) {
    console.warn("search:", error);
  } finally {
    waking = false;
  }
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

/** @param {{type: number, data: unknown}} data */
function hand(data) {
  dispatchEvent(new MessageEvent("message", { data }));
}
