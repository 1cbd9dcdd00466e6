/** A date as people know it: its month and year, and its day where that is known too. */

import { el, newId } from "../page/dom.js";
import { LOCALE, t } from "../page/words.js";

/** @typedef {import("./controls.js").Maker} Maker */

const MONTHS = Array.from({ length: 12 }, (_, n) => n);
const monthName = new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" });

const WHOLE = /^\d{4}-\d{2}(-\d{2})?$/;

/** @param {string} figure */
const twoDigits = (figure) => (/^\d$/.test(figure) ? `0${figure}` : figure);

/** @type {Maker} */
export function monthControl(asked, ties, changed) {
  const ids = { year: newId("year"), day: newId("day") };
  const month = el(
    "select.cp-input.cp-input--month",
    { id: ties.id, "aria-describedby": ties.describedby, "aria-labelledby": ties.labelledby },
    el("option", { value: "", text: t("date.month") }),
    MONTHS.map((n) =>
      el("option", { value: twoDigits(String(n + 1)), text: monthName.format(new Date(Date.UTC(2000, n, 15))) }),
    ),
  );
  /** @param {"year" | "day"} part @param {number} digits */
  const figure = (part, digits) =>
    el(`input.cp-input.cp-input--${part}`, {
      id: ids[part],
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      maxlength: digits,
    });
  const year = figure("year", 4);
  const day = figure("day", 2);
  const pills = (asked.stated ?? []).map(([stated, key, facts]) => ({
    stated,
    node: el("button.cp-pill", {
      type: "button",
      "aria-describedby": ties.labelledby ?? `${ties.id}-label`,
      text: t(key, facts),
      onclick() {
        fillIn(undefined);
        changed(stated);
      },
    }),
  }));

  /** @type {string | undefined} */
  let last; // what was given or shown last: the parts stay while it does, also those that are no date yet

  /** @param {string | undefined} told */
  function fillIn(told) {
    last = told;
    [year.value, month.value, day.value] = [...(told?.split("-") ?? []), "", "", ""];
  }

  /** @param {string | undefined} value */
  function give(value) {
    last = value;
    changed(value);
  }

  /** What stands there, whole or not; undefined where nothing does. */
  function given() {
    const parts = [year.value.trim(), month.value, twoDigits(day.value.trim())];
    if (!parts.some(Boolean)) return undefined;
    return (parts[2] ? parts : parts.slice(0, 2)).join("-");
  }

  /** What is given, once it is a month at least. */
  const whole = () => (WHOLE.test(given() ?? "") ? given() : undefined);

  const node = el(
    "div.cp-row.cp-date",
    {},
    el("span.cp-entry", {}, month),
    el("span.cp-entry", {}, el("label.cp-unit", { for: ids.year, text: t("date.year") }), year),
    el("span.cp-entry", {}, el("label.cp-unit", { for: ids.day, text: t("date.day") }), day),
    pills.map((pill) => pill.node),
  );
  for (const part of [month, year, day]) part.addEventListener("input", () => give(whole()));
  // What is left half told is no answer and no blank either: it is said to be wrong, once the keyboard has gone on.
  node.addEventListener("focusout", (event) => {
    const inside = event.relatedTarget instanceof Node && node.contains(event.relatedTarget);
    if (!inside && given() !== whole()) give(given());
  });

  return {
    node,
    value: given,
    show(answer) {
      const told = pills.some(({ stated }) => stated === answer) ? undefined : answer;
      if (told !== last) fillIn(told);
      node.dataset.value = whole() ?? "";
      node.toggleAttribute("data-partial", given() !== whole());
      for (const { stated, node: pill } of pills) pill.setAttribute("aria-pressed", String(stated === answer));
    },
    focus: () => month.focus(),
    refuse: () => [month, year, day].forEach((part) => part.setAttribute("aria-invalid", "true")),
  };
}
