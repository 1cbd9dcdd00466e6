/** What can be done with the answers: copy them as a link, print, start again, keep them on the device. */

import { copyButton } from "../page/copy.js";
import { button, el } from "../page/dom.js";
import { encode } from "../page/share.js";
import { installButton } from "../page/install.js";
import { t } from "../page/words.js";

/**
 * @param {object} page
 * @param {() => object} page.profile
 * @param {() => void} page.clear
 * @param {boolean} page.lasting are they kept on the device?
 * @param {(lasting: boolean) => void} page.keep
 */
export function answerActions({ profile, clear, lasting, keep }) {
  const copy = copyButton(async () => new URL(await encode(profile()), location.href).href, t("share.copy"));
  const paper = button(t("print"), () => print());
  const help = el("p.cp-help", { text: t("share.help") });
  const some = el("div", { hidden: true }, el("p.cp-actions", {}, copy, paper, button(t("restart"), clear)), help);
  const box = el("input", { type: "checkbox", id: "cp-lasting", onchange: () => keep(box.checked) });
  box.checked = lasting;
  const label = el("label", { for: "cp-lasting", text: t("keep") });
  return {
    node: el("div.cp-tools", {}, some, el("p.cp-keep", {}, box, label, installButton())),
    /** Some need answers. @param {boolean} answered */
    offer: (answered) => void (some.hidden = !answered),
    /** What the box says is what is so. @param {boolean} kept */
    lasts: (kept) => void (box.checked = kept),
  };
}
