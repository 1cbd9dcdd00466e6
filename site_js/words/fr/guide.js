/** Les mots du guide de décision en français; mêmes clés que `words/en/guide.js`. */

import { SHARED } from "./shared.js";

export const WORDS = {
  ...SHARED,

  "guide.head": "Trouvez la réponse pour votre diplôme",
  "guide.intro":
    "Une question à la fois, et seulement celles qui peuvent encore changer la réponse. Tout est calculé sur cet appareil.",
  "guide.start": "Commencer",
  "guide.continue": "Continuer",
  "guide.count": "Question {n}",
  "guide.next": "Suivant",
  "guide.needed": "Choisissez une réponse, ou « Je ne sais pas ».",
  "guide.needed.typed": "Entrez une réponse, ou choisissez « Je ne sais pas ».",
  "guide.waiting.text": "Les règles se chargent. Cela n’arrive qu’une fois.",
  "guide.answers": "Vos réponses",
  "guide.change": "Modifier",
  "guide.change.label": "Modifier : {question}",
  "guide.so-far": "Jusqu’ici",
  "guide.use.canadian_study": "Points pour les études au Canada",
  "guide.result": "La réponse",
  "guide.result.planned": "La réponse, une fois le diplôme obtenu",
  "guide.result.planned.text": "Un diplôme qui n’est pas encore obtenu ne donne rien. Voici comment il compterait.",
  "guide.result.open": "« Je ne sais pas » laisse la question sans réponse. Voici ce qui permettrait d’y répondre :",
  "guide.conditions": "Toutes les conditions",
  "guide.take-over": "Ouvrir dans le calculateur",
  "guide.take-over.help":
    "Le calculateur reprend ces réponses. L’âge, les langues et le travail permettent ensuite de calculer une note.",
  "o.kind.honorary": "Grade honorifique",
  "guide.h.kind":
    "Le baccalauréat est un grade universitaire au Canada, mais un diplôme d’études secondaires en France et dans plusieurs autres pays.",
  "guide.q.status": "Où en est le programme?",
  "guide.h.status": "Un diplôme prévu ne donne rien aujourd’hui; vous voyez ce qu’il donnerait.",
  "guide.q.completed_on": "À quelle date le programme a-t-il pris fin?",
  "guide.q.program_years": "Quelle est la durée prévue du programme?",
  "guide.q.distance_share": "Quelle part du programme était à distance?",
  "guide.q.full_time_months": "Combien de mois votre inscription à temps plein a-t-elle duré?",
  "guide.q.months_in_canada": "Pendant combien de mois étiez-vous au Canada durant le programme?",
  "guide.q.language_study_share": "Quelle part du programme était consacrée à l’anglais ou au français langue seconde?",
  "guide.q.study_from": "À quelle date les études ont-elles commencé?",
  "guide.q.study_to": "À quelle date les études ont-elles pris fin?",
  "guide.q.hours": "Combien d’heures de cours le programme compte-t-il?",
  "guide.h.hours": "Pour un DEP ou une ASP du Québec, le nombre d’heures est déterminant.",
  "guide.q.eca/issued_on": "Quelle est la date du rapport?",
  "guide.h.eca/outcome": "L’équivalence canadienne indiquée dans le rapport.",
  "o.outcome.phrase": "J’ai les mots du rapport",
};
