/** The proposal of 2026: kept apart are what is reported in force, what is proposed, and what is not known. */

import { el } from "../page/dom.js";
import { span, t } from "../page/words.js";
import { factorInside } from "./boxes.js";
import { entries, list, part } from "./entries.js";
import { foldedSources } from "./evidence.js";

/** @param {import("../types/scenario.js").CredpointsScenario} scenario */
export function drawScenario({ notice, sources, education, factors, entry }) {
  const moved = factors.filter(
    ({ effect, today, proposed }) => !["new", "not-named"].includes(effect) && (today[1] || proposed?.[1]),
  );
  const reported = factors.filter(({ effect }) => effect === "new");
  const same = factors.filter(({ effect }) => effect === "not-named");
  const names = same.map(({ id, today }) => `${factorInside(id)} ${span(today)}`).join(", ");
  return [
    el("p.cp-beyond__notice", {}, el("span.cp-remark", { text: t("beyond.not-law") }), " ", notice),
    el("div", {}, foldedSources(sources, "scenario")),
    el("p.cp-beyond__answer", { text: education.because }),
    part("beyond.proposed", entries("proposed", [...moved, entry])),
    part("beyond.reported", entries("reported", reported)),
    part(
      "beyond.unknown",
      list([
        el("li", { text: t("beyond.unknown.text") }),
        same.length > 0 && el("li", { text: t("beyond.not-named", { factors: names }) }),
      ]),
    ),
  ];
}
