/** What is worth knowing beside the score: what lapses, what is in conflict, what changes. */

import { el } from "../page/dom.js";
import { foldedSources } from "./evidence.js";

/** The warning that says the same as the notice on the rules, which has a page of its own. */
export const REPORTED = "rules-superseded";

/** @param {import("../types/result.js").CredpointsResult["warnings"]} warnings */
export const drawNotes = (warnings) =>
  el(
    "ul.cp-list",
    {},
    warnings.map((one) => el("li", {}, one.text, " ", foldedSources(one.sources, one.id))),
  );
