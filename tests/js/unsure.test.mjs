// "I don't know" goes along with a link and with a file, and nothing odd in its place does any harm.
import assert from "node:assert/strict";
import test from "node:test";

globalThis.document = { documentElement: { lang: "en" } };
const { emptyDraft, setUnsure } = await import("../../site_js/form/draft.js");
const { isEmpty, toProfile } = await import("../../site_js/form/profile.js");
const { draftOfProfile } = await import("../../site_js/form/shape.js");
const { sayUnsure, unsureOf } = await import("../../site_js/form/unsure.js");
const { asFile, decode, encode, fromFile } = await import("../../site_js/page/share.js");

/** A draft in which "I don't know" stands at every kind of place, beside cards that are not sent. */
function unsure() {
  const draft = {
    ...emptyDraft(),
    partner_status: "has",
    credentials: [{}, { country: "IN" }, {}],
    languages: [{}, { test: "clb-en", listening: 9 }],
  };
  draft.partner.credentials = [{ country: "FR" }];
  draft.work = {
    work_by: "jobs",
    periods: [{ country: "CA" }, { country: "CA", from: "2024-05", hours_per_week: 40 }],
  };
  setUnsure(draft, "age", true);
  setUnsure(draft.credentials[1], "eca/issued_on", true);
  setUnsure(draft.credentials[1], "status", true);
  setUnsure(draft.credentials[2], "kind", true);
  setUnsure(draft.languages[1], "taken_on", true);
  setUnsure(draft.partner, "work/canadian_years", true);
  setUnsure(draft.partner.credentials[0], "kind", true);
  setUnsure(draft.work.periods[1], "authorized", true);
  setUnsure(draft.more, "applicant/studied_in_canada_two_years", true);
  return draft;
}

const SAID = {
  you: ["age"],
  "credentials/0": ["status", "eca/issued_on"],
  "credentials/1": ["kind"],
  "languages/0": ["taken_on"],
  partner: ["work/canadian_years"],
  "partner/credentials/0": ["kind"],
  "periods/0": ["authorized"],
  more: ["applicant/studied_in_canada_two_years"],
};

/** @param {{profile?: object, plans?: unknown, unsure?: unknown}} asked */
const opened = ({ profile, plans, unsure: said }) => draftOfProfile(profile, plans, said);

test("a link and a file bring back of what it was said", async () => {
  const draft = unsure();
  const { profile } = toProfile(draft);
  assert.deepEqual(unsureOf(draft), SAID);
  const linked = await decode(await encode(profile, [], unsureOf(draft)));
  const filed = fromFile(asFile(profile, [], unsureOf(draft), "Ana"));
  for (const asked of [linked, filed]) {
    const { draft: next, left } = opened(asked);
    assert.deepEqual(left, []);
    assert.deepEqual(unsureOf(next), SAID);
    assert.deepEqual(toProfile(next).profile, profile);
  }
});

test("a link without it is the link that it was, and a card of which nothing is known is one", async () => {
  assert.match(await encode({ applicant: { age: 30 } }), /^#p=1\.[\w-]+$/);
  assert.deepEqual(await decode(await encode({ applicant: { age: 30 } }, [], undefined)), {
    profile: { applicant: { age: 30 } },
  });
  assert.equal(opened({ profile: {} }), null);
  const alone = opened({ profile: {}, unsure: { more: ["sibling_in_canada"] } });
  assert.equal(isEmpty(alone.draft), false);
  const card = opened({ profile: { applicant: { credentials: [{}] } }, unsure: { "credentials/0": ["kind"] } });
  assert.deepEqual(toProfile(card.draft).profile.applicant.credentials, [{}]);
});

test("what was answered since is not taken back", () => {
  const profile = { applicant: { age: 30, credentials: [{ country: "CA" }] } };
  const { draft } = opened({ profile, unsure: { you: ["age"], "credentials/0": ["country", "kind"] } });
  assert.deepEqual(unsureOf(draft), { "credentials/0": ["kind"] });
});

test("what is no question of a place is left alone, and the answers are no worse for it", async () => {
  const profile = { applicant: { credentials: [{ country: "CA" }], languages: [] } };
  const plain = opened({ profile }).draft;
  const odd = [
    null,
    "kind",
    7,
    [],
    [["credentials/0", ["kind"]]],
    { "credentials/0": "kind" },
    { "credentials/0": { kind: true } },
    { "credentials/0": ["nonsense", 5, null, ["kind"], { kind: 1 }] },
    { "credentials/7": ["kind"], "languages/0": ["taken_on"], elsewhere: ["kind"] },
    JSON.parse('{"__proto__": {"credentials/0": ["kind"]}}'),
    JSON.parse('{"constructor": ["kind"], "you": ["__proto__", "constructor", "toString"]}'),
    { "credentials/0": Array(10_000).fill("nonsense") },
  ];
  for (const unsure of odd) {
    const { draft, left } = opened({ profile, unsure });
    assert.deepEqual(draft, plain, JSON.stringify(unsure));
    assert.deepEqual(left, []);
  }
  assert.equal({}.unsure, undefined);
  sayUnsure(plain, Object.create({ "credentials/0": ["kind"] }));
  assert.equal(unsureOf(plain), undefined);
  const fragment = await encode(profile);
  for (const packed of ["1.nonsense", "", "9.abc", `1.${"A".repeat(70_000)}`]) {
    assert.deepEqual(await decode(`${fragment}&unsure=${packed}`), { profile });
  }
});
