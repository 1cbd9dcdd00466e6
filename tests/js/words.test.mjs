// The words of the pages: the same keys in both languages, each of them needed, and none that is needed missing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { together } from "../../site_js/page/spaces.js";
import { QUESTIONS as ASKED } from "../../site_js/guide/questions.js";
import { WORDS as ENGLISH } from "../../site_js/words/en/form.js";
import { WORDS as ENGLISH_GUIDE } from "../../site_js/words/en/guide.js";
import { WORDS as ENGLISH_PLAN } from "../../site_js/words/en/plan.js";
import { WORDS as FRENCH } from "../../site_js/words/fr/form.js";
import { WORDS as FRENCH_GUIDE } from "../../site_js/words/fr/guide.js";
import { WORDS as FRENCH_PLAN } from "../../site_js/words/fr/plan.js";
import { QUESTIONS, SOURCES, WORD_MODULES } from "./sources.mjs";

const EN = { ...ENGLISH, ...ENGLISH_GUIDE, ...ENGLISH_PLAN };
const FR = { ...FRENCH, ...FRENCH_GUIDE, ...FRENCH_PLAN };

test("both languages have the same words with the same places to fill", () => {
  const places = (words) => [...words.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();
  for (const [english, french] of [
    [ENGLISH, FRENCH],
    [ENGLISH_GUIDE, FRENCH_GUIDE],
    [ENGLISH_PLAN, FRENCH_PLAN],
  ]) {
    assert.deepEqual(Object.keys(french).sort(), Object.keys(english).sort());
    for (const key of Object.keys(english)) assert.deepEqual(places(french[key]), places(english[key]), key);
  }
});

test("French follows its own typography", () => {
  for (const [key, words] of Object.entries(FR)) {
    assert.ok(!/ [:%»]|« /.test(words), `a breaking space in ${key}: ${words}`);
    assert.ok(!/'/.test(words), `a straight apostrophe in ${key}: ${words}`);
    assert.ok(!/\s[;?!]/.test(words), `a space before punctuation in ${key}: ${words}`);
    assert.ok(!/\{n\} \p{Ll}/u.test(words), `a figure that may be parted from its word in ${key}: ${words}`);
  }
});

/** The keys under which the words of an answer may stand, as form/controls.js looks for them. */
const answers = (key, value) => [`o.${key.split("/").at(-1)}.${value}`, `o.${value}`, `level.${value}`];

test("every question and every answer has its words", () => {
  for (const { scope, specs } of QUESTIONS) {
    for (const { key, words = key, options = [] } of specs) {
      assert.ok(`q.${scope}.${words}` in EN, `no words for the question ${scope} ${words}`);
      for (const option of options)
        assert.ok(
          answers(key, option).some((one) => one in EN),
          `no words for ${key} ${option}`,
        );
    }
  }
  for (const { id, key, options = [] } of ASKED) {
    const own = [`guide.q.${id}`, `q.credential.${id}`, `q.more.${key}`];
    assert.ok(
      own.some((one) => one in EN),
      `no words for the guide's question ${id}`,
    );
    for (const option of options)
      assert.ok(
        answers(key, option).some((one) => one in EN),
        `no words for the guide's ${id} ${option}`,
      );
  }
});

test("every key that the code names has words", () => {
  for (const [name, text] of SOURCES) {
    for (const [, key] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) assert.ok(key in EN, `${name}: ${key}`);
    for (const [, key] of text.matchAll(/\bWORDS\["([^"]+)"\]/g)) assert.ok(key in ENGLISH_GUIDE, `${name}: ${key}`);
    for (const [, key] of text.matchAll(/\bcounted\(\s*"([^"]+)"/g)) {
      assert.ok(`${key}.one` in EN && `${key}.other` in EN, `${name}: ${key}`);
    }
  }
});

test("every word is used", () => {
  const asked = new Set(
    QUESTIONS.flatMap(({ scope, specs }) => specs.map(({ key, words = key }) => `${scope}.${words}`)),
  );
  const written = [...SOURCES.values()].join("\n");
  const plain = new Set([...written.matchAll(/"([\w./-]+)"|WORDS\.(\w+)/g)].map((one) => one[1] ?? one[2]));
  // `beyond.${name}` stands for every key that begins so, and `${name}.add` for every key that ends so.
  const made = [...written.matchAll(/`([\w.-]*)\$\{[^`{}]*\}([\w.-]*)`/g)]
    .map(([, before, after]) => [before, after])
    .filter(([before, after]) => before.endsWith(".") || after.startsWith("."));
  for (const key of Object.keys(EN)) {
    const [kind, ...rest] = key.split(".");
    const stem = key.replace(/\.(one|other)$/, "");
    const used =
      kind === "q" || kind === "h"
        ? asked.has(rest.join("."))
        : plain.has(key) ||
          plain.has(stem) ||
          made.some(([before, after]) => stem.startsWith(before) && stem.endsWith(after));
    assert.ok(
      used || ASKED.some(({ id, unit }) => key.replace(/^guide\.[qh]\./, "") === id || unit === stem),
      `nothing says ${key}`,
    );
  }
});

test("one key has one text, whatever page it stands on", () => {
  for (const [key, words] of Object.entries(ENGLISH_GUIDE)) {
    assert.equal(ENGLISH[key] ?? words, words, key);
    assert.equal(FRENCH[key] ?? FRENCH_GUIDE[key], FRENCH_GUIDE[key], key);
  }
});

test("the pages never write markup from text, and no module is long", () => {
  for (const [name, text] of SOURCES) {
    assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(text), name);
  }
  for (const [name, text] of [...SOURCES, ...WORD_MODULES]) assert.ok(text.split("\n").length <= 400, name);
});

const LINES = readFileSync(new URL("../data/where_lines_end.txt", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1);

test("no line ends inside what belongs together, as in the built pages", () => {
  for (const line of LINES) {
    const expected = line.replaceAll("~", "\u00a0").replaceAll("^", "\u2060");
    assert.equal(together(line.replaceAll("~", " ").replaceAll("^", "")), expected);
    assert.equal(together(expected), expected);
  }
  assert.equal(together("10 Mayors; his. 5"), "10 Mayors; his. 5");
});
