// Lengths on the page are said as the core says them; tests/messages/test_lengths.py holds the same table against the core.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const LANGUAGES = ["en", "fr"];
const TOLD = JSON.parse(readFileSync(new URL("../data/lengths.json", import.meta.url), "utf8"));
const plain = (words) => words.replace(/\u00a0/g, " ");

/** A page has one language as long as it is open: each has a file of its own, and so a process. */
export function holds(lang) {
  test(`lengths in ${lang} are those of the core`, async () => {
    globalThis.document = { documentElement: { lang } };
    const { yearsSaid, academicYearsSaid } = await import("../../site_js/page/lengths.js");
    const at = LANGUAGES.indexOf(lang);
    for (const [value, ...said] of TOLD) {
      assert.equal(plain(yearsSaid(value)), plain(said[at]), String(value));
      assert.equal(plain(academicYearsSaid(value)), plain(said[LANGUAGES.length + at]), String(value));
    }
  });
}
