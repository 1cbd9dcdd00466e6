/** French words of several people on a device. The same keys stand in words/en/people.js. */

export const PEOPLE = {
  "people.head": "Plusieurs personnes, et le résultat en fichier",
  "people.help":
    "Pour qui conseille d’autres personnes. Les réponses de chacune restent sur cet appareil, sous le nom que vous leur donnez, jusqu’à ce que vous les retiriez; quiconque utilise cet appareil peut les lire. Rien n’est envoyé.",
  "people.person": "Personne",
  "people.name": "Nom de cette personne",
  "people.none": "Aucune : pour cette visite seulement",
  "people.unnamed": "Sans nom",
  "people.called": "Personne {n}",
  "people.start": "Conserver plusieurs personnes sur cet appareil",
  "people.join": "Conserver ces réponses comme une personne",
  "people.add": "Ajouter une personne",
  "people.open": "Ouvrir des fichiers de personnes",
  "people.remove": "Retirer cette personne",
  "people.forget": "Retirer tout le monde",
  "people.removed": "{name} : réponses retirées de cet appareil.",
  "people.forgotten": "Toutes les personnes sont retirées de cet appareil.",
  "people.gone":
    "Cette personne a été retirée dans un autre onglet. Les réponses restent ici pour cette visite seulement.",
  "people.now": "Réponses affichées : {name}.",
  "people.nobody": "Ces réponses sont conservées pour cette visite seulement.",
  "people.broken": "Fichiers non lus, car ils ne viennent pas de cette page : {names}.",
  "people.left": "Laissé de côté, car aucune question d’ici ne peut le recevoir : {names}.",
  "people.take": "Conserver comme une autre personne",
  "people.answer":
    "Le fichier des réponses peut être rouvert ici. Le fichier du résultat contient les réponses et tout ce qui en a été tiré. Le cas d’essai sert à vérifier les règles.",
  "people.save": "Enregistrer les réponses dans un fichier",
  "people.result": "Enregistrer le résultat dans un fichier",
  "people.case": "Copier comme cas d’essai",
};
