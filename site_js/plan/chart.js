/** Charts, drawn by Observable Plot: the page loads them with the first one. Every word comes with the data. */

import { areaY, axisX, axisY, dot, gridY, lineY, plot, ruleX, text } from "@observablehq/plot";
import { STYLE, asPicture, day, utc } from "./drawing.js";

export { cutoffChart, signOf } from "./cutoffs.js";

/** @typedef {import("./series.js").Point} Point */
/** @typedef {{name: string, points: Point[]}} Line */
/** @typedef {{on: string, cutoff: number, kind: string, sign: (typeof import("./signs.js").SIGNS)[number], title: string}} Mark */

/**
 * @typedef {object} Drawing
 * @property {Line[]} lines
 * @property {Mark[]} [marks]
 * @property {string} [today] a day that is marked, with its words
 * @property {string} [todayWords]
 * @property {string} label what it shows, for those who do not see it
 * @property {string} points the words of the axis
 * @property {number} width
 * @property {string} locale
 */

const NARROW = 520; // pixels under which names stand over their lines
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "1 4"]; // told apart without colour
const LEAST = 14; // pixels between two names
const LETTER = 7.6; // pixels of one bold letter of a name, in a wide font
const MOST = 230; // pixels at the right for names
const EM = 16; // pixels that count as one em of a name, whose letters the library takes to be narrow

/** @param {number} place of a line */
const colour = (place) => `var(--cp-series-${(place % DASHES.length) + 1})`;

/** A step chart: the sure points as lines, what is open above them as a tint, names at the lines' ends. @param {Drawing} drawing */
export function stepChart({ lines, marks = [], today, todayWords, label, points, width, locale }) {
  const narrow = width < NARROW;
  const height = narrow ? 260 : 340;
  const values = [
    ...lines.flatMap((line) => line.points.flatMap(({ low, high }) => [low, high])),
    ...marks.map((one) => one.cutoff),
  ];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = Math.max(10, Math.round((high - low) * 0.08));
  const domain = [Math.max(0, low - room), high + room];
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const [top, bottom, left] = [28, 30, 44];
  const right = narrow ? 12 : Math.min(MOST, 16 + LETTER * Math.max(...lines.map((line) => line.name.length)));
  const forNames = narrow ? width - left - right : right < MOST ? Infinity : MOST - 10;
  const scale = (/** @type {number} */ value) =>
    height - bottom - ((value - domain[0]) / (domain[1] - domain[0])) * (height - bottom - top);
  const kinds = [...new Set(marks.map((one) => one.kind))];
  const drawn = plot({
    width,
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
    ariaLabel: label,
    style: STYLE,
    x: { type: "utc", label: null },
    y: { domain, label: null },
    marks: [
      gridY({ stroke: "currentColor", strokeOpacity: 0.12 }),
      axisX({ ticks: narrow ? 3 : 6, tickFormat: (/** @type {Date} */ day) => month.format(day), tickSize: 4 }),
      axisY({ ticks: 6, tickSize: 0, label: points, labelAnchor: "top", labelArrow: "none" }),
      ...(today === undefined
        ? []
        : [
            ruleX([utc(today)], { stroke: "currentColor", strokeOpacity: 0.5, strokeDasharray: "1 3" }),
            text([utc(today)], {
              x: (one) => one,
              text: () => todayWords,
              frameAnchor: "bottom",
              dy: -4,
              dx: 4,
              textAnchor: "start",
            }),
          ]),
      ...lines.map((line, place) =>
        areaY(line.points, {
          x: day,
          y1: "low",
          y2: "high",
          curve: "step-after",
          fill: colour(place),
          fillOpacity: 0.14,
        }),
      ),
      ...lines.map((line, place) =>
        lineY(line.points, {
          x: day,
          y: "low",
          curve: "step-after",
          stroke: colour(place),
          strokeWidth: 2.2,
          strokeDasharray: DASHES[place % DASHES.length],
        }),
      ),
      ...kinds.map((kind) =>
        dot(
          marks.filter((one) => one.kind === kind),
          {
            x: day,
            y: "cutoff",
            symbol: marks.find((one) => one.kind === kind)?.sign,
            r: 3.4,
            stroke: "currentColor",
            strokeWidth: 1.2,
            title: "title",
          },
        ),
      ),
      ...names(lines, scale, narrow, height - bottom).map(({ name, at, value, dy, place }) =>
        text([{ at }], {
          x: () => utc(at),
          y: () => value,
          text: () => name,
          dy,
          dx: narrow ? -2 : 6,
          textAnchor: narrow ? "end" : "start",
          lineWidth: forNames / EM,
          textOverflow: "ellipsis",
          fill: colour(place),
          stroke: "var(--md-default-bg-color)",
          strokeWidth: 4,
          fontWeight: 650,
        }),
      ),
    ],
  });
  return asPicture(drawn);
}

/**
 * Names at the ends of their lines, moved apart where they would lie over each other, and none of them under the chart.
 * @param {Line[]} lines
 * @param {(value: number) => number} scale
 * @param {boolean} narrow
 * @param {number} floor
 */
function names(lines, scale, narrow, floor) {
  const ends = lines.map((line, place) => {
    const last = line.points[line.points.length - 1];
    return { name: line.name, at: last.on, value: last.low, place, y: scale(last.low) - (narrow ? 9 : 0) };
  });
  ends.sort((one, other) => one.y - other.y);
  for (const [index, one] of ends.entries()) {
    if (index) one.y = Math.max(one.y, ends[index - 1].y + LEAST);
  }
  for (const [above, one] of ends.toReversed().entries()) {
    one.y = Math.min(one.y, floor - LEAST / 2 - above * LEAST);
  }
  return ends.map((one) => ({ ...one, dy: one.y - scale(one.value) }));
}
