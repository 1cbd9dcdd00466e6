/** An occupation by its name; its five-digit code is the answer, and can be typed as well. */

import { el } from "../page/dom.js";
import { LOCALE, counted, t } from "../page/words.js";
import { combobox } from "./combobox.js";
import { findOccupations } from "./occupations.js";

/** @typedef {import("./occupations.js").Occupation} Occupation */

const CODE = /^\d{5}$/;
const LONGEST = 120;

/** @type {Promise<readonly Occupation[]> | null} */
let loading = null;
/** @type {readonly Occupation[]} */
let all = [];

/** The list is loaded once the question is entered, or an answer is to be shown by its name. */
function load() {
  loading ??= import("./noc.js").then(({ NOC }) => (all = NOC));
  loading.catch(() => (loading = null));
  return loading;
}

/** @type {import("./controls.js").Maker} */
export function occupationControl(_, ties, changed) {
  /** @type {string | undefined} */
  let now;
  const box = combobox({
    ties,
    longest: LONGEST,
    prepare: () => void load().catch(() => {}),
    typed(text) {
      const code = text.trim().slice(0, 5);
      set(CODE.test(code) ? code : undefined);
    },
    pick: (/** @type {string} */ code) => set(code),
    async search(text) {
      try {
        const found = findOccupations(await load(), text);
        const items = found.map(({ code, title }) => ({
          value: code,
          name: `${code} ${title}`,
          detail: t("occupation.teer", { n: code[1] }),
        }));
        return { items, said: items.length ? counted("occupation.found", items.length) : t("occupation.none") };
      } catch {
        return { items: [], said: t("occupation.failed") };
      }
    },
  });
  if (LOCALE !== "en") box.list.lang = "en";

  /** @param {string | undefined} code */
  function set(code) {
    if (code === now) return;
    now = code;
    changed(code);
  }

  /** @param {string | undefined} code */
  function show(code) {
    now = code;
    if (document.activeElement === box.input) return;
    const title = all.find((one) => one.code === code)?.title;
    if (code && !title && !all.length)
      load().then(
        () => now === code && show(code),
        () => {},
      );
    if (code || !box.input.value || CODE.test(box.input.value.slice(0, 5))) {
      box.input.value = [code, title].filter(Boolean).join(" ");
    }
  }

  return {
    node: el("div", {}, box.node),
    value: () => now,
    show,
    focus: () => box.input.focus(),
    refuse: () => box.input.setAttribute("aria-invalid", "true"),
  };
}
