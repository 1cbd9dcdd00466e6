// The form and the published schema of the profile: what one has, the other has, but for what is named here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { QUESTIONS } from "./sources.mjs";

const published = (name) =>
  JSON.parse(readFileSync(new URL(`../../pycore/schemas/${name}.schema.json`, import.meta.url), "utf8"));
const SCHEMA = published("profile");
const PARTS = { profile: SCHEMA, ...SCHEMA.$defs, ...published("changes").$defs };

/** Facts that no question of the form is called by, by part of the profile, each with what gives it or why it is not asked. */
const WITHOUT_QUESTION = {
  "change.do": "what is chosen to add",
  "change.who": "what is chosen to add",
  "change.place": "what is chosen to add",
  "change.credential": "the questions on the credential to come",
  "change.eca": "the question on the report to come",
  "change.language": "the questions on the result to come",
  "applicant.credentials": "the cards",
  "applicant.languages": "the list of languages",
  "applicant.work": "the questions on work",
  "partner.credentials": "the partner’s cards",
  "partner.languages": "the partner’s list of languages",
  "eca.phrases": "the lines under the first one",
  "work.periods": "the list of jobs",
  "work.canadian_years_or_more": "what a plan adds to years that are not known",
  "work.foreign_years_or_more": "what a plan adds to years that are not known",
  "partner.occupation": "asked of the person alone",
};

/** The part of the profile that a property holds: an object, or each of a list. */
function held(property) {
  const $ref = property?.$ref ?? property?.items?.$ref;
  return $ref?.split("/").at(-1);
}

/** The facts along a path in a part, as `part.name`; the last is undefined where the schema has no such fact. */
function along(part, path) {
  const facts = [];
  for (const name of path.split("/")) {
    const property = PARTS[part]?.properties[name];
    facts.push(property && `${part}.${name}`);
    part = held(property);
  }
  return facts;
}

const asked = QUESTIONS.flatMap(({ scope, part, specs }) =>
  specs.flatMap(({ key, steer, for: others = [], also = [] }) =>
    [...(steer ? [] : [key]), ...others, ...also].map((path) => ({
      place: `fields.js: the question ${key} of ${scope}`,
      path,
      facts: along(path === "partner" ? "profile" : part, path),
    })),
  ),
);

test("every question of the form is a fact of the profile", () => {
  for (const { place, path, facts } of asked) {
    assert.ok(facts.at(-1), `${place}: profile.schema.json has no ${path}`);
  }
});

test("every fact of the profile has a question in the form, or a reason why it has none", () => {
  const known = new Set(asked.flatMap(({ facts }) => facts));
  for (const [part, { properties }] of Object.entries(PARTS)) {
    for (const name of Object.keys(properties ?? {})) {
      const fact = `${part}.${name}`;
      const reason = WITHOUT_QUESTION[fact];
      if (known.has(fact)) assert.ok(!reason, `schema.test.mjs: WITHOUT_QUESTION names ${fact}, which fields.js asks`);
      else assert.ok(reason, `profile.schema.json has ${fact}, and no question of site_js/form/fields.js asks it`);
    }
  }
});

test("nothing is excused that the profile does not have", () => {
  for (const fact of Object.keys(WITHOUT_QUESTION)) {
    const [part, name] = fact.split(".");
    assert.ok(PARTS[part]?.properties[name], `schema.test.mjs: WITHOUT_QUESTION names ${fact}, which is no fact`);
  }
});
