/** What the page says of the engine: its stage, a failure with another try, and the bar that leads to the result. */

import { el, fill, icon } from "../page/dom.js";
import { counted, has, t } from "../page/words.js";

/** @param {import("../engine/engine.js").Report} report */
export function stageText(report) {
  if (report.stage === "ready") return report.offline ? t("stage.offline") : "";
  return has(`stage.${report.stage}`) ? t(`stage.${report.stage}`) : "";
}

/**
 * What happened, another try, and what still answers without the engine.
 * @param {import("../engine/engine.js").Report} report
 * @param {() => void} retry
 */
export function failureBox(report, retry) {
  const key = `failed.${report.reason}`;
  const again =
    report.reason === "stale"
      ? el("button.cp-button.cp-button--primary", {
          type: "button",
          text: t("failed.reload"),
          onclick: () => location.reload(),
        })
      : el("button.cp-button.cp-button--primary", { type: "button", text: t("failed.retry"), onclick: retry });
  return el(
    "div.cp-box.cp-box--failed",
    { role: "alert" },
    el("h2.cp-box__head", {}, icon("notice"), " ", t("failed.head")),
    el("p", { text: has(key) ? t(key) : t("failed.start") }),
    el("p", { text: t("failed.kept") }),
    el("p.cp-actions", {}, again),
    tablesLink(),
    report.detail &&
      el(
        "details.cp-more",
        {},
        el("summary", { text: t("failed.detail") }),
        el("p.cp-detail", { text: report.detail }),
      ),
  );
}

/** The links to the static tables that the page itself carries for readers without scripts. */
function tablesLink() {
  const links = document.getElementById("cp-without");
  return (
    links &&
    el(
      "p",
      {},
      t("failed.tables"),
      " ",
      [...links.querySelectorAll("a")].flatMap((link, index) => [
        index ? " · " : "",
        el("a", { href: link.getAttribute("href"), text: link.textContent }),
      ]),
    )
  );
}

/**
 * On a narrow screen, one bar at the bottom: the figure, the open questions, and the way to the result and back.
 * @param {() => HTMLElement} panel
 */
export function resultBar(panel) {
  const figure = el("span.cp-bar__figure");
  const open = el("span.cp-bar__open");
  const button = el(
    "button.cp-bar__button",
    { type: "button", "aria-controls": "result", "aria-expanded": "false", onclick: toggle },
    el("span.cp-bar__text", {}, figure, open),
    icon("chevron"),
    el("span.cp-bar__word"),
  );
  const node = el("div.cp-bar", { hidden: true }, button);

  function toggle() {
    if (isOpen()) close(true);
    else {
      document.documentElement.classList.add("cp-sheet-open");
      button.setAttribute("aria-expanded", "true");
      behind(true);
      word();
      panel().scrollTop = 0;
      panel().focus();
    }
  }

  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  function close(focus = false) {
    document.documentElement.classList.remove("cp-sheet-open");
    button.setAttribute("aria-expanded", "false");
    behind(false);
    word();
    if (focus) button.focus();
  }

  /** What the sheet covers cannot be reached while it is open. */
  function behind(covered) {
    for (const one of document.querySelectorAll("#form, .md-header, .cp-intro, .md-footer")) one.inert = covered;
  }

  function word() {
    button.querySelector(".cp-bar__word").textContent = isOpen() ? t("bar.close") : t("bar.open");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) close(true);
  });
  matchMedia("(min-width: 1000px)").addEventListener("change", () => close());
  word();

  return {
    node,
    close,
    /** @param {null | {figure: string, planned: string|null, open: number}} state */
    show(state) {
      node.hidden = !state;
      if (!state) return close();
      fill(figure, t("bar.points", { figure: state.figure }));
      fill(open, state.planned ? t("bar.planned", { figure: state.planned }) : counted("bar.questions", state.open));
    },
  };
}
