// Plans as they are kept, and the figures of the page of plans: pure functions from data to data.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plannedAlready, plansFrom, sentPlans, stepAbout, stepsFor, taken } from "../../site_js/plan/plans.js";
import { daysOf, onDay, pointsOf, turnsOf } from "../../site_js/plan/series.js";
import { decode, encode } from "../../site_js/page/share.js";

const degree = { country: "FR", kind: "bachelors", title: "Licence" };
const planned = { country: "CA", kind: "certificate", planned: true };
const profile = { applicant: { credentials: [degree, planned] } };

test("a planned credential is a plan already", () => {
  const [plan, ...others] = plannedAlready(profile, (place) => `no ${place}`);
  assert.equal(others.length, 0);
  assert.equal(plan.name, "no 1");
  assert.deepEqual(stepsFor(plan, profile), [{ do: "complete", place: 1 }]);
});

test("a step finds its credential where others were removed or moved, and names no other once it is gone", () => {
  const plan = { name: "", changes: [stepAbout("assess", 0, profile)] };
  const moved = { applicant: { credentials: [planned, degree] } };
  assert.deepEqual(stepsFor(plan, moved), [{ do: "assess", place: 1 }]);
  const gone = { applicant: { credentials: [planned] } };
  assert.deepEqual(stepsFor(plan, gone), [{ do: "assess", place: 1 }]);
  assert.deepEqual(stepsFor({ name: "", changes: taken([{ do: "assess", place: 0 }], profile) }, moved), [
    { do: "assess", place: 1 },
  ]);
});

test("a link carries plans beside the answers, and each way back is the same", async () => {
  const plans = [{ name: "Français", changes: [{ do: "nomination", on: "2027-01-01" }] }];
  const fragment = await encode(profile, sentPlans(plans));
  const found = await decode(fragment);
  assert.deepEqual(found.profile, profile);
  assert.deepEqual(plansFrom(found.plans), plans);
  assert.deepEqual(await decode(await encode(profile)), { profile });
  assert.deepEqual(await decode(fragment.replace(/plans=1\..*/, "plans=1.zz")), { broken: true });
});

test("what is no plan is no plan", () => {
  const odd = [null, 1, "x", {}, { name: {}, changes: "no" }, { changes: [null, 3, [], { do: 1 }, { do: "fly" }] }];
  for (const other of [null, 3, "x", {}, { length: 2 }]) assert.deepEqual(plansFrom(other), []);
  assert.deepEqual(plansFrom([odd[5]]), [{ name: "", changes: [{ do: "fly" }] }]);
  assert.ok(plansFrom(odd).length <= 4);
  const long = plansFrom([{ name: "n".repeat(500), changes: Array(40).fill({ do: "nomination" }) }]);
  assert.equal(long[0].name.length, 100);
  assert.equal(long[0].changes.length, 12);
});

const step = (on, low, high, ...causes) => ({
  on,
  total: low,
  range: [low, high],
  causes: causes.map((text) => ({ text, sources: [{ id: text }] })),
});
const courses = [
  {
    name: "as is",
    timeline: {
      from: "2027-01-01",
      to: "2028-01-01",
      steps: [step("2027-01-01", 400, 420), step("2027-05-01", 395, 415, "age")],
      programs: [],
    },
  },
  {
    name: "plan",
    timeline: {
      from: "2027-01-01",
      to: "2028-01-01",
      steps: [
        step("2027-01-01", 400, 420),
        step("2027-05-01", 395, 415, "age"),
        step("2027-09-01", 445, 465, "French"),
      ],
      programs: [{ on: "2027-09-01", text: "FSW", sources: [] }],
    },
  },
];

test("a chart's points are the steps, and its last day is the last of the time looked at", () => {
  assert.deepEqual(pointsOf(courses[0].timeline), [
    { on: "2027-01-01", low: 400, high: 420 },
    { on: "2027-05-01", low: 395, high: 415 },
    { on: "2028-01-01", low: 395, high: 415 },
  ]);
  assert.deepEqual(onDay(courses[1].timeline, "2027-08-31"), [395, 415]);
  assert.deepEqual(onDay(courses[1].timeline, "2027-09-01"), [445, 465]);
});

test("the table has every day of every course, and says of which a cause is", () => {
  const days = daysOf(courses);
  assert.deepEqual(
    days.map(({ on, figures }) => [on, ...figures.map(([low]) => low)]),
    [
      ["2027-01-01", 400, 400],
      ["2027-05-01", 395, 395],
      ["2027-09-01", 395, 445],
    ],
  );
  assert.deepEqual(days[1].causes, [{ text: "age", sources: [{ id: "age" }], names: [] }]);
  assert.deepEqual(days[2].causes, [{ text: "French", sources: [{ id: "French" }], names: ["plan"] }]);
  assert.deepEqual(turnsOf(courses), [{ on: "2027-09-01", text: "FSW", sources: [], names: ["plan"] }]);
});
