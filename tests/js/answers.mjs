// Answers questions with the shipped core: node answers.mjs QUESTIONS.json ANSWERS.json, each a list of texts.
import { readFileSync, writeFileSync } from "node:fs";
import { shippedAnswer } from "./shipped.mjs";

const [questions, answers] = process.argv.slice(2);
const answer = await shippedAnswer();
writeFileSync(answers, JSON.stringify(JSON.parse(readFileSync(questions, "utf8")).map(answer)));
