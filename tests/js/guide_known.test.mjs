// What the guide knows without the engine: a path of answers in a table that the build works out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ABROAD, known, whole } from "../../site_js/guide/known.js";

const PATHS = {
  from: "2025-03-25",
  start: [
    "",
    "",
    "country",
    {
      '"CA"': ["unclear", "not-yet-known", "kind", { '"licence"': ["does-not-count", "does-not-count", 4] }],
      [JSON.stringify(ABROAD)]: ["not-yet-known", "not-applicable", "kind"],
      null: ["not-yet-known", "not-yet-known", 0],
    },
  ],
};
const TODAY = new Date(2026, 10, 27);
const given = (...pairs) => pairs.map(([id, value]) => ({ id, value }));
const at = (...pairs) => known(given(...pairs), TODAY, PATHS);

test("an answer leads to the next question, and the last one to an end", () => {
  const words = { level: "unclear", canadian_study: "not-yet-known" };
  assert.deepEqual(at(["country", "CA"]), { words, next: "kind", end: null });
  assert.equal(at(["country", "CA"], ["kind", "licence"]).end, 4);
  assert.equal(at(["country", null]).end, 0);
});

test("every country but Canada is one", () => {
  for (const country of ["FR", "US", "IN"])
    assert.equal(at(["country", country]).words.canadian_study, "not-applicable");
});

test("what no path has is the engine's to say", () => {
  assert.equal(at(), null);
  assert.equal(at(["country", "CA"], ["kind", "masters"]), null);
  assert.equal(at(["kind", "licence"]), null);
  assert.equal(at(["country", "CA"], ["status", "licence"]), null);
  assert.equal(at(["country", "FR"], ["kind", "licence"]), null);
  for (const odd of ["__proto__", "constructor", {}, [], Infinity])
    assert.equal(at(["country", "CA"], ["kind", odd]), null);
});

test("rules of another day, or no build, are not answered for", () => {
  assert.equal(known(given(["country", "CA"]), new Date(2025, 2, 24), PATHS), null);
  assert.notEqual(known(given(["country", "CA"]), new Date(2025, 2, 25), PATHS), null);
  assert.equal(known(given(["country", "CA"]), TODAY, null), null);
});

test("what is said once is put in every place", () => {
  const shared = [{ id: "a" }, [{ $: 0 }, 1]];
  assert.deepEqual(whole({ tests: [{ $: 1 }, { $: 0 }], none: null }, shared), {
    tests: [[{ id: "a" }, 1], { id: "a" }],
    none: null,
  });
});
