/** What a score amounts to, and whether its test prints such scores; the core counts, this says it beside the field. */

import { LEVEL_RANGE, SCALES } from "./figures.js";

/** @typedef {{key: string, facts: Record<string, number | string>, wrong: boolean}} Remark its words, and what fills them */
/** @typedef {{language: string, levels: readonly number[], maximum: Record<string, number>, other_scale?: number}} Scale */

/**
 * The level of a score, or that it is out of its scale.
 * @param {string | undefined} test a test, or `clb-` and a language where levels are given
 * @param {string} ability
 * @param {unknown} score
 * @returns {Remark | null} null where there is nothing to say
 */
export function scoreRemark(test, ability, score) {
  if (!test || typeof score !== "number") return null;
  const scale = /** @type {Record<string, Scale>} */ (SCALES)[test];
  if (!scale) return levelRemark(score);
  const most = Math.max(scale.maximum[ability], scale.other_scale ?? 0);
  if (score < 0 || score > most) return { key: "score.out", facts: { most }, wrong: true };
  if (score > scale.maximum[ability])
    return {
      key: "score.other-scale",
      facts: { scale: scale.other_scale ?? 0, most: scale.maximum[ability] },
      wrong: false,
    };
  const least = /** @type {any} */ (scale)[ability].filter((/** @type {number} */ one) => one <= score).length;
  const level = least ? scale.levels[least - 1] : 0;
  if (!level) return { key: `score.${scale.language}.below`, facts: { first: LEVEL_RANGE.first }, wrong: false };
  const key = level === LEVEL_RANGE.last ? `score.${scale.language}.top` : `score.${scale.language}.level`;
  return { key, facts: { level }, wrong: false };
}

const MOST = 12; // the schema's highest level

/** @param {number} level @returns {Remark | null} */
const levelRemark = (level) =>
  Number.isInteger(level) && level >= 0 && level <= MOST
    ? null
    : { key: "score.no-level", facts: { most: MOST }, wrong: true };
