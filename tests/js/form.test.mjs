// The form without a page: draft and profile, share links, and figures as typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyDraft } from "../../site_js/form/draft.js";
import { EXAMPLES, TITLES } from "../../site_js/form/examples.js";
import { toNumber, toShare } from "../../site_js/form/numbers.js";
import { fromProfile, isEmpty, toProfile } from "../../site_js/form/profile.js";
import { scoreRemark } from "../../site_js/form/scores.js";
import { inYears, lengthOf, takeLength, takeSchool, takeTest } from "../../site_js/form/taking.js";
import { decode, encode } from "../../site_js/page/share.js";

test("an empty draft asks nothing of the engine", () => {
  assert.deepEqual(toProfile(emptyDraft()).profile, {});
  assert.ok(isEmpty(emptyDraft()));
});

for (const [name, make] of Object.entries(EXAMPLES)) {
  test(`the example ${name} comes out of the form as it went in`, () => {
    const profile = make();
    const again = toProfile(fromProfile(profile)).profile;
    for (const credential of profile.applicant.credentials) {
      // what a card does not ask after its other answers is not sent
      if (credential.distance_share === 0) delete credential.distance_share_in_canada;
    }
    assert.deepEqual(again, profile);
    assert.equal(TITLES[name].length, profile.applicant.credentials.length);
  });
}

const FULL = {
  as_of: "2026-11-23",
  rules_on: "2020-10-20",
  sibling_in_canada: true,
  job_offer: "other",
  settlement_funds: false,
  applicant: {
    birth_date: "1997-02-03",
    studied_in_canada_two_years: false,
    occupation: { noc: "31102", needs_licence: true },
    languages: [
      { test: "tef-canada", taken_on: "2026-01-02", listening: 450, reading: 450, writing: 450, speaking: 450 },
    ],
    work: { periods: [{ country: "CA", from: "2024-01-01", hours_per_week: 30 }], trade_years_last_five: 2 },
    credentials: [
      {
        country: "IN",
        kind: "bachelors",
        completed_on: "2018-05-01",
        eca: {
          organization: "WES",
          issued_on: "2024-01-01",
          phrases: ["Bachelor's degree (four years)", "University Diploma"],
        },
      },
      { country: "FR", kind: "masters", eca: null, left_unfinished: true },
    ],
  },
  partner: {
    accompanying: true,
    canadian: false,
    age: 33,
    certificate_of_qualification: false,
    work: { canadian_years: 2, foreign_years: 1 },
    languages: [],
    credentials: [
      { country: "CA", kind: "diploma", institution: "public", program_years: 2, completed_on: "2019-04-30" },
    ],
  },
};

test("a full profile comes out of the form as it went in", () => {
  assert.deepEqual(toProfile(fromProfile(FULL)).profile, FULL);
});

test("what a card no longer asks is kept in the form and not sent", () => {
  const draft = emptyDraft();
  draft.credentials.push({ country: "CA", kind: "certificate", institution: "public", program_years: 1 });
  draft.credentials[0].country = "US";
  const [sent] = toProfile(draft).profile.applicant.credentials;
  assert.deepEqual(sent, { country: "US", kind: "certificate" });
  assert.equal(draft.credentials[0].program_years, 1);
});

test("a card without an answer is not sent, and the others keep their places", () => {
  const draft = emptyDraft();
  draft.credentials.push({}, { country: "CA" });
  assert.deepEqual(toProfile(draft).cards.applicant, [1]);
});

test("a job that is still being entered is no error", () => {
  const draft = emptyDraft();
  Object.assign(draft.work, {
    work_by: "jobs",
    periods: [{ country: "CA" }, { country: "US", from: "2020-01-01", hours_per_week: 40 }],
  });
  assert.deepEqual(toProfile(draft).profile.applicant.work.periods, [
    { country: "US", from: "2020-01-01", hours_per_week: 40 },
  ]);
});

test("unknown is left out, none is said", () => {
  const draft = emptyDraft();
  assert.equal(toProfile(draft).profile.partner, undefined);
  draft.partner_status = "none";
  draft.languages_status = "none";
  assert.equal(toProfile(draft).profile.partner, null);
  assert.deepEqual(toProfile(draft).profile.applicant.languages, []);
});

test("a partner who does not come along is asked no details", () => {
  const draft = emptyDraft();
  Object.assign(draft, {
    partner_status: "has",
    partner: { accompanying: false, credentials: [{ country: "CA" }], languages: [] },
  });
  assert.deepEqual(toProfile(draft).profile.partner, { accompanying: false });
});

test("figures are read as people type them", () => {
  assert.equal(toNumber("0,3"), 0.3);
  assert.equal(toNumber(" 1\u00a0200 "), 1200);
  assert.equal(toNumber("2."), 2);
  assert.equal(toNumber(""), undefined);
  assert.equal(toNumber("about eight"), "about eight");
  assert.equal(toShare("100 %"), 1);
  assert.equal(toShare("33,3"), 0.333);
});

test("a certificate of qualification is sent as a licence, and counts wherever it earns points", () => {
  const draft = emptyDraft();
  draft.credentials.push({ country: "CA", kind: "qualification", status: "finished", completed_on: "2020-05-01" });
  const { applicant } = toProfile(draft).profile;
  assert.deepEqual(applicant.credentials, [{ country: "CA", kind: "licence" }]);
  assert.equal(applicant.certificate_of_qualification, true);
  draft.credentials[0].country = "US";
  assert.equal(toProfile(draft).profile.applicant.certificate_of_qualification, undefined);
});

test("whose sibling it is, and another relative, are asked where they can still decide", () => {
  const draft = emptyDraft();
  draft.more = { sibling_in_canada: true, sibling_of: "partner", relative_in_canada: true };
  assert.deepEqual(toProfile(draft).profile, { sibling_in_canada: true });
  draft.partner_status = "has";
  assert.deepEqual(toProfile(draft).profile, {
    sibling_in_canada: true,
    sibling_of: "partner",
    relative_in_canada: true,
    partner: {},
  });
  draft.more.sibling_of = "applicant";
  assert.equal(toProfile(draft).profile.relative_in_canada, undefined);
  Object.assign(draft.partner, { accompanying: true, canadian: false });
  assert.equal(toProfile(draft).profile.sibling_of, undefined);
});

test("what excludes work is asked of jobs in Canada alone", () => {
  const draft = emptyDraft();
  const job = { from: "2024-01-01", hours_per_week: 30, noc: "21232", self_employed: true, authorized: true };
  Object.assign(draft.work, {
    work_by: "jobs",
    periods: [
      { ...job, country: "CA" },
      { ...job, country: "IN" },
    ],
  });
  const [here, abroad] = toProfile(draft).profile.applicant.work.periods;
  assert.deepEqual(here, { ...job, country: "CA" });
  assert.deepEqual(abroad, { country: "IN", from: "2024-01-01", hours_per_week: 30, noc: "21232" });
});

test("the occupation of the work in Canada is asked where there was work elsewhere too", () => {
  const draft = emptyDraft();
  Object.assign(draft.work, { canadian_years: 1, canadian_noc: "21232" });
  assert.equal(toProfile(draft).profile.applicant.work.canadian_noc, undefined);
  draft.work.foreign_years = 2;
  assert.equal(toProfile(draft).profile.applicant.work.canadian_noc, "21232");
});

test("a planned credential keeps the day on which it is expected", () => {
  const draft = emptyDraft();
  draft.credentials.push({ country: "CA", kind: "diploma", status: "planned", completed_on: "2027-08-31" });
  const { profile } = toProfile(draft);
  assert.deepEqual(profile.applicant.credentials, [
    { country: "CA", kind: "diploma", planned: true, completed_on: "2027-08-31" },
  ]);
  assert.deepEqual(toProfile(fromProfile(profile)).profile, profile);
});

test("a program under way keeps the day on which it began", () => {
  const facts = { country: "CA", kind: "diploma", planned: true, completed_on: "2027-08", study_from: "2026-09" };
  const profile = { applicant: { credentials: [facts] } };
  assert.deepEqual(toProfile(fromProfile(profile)).profile.applicant.credentials, [facts]);
});

const MATCH = { id: "a", name: "A", standing: "private-degree", confidence: "medium" };

test("a school that is chosen fills its kind, and takes it away when another name is typed", () => {
  const card = {};
  takeSchool(card, { name: "A", match: MATCH });
  assert.deepEqual(card, { institution_name: "A", school: MATCH, institution: "private-degree" });
  takeSchool(card, { name: "Another" });
  assert.deepEqual(card, { institution_name: "Another" });
  takeSchool(card, { name: "A", match: MATCH });
  card.institution = "public";
  takeSchool(card, { name: "" });
  assert.deepEqual(card, { institution: "public" }, "what the person chose stays");
});

test("a school whose kind is not sure, or not settled, fills none", () => {
  for (const open of [{ confidence: "low" }, { standing: null }]) {
    const card = {};
    takeSchool(card, { name: "A", match: { ...MATCH, ...open } });
    assert.equal(card.institution, undefined);
  }
});

test("a length is taken as years, terms or months, and months make no more years than the calendar has", () => {
  const years = (unit, ...figures) => figures.map((figure) => inYears({ figure, unit }));
  assert.deepEqual(years("years", 0.7, 2), [0.7, 2]);
  assert.deepEqual(years("terms", 1, 2, 5), [0.5, 1, 2.5]);
  assert.deepEqual(years("months", 4, 8, 12, 16, 20, 24, 36), [0.5, 1, 1, 1.5, 2, 2, 3]);
  const card = {};
  takeLength(card, { figure: 8, unit: "months" });
  assert.equal(card.program_years, 1);
  assert.deepEqual(lengthOf(card), { figure: 8, unit: "months" });
  card.program_years = 2;
  assert.deepEqual(lengthOf(card), { figure: 2, unit: "years" });
  takeLength(card, { unit: "years" });
  assert.ok(!("program_years" in card));
});

test("another test never takes over the figures of the one before", () => {
  const language = { test: "clb-en", listening: 9, reading: 9, taken_on: "2026-01-01" };
  takeTest(language, "clb-en");
  assert.equal(language.listening, 9);
  takeTest(language, "ielts-general");
  assert.deepEqual(language, { test: "ielts-general", taken_on: "2026-01-01" });
});

test("each score has its level beside it, and one out of its scale is said at once", () => {
  const said = (...given) => scoreRemark(...given)?.key;
  assert.deepEqual(scoreRemark("ielts-general", "listening", 8), {
    key: "score.en.level",
    facts: { level: 9 },
    wrong: false,
  });
  assert.equal(said("ielts-general", "listening", 7.9), "score.en.level");
  assert.equal(scoreRemark("ielts-general", "listening", 7.9).facts.level, 8);
  assert.equal(said("ielts-general", "reading", 9), "score.en.top");
  assert.equal(said("ielts-general", "reading", 3), "score.en.below");
  assert.deepEqual(scoreRemark("tef-canada", "listening", 540), {
    key: "score.other-scale",
    facts: { scale: 699, most: 360 },
    wrong: false,
  });
  assert.deepEqual(scoreRemark("ielts-general", "reading", 85), {
    key: "score.out",
    facts: { most: 9 },
    wrong: true,
  });
  assert.equal(said("tcf-canada", "reading", 549), "score.fr.top");
  assert.equal(said("clb-en", "reading", 9), undefined);
  assert.equal(said("clb-en", "reading", 8.5), "score.no-level");
  assert.equal(said("ielts-general", "reading", "nine"), undefined);
  assert.equal(said(undefined, "reading", 9), undefined);
});

test("a link brings back the very profile, and is refused where it is broken", async () => {
  const fragment = await encode(FULL);
  assert.match(fragment, /^#p=1\.[\w-]+$/);
  assert.deepEqual(await decode(fragment), { profile: FULL });
  assert.deepEqual(await decode("#p=1.nonsense"), { broken: true });
  assert.deepEqual(await decode("#p=9.abc"), { broken: true });
  assert.deepEqual(await decode("#example=online-year"), { example: "online-year" });
  assert.equal(await decode("#form"), null);
});

test("a small link that unpacks to something huge is refused", async () => {
  const stream = new Blob([JSON.stringify({ as_of: "9".repeat(5_000_000) })])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  const packed = Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
  assert.deepEqual(await decode(`#p=1.${packed}`), { broken: true });
});
