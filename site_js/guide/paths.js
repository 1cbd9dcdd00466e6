// The build replaces this file by what the core says after the guide's first answers; without a build nothing is known before the engine.

/**
 * After some answers: the words of both verdicts, then the question that comes next or the number of the end that is reached, then what
 * follows each answer, by that answer as JSON.
 * @typedef {[level: string, study: string, next: string | number, after?: {[answer: string]: Node}]} Node
 */

/** @type {{from: string, start: Node} | null} `from` is the first day of the rules that it was worked out under */
export const PATHS = null;
