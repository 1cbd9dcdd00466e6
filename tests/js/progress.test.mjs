// How far the answers are, as a page says it before a range helps anybody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isNarrow, progressOf } from "../../site_js/result/progress.js";

const question = (path, could_add = 10) => ({ path, question: "?", could_add, could_add_fsw: 0 });

test("a range leads only where it is narrower than about sixty points", () => {
  assert.ok(isNarrow([482, 482]));
  assert.ok(isNarrow([400, 459]));
  assert.ok(!isNarrow([400, 460]));
  assert.ok(!isNarrow([0, 1200]));
});

test("every fact is an answer, an empty list and none among them; a name is none", () => {
  const profile = {
    as_of: "2026-11-27",
    partner: null,
    applicant: { age: 29, languages: [], credentials: [{ title: "One", country: "CA", eca: { outcome: "none" } }] },
  };
  assert.deepEqual(progressOf(profile, []), { given: 5, all: 5 });
  assert.deepEqual(progressOf({}, []), { given: 0, all: 0 });
});

test("what the score waits for stands beside them: a test of languages is six answers, what adds nothing is none", () => {
  const open = [question("/applicant/languages"), question("/sibling_in_canada"), question("/arranged_employment", 0)];
  assert.deepEqual(progressOf({ applicant: { age: 29 } }, open), { given: 1, all: 8 });
});

test("an answer more brings the total nearer", () => {
  const before = progressOf({ applicant: { age: 29 } }, [question("/sibling_in_canada"), question("/partner")]);
  const after = progressOf({ applicant: { age: 29 }, partner: null }, [question("/sibling_in_canada")]);
  assert.equal(after.all, before.all);
  assert.equal(after.given, before.given + 1);
});
