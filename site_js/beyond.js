/** Under the result, quiet and folded: what goes beyond it. Each part asks the engine only while it is open. */

import { el, fill, redraw } from "./dom.js";
import { foldedSources } from "./evidence.js";
import { LOCALE, day, has, number, signed, span, t } from "./words.js";

/**
 * The parts: what the engine is asked, whom it concerns, how its answer is drawn.
 * @type {Array<{name: string, concerns?: (profile: any) => boolean, draw: (result: any, page: any) => any[]}>}
 */
const PARTS = [
  { name: "scenario", draw: drawScenario },
  { name: "history", draw: drawHistory },
  { name: "swap", concerns: ({ partner }) => Boolean(partner) && partner.accompanying !== false && partner.canadian !== true, draw: drawSwap },
];

/**
 * @param {{ask: (request: object, options: {slot: string}) => Promise<any>}} engine
 * @param {{goTo: (path: string) => void}} page
 */
export function beyondTheResult(engine, page) {
  /** @type {any} */
  let profile = null;
  const parts = PARTS.map((part) => lazyPart(part, engine, page, () => profile));
  const node = el("div.cp-beyond", { hidden: true }, parts.map((one) => one.node));
  return {
    node,
    /** The answers changed: what is open is asked again, what is closed when it is opened. @param {any} next null for none */
    update(next) {
      profile = next;
      node.hidden = !next;
      if (next) for (const one of parts) one.update();
    },
  };
}

function lazyPart({ name, concerns = () => true, draw }, engine, page, profile) {
  const body = el("div.cp-beyond__body");
  const node = el("details.cp-more", { "data-beyond": name }, el("summary", { text: t(`beyond.${name}`) }), body);
  let drawn = "";

  async function load() {
    const wanted = JSON.stringify(profile());
    if (wanted === drawn) return;
    if (!drawn) fill(body, el("p.cp-help", { text: t("beyond.working") }));
    node.setAttribute("aria-busy", "true");
    let answer;
    try {
      answer = await engine.ask({ do: name, locale: LOCALE, profile: profile() }, { slot: `beyond-${name}` });
    } catch {
      answer = { ok: false };
    }
    if (answer === null) return; // asked again since
    node.removeAttribute("aria-busy");
    drawn = answer.ok ? wanted : "";
    redraw(body, () => fill(body, answer.ok ? [draw(answer.result, page), readMore(name)] : el("p.cp-help", { text: t("beyond.failed") })));
  }

  node.addEventListener("toggle", () => node.open && load());
  return {
    node,
    update() {
      node.hidden = !concerns(profile());
      if (node.open && !node.hidden) load();
    },
  };
}

/** The page of the guide; its address stands in the page itself, where the build checks it. */
function readMore(name) {
  const link = document.querySelector(`#cp-without a[data-beyond="${name}"]`);
  return link && el("p.cp-read-more", {}, t("read-more"), " ", el("a", { href: link.getAttribute("href"), text: link.textContent }));
}

const factor = (id) => (has(`factor.${id}`) ? t(`factor.${id}`) : id);
const list = (items) => el("ul.cp-list", {}, items);
const part = (key, ...content) => [el("h3.cp-subhead", { text: t(key) }), ...content];

/** Sentences under their names, and what all of them rest on, each source once. */
function entries(key, found) {
  const from = new Map(found.flatMap((one) => one.sources).map((one) => [one.id, one]));
  return [
    list(found.map((one) => el("li", {}, one.id && el("strong", { text: `${factor(one.id)}. ` }), one.because ?? one.text))),
    el("div", {}, foldedSources([...from.values()], key)),
  ];
}

/** The proposal of 2026: kept apart are what is reported in force, what is proposed, and what is not known. */
function drawScenario(found) {
  const moved = found.factors.filter((one) => one.effect !== "new" && one.effect !== "not-named" && (one.today[1] || one.proposed?.[1]));
  const same = found.factors.filter((one) => one.effect === "not-named");
  return [
    el("p.cp-beyond__notice", {}, el("span.cp-remark", { text: t("beyond.not-law") }), " ", found.notice),
    el("div", {}, foldedSources(found.sources, "scenario")),
    el("p.cp-beyond__answer", { text: found.education.because }),
    part("beyond.proposed",
      entries("proposed", [...moved, found.entry])),
    part("beyond.reported",
      entries("reported", found.factors.filter((one) => one.effect === "new"))),
    part("beyond.unknown",
      list([
        el("li", { text: t("beyond.unknown.text") }),
        same.length > 0 && el("li", { text: t("beyond.not-named", { factors: same.map((one) => `${factor(one.id)} ${span(one.today)}`).join(", ") }) }),
      ])),
  ];
}

/** Every rule set, with the total and the range that the same answers have under it. */
function drawHistory(rows) {
  return [
    el("p.cp-help", { text: t("beyond.history.help") }),
    el("table.cp-beyond__table", {},
      el("thead", {}, el("tr", {}, ["rules", "total", "range"].map((key) => el("th", { scope: "col", text: t(`beyond.history.${key}`) })))),
      el("tbody", {}, rows.map((row) => el("tr", {},
        el("th", { scope: "row" }, day(row.from), row.rules.status === "verified" ? null : el("span.cp-of", { text: ` ${t("beyond.history.reported")}` })),
        el("td", { text: number(row.total) }),
        el("td", { text: span(row.range) }))))),
  ];
}

/** The roles of a couple exchanged, or the facts of the partner that are missing for it. */
function drawSwap(found, page) {
  const link = ({ path, text }) => el("li", {},
    el("a", { href: "#form", "data-keep": `swap-${path}`, text, onclick: (event) => { event.preventDefault(); page.goTo(path); } }));
  const moved = found.difference?.factors ?? [];
  return [
    el("p.cp-beyond__answer", { text: found.because }),
    found.missing.length > 0 && [found.possible && el("p", { text: t("beyond.swap.open") }), list(found.missing.map(link))],
    moved.length > 0 && el("dl.cp-figures", {}, moved.map((one) => el("div.cp-figures__row", {},
      el("dt", { text: factor(one.id) }),
      el("dd", {}, number(one.before), el("span", { "aria-hidden": "true", text: " → " }), el("span.cp-hidden", { text: t("effect.becomes") }),
        `${number(one.after)} `, el("span.cp-of", { text: signed(one.after - one.before) }))))),
    found.notes.length > 0 && entries("roles", found.notes),
  ];
}
