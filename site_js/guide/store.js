/** The guide's answers stay for this visit, so that a reload or the other language goes on where one was. */

const KEY = "credpoints.guide.v1";

/** @typedef {{id: string, value: any}} Answer `value` is null for "I don't know" */

/** @returns {Answer[]} */
export function keptAnswers() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.id === "string") : [];
  } catch {
    return [];
  }
}

/** @param {Answer[]} answers */
export function keepAnswers(answers) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    /* full or closed: the guide goes on without */
  }
}

export const forgetAnswers = () => keepAnswers([]);
