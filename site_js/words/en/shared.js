/** English words that the calculator and the decision guide have in common; `words/fr/shared.js` holds the same keys. */

export const SHARED = {
  waiting: "One moment",
  restart: "Start again",
  back: "Back",
};
