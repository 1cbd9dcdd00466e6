// The form without a page: draft and profile, share links, figures as typed, and the words of both languages.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { EXAMPLES, TITLES } from "../../site_js/form/examples.js";
import * as fields from "../../site_js/form/fields.js";
import { toNumber, toShare } from "../../site_js/form/numbers.js";
import { emptyDraft, fromProfile, isEmpty, toProfile } from "../../site_js/form/profile.js";
import { decode, encode } from "../../site_js/page/share.js";
import { WORDS as EN } from "../../site_js/words/en/form.js";
import { WORDS as FR } from "../../site_js/words/fr/form.js";

const SOURCES = readdirSync(new URL("../../site_js/", import.meta.url), { recursive: true }).filter(
  (name) => name.endsWith(".js") && !/^(words\/|engine\/|sw|search-later)/.test(name),
);
const text = (name) => readFileSync(new URL(`../../site_js/${name}`, import.meta.url), "utf8");

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

test("both languages have the same words with the same places to fill", () => {
  assert.deepEqual(Object.keys(FR).sort(), Object.keys(EN).sort());
  const places = (words) => [...words.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();
  for (const key of Object.keys(EN)) assert.deepEqual(places(FR[key]), places(EN[key]), key);
});

test("French follows its own typography", () => {
  for (const [key, words] of Object.entries(FR)) {
    assert.ok(!/ [:%»]|« /.test(words), `a breaking space in ${key}`);
    assert.ok(!/'/.test(words), `a straight apostrophe in ${key}`);
    assert.ok(!/\s[;?!]/.test(words), `a space before punctuation in ${key}`);
  }
});

test("every question and every answer has its words", () => {
  const groups = {
    credential: fields.CREDENTIAL,
    you: fields.YOU,
    partner: [...fields.PARTNER, ...fields.PARTNER_APPLYING],
    language: fields.LANGUAGE,
    work: [...fields.WORK, ...fields.WORK_MORE],
    period: fields.PERIOD,
    more: fields.MORE,
    dates: fields.DATES,
  };
  for (const [scope, specs] of Object.entries(groups)) {
    for (const spec of specs) {
      assert.ok(`q.${scope}.${spec.key}` in EN, `no words for the question ${scope} ${spec.key}`);
      for (const option of spec.options ?? [])
        assert.ok(`o.${spec.key.split("/").at(-1)}.${option}` in EN, `no words for ${spec.key} ${option}`);
    }
  }
});

test("every key that the code names has words", () => {
  for (const name of SOURCES) {
    for (const [, key] of text(name).matchAll(/\bt\("([^"]+)"/g)) assert.ok(key in EN, `${name}: ${key}`);
    for (const [, key] of text(name).matchAll(/\bcounted\("([^"]+)"/g))
      assert.ok(`${key}.one` in EN && `${key}.other` in EN, `${name}: ${key}`);
  }
});

test("the page never writes markup from text, and no module is long", () => {
  for (const name of SOURCES) {
    assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(text(name)), name);
    assert.ok(text(name).split("\n").length <= 400, name);
  }
});
