/** What the page says of the engine: its stage, and a failure with another try. */

import { button, el, icon } from "../page/dom.js";
import { firstOf, number, t } from "../page/words.js";

/** @typedef {import("../engine/engine.js").Report} Report */

/** @param {Report} report @returns {string} */
export function stageText({ stage, offline, kept, slow, loaded, size }) {
  if (stage === "ready") return offline ? t(kept || !navigator.onLine ? "stage.offline" : "stage.unchecked") : "";
  const arrived =
    stage === "downloading" && loaded && size
      ? t("stage.loaded", { loaded: megabytes(Math.min(loaded, size)), size: megabytes(size) })
      : firstOf(`stage.${stage}`);
  return [arrived, slow && t("stage.slow")].filter(Boolean).join(" ");
}

/** @param {number} bytes */
const megabytes = (bytes) => number(Math.round(bytes / 100_000) / 10);

/**
 * What happened, another try, and what still answers without the engine.
 * @param {Report} report
 * @param {() => void} retry
 */
export function failureBox({ reason, detail }, retry) {
  const stale = reason === "stale";
  const again = button(t(stale ? "failed.reload" : "failed.retry"), () => (stale ? location.reload() : retry()));
  again.classList.add("cp-button--primary");
  const summary = el("summary", { text: t("failed.detail") });
  return el(
    "div.cp-box.cp-box--failed",
    { role: "alert" },
    el("h2.cp-box__head", {}, icon("notice"), " ", t("failed.head")),
    el("p", { text: firstOf(`failed.${reason}`, "failed.start") }),
    el("p", { text: t("failed.kept") }),
    el("p.cp-actions", {}, again),
    tablesLink(),
    detail && el("details.cp-more", {}, summary, el("p.cp-detail", { text: detail })),
  );
}

/** The links to the static tables that the page itself carries for readers without scripts. */
function tablesLink() {
  const links = [...document.querySelectorAll("#cp-without a")].map((link, index) => [
    index > 0 && " · ",
    el("a", { href: link.getAttribute("href"), text: link.textContent }),
  ]);
  return links.length > 0 && el("p", {}, t("failed.tables"), " ", links);
}
