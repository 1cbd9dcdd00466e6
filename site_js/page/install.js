/** The browser offers to keep the site beside other programs: a quiet button says so, where it does. */

import { button } from "./dom.js";
import { t } from "./words.js";

export function installButton() {
  /** @type {(Event & {prompt: () => Promise<unknown>}) | null} */
  let offer = null;
  const node = button(t("install"), () => offer?.prompt(), { hidden: true });
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = /** @type {any} */ (event);
    node.hidden = false;
  });
  addEventListener("appinstalled", () => {
    node.hidden = true;
  });
  return node;
}
