/** A case to test the core with: the answers, and what the core said of them, in the form of the project's own cases. */

/** @typedef {import("../types/result.js").CredpointsResult} Result */

const BARE = /^[A-Za-z0-9_-]+$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param {string} key */
const keyOf = (key) => (BARE.test(key) ? key : JSON.stringify(key));

/** A string as TOML has it: what JSON escapes it reads too, but for halves of letters, and for the one sign that JSON leaves as it is. @param {string} text */
const quoted = (text) => JSON.stringify(text.replace(/[\ud800-\udfff]/gu, "\ufffd")).replaceAll("\u007f", "\\u007f");

/** @param {string} text */
const isDay = (text) => DAY.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);

/** A value in one line; TOML has no null, and the cases write it as a text. @param {unknown} value @returns {string} */
function inline(value) {
  if (value === null || value === undefined) return '"null"';
  if (typeof value === "string") return isDay(value) ? value : quoted(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object") return String(value);
  const inside = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${keyOf(key)} = ${inline(one)}`);
  return inside.length ? `{ ${inside.join(", ")} }` : "{}";
}

/** @param {unknown} value */
const isList = (value) => Array.isArray(value) && value.length > 0 && value.every((one) => one?.constructor === Object);

/** A table with its lines, then the tables inside it. @param {string} path @param {Record<string, any>} table @param {boolean} [item] of a list of tables @returns {string[]} */
function tableOf(path, table, item = false) {
  const entries = Object.entries(table).filter(([, value]) => value !== undefined);
  const plain = entries.filter(([, value]) => !isList(value) && value?.constructor !== Object);
  const lines = [
    item ? `[[${path}]]` : `[${path}]`,
    ...plain.map(([key, value]) => `${keyOf(key)} = ${inline(value)}`),
  ];
  for (const [key, value] of entries) {
    const inner = `${path}.${keyOf(key)}`;
    if (isList(value)) lines.push(...value.flatMap((/** @type {any} */ one) => tableOf(inner, one, true)));
    else if (value?.constructor === Object) lines.push(...tableOf(inner, value));
  }
  return lines;
}

/** What a case expects of one credential. @param {Result["credentials"][number]} credential */
const expectedOf = ({ level, two_or_more: pair, canadian_study: study, effect }) => ({
  level: level.answer,
  level_value: level.value,
  two_or_more: pair.answer,
  canadian_study: study.answer,
  study_value: study.value,
  effect: effect && effect.total,
});

/**
 * The text of a case. Its question and its name are for whoever takes it on to say.
 * @param {Record<string, any>} profile
 * @param {Result} result
 */
export function caseOf(profile, result) {
  const { crs, education, fsw, rules, programs, credentials, partner_credentials: theirs } = result;
  const head = {
    id: `copied-${result.as_of}`,
    question: { en: "What does the core answer?", fr: "Que répond le moteur de calcul?" },
    name: "Copied from the calculator",
    source: [...new Set(rules.sources.map(({ id }) => id))],
  };
  const expect = {
    total: crs.total,
    range: crs.range,
    rules: rules.id,
    level: education.level,
    education_points: education.points,
    fsw_points: education.fsw_points,
    canadian_study_points: education.canadian_study_points,
    fsw_total: fsw.total,
    passes: fsw.passes,
    programs: Object.fromEntries(programs.map(({ id, answer }) => [id, answer])),
    ...(credentials.length ? { credentials: credentials.map(expectedOf) } : {}),
    ...(theirs.length ? { partner_credentials: theirs.map(expectedOf) } : {}),
  };
  const { question, ...plain } = head;
  const lines = [
    "[[case]]",
    ...Object.entries(plain).map(([key, value]) => `${key} = ${inline(value)}`),
    ...Object.entries(question).map(([locale, text]) => `question.${locale} = ${inline(text)}`),
    ...tableOf("case.profile", { ...profile, as_of: result.as_of }),
    ...tableOf("case.expect", expect),
  ];
  return `${lines.join("\n")}\n`;
}
