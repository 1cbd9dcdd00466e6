// How far the answers are, as a page says it before a range helps anybody.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { documentElement: { lang: "en" } };
const { addWords } = await import("../../site_js/page/words.js");
const { isNarrow, progressOf, progressText } = await import("../../site_js/result/progress.js");

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
  assert.deepEqual(progressOf(profile, []), { given: 5, all: 5, unsure: 0 });
  assert.deepEqual(progressOf({}, []), { given: 0, all: 0, unsure: 0 });
});

test("what the score waits for stands beside them: a test of languages is six answers, what adds nothing is none", () => {
  const open = [question("/applicant/languages"), question("/sibling_in_canada"), question("/arranged_employment", 0)];
  assert.deepEqual(progressOf({ applicant: { age: 29 } }, open), { given: 1, all: 8, unsure: 0 });
});

test("an answer more brings the total nearer", () => {
  const before = progressOf({ applicant: { age: 29 } }, [question("/sibling_in_canada"), question("/partner")]);
  const after = progressOf({ applicant: { age: 29 }, partner: null }, [question("/sibling_in_canada")]);
  assert.equal(after.all, before.all);
  assert.equal(after.given, before.given + 1);
});

test('"I don\'t know" is an answer that leads to no total: it is told apart, and as many questions are open as are said', async () => {
  addWords((await import("../../site_js/words/en/result.js")).WORDS);
  const open = ["/applicant/age", "/applicant/languages", "/applicant/work/canadian_years", "/sibling_in_canada"];
  const said = (path) => path !== "/sibling_in_canada";
  const found = progressOf(
    { applicant: { credentials: [{ country: "CA", kind: "diploma" }] } },
    open.map((path) => question(path)),
    said,
  );
  assert.deepEqual(found, { given: 5, all: 6, unsure: 3 });
  assert.equal(found.all - found.given + found.unsure, open.length);
  assert.equal(progressText(found), "5 of about 6 answers, 3 of them “I don’t know”");
  assert.equal(progressText({ given: 2, all: 8, unsure: 0 }), "2 of about 8 answers to a total");
});
