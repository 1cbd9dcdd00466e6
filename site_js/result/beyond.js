/** Under the result, quiet and folded: the same answers under other rules and with the roles exchanged. Each part asks the engine only while it is open. */

import { isScored } from "../form/draft.js";
import { redraw } from "../page/disclosures.js";
import { el, fill } from "../page/dom.js";
import { LOCALE, t } from "../page/words.js";
import { readMore } from "./evidence.js";
import { drawHistory } from "./history.js";
import { drawScenario } from "./scenario.js";
import { drawSwap } from "./swap.js";

/** @typedef {Pick<typeof import("../engine/start.js").engine, "ask">} Engine */
/** @typedef {Record<string, any>} Profile */

/**
 * One part: what the engine is asked, whom it concerns, how its answer is drawn.
 * @typedef {object} Part
 * @property {string} name
 * @property {(profile: Profile) => boolean} [concerns] everybody, where absent
 * @property {(result: any, goTo: (path: string) => void) => import("../page/dom.js").Child[]} draw
 */

/** @type {Part[]} */
const PARTS = [
  { name: "scenario", draw: drawScenario },
  { name: "history", draw: drawHistory },
  { name: "swap", concerns: ({ partner }) => Boolean(partner) && isScored(partner), draw: drawSwap },
];

/**
 * @param {Engine} engine
 * @param {(path: string) => void} goTo leads to a question of the form
 */
export function beyondTheResult(engine, goTo) {
  const parts = PARTS.map((part) => lazyPart(part, engine, goTo));
  const node = el(
    "div.cp-beyond",
    { hidden: true },
    parts.map((one) => one.node),
  );
  return {
    node,
    /** The answers changed: what is open is asked again, what is closed when it is opened. @param {Profile | null} profile null for none */
    update(profile) {
      node.hidden = !profile;
      if (profile) for (const one of parts) one.update(profile);
    },
  };
}

/** @param {Part} part @param {Engine} engine @param {(path: string) => void} goTo */
function lazyPart({ name, concerns = () => true, draw }, engine, goTo) {
  const body = el("div.cp-beyond__body");
  const node = el("details.cp-more", { "data-beyond": name }, el("summary", { text: t(`beyond.${name}`) }), body);
  /** @type {Profile} */
  let profile = {};
  let drawn = ""; // the profile whose answer stands there

  async function load() {
    const wanted = JSON.stringify(profile);
    if (wanted === drawn) return;
    if (!drawn) fill(body, el("p.cp-help", { text: t("beyond.working") }));
    node.setAttribute("aria-busy", "true");
    const answer = await ask();
    if (answer === null) return; // asked again since
    node.removeAttribute("aria-busy");
    drawn = answer.ok ? wanted : "";
    redraw(body, () => {
      if (answer.ok) fill(body, draw(answer.result, goTo), readMore(`[data-beyond~="${name}"]`));
      else fill(body, el("p.cp-help", { text: t("beyond.failed") }));
    });
  }

  async function ask() {
    try {
      return await engine.ask({ do: name, locale: LOCALE, profile }, { slot: `beyond-${name}` });
    } catch {
      return { ok: false };
    }
  }

  node.addEventListener("toggle", () => node.open && load());
  return {
    node,
    /** @param {Profile} next */
    update(next) {
      profile = next;
      node.hidden = !concerns(profile);
      if (node.open && !node.hidden) load();
    },
  };
}
