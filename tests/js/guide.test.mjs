// The decision guide without a page: which question comes next, and the profile that the answers make.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { QUESTIONS, nextQuestion, profileOf } from "../../site_js/guide/questions.js";
import { WORDS as EN } from "../../site_js/words/en/guide.js";
import { WORDS as FR } from "../../site_js/words/fr/guide.js";
import { WORDS as FORM } from "../../site_js/words/en/form.js";

const given = (...pairs) => pairs.map(([id, value]) => ({ id, value }));
const next = (answers, missing) => nextQuestion(answers, missing)?.id ?? null;

test("country and what was awarded come first, whatever is missing", () => {
  assert.equal(next([], null), "country");
  assert.equal(next(given(["country", "CA"]), ["institution"]), "kind");
});

test("without a country nothing else can be judged", () => {
  assert.equal(next(given(["country", null]), ["country"]), null);
});

test("the engine's missing facts are asked in its order, each once, and a skipped one not again", () => {
  const start = given(["country", "CA"], ["kind", "certificate"]);
  const missing = ["completed_on", "institution", "program_years"];
  assert.equal(next(start, missing), "status");
  assert.equal(next([...start, ...given(["status", null])], missing), "institution");
  assert.equal(next([...start, ...given(["status", null], ["institution", null])], missing), "program_years");
  assert.equal(next([...start, ...given(["status", "planned"])], []), null);
});

test("the day is asked only of what is finished", () => {
  const start = given(["country", "CA"], ["kind", "diploma"], ["status", "finished"]);
  assert.equal(next(start, ["completed_on"]), "completed_on");
  assert.equal(next([...start, ...given(["completed_on", null])], ["completed_on"]), null);
});

test("the report's own words are asked where somebody has them", () => {
  const start = given(["country", "US"], ["kind", "bachelors"], ["status", "planned"], ["assessed", true]);
  assert.equal(next(start, ["eca/organization", "eca/outcome"]), "eca/organization");
  assert.equal(next([...start, ...given(["eca/outcome", "phrase"])], ["eca/outcome"]), "eca/phrase");
  assert.equal(next([...start, ...given(["eca/outcome", "three-year"])], []), null);
});

test("a fact that no question stands for is passed over", () => {
  assert.equal(next(given(["country", "US"], ["kind", "bachelors"]), ["something-new"]), null);
});

test("the answers become a profile, and what is not known stays away", () => {
  const answers = given(
    ["country", "US"],
    ["kind", "professional"],
    ["status", "finished"],
    ["completed_on", "2020-05-01"],
    ["assessed", true],
    ["eca/organization", "WES"],
    ["eca/issued_on", null],
    ["eca/outcome", "phrase"],
    ["eca/phrase", "Bachelor's degree"],
    ["noc", "31102"],
    ["needs_licence", false],
  );
  assert.deepEqual(profileOf(answers), {
    applicant: {
      credentials: [
        {
          country: "US",
          kind: "professional",
          completed_on: "2020-05-01",
          eca: { organization: "WES", phrase: "Bachelor's degree" },
        },
      ],
      occupation: { noc: "31102", needs_licence: false },
    },
  });
  assert.deepEqual(profileOf(given(["country", "CA"], ["kind", "honorary"])), {
    applicant: { credentials: [{ country: "CA", honorary: true }] },
  });
  assert.deepEqual(
    profileOf(given(["country", "FR"], ["assessed", false], ["status", "unfinished"])).applicant.credentials,
    [{ country: "FR", eca: null, left_unfinished: true }],
  );
});

test("both languages have the same words with the same places to fill", () => {
  assert.deepEqual(Object.keys(FR).sort(), Object.keys(EN).sort());
  const places = (words) => [...words.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();
  for (const key of Object.keys(EN)) assert.deepEqual(places(FR[key]), places(EN[key]), key);
  for (const [key, words] of Object.entries(FR)) {
    assert.ok(!/ [:%»]|« |'|\s[;?!]/.test(words), `French typography in ${key}: ${words}`);
  }
});

test("every question and every answer has its words", () => {
  for (const question of QUESTIONS) {
    assert.ok(
      [`q.${question.id}`].some((key) => key in EN) ||
        `q.credential.${question.id}` in FORM ||
        `q.more.applicant/occupation/${question.id}` in FORM,
      question.id,
    );
    for (const option of question.options ?? []) {
      const key = `o.${question.id.split("/").at(-1)}.${option}`;
      assert.ok(key in EN || key in FORM, key);
    }
  }
});

test("every word of the guide is used", () => {
  const code = ["guide", "guide/run", "guide/question", "guide/verdict"]
    .map((name) => readFileSync(new URL(`../../site_js/${name}.js`, import.meta.url), "utf8"))
    .join();
  for (const key of Object.keys(EN)) {
    const stem = key.replace(/\.(one|other)$/, "");
    const named = code.includes(`"${stem}"`) || code.includes(`WORDS.${stem}`);
    const ofQuestion = QUESTIONS.some(
      (question) =>
        question.unit === stem ||
        key.replace(/^[qh]\./, "") === question.id ||
        (question.options ?? []).some((option) => key === `o.${question.id.split("/").at(-1)}.${option}`),
    );
    assert.ok(named || ofQuestion || key.startsWith("use."), key);
  }
});
