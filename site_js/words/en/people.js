/** English words of several people on a device. The same keys stand in words/fr/people.js. */

export const PEOPLE = {
  "people.head": "Several people, and the answer as a file",
  "people.help":
    "For those who advise others. The answers of each person stay on this device under the name you give, until you remove them; whoever uses this device can read them. Nothing is sent.",
  "people.person": "Person",
  "people.name": "Name of this person",
  "people.none": "Nobody: for this visit only",
  "people.unnamed": "No name",
  "people.called": "Person {n}",
  "people.start": "Keep several people on this device",
  "people.join": "Keep these answers as a person",
  "people.add": "Add a person",
  "people.open": "Open files of people",
  "people.remove": "Remove this person",
  "people.forget": "Remove everybody",
  "people.removed": "{name} is removed from this device.",
  "people.forgotten": "Everybody is removed from this device.",
  "people.gone": "This person was removed in another tab. The answers stay here for this visit only.",
  "people.now": "These are the answers of {name}.",
  "people.nobody": "These answers are kept for this visit only.",
  "people.broken": "Not read, as they are not files of this page: {names}.",
  "people.left": "Left out, as the questions here cannot hold it: {names}.",
  "people.take": "Keep these as another person",
  "people.answer":
    "The answers as a file can be opened here again. The result as a file holds the answers and all that was worked out from them. The test case is for those who check the rules.",
  "people.save": "Save the answers as a file",
  "people.result": "Save the result as a file",
  "people.case": "Copy as test case",
};
