// Answers questions with the shipped core: node answers.mjs QUESTIONS.json ANSWERS.json [quick], each a list of texts.
import { readFileSync, writeFileSync } from "node:fs";
import { restoredAnswer, shippedAnswer } from "./shipped.mjs";

const [questions, answers, start] = process.argv.slice(2);
const answer = await (start === "quick" ? restoredAnswer() : shippedAnswer());
writeFileSync(answers, JSON.stringify(JSON.parse(readFileSync(questions, "utf8")).map((text) => answer(text))));
