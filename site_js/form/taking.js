/** Answers that fill more than their own fact. */

/** @typedef {import("./draft.js").Answers} Answers */
/** @typedef {{name?: string, match?: import("../types/schools.js").Match}} School what was typed, and the school that was chosen */

/**
 * Take a school into a credential: it fills the kind of school where that is sure enough, and what it filled goes with it.
 * @param {Answers} card
 * @param {School} school
 */
export function takeSchool(card, { name, match }) {
  const filled = card.school && card.institution === fillOf(card.school);
  if (filled) delete card.institution;
  delete card.school;
  delete card.institution_name;
  if (name?.trim()) card.institution_name = name.trim();
  if (!match) return;
  card.school = match;
  const kind = fillOf(match);
  if (kind) card.institution = kind;
}

/** The kind of school that a match fills in: none where it is not settled or not sure. @param {import("../types/schools.js").Match} match */
const fillOf = ({ standing, confidence }) => (confidence === "low" ? undefined : (standing ?? undefined));

/** The school of a credential, as its question shows it. @param {Answers} card @returns {School} */
export const schoolOf = ({ institution_name, school }) => ({ name: institution_name, match: school });
