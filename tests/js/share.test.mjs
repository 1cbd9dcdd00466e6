// What a link and a file hold is read strictly: one value for each name, as in the core.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { asFile, decode, encode, fromFile, parsed } from "../../site_js/page/share.js";

const BROKEN = { broken: true };
/** @param {string} text as a link carries it */
const packed = (text) => `1.${deflateRawSync(text).toString("base64url")}`;

const TWICE = [
  '{"applicant":{"age":29,"age":44}}',
  '{"applicant":{"age":29},"as_of":"2026-11-27","applicant":{}}',
  '{"applicant":{"age":29,"a\\u0067e":44}}',
  '{"applicant":{"credentials":[{},{"kind":"masters", "kind" :"masters"}]}}',
  '{"applicant":{"__proto__":{},"__proto__":{}}}',
  '{"":1,"":1}',
  '{"2":1,"2":1}',
];

for (const text of TWICE) {
  test(`a name given twice is refused: ${text}`, async () => {
    assert.deepEqual(parsed(text), BROKEN);
    assert.deepEqual(await decode(`#p=${packed(text)}`), BROKEN);
    assert.deepEqual(fromFile(`{"v":1,"profile":${text}}`), BROKEN);
  });
}

test("a name given twice beside the answers is refused too", async () => {
  const profile = { applicant: { age: 29 } };
  assert.deepEqual(fromFile('{"v":1,"profile":{"applicant":{"age":29}},"profile":{"applicant":{"age":44}}}'), BROKEN);
  assert.deepEqual(fromFile('{"v":1,"profile":{"applicant":{}},"plans":[{"name":"a","name":"b"}]}'), BROKEN);
  const link = await encode(profile);
  assert.deepEqual(await decode(`${link}&plans=${packed('[{"name":"a","name":"b"}]')}`), BROKEN);
  // of what it was said "I don't know" the answers are none the worse
  assert.deepEqual(await decode(`${link}&unsure=${packed('{"you":[],"you":["age"]}')}`), { profile });
});

test("the same name in several places, and text that looks like one, is read as it stands", async () => {
  const profile = {
    applicant: {
      credentials: [{ title: '"age":1,"age":2' }, { title: '\\": "title":' }, { title: "\\" }, {}, [], [[{}]]],
    },
    partner: { credentials: [{ title: "" }], "": { "": [] }, 2: { 2: null } },
  };
  const indented = JSON.stringify(profile, null, "\t ");
  assert.deepEqual(parsed(indented), { profile });
  assert.deepEqual(parsed(JSON.stringify(profile)), { profile });
  assert.deepEqual((await decode(await encode(profile)))?.profile, profile);
  assert.deepEqual(fromFile(asFile(profile, [], undefined, 'A: "a":')).profile, profile);
  assert.ok(Object.hasOwn(parsed('{"__proto__":{"age":1}}').profile ?? {}, "__proto__"));
});

test("as long as is allowed it is read, and what is longer or too deep is refused", () => {
  const long = JSON.stringify({ title: '\\"'.repeat(240_000) });
  assert.ok(long.length > 900_000);
  assert.ok("profile" in parsed(long));
  const deep = `{"a":${"[".repeat(400_000)}${"]".repeat(400_000)}}`;
  assert.deepEqual(parsed(deep), BROKEN);
  assert.deepEqual(parsed(`${long} `.padEnd(1_000_001)), BROKEN);
});
