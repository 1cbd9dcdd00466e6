/** Whoever presses something lets go of it where it is: what is drawn in between would move it away, and the press would be lost. */

/** After each sign, the milliseconds for which a press may go on: of some, as on a list of the browser's own, no end is told. */
const PRESS = { pointerdown: 1000, pointerup: 30, pointercancel: 30, click: 0 }; // a finger's click comes a little after it was lifted
const PAUSE = 20;

let busyUntil = 0;
for (const [sign, wait] of Object.entries(PRESS)) addEventListener(sign, () => (busyUntil = Date.now() + wait), true);

/** Nobody is pressing anything. */
export async function handFree() {
  while (Date.now() < busyUntil) await new Promise((resolve) => setTimeout(resolve, PAUSE));
}
