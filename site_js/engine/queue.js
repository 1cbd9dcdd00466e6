/** Questions that wait for their answers. One at a time is put: what is no longer wanted never keeps the worker from what is. */

/** @typedef {{text: string, slot?: string, first?: boolean, resolve: (answer: any) => void, reject: (error: Error) => void}} Question */

export function createQueue() {
  let last = 0;
  let put = 0; // the question that the worker has
  /** @type {Map<number, Question>} */
  const waiting = new Map();

  return {
    get empty() {
      return waiting.size === 0;
    },
    /** Whether the worker has a question. */
    get busy() {
      return put > 0;
    },

    /**
     * Keeps a question until it is answered. One that waits in the same slot is answered by null.
     * @param {Question} question
     * @param {boolean} begun  whether the worker is at the question that it has: else the next takes its place
     */
    add(question, begun) {
      for (const [id, { slot, resolve }] of question.slot === undefined ? [] : waiting) {
        if (slot !== question.slot) continue;
        waiting.delete(id);
        if (id === put && !begun) put = 0;
        resolve(null);
      }
      waiting.set(++last, question);
    },

    /** The next question for the worker, where it has none: those that come first before the others. */
    next() {
      if (put) return null;
      const open = [...waiting];
      const [id, question] = open.find(([, { first }]) => first) ?? open[0] ?? [];
      if (!id || !question) return null;
      put = id;
      return { id, text: question.text };
    },

    /** The question is answered; without one, it was no longer wanted. @param {number} id */
    answered(id) {
      const question = waiting.get(id);
      waiting.delete(id);
      if (id === put) put = 0;
      return question;
    },

    /** The worker is gone: its question waits for the next one. */
    putBack() {
      put = 0;
    },

    /** Ends all questions, in this way. @param {(question: Question) => void} end */
    end(end) {
      const open = [...waiting.values()];
      waiting.clear();
      for (const question of open) end(question);
    },
  };
}
