/** What the core answered, and whether it tells of a fault of ours. */

/** The answer that the worker sent as text; null where it is none. @param {string} text */
export function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no core writes this
  }
}

/** Whether an answer tells of a fault of ours and not of the question. @param {any} answer */
export function isDefect(answer) {
  return (
    !answer?.ok &&
    (!answer?.problems ||
      answer.problems.some((/** @type {any} */ problem) => problem.path === "" && problem.expected === ""))
  );
}
