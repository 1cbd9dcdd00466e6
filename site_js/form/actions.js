/** What can be done with the answers: copy them as a link, print, start again, keep them on the device. */

import { copyButton } from "../page/copy.js";
import { button, el } from "../page/dom.js";
import { encode } from "../page/share.js";
import { installButton } from "../page/install.js";
import { t } from "../page/words.js";

/**
 * @param {object} page
 * @param {() => object} page.profile
 * @param {() => object[]} page.plans
 * @param {() => object | undefined} page.unsure
 * @param {() => void} page.clear
 * @param {{open: HTMLElement, fields: HTMLElement}} page.paper what leads to a print, and what it asks
 * @param {boolean} page.lasting are they kept on the device?
 * @param {(lasting: boolean) => void} page.keep
 */
export function answerActions({ profile, plans, unsure, clear, paper, lasting, keep }) {
  const copy = copyButton(async () => {
    help.hidden = false;
    return new URL(await encode(profile(), plans(), unsure()), location.href).href;
  }, t("share.copy"));
  const help = el("p.cp-help", { text: t("share.help"), hidden: true }); // said once a link is made
  const plan = el("a.cp-button", { hidden: true });
  const some = el(
    "div",
    { hidden: true },
    el("p.cp-actions", {}, plan, copy, paper.open, button(t("restart"), clear)),
    help,
    paper.fields,
  );
  const box = el("input", { type: "checkbox", id: "cp-lasting", onchange: () => keep(box.checked) });
  box.checked = lasting;
  const label = el("label", { for: "cp-lasting", text: t("keep") });
  const kept = el("p.cp-keep", {}, box, label);
  return {
    node: el("div.cp-tools", {}, some, kept, installButton()),
    /** A link's answers are not kept beyond the visit. @param {boolean} lent */
    lend: (lent) => void (kept.hidden = lent),
    /** Some need answers. @param {boolean} answered */
    offer: (answered) => void (some.hidden = !answered),
    /** What stands in the page is read: the address of the plans is there, where the build checks it. */
    lead() {
      const way = document.querySelector("#cp-without a[data-beyond~=plan]");
      if (!way) return;
      plan.setAttribute("href", way.getAttribute("href") ?? "");
      plan.textContent = way.textContent;
      plan.hidden = false;
    },
    /** What the box says is what is so. @param {boolean} kept */
    lasts: (kept) => void (box.checked = kept),
  };
}
