/** The roles of a couple exchanged, or the facts of the partner that are missing for it. */

import { el } from "../page/dom.js";
import { number, signed, t } from "../page/words.js";
import { factorName } from "./boxes.js";
import { entries, list, question } from "./entries.js";
import { becomes } from "./verdicts.js";

/**
 * @param {import("../types/swap.js").CredpointsExchangeOfRoles} swap
 * @param {(path: string) => void} goTo
 */
export function drawSwap({ because, missing, possible, difference, notes }, goTo) {
  const moved = difference?.factors ?? [];
  return [
    el("p.cp-beyond__answer", { text: because }),
    missing.length > 0 && [
      possible && el("p", { text: t("beyond.swap.open") }),
      list(missing.map(({ path, text }) => question(goTo, path, text, "swap"))),
    ],
    moved.length > 0 && el("dl.cp-figures", {}, moved.map(movedRow)),
    notes.length > 0 && entries("roles", notes),
  ];
}

/** @param {import("../types/swap.js").FactorChange} change */
function movedRow({ id, before, after }) {
  const by = el("span.cp-of", { text: signed(after - before) });
  return el(
    "div.cp-figures__row",
    {},
    el("dt", { text: factorName(id) }),
    el("dd", {}, number(before), becomes(), `${number(after)} `, by),
  );
}
