/** The days ahead on which the score becomes another one, with what makes it so; and what would let more of them be seen. */

import { el } from "../page/dom.js";
import { day, signed, span, t } from "../page/words.js";
import { entries, list, part, question, restOn } from "./entries.js";
import { chip } from "./verdicts.js";

/**
 * @param {import("../types/timeline.js").CredpointsTimeline} timeline
 * @param {(path: string) => void} goTo
 * @param {Record<string, any>} profile
 */
export function drawTimeline({ from, to, steps, notices }, goTo, { applicant = {} }) {
  const ahead = notices.filter((one) => one.on > from);
  const unseen = [
    applicant.birth_date === undefined && question(goTo, "/applicant/age_by", t("beyond.timeline.age"), "timeline"),
    applicant.work?.periods === undefined &&
      question(goTo, "/applicant/work/work_by", t("beyond.timeline.work"), "timeline"),
  ].filter(Boolean);
  return [
    el("p.cp-help", { text: t("beyond.timeline.help", { day: day(to) }) }),
    el(
      "ol.cp-list",
      {},
      steps.map((step, index) => stepLine(step, steps[index - 1])),
    ),
    steps.length === 1 && el("p", { text: t("beyond.timeline.same", { day: day(to) }) }),
    ahead.length > 0 && entries("timeline", ahead),
    unseen.length > 0 && part("beyond.timeline.unseen", list(unseen)),
  ];
}

/**
 * @param {import("../types/timeline.js").Step} step
 * @param {import("../types/timeline.js").Step} [before] none before the first, which is the day itself
 */
function stepLine({ on, total, range, causes }, before) {
  const by = before ? total - before.total : 0;
  const figures = el("span", {}, span(range), by !== 0 && [" ", chip(signed(by))]);
  return el(
    "li",
    {},
    el("p.cp-beyond__row", {}, el("strong", { text: day(on) }), figures),
    causes.map((cause) => el("p", { text: cause.text })),
    before && restOn(causes, `timeline-${on}`),
  );
}
