// The browser's code as text, and the form's questions by their scopes.
import { readdirSync, readFileSync } from "node:fs";
import * as fields from "../../site_js/form/fields.js";

const ROOT = new URL("../../site_js/", import.meta.url);

const MADE = ["form/choices.js", "form/figures.js", "form/noc.js"];

/** Every module with its text, but for the words and for what the build makes. */
export const SOURCES = new Map(
  readdirSync(ROOT, { recursive: true })
    .filter((name) => name.endsWith(".js") && !/^(words|types)\//.test(name) && !MADE.includes(name))
    .map((name) => [name, readFileSync(new URL(name, ROOT), "utf8")]),
);

/** The modules of words with their text, but for those that the build makes. */
export const WORD_MODULES = new Map(
  readdirSync(new URL("words/", ROOT), { recursive: true })
    .filter((name) => name.endsWith(".js") && !name.endsWith("law.js"))
    .map((name) => [`words/${name}`, readFileSync(new URL(`words/${name}`, ROOT), "utf8")]),
);

/** The form's questions: by the scope of their words, and by the part of the profile that they are facts of. */
export const QUESTIONS = [
  { scope: "credential", part: "credential", specs: fields.CREDENTIAL },
  { scope: "you", part: "applicant", specs: fields.YOU },
  {
    scope: "partner",
    part: "partner",
    specs: [...fields.PARTNER, ...fields.PARTNER_SCORED, ...fields.PARTNER_APPLYING],
  },
  { scope: "languages", part: "applicant", specs: fields.LANGUAGES },
  { scope: "language", part: "language_result", specs: fields.LANGUAGE },
  { scope: "work", part: "work", specs: [...fields.WORK, ...fields.WORK_MORE] },
  { scope: "period", part: "work_period", specs: fields.PERIOD },
  { scope: "more", part: "profile", specs: fields.MORE },
  { scope: "dates", part: "profile", specs: fields.DATES },
  { scope: "plan", part: "change", specs: [...fields.STEP_ON, ...fields.STEP_WORK] },
];
