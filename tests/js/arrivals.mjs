// Opens links, and drafts that were kept, as the page does, with the shipped core to judge them:
// node arrivals.mjs WHAT.json HOW.json, from {links: [fragment], kept: [text], drafts: [profile]} to the state that each ended in;
// with {results: true}, and what was answered of each link.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { restoredAnswer } from "./shipped.mjs";

const node = () => ({ addEventListener() {}, append() {}, setAttribute() {} });
globalThis.document = { documentElement: { lang: "en" }, createElement: node };
const { answersOnTrial } = await import("../../site_js/form/trial.js");
const { fromProfile, isEmpty, toProfile } = await import("../../site_js/form/profile.js");
const { draftOfKept, draftOfProfile } = await import("../../site_js/form/shape.js");
const { plansFrom, sentPlans, stepsFor } = await import("../../site_js/plan/plans.js");
const { decode, fromFile, parsed } = await import("../../site_js/page/share.js");
const { LOCALE } = await import("../../site_js/page/words.js");
const answer = await restoredAnswer();

const [from, to] = process.argv.slice(2);
const {
  planned = [],
  plannedFiles = [],
  links = [],
  files = [],
  kept = [],
  drafts = [],
  results = false,
} = JSON.parse(readFileSync(from, "utf8"));
const BEFORE = fromProfile({ applicant: { age: 41, credentials: [{ country: "FR", title: "Mine" }] } });

function asked(profile) {
  const said = JSON.parse(answer(JSON.stringify({ v: 1, do: "evaluate", locale: LOCALE, profile })));
  const defect = said.problems?.find(({ path, expected }) => path === "" && expected === "");
  assert.ok(!defect, defect?.problem);
  return said;
}

/** The state that one of them ends in, and what was shown and kept at the end. */
function opened({ profile }) {
  const page = { draft: BEFORE, kept: BEFORE, notes: 0 };
  const trial = answersOnTrial({
    show: (draft) => (page.draft = draft),
    accept: () => (page.kept = page.draft),
    dismiss: () => [],
    lent: (back) => ["whose they are", back],
    note: (...said) => (page.noted = said),
  });
  const arrived = profile && draftOfProfile(profile);
  if (!arrived || isEmpty(arrived.draft)) return { state: "not opened", page };
  trial.begin(arrived, BEFORE);
  assert.equal(page.kept, BEFORE, "kept before it was accepted");
  let result;
  for (let again = true; again;) {
    const { profile: sent } = toProfile(page.draft);
    result = asked(sent);
    again = trial.judge(result, sent) && page.draft !== BEFORE;
  }
  assert.ok(!trial.isOn());
  assert.equal(page.kept, page.draft);
  if (page.draft === BEFORE) return { state: "not opened", page };
  return { state: page.noted.length > 2 ? "left out" : "opened", page, result: result.result };
}

/** The state that a link or a file with plans ends in: each plan is answered, or refused by what is wrong with it, and is sent on as it came. */
function endOfPlans({ profile, plans }) {
  if (!profile) return "not opened";
  const { draft } = draftOfProfile(profile, plans);
  const facts = toProfile(draft).profile;
  const kept = draft.plans ?? [];
  assert.deepEqual(draftOfKept(JSON.parse(JSON.stringify(draft))).draft.plans ?? [], JSON.parse(JSON.stringify(kept)));
  assert.deepEqual(plansFrom(JSON.parse(JSON.stringify(sentPlans(kept)))), JSON.parse(JSON.stringify(sentPlans(kept))));
  let refused = 0;
  for (const plan of kept) {
    const changes = stepsFor(plan, facts);
    const asked = { v: 1, do: "plan", locale: LOCALE, profile: facts, changes };
    const said = JSON.parse(answer(JSON.stringify(asked)));
    const defect = said.problems?.find(({ path, expected }) => path === "" && expected === "");
    assert.ok(!defect, defect?.problem);
    if (!said.ok) refused += 1;
  }
  return refused ? "refused" : kept.length ? "opened" : "without";
}

/** As the page reads its storage: what is no JSON is none of it. */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ends = { planned: [], plannedFiles: [], links: [], files: [], kept: [], drafts: [] };
for (const link of planned) ends.planned.push({ state: endOfPlans((await decode(link)) ?? {}) });
for (const text of plannedFiles) ends.plannedFiles.push({ state: endOfPlans(fromFile(text)) });
for (const link of links) {
  const { state, result } = opened((await decode(link)) ?? {});
  ends.links.push(results ? { state, result } : { state });
}
for (const text of files) ends.files.push({ state: opened(parsed(text)).state });
for (const text of kept) {
  const arrived = draftOfKept(read(text));
  if (arrived) asked(toProfile(arrived.draft).profile);
  ends.kept.push({ state: arrived ? (arrived.left.length ? "left out" : "opened") : "not opened" });
}
for (const profile of drafts) ends.drafts.push(fromProfile(profile));
writeFileSync(to, JSON.stringify(ends));
