/** The words of the decision guide in English; `words/fr/guide.js` holds the same keys. What the form asks too stands in `form.js`. */

import { SHARED } from "./shared.js";

export const WORDS = {
  ...SHARED,

  "guide.head": "Find out for your credential",
  "guide.intro":
    "One question at a time, only what can still change the answer. Everything is worked out on this device.",
  "guide.start": "Start",
  "guide.continue": "Continue",
  "guide.count": "Question {n}",
  "guide.next": "Next",
  "guide.needed": "Choose an answer, or “I don’t know”.",
  "guide.needed.typed": "Fill in an answer, or choose “I don’t know”.",
  "guide.waiting.text": "The rules are being loaded. This happens once.",
  "guide.answers": "Your answers",
  "guide.change": "Change",
  "guide.change.label": "Change: {question}",
  "guide.so-far": "So far",
  "guide.use.canadian_study": "Study-in-Canada points",
  "guide.result": "The answer",
  "guide.result.planned": "The answer, if it is completed",
  "guide.result.planned.text": "A credential that is not completed earns nothing yet. This is how it would count.",
  "guide.result.open": "“I don’t know” leaves this open. These answers would settle it:",
  "guide.conditions": "Every condition",
  "guide.take-over": "Open in the calculator",
  "guide.take-over.help":
    "The calculator starts with these answers. Age, language and work then turn them into a score.",
  "o.kind.honorary": "Honorary degree",
  "guide.h.kind":
    "As its title says. The baccalauréat of France and of several other countries is a secondary school diploma.",
  "guide.q.status": "Is it finished?",
  "guide.h.status": "A planned one earns nothing today; you see what it would do.",
  "guide.q.completed_on": "When was it completed?",
  "guide.q.program_years": "How long is the program, as designed?",
  "guide.q.distance_share": "How much of the program was at a distance?",
  "guide.q.full_time_months": "For how many months were you enrolled full time?",
  "guide.q.months_in_canada": "For how many months were you in Canada during the program?",
  "guide.q.language_study_share": "How much of it was English or French as a second language?",
  "guide.q.study_from": "When did the study begin?",
  "guide.q.study_to": "When did the study end?",
  "guide.q.hours": "How many hours of instruction does the program have?",
  "guide.h.hours": "For a vocational diploma of Quebec (DEP, ASP), the hours decide.",
  "guide.q.eca/issued_on": "What is the date of the report?",
  "guide.h.eca/outcome": "The Canadian equivalency that the report names.",
  "o.outcome.phrase": "I have the report’s own words",
};
