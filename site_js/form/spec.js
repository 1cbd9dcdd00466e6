/** What a question of the form is made of. */

import { read } from "./draft.js";
import { takeAge } from "./taking.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {import("./draft.js").Draft} Draft */

/**
 * @typedef {object} Own
 * @property {(answers: Answers, whole: Draft) => boolean} [when] is the question relevant? always, where absent
 * @property {string[]} [also] other paths inside its object that are sent with it
 * @property {any} [none] what "none of these" answers
 * @property {string} [words] its words stand under this name instead of its key: one fact, asked in other words after other answers
 * @property {boolean} [rare] asked under "Less common"
 * @property {boolean} [steer] steers the form, is no fact itself
 * @property {boolean} [study] only the points for study in Canada ask it
 * @property {boolean} [own] asked of the person's own credentials only, not of the partner's
 * @property {string[]} [for] other names in the profile that this question stands for
 * @property {string} [enter] its error says what to enter by `enter.<this>`; without it by its unit or its type
 * @property {boolean} [wide] takes the whole width
 * @property {(answers: Answers, value: any) => void} [take] keeps an answer that fills more than its own fact
 * @property {(answers: Answers) => import("./scores.js").Remark | null} [remark] what is said under the answer at once
 * @property {(answers: Answers) => any} [give] the answer as its control shows it, where that is more than the fact
 */

/** @typedef {import("./controls.js").Asked & Own} Spec its key is a path inside its object, parts joined by "/" */

/**
 * A day that is only looked at for its age: whether it is young enough can be said instead.
 * @param {string} key
 * @param {number} years
 * @param {string} stated
 */
export const aging = (key, years, stated) => ({
  key,
  type: /** @type {const} */ ("month"),
  also: [stated],
  stated: /** @type {Array<[any, string, Record<string, number>]>} */ ([
    [true, "age.under", { years }],
    [false, "age.over", { years }],
  ]),
  take: (/** @type {Answers} */ answers, /** @type {any} */ value) => takeAge(answers, key, stated, value),
  give: (/** @type {Answers} */ answers) => read(answers, stated) ?? read(answers, key),
});
