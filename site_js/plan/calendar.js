/** Days as a calendar file; fetched when somebody asks for one. */

import { createEvents } from "ics";

/** @typedef {{on: string, title: string, text: string}} Day */

/**
 * The text of a calendar file with whole days.
 * @param {Day[]} days
 * @param {string} name of the calendar
 */
export function calendarOf(days, name) {
  const made = createEvents(
    days.map(({ on, title, text }, index) => {
      const start = /** @type {[number, number, number]} */ (on.split("-").map(Number));
      return {
        uid: `${on}-${index}@credpoints`,
        start,
        duration: { days: 1 },
        title,
        description: text,
        transp: "TRANSPARENT",
      };
    }),
    { calName: name, productId: "credpoints" },
  );
  if (made.error || !made.value) throw made.error ?? new Error("no calendar");
  return made.value;
}
