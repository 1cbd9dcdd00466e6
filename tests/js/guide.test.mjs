// The decision guide without a page: which question comes next, and the profile that the answers make.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextQuestion, profileOf, stillAsked } from "../../site_js/guide/questions.js";

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

test("answers that were kept are gone on from, but for those to what is not asked any more", () => {
  const country = { id: "country", value: "CA" };
  assert.deepEqual(stillAsked([country, { id: "something-old", value: 1 }, null]), [country]);
  assert.deepEqual(stillAsked({ nonsense: true }), []);
});
