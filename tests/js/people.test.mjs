/** A case that is copied is TOML as the project's cases are, whatever the answers hold. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { caseOf } from "../../site_js/people/case.js";

const RESULT = {
  as_of: "2026-11-23",
  crs: { total: 1, range: [1, 1] },
  education: { level: "none", points: 0, fsw_points: 0, canadian_study_points: 0 },
  fsw: { total: 3, passes: false },
  rules: { id: "2025-03-25", sources: [{ id: "mi-27" }, { id: "mi-27" }] },
  programs: [],
  credentials: [],
  partner_credentials: [],
};
const ODD = [
  '"',
  "\\",
  "\n\r\t\b\f",
  "\u0000\u001f\u007f\u0085",
  "🙂",
  "\ud800",
  "2026-02-30",
  "2026-02-28",
  "null",
  "'''",
  "#=",
];

test("every text, number and list that answers can hold is read again as it was", () => {
  const profile = {
    applicant: {
      credentials: [
        ...ODD.map((title) => ({ title, program_years: 0.7, eca: { phrases: [title] } })),
        { "a.b c": 1, "": 2, é: [], list: [1, 2.5e-7, 1e21], none: null, empty: {}, left: undefined },
      ],
    },
    partner: null,
  };
  const text = caseOf(profile, /** @type {any} */ (RESULT));
  const script = "import sys, json, tomllib\nprint(json.dumps(tomllib.loads(sys.stdin.read()), default=str))";
  const read = JSON.parse(execFileSync("python3", ["-c", script], { input: text, encoding: "utf8" })).case[0];
  const titles = read.profile.applicant.credentials.slice(0, ODD.length);
  assert.deepEqual(
    titles.map(({ title }) => title),
    ODD.map((one) => one.replace("\ud800", "\ufffd")),
  );
  assert.deepEqual(
    titles.map(({ eca }) => eca.phrases),
    titles.map(({ title }) => [title]),
  );
  assert.deepEqual(read.profile.applicant.credentials.at(-1), {
    "a.b c": 1,
    "": 2,
    é: [],
    list: [1, 2.5e-7, 1e21],
    none: "null",
    empty: {},
  });
  assert.equal(read.profile.partner, "null");
  assert.equal(read.profile.as_of, "2026-11-23");
  assert.deepEqual(read.source, ["mi-27"]);
});
