/** Putting a text on the clipboard. */

import { button, el } from "./dom.js";
import { t } from "./words.js";

const SHOWN = 2500; // milliseconds for which the button says how it went

/**
 * A button that copies a text and says so.
 * @param {string | (() => Promise<string>)} text
 * @param {string} [label]
 */
export function copyButton(text, label = t("copy")) {
  const keep = `copy-${label}-${String(text).slice(0, 40)}`;
  const node = button(label, press, { "data-keep": keep });

  async function press() {
    const written = typeof text === "string" ? text : await text();
    node.textContent = (await copy(written)) ? t("copied") : t("copy.failed");
    setTimeout(() => (node.textContent = label), SHOWN);
  }

  return node;
}

/** Also where the page may not use the clipboard directly. @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { value: text, readonly: true, class: "cp-hidden" });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
