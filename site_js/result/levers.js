/** Changes tried one at a time, by what each adds; and those that add nothing, each with the reason. */

import { disclosure } from "../page/disclosures.js";
import { el } from "../page/dom.js";
import { number, signed, t } from "../page/words.js";
import { factorHead } from "./boxes.js";
import { part } from "./entries.js";
import { foldedSources } from "./evidence.js";
import { becomes } from "./verdicts.js";

/** @param {import("../types/levers.js").CredpointsLevers} levers */
export function drawLevers({ levers, nothing }) {
  return [
    el("p.cp-help", { text: t("beyond.levers.help") }),
    levers.length === 0 && el("p", { text: t("beyond.levers.none") }),
    levers.map((one) =>
      lever(one, factorHead(one.steps.join(" "), signed(one.gain), becomes(), number(one.total)), one.because),
    ),
    nothing.length > 0 &&
      part(
        "beyond.levers.nothing",
        nothing.map((one) => {
          const steps = one.steps.join(" ");
          return lever(one, factorHead(steps || one.because, signed(0)), steps && one.because);
        }),
      ),
  ];
}

/**
 * @param {{id: string, sources: import("../types/result.js").Source[]}} one
 * @param {import("../page/dom.js").Child[]} summary
 * @param {string} because empty where the summary says it
 */
function lever({ id, sources }, summary, because) {
  const why = because && el("p.cp-factor__why", { text: because });
  const rest = el("div.cp-factor__why", {}, foldedSources(sources, `lever-${id}`));
  return disclosure(`lever-${id}`, summary, [why, rest], "cp-factor");
}
