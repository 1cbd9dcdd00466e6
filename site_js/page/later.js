/** What can wait for the first answer: the browser looks into every field that is put into a page, which would delay it. */

/** What is put off; null once nothing is. @type {Array<() => void> | null} */
let putOff = [];

/** Do this once the first answer is there, or at once where it is. @param {() => void} work */
export function whenAnswered(work) {
  if (putOff) putOff.push(work);
  else work();
}

/** The answer is there, or somebody wants to see what was put off. */
export function putIn() {
  const works = putOff ?? [];
  putOff = null;
  for (const work of works) work();
}
