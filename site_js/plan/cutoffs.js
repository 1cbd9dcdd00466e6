/** Cut-offs of rounds as dots over time, a sign for each kind; a line stands where other rules came into force. */

import { axisX, axisY, dot, gridY, plot, ruleX, text } from "@observablehq/plot";
import { STYLE, asPicture, day, utc } from "./drawing.js";

/** @typedef {{on: string, cutoff: number, kind: string, title: string}} Held a round that was held */

/**
 * @typedef {object} Cutoffs
 * @property {Held[]} rounds
 * @property {string[]} kinds all there are: the place of a kind gives its sign
 * @property {string[]} rules the days on which other rules came into force
 * @property {string} label what it shows, for those who do not see it
 * @property {string} points the words of the axis
 * @property {number} width
 * @property {string} locale
 */

// As many as there are kinds, told apart without colour: seven filled ones, then as many drawn as lines.
const FILLED = /** @type {const} */ (["circle", "triangle", "square", "diamond", "star", "cross", "wye"]);
const LINED = /** @type {const} */ ([
  "circle",
  "triangle2",
  "square2",
  "diamond2",
  "times",
  "plus",
  "asterisk",
  "star",
  "wye",
]);
const COLOURS = 5;
const NARROW = 520; // pixels
const HALF_YEAR = 182 * 24 * 3600 * 1000; // milliseconds
const LETTER = 6; // pixels, about
const ROW = 13; // pixels between two rows of days

/** How a kind looks. @param {number} place of the kind @param {number} r */
function looks(place, r) {
  const colour = `var(--cp-series-${(place % COLOURS) + 1})`;
  const at = place % (FILLED.length + LINED.length);
  return at < FILLED.length
    ? { symbol: FILLED[at], r, fill: colour }
    : { symbol: LINED[at - FILLED.length], r, stroke: colour, strokeWidth: 1.6, fill: "none" };
}

/** The sign of a kind alone, for its label. @param {number} place */
export function signOf(place) {
  const side = 14;
  const drawn = plot({
    width: side,
    height: side,
    margin: 0,
    axis: null,
    style: STYLE,
    marks: [dot([0], { frameAnchor: "middle", ...looks(place, 4) })],
  });
  const sign = asPicture(drawn);
  sign.removeAttribute("role");
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

/** @param {Cutoffs} drawing */
export function cutoffChart({ rounds, kinds, rules, label, points, width, locale }) {
  const narrow = width < NARROW;
  const cutoffs = rounds.map((one) => one.cutoff);
  const [low, high] = [Math.min(...cutoffs), Math.max(...cutoffs)];
  const room = Math.max(10, Math.round((high - low) * 0.06));
  const days = rounds.map((one) => day(one).getTime());
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const around = Math.max(HALF_YEAR - (last - first) / 2, (last - first) * 0.02);
  const domain = [new Date(first - around), new Date(last + around)];
  const [left, right] = [44, 14];
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const place = (/** @type {Date} */ one) =>
    left +
    ((one.getTime() - domain[0].getTime()) / (domain[1].getTime() - domain[0].getTime())) * (width - left - right);
  const changes = rowsOf(
    rules.map(utc).filter((one) => one > domain[0] && one < domain[1]),
    (one) => month.format(one),
    place,
    width,
  );
  const top = 30 + ROW * Math.max(0, ...changes.map(({ row }) => row));
  const drawn = plot({
    width,
    height: (narrow ? 290 : 380) + top,
    marginTop: top,
    marginBottom: 30,
    marginLeft: left,
    marginRight: right,
    ariaLabel: label,
    style: STYLE,
    x: { type: "utc", domain, label: null },
    y: { domain: [Math.max(0, low - room), high + room], label: null },
    marks: [
      gridY({ stroke: "currentColor", strokeOpacity: 0.12 }),
      axisX({ ticks: narrow ? 3 : 7, tickSize: 4, tickFormat: (/** @type {Date} */ one) => month.format(one) }),
      axisY({ ticks: 7, tickSize: 0, label: points, labelAnchor: "top", labelOffset: left, labelArrow: "none" }),
      ruleX(changes, { x: "on", stroke: "currentColor", strokeOpacity: 0.55, strokeDasharray: "1 3" }),
      changes.map(({ on, told, row, anchor }) =>
        text([on], {
          x: (one) => one,
          text: () => told,
          frameAnchor: "top",
          dy: -6 - ROW * row,
          textAnchor: anchor,
          fontSize: 11,
        }),
      ),
      kinds.map((kind, at) =>
        dot(
          rounds.filter((one) => one.kind === kind),
          { x: day, y: "cutoff", title: "title", ...looks(at, narrow ? 2.6 : 3.2) },
        ),
      ),
    ],
  });
  return asPicture(drawn);
}

/**
 * Days above their lines, each in the lowest row where it lies over none before it.
 * @param {Date[]} days in their order
 * @param {(one: Date) => string} word
 * @param {(one: Date) => number} place
 * @param {number} width
 */
function rowsOf(days, word, place, width) {
  /** @type {number[]} */
  const ends = [];
  return days.map((on) => {
    const told = word(on);
    const long = told.length * LETTER + 6;
    const before = place(on) + long > width;
    const start = before ? place(on) - long : place(on);
    const free = ends.findIndex((end) => end < start);
    const row = free < 0 ? ends.length : free;
    ends[row] = start + long;
    return { on, told, row, anchor: /** @type {"start" | "end"} */ (before ? "end" : "start") };
  });
}
