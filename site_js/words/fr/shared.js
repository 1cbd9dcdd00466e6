/** French words that the calculator and the decision guide have in common; `words/en/shared.js` holds the same keys. */

export const SHARED = {
  waiting: "Un instant",
  restart: "Recommencer",
  back: "Retour",
};
