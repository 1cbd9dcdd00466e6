/** Under the result, quiet and folded: what goes beyond it. Each part asks the engine only while it is open. */

import { disclosure, el, fill, redraw } from "../page/dom.js";
import { foldedSources } from "./evidence.js";
import { LOCALE, day, has, number, signed, span, t } from "../page/words.js";

/**
 * The parts: what the engine is asked, whom it concerns, how its answer is drawn.
 * @type {Array<{name: string, concerns?: (profile: any) => boolean, draw: (result: any, page: any, profile: any) => any[]}>}
 */
const PARTS = [
  { name: "timeline", draw: drawTimeline },
  { name: "levers", draw: drawLevers },
  { name: "scenario", draw: drawScenario },
  { name: "history", draw: drawHistory },
  {
    name: "swap",
    concerns: ({ partner }) => Boolean(partner) && partner.accompanying !== false && partner.canadian !== true,
    draw: drawSwap,
  },
];

/**
 * @param {{ask: (request: object, options: {slot: string}) => Promise<any>}} engine
 * @param {{goTo: (path: string) => void}} page
 */
export function beyondTheResult(engine, page) {
  /** @type {any} */
  let profile = null;
  const parts = PARTS.map((part) => lazyPart(part, engine, page, () => profile));
  const node = el(
    "div.cp-beyond",
    { hidden: true },
    parts.map((one) => one.node),
  );
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
    redraw(body, () =>
      fill(
        body,
        answer.ok
          ? [draw(answer.result, page, profile()), readMore(name)]
          : el("p.cp-help", { text: t("beyond.failed") }),
      ),
    );
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
  const link = document.querySelector(`#cp-without a[data-beyond~="${name}"]`);
  return (
    link &&
    el("p.cp-read-more", {}, t("read-more"), " ", el("a", { href: link.getAttribute("href"), text: link.textContent }))
  );
}

const factor = (id) => (has(`factor.${id}`) ? t(`factor.${id}`) : id);
const list = (items) => el("ul.cp-list", {}, items);
const part = (key, ...content) => [el("h3.cp-subhead", { text: t(key) }), ...content];

/** What several sentences rest on, each source once. */
const distinct = (found) => [...new Map(found.flatMap((one) => one.sources).map((one) => [one.id, one])).values()];

/** Sentences under their names, and what all of them rest on, each source once. */
function entries(key, found) {
  return [
    list(
      found.map((one) =>
        el("li", {}, one.id && el("strong", { text: `${factor(one.id)}. ` }), one.because ?? one.text),
      ),
    ),
    el("div", {}, foldedSources(distinct(found), key)),
  ];
}

/** A link to a question of the form. */
const question = (page, path, text, key) =>
  el(
    "li",
    {},
    el("a", {
      href: "#form",
      "data-keep": `${key}-${path}`,
      text,
      onclick: (event) => {
        event.preventDefault();
        page.goTo(path);
      },
    }),
  );

/** The days ahead on which the score becomes another one, with what makes it so; and what would let more of them be seen. */
function drawTimeline(found, page, { applicant = {} }) {
  const [now, ...later] = found.steps;
  const unseen = [
    applicant.birth_date === undefined && question(page, "/applicant/age_by", t("beyond.timeline.age"), "timeline"),
    applicant.work?.periods === undefined &&
      question(page, "/applicant/work/work_by", t("beyond.timeline.work"), "timeline"),
  ].filter(Boolean);
  const step = (one, index) => {
    const by = one.total - found.steps[index].total;
    return el(
      "li",
      {},
      el(
        "p.cp-beyond__row",
        {},
        el("strong", { text: day(one.on) }),
        el("span", {}, span(one.range), by !== 0 && [" ", el("span.cp-change-chip", { text: signed(by) })]),
      ),
      one.causes.map((cause) => el("p", { text: cause.text })),
      el("div", {}, foldedSources(distinct(one.causes), `timeline-${one.on}`)),
    );
  };
  const notices = found.notices.filter((one) => one.on > found.from);
  return [
    el("p.cp-help", { text: t("beyond.timeline.help", { day: day(found.to) }) }),
    el(
      "ol.cp-list",
      {},
      el(
        "li",
        {},
        el("p.cp-beyond__row", {}, el("strong", { text: day(now.on) }), el("span", { text: span(now.range) })),
      ),
      later.map(step),
    ),
    later.length === 0 && el("p", { text: t("beyond.timeline.same", { day: day(found.to) }) }),
    notices.length > 0 && entries("timeline", notices),
    unseen.length > 0 && part("beyond.timeline.unseen", list(unseen)),
  ];
}

/** Changes tried one at a time, by what each adds; and those that add nothing, each with the reason. */
function drawLevers(found) {
  return [
    el("p.cp-help", { text: t("beyond.levers.help") }),
    found.levers.length === 0 && el("p", { text: t("beyond.levers.none") }),
    found.levers.map((one) =>
      disclosure(
        `lever-${one.id}`,
        [
          el("span.cp-factor__name", { text: one.steps.join(" ") }),
          " ",
          el(
            "span.cp-factor__points",
            {},
            signed(one.gain),
            el("span", { "aria-hidden": "true", text: " → " }),
            el("span.cp-hidden", { text: t("effect.becomes") }),
            number(one.total),
          ),
        ],
        [
          el("p.cp-factor__why", { text: one.because }),
          el("div.cp-factor__why", {}, foldedSources(one.sources, `lever-${one.id}`)),
        ],
        { class: "cp-factor" },
      ),
    ),
    found.nothing.length > 0 &&
      part(
        "beyond.levers.nothing",
        found.nothing.map((one) =>
          disclosure(
            `lever-${one.id}`,
            [
              el("span.cp-factor__name", { text: one.steps.join(" ") || one.because }),
              " ",
              el("span.cp-factor__points", { text: signed(0) }),
            ],
            [
              one.steps.length > 0 && el("p.cp-factor__why", { text: one.because }),
              el("div.cp-factor__why", {}, foldedSources(one.sources, `lever-${one.id}`)),
            ],
            { class: "cp-factor" },
          ),
        ),
      ),
  ];
}

/** The proposal of 2026: kept apart are what is reported in force, what is proposed, and what is not known. */
function drawScenario(found) {
  const moved = found.factors.filter(
    (one) => one.effect !== "new" && one.effect !== "not-named" && (one.today[1] || one.proposed?.[1]),
  );
  const same = found.factors.filter((one) => one.effect === "not-named");
  return [
    el("p.cp-beyond__notice", {}, el("span.cp-remark", { text: t("beyond.not-law") }), " ", found.notice),
    el("div", {}, foldedSources(found.sources, "scenario")),
    el("p.cp-beyond__answer", { text: found.education.because }),
    part("beyond.proposed", entries("proposed", [...moved, found.entry])),
    part(
      "beyond.reported",
      entries(
        "reported",
        found.factors.filter((one) => one.effect === "new"),
      ),
    ),
    part(
      "beyond.unknown",
      list([
        el("li", { text: t("beyond.unknown.text") }),
        same.length > 0 &&
          el("li", {
            text: t("beyond.not-named", {
              factors: same.map((one) => `${factor(one.id)} ${span(one.today)}`).join(", "),
            }),
          }),
      ]),
    ),
  ];
}

/** Every rule set, with the total and the range that the same answers have under it. */
function drawHistory(rows) {
  return [
    el("p.cp-help", { text: t("beyond.history.help") }),
    el(
      "table.cp-beyond__table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["rules", "total", "range"].map((key) => el("th", { scope: "col", text: t(`beyond.history.${key}`) })),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            el(
              "th",
              { scope: "row" },
              day(row.from),
              row.rules.status === "verified" ? null : el("span.cp-of", { text: ` ${t("beyond.history.reported")}` }),
            ),
            el("td", { text: number(row.total) }),
            el("td", { text: span(row.range) }),
          ),
        ),
      ),
    ),
  ];
}

/** The roles of a couple exchanged, or the facts of the partner that are missing for it. */
function drawSwap(found, page) {
  const moved = found.difference?.factors ?? [];
  return [
    el("p.cp-beyond__answer", { text: found.because }),
    found.missing.length > 0 && [
      found.possible && el("p", { text: t("beyond.swap.open") }),
      list(found.missing.map(({ path, text }) => question(page, path, text, "swap"))),
    ],
    moved.length > 0 &&
      el(
        "dl.cp-figures",
        {},
        moved.map((one) =>
          el(
            "div.cp-figures__row",
            {},
            el("dt", { text: factor(one.id) }),
            el(
              "dd",
              {},
              number(one.before),
              el("span", { "aria-hidden": "true", text: " → " }),
              el("span.cp-hidden", { text: t("effect.becomes") }),
              `${number(one.after)} `,
              el("span.cp-of", { text: signed(one.after - one.before) }),
            ),
          ),
        ),
      ),
    found.notes.length > 0 && entries("roles", found.notes),
  ];
}
