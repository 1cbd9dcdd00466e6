// The decision guide without a page: which question comes next, and the profile that the answers make.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { documentElement: { lang: "en" } };
const { isUnsure } = await import("../../site_js/form/draft.js");
const { CREDENTIAL, MORE } = await import("../../site_js/form/fields.js");
const { draftOfProfile } = await import("../../site_js/form/shape.js");
const { QUESTIONS, nextQuestion, profileOf, stillAsked, unsureOf, wouldSettle } =
  await import("../../site_js/guide/questions.js");
const { decode, encode } = await import("../../site_js/page/share.js");

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

test("the days of study are asked where the months are not known: they may show that these are too few", () => {
  const start = given(["country", "CA"], ["kind", "diploma"], ["status", "finished"], ["completed_on", null]);
  const missing = ["full_time_months", "months_in_canada", "return_scholarship"];
  assert.equal(next(start, missing), "full_time_months");
  const open = [...start, ...given(["full_time_months", null])];
  assert.equal(next(open, missing), "study_from");
  const begun = [...open, ...given(["study_from", "2024-01-08"])];
  assert.equal(next(begun, missing), "study_to");
  assert.equal(next([...begun, ...given(["study_to", "2024-06"])], ["return_scholarship"]), "return_scholarship");
  const unknown = [...open, ...given(["study_from", null])];
  assert.equal(next(unknown, missing), "months_in_canada"); // the last day alone shows nothing
  const planned = given(["country", "CA"], ["kind", "diploma"], ["status", "planned"], ["full_time_months", null]);
  assert.equal(next(planned, missing), "months_in_canada");
  const [from] = QUESTIONS.filter(({ id }) => id === "study_from");
  assert.equal(wouldSettle(from, ["full_time_months"]), true);
  assert.equal(wouldSettle(from, ["return_scholarship"]), false);
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

test("what is finished is so without its day, and within a month whose day may still be to come", () => {
  const finished = given(["country", "CA"], ["kind", "diploma"], ["status", "finished"]);
  const held = (answers) => profileOf(answers).applicant.credentials[0];
  const start = { country: "CA", kind: "diploma" };
  assert.deepEqual(held(finished), start); // its day is asked next
  assert.deepEqual(held([...finished, ...given(["completed_on", null])]), { ...start, completed: true });
  const month = given(["completed_on", "2026-11"]);
  assert.deepEqual(held([...finished, ...month]), { ...start, completed_on: "2026-11", completed: true });
  const day = given(["completed_on", "2026-11-03"]);
  assert.deepEqual(held([...finished, ...day]), { ...start, completed_on: "2026-11-03" });
});

test('what was answered by "I don\'t know" is so in the calculator', async () => {
  /** The draft that the calculator makes of the guide's link. */
  const arrived = async (answers) => {
    const { profile, plans, unsure } = await decode(await encode(profileOf(answers), [], unsureOf(answers)));
    return draftOfProfile(profile, plans, unsure);
  };
  const start = given(["country", "CA"], ["kind", "diploma"]);
  for (const { id } of QUESTIONS.filter((one) => !["country", "kind"].includes(one.id))) {
    const { draft, left } = await arrived([...start, ...given([id, null])]);
    assert.deepEqual(left, []);
    const key = id === "eca/phrase" ? "eca/outcome" : QUESTIONS.find((one) => one.id === id).key;
    const [own, person] = [CREDENTIAL, MORE].map((specs) => specs.find((one) => one.key === key));
    assert.equal(isUnsure(person ? draft.more : draft.credentials[0], key), true, id);
    assert.ok(!(own ?? person).plain, id); // "I don't know" is an answer to it
  }
  const { draft } = await arrived(given(["country", null]));
  assert.deepEqual(draft.credentials, [{ unsure: ["country"] }]);
  assert.equal(unsureOf(start), undefined);
});

test("answers that were kept are gone on from, but for those to what is not asked any more", () => {
  const country = { id: "country", value: "CA" };
  assert.deepEqual(stillAsked([country, { id: "something-old", value: 1 }, null]), [country]);
  assert.deepEqual(stillAsked({ nonsense: true }), []);
});
