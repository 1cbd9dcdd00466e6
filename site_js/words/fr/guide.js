/** Les mots du guide de décision en français; mêmes clés que `words/en/guide.js`. */

import { SHARED } from "./shared.js";

export const WORDS = {
  ...SHARED,

  "guide.head": "Trouvez la réponse pour votre diplôme",
  "guide.intro":
    "Une question à la fois, et seulement ce qui peut encore changer la réponse. Tout est calculé sur cet appareil.",
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
  "guide.use.canadian_study": "Points pour études au Canada",
  "guide.result": "La réponse",
  "guide.result.planned": "La réponse, une fois le programme terminé",
  "guide.result.planned.text": "Un diplôme qui n’est pas obtenu ne donne encore rien. Voici comment il compterait.",
  "guide.result.open": "« Je ne sais pas » laisse la question ouverte. Ces réponses la régleraient :",
  "guide.conditions": "Toutes les conditions",
  "guide.take-over": "Ouvrir dans le calculateur",
  "guide.take-over.help":
    "Le calculateur commence avec ces réponses. L’âge, la langue et le travail en font ensuite une note.",
  "o.kind.honorary": "Grade honorifique",
  "guide.h.kind": "Le document lui-même : son titre le dit.",
  "guide.q.completed_on": "Quel jour le programme a-t-il été terminé?",
  "guide.q.program_years": "Quelle est la durée prévue du programme?",
  "guide.q.distance_share": "Quelle part du programme était à distance?",
  "guide.q.full_time_months": "Pendant combien de mois étiez-vous inscrit à temps plein?",
  "guide.q.months_in_canada": "Pendant combien de mois étiez-vous au Canada durant le programme?",
  "guide.q.language_study_share": "Quelle part était de l’anglais ou du français langue seconde?",
  "guide.q.study_from": "Quel jour les études ont-elles commencé?",
  "guide.q.study_to": "Quel jour les études ont-elles pris fin?",
  "guide.q.hours": "Combien d’heures d’enseignement le programme compte-t-il?",
  "guide.h.hours": "Pour un diplôme professionnel du Québec, elles décident.",
  "guide.q.eca/issued_on": "Quelle est la date du rapport?",
  "guide.h.eca/outcome": "L’équivalence canadienne que le rapport nomme.",
  "o.outcome.phrase": "J’ai les mots du rapport",
};
