/** The days ahead as figures: each plan's steps over time, and one table of them all. No word of it is made here. */

/** @typedef {import("../types/timeline.js").CredpointsTimeline} Timeline */
/** @typedef {{name: string, place?: number, timeline: Timeline}} Course a plan by its place, or things as they are */
/** @typedef {{on: string, low: number, high: number}} Point */
/** A sentence, what it rests on, and in which courses it holds: in all, where none is named. @typedef {{text: string, sources: import("../types/result.js").Source[], names: string[]}} Told */

/** The figures of a course as points; the last one stands on the last day. @param {Timeline} timeline @returns {Point[]} */
export function pointsOf({ steps, to }) {
  const points = steps.map(({ on, range: [low, high] }) => ({ on, low, high }));
  const last = points[points.length - 1];
  return last.on === to ? points : [...points, { ...last, on: to }];
}

/** What a course gives on a day. @param {Timeline} timeline @param {string} day @returns {[number, number]} */
export function onDay({ steps }, day) {
  const there = steps.filter((step) => step.on <= day);
  const [low, high] = there[there.length - 1].range;
  return [low, high];
}

/**
 * Every day on which some course changes, with what all of them give on it and what made it so.
 * @param {Course[]} courses
 */
export function daysOf(courses) {
  const days = [...new Set(courses.flatMap(({ timeline }) => timeline.steps.map((step) => step.on)))].sort();
  return days.map((on) => ({
    on,
    figures: courses.map(({ timeline }) => onDay(timeline, on)),
    causes: causesOn(courses, on),
  }));
}

/** The causes of a day, each once with the courses that have it. @param {Course[]} courses @param {string} on */
function causesOn(courses, on) {
  /** @type {Map<string, Told>} */
  const found = new Map();
  for (const { name, timeline } of courses) {
    for (const { text, sources } of timeline.steps.find((step) => step.on === on)?.causes ?? []) {
      const one = found.get(text) ?? { text, sources, names: [] };
      one.names.push(name);
      found.set(text, one);
    }
  }
  return [...found.values()].map((one) => ({ ...one, names: one.names.length === courses.length ? [] : one.names }));
}

/** The programs that open or close, each once with the courses in which they do. @param {Course[]} courses */
export function turnsOf(courses) {
  /** @type {Map<string, Told & {on: string}>} */
  const found = new Map();
  for (const { name, timeline } of courses) {
    for (const { on, text, sources } of timeline.programs) {
      const one = found.get(on + text) ?? { on, text, sources, names: [] };
      one.names.push(name);
      found.set(on + text, one);
    }
  }
  return [...found.values()]
    .sort((one, other) => one.on.localeCompare(other.on))
    .map((one) => ({ ...one, names: one.names.length === courses.length ? [] : one.names }));
}
