/** The questions about a credential: of one's own, of a partner's, and of one that a plan adds. */

import { BODIES, CHOICES } from "./choices.js";
import { VALID_YEARS } from "./figures.js";
import { aging } from "./spec.js";
import { lengthOf, schoolOf, takeLength, takeSchool } from "./taking.js";

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {import("./spec.js").Spec} Spec */

/** @typedef {(credential: Answers) => boolean} Condition */

/** What is no credential, and what the form alone tells from it: the profile knows both as a licence. */
export const QUALIFICATION = "qualification";
const LICENCES = ["licence", QUALIFICATION];

/** @type {Condition} */
export const awarded = (credential) => !LICENCES.includes(credential.kind);
/** A province's certificate of qualification earns points of its own. @type {Condition} */
export const qualification = (credential) => credential.kind === QUALIFICATION && credential.country === "CA";
/** @type {Condition} */
const canadian = (credential) => credential.country === "CA" && awarded(credential);
/** A school's campus in Canada may give a Canadian credential, wherever the school has its seat. @type {Condition} */
const taughtHere = (credential) => credential.taught_in === "CA" && awarded(credential);
/** @type {Condition} */
const program = (credential) => (canadian(credential) || taughtHere(credential)) && credential.kind !== "secondary";
/** @type {Condition} */
const foreign = (credential) => Boolean(credential.country) && credential.country !== "CA" && awarded(credential);
/** @type {Condition} */
const assessed = (credential) => foreign(credential) && credential.assessed === "yes";
/** @type {Condition} */
const online = (credential) => program(credential) && credential.distance_share !== 0;
/** @type {Condition} */
const worded = (credential) => assessed(credential) && credential.says === "phrase";
/** @type {Condition} */
const begun = (credential) => program(credential) && credential.status !== "planned";
/** A program to come may have begun: then work in Canada may lie inside full-time study. @type {Condition} */
const underWay = (credential) => program(credential) && credential.status === "planned";

/** Degrees that may be a professional one under another name: a doctor of medicine, a bachelor of laws. */
const OTHERWISE_NAMED = ["bachelors", "masters", "doctorate"];

/** The body that most reports come from, offered first. */
const USUAL = "WES";

/** @type {Spec[]} */
export const CREDENTIAL = [
  {
    key: "status",
    type: "pick",
    for: ["planned", "left_unfinished", "completed", "completed_on"],
    answers: "held",
    options: ["finished", "planned", "unfinished"],
    when: awarded,
    steer: true,
    wide: true,
  },
  { key: "country", type: "country" },
  {
    key: "kind",
    type: "choice",
    options: CHOICES.credential.kind.flatMap((kind) => (kind === "licence" ? LICENCES : kind)),
  },
  { key: "completed_on", type: "month", when: (draft) => awarded(draft) && draft.status === "finished" },
  {
    key: "completed_on",
    words: "expected_on",
    type: "month",
    when: (draft) => awarded(draft) && draft.status === "planned",
  },

  { key: "assessed", type: "pick", for: ["eca"], options: ["yes", "no"], when: foreign, steer: true, wide: true },
  {
    key: "eca/organization",
    type: "choice",
    options: [USUAL, ...BODIES.filter((body) => body !== USUAL), "other"],
    when: assessed,
  },
  { ...aging("eca/issued_on", VALID_YEARS.assessment, "eca/still_valid"), when: assessed },
  { key: "says", type: "pick", options: ["level", "phrase"], when: assessed, steer: true, wide: true, plain: true },
  {
    key: "eca/outcome",
    type: "choice",
    for: ["eca"],
    options: CHOICES.eca.outcome,
    when: (draft) => assessed(draft) && draft.says !== "phrase",
    wide: true,
  },
  { key: "eca/phrase", type: "text", list: "cp-phrases", when: worded, wide: true },
  { key: "more_lines", type: "lines", when: worded, rare: true, steer: true, wide: true, plain: true },
  { key: "eca/purpose", type: "choice", options: CHOICES.eca.purpose, when: assessed, rare: true },

  {
    key: "institution_name",
    words: "school",
    type: "school",
    plain: true,
    when: program,
    wide: true,
    take: takeSchool,
    give: schoolOf,
  },
  {
    key: "institution",
    type: "choice",
    when: (draft) => canadian(draft) || taughtHere(draft),
    wide: true,
    options: CHOICES.credential.institution,
  },
  { key: "program_years", type: "length", unit: "years", when: program, take: takeLength, give: lengthOf },
  { key: "distance_share", type: "share", quick: [0, 0.5, 1], when: program, own: true, study: true },
  { key: "distance_share_in_canada", type: "share", when: online, own: true, study: true, rare: true },
  { key: "full_time_months", type: "number", unit: "months", when: program, own: true, study: true },
  { key: "months_in_canada", type: "number", unit: "months", when: program, own: true, study: true },
  { key: "study_from", type: "month", when: begun, own: true, study: true },
  { key: "study_to", type: "month", when: begun, own: true, study: true },
  { key: "study_from", words: "under_way_from", type: "month", when: underWay, own: true, rare: true },
  { key: "language_study_share", type: "share", quick: [0, 0.5, 1], when: program, own: true, study: true },
  { key: "return_scholarship", type: "yesno", when: program, own: true, study: true },
  { key: "taught_in", type: "country", when: (draft) => awarded(draft) && Boolean(draft.country), rare: true },
  { key: "for_credit", type: "yesno", when: program, rare: true },
  { key: "credits", type: "number", when: program, rare: true },
  { key: "hours", type: "number", when: program, rare: true },

  {
    key: "professional_field",
    type: "choice",
    when: (draft) => draft.kind === "professional" && Boolean(draft.country),
    options: CHOICES.credential.professional_field,
  },
  {
    key: "professional_field",
    type: "choice",
    when: (draft) => canadian(draft) && OTHERWISE_NAMED.includes(draft.kind),
    options: CHOICES.credential.professional_field,
    rare: true,
  },
  { key: "title", type: "text", plain: true, wide: true },
  { key: "for_occupation", type: "yesno", when: foreign, own: true, rare: true },
  { key: "honorary", type: "yesno", when: (draft) => awarded(draft) && Boolean(draft.country), rare: true },
  { key: "institution_name", type: "text", plain: true, rare: true, when: (draft) => !program(draft) },
];

/** Everything but what only the study-in-Canada points ask. */
export const PARTNER_CREDENTIAL = CREDENTIAL.filter((spec) => !spec.own);
