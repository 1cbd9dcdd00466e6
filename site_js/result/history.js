/** Every rule set, with the total and the range that the same answers have under it. */

import { el } from "../page/dom.js";
import { day, number, span, t } from "../page/words.js";

/** @param {import("../types/history.js").CredpointsHistory} rows */
export function drawHistory(rows) {
  const names = ["rules", "total", "range"].map((key) => el("th", { scope: "col", text: t(`beyond.history.${key}`) }));
  return [
    el("p.cp-help", { text: t("beyond.history.help") }),
    el("table.cp-beyond__table", {}, el("thead", {}, el("tr", {}, names)), el("tbody", {}, rows.map(historyRow))),
  ];
}

/** @param {import("../types/history.js").Row} row */
function historyRow({ from, rules, total, range }) {
  const reported = rules.status !== "verified" && el("span.cp-of", { text: ` ${t("beyond.history.reported")}` });
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, day(from), reported),
    el("td", { text: number(total) }),
    el("td", { text: span(range) }),
  );
}
