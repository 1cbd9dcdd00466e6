/** What is said to those who do not see the page change. */

import { debounce } from "./timing.js";
import { el } from "./dom.js";

const PAUSE = 900; // milliseconds: while somebody types, only the last of several results is said

/** The place whose text is read aloud. */
export function speech() {
  const node = el("p.cp-hidden", { id: "cp-said", "aria-live": "polite" });
  let last = "";

  /** @param {string} text */
  function say(text) {
    last = text;
    node.textContent = text;
  }

  return {
    node,
    say,
    /** Say it once things are quiet, unless it was the last thing announced. */
    announce: debounce((/** @type {string} */ text) => {
      if (text !== last) say(text);
    }, PAUSE),
  };
}
