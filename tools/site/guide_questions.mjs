// Which question the decision guide asks after some answers, and the profile that each of its answers makes.
// Usage: node guide_questions.mjs < [[answers, what the core misses], …]; the same number of {id, after: [{answers, profile}, …]} comes out,
// or null where nothing more is asked. Of what is typed only the figures that are offered are followed.
import { readFileSync } from "node:fs";
import { nextQuestion, profileOf } from "../../site_js/guide/questions.js";
import { ABROAD, FOLLOWED } from "../../site_js/guide/known.js";

const COUNTRIES = ["CA", ABROAD, null];

/** @param {import("../../site_js/guide/questions.js").Question} question */
function answersTo({ type, options, quick }) {
  if (type === "country") return COUNTRIES;
  if (type === "yesno") return [true, false, null];
  if (quick) return quick;
  return FOLLOWED.includes(type) && options ? [...options, null] : [];
}

const asked = JSON.parse(readFileSync(0, "utf8")).map(([answers, missing]) => {
  const question = nextQuestion(answers, missing);
  if (!question) return null;
  const after = answersTo(question).map((value) => [...answers, { id: question.id, value }]);
  return { id: question.id, after: after.map((given) => ({ answers: given, profile: profileOf(given) })) };
});
console.log(JSON.stringify(asked));
