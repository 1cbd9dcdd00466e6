/** What stands behind a sentence: its sources, how certain they are, and the words to ask with. */

import { copyButton } from "../page/copy.js";
import { disclosure } from "../page/disclosures.js";
import { el, icon } from "../page/dom.js";
import { counted, day, t } from "../page/words.js";

/** @typedef {import("../types/result.js").Source} Source */
/** @typedef {import("../types/result.js").Test} Test */

/**
 * Links to the sources of one sentence, each with a remark where it is not the text itself.
 * @param {Source[]} list
 */
export const sources = (list) => list.length > 0 && el("span.cp-sources", {}, list.map(source));

/** Where nothing is left to doubt: the text itself, or its official wording. */
const CERTAIN = ["primary", "reproduced"];

/** @param {string} certainty */
export const isCertain = (certainty) => CERTAIN.includes(certainty);

/** Our own list of sources, which every page links to. */
const LISTED = 'a[href$="reference/sources/"]';

/** A text that leads to our entry for a source. @param {string} id @param {string} text */
export function listed(id, text) {
  const href = document.querySelector(LISTED)?.getAttribute("href");
  return href ? el("a", { href: `${href}#${id}`, text }) : text;
}

/** A source: our entry for it, the day it was read and how sure that is, and the way out. @param {Source} one */
export function source({ id, title, section, url, checked_on, certainty }) {
  const name = `${title}, ${section}`;
  const sure = t(`certainty.${certainty}`);
  const out = el("a.cp-out", {
    href: url,
    rel: "noopener noreferrer",
    "aria-label": t("source.out-of", { name }),
    text: t("source.out"),
  });
  return el(
    "span.cp-source",
    {},
    listed(id, name),
    el(
      "span.cp-read",
      {},
      ` ${t("source.read", { day: day(checked_on) })} `,
      isCertain(certainty) ? sure : el("span.cp-remark", { text: sure }),
    ),
    " ",
    out,
  );
}

/** More sources than this under one condition would bury the next condition. */
const SHOWN = 1;

/**
 * The sources of a condition, or of several sentences: the first at once, a long rest to be opened.
 * @param {Source[]} list
 * @param {string} key
 */
export function foldedSources(list, key) {
  const rest = list.slice(SHOWN);
  const more = [counted("more-sources", rest.length)];
  return [
    sources(list.slice(0, SHOWN)),
    rest.length > 0 && disclosure(`sources-${key}`, more, [sources(rest)], "cp-more cp-more--sources"),
  ];
}

/**
 * The sources of sentences that stand close together: all of them to be opened.
 * @param {Source[]} list
 * @param {string} key
 */
export const closedSources = (list, key) =>
  list.length > 0 &&
  disclosure(
    `sources-${key}`,
    [counted("report.sources.line", list.length)],
    [sources(list)],
    "cp-more cp-more--sources",
  );

/** What several sentences rest on, each source once. @param {Array<{sources: Source[]}>} sentences */
export const distinct = (sentences) => [
  ...new Map(sentences.flatMap((one) => one.sources).map((one) => [one.id, one])).values(),
];

/** A sign and the word it stands for. @param {string} word */
export const verdictWord = (word) => el(`span.cp-verdict.cp-verdict--${word}`, {}, icon(word), t(`word.${word}`));

/** The sign alone, where its column says of what; the word is read out. @param {string} word */
export const verdictSign = (word) =>
  el(
    `span.cp-verdict.cp-verdict--${word}`,
    { title: t(`word.${word}`) },
    icon(word),
    el("span.cp-hidden", { text: t(`word.${word}`) }),
  );

/** The reader's word for a verdict: what is no question here is neither yes nor no. @param {{word: string, applies: boolean}} verdict */
export const wordOf = ({ word, applies }) => (applies ? word : "not-applicable");

/** What decides comes first: a condition that fails, then one that is open. */
const ORDER = ["not-met", "unknown", "met", "not-applicable"];

/**
 * Conditions, what decides first.
 * @template {Pick<Test, "outcome">} Condition
 * @param {readonly Condition[]} tests
 */
export const weighed = (tests) =>
  [...tests].sort((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome));

/** An open condition that no answer would settle is unclear. @param {Pick<Test, "outcome"> & {contested?: boolean}} test */
const shown = (test) => (test.contested ? "unclear" : test.outcome);

/**
 * The sign of a condition; what does not apply fails nothing.
 * @param {Pick<Test, "outcome"> & {contested?: boolean}} test
 * @param {boolean} [applies]
 */
export const signOf = (test, applies = true) =>
  applies || test.outcome !== "not-met" ? shown(test) : "not-applicable";

/**
 * The conditions of a verdict or of a program, each with its sign, its word, its sentence and its sources.
 * @param {ReadonlyArray<Pick<Test, "outcome" | "because" | "sources"> & {contested?: boolean}>} tests
 * @param {{key?: string, applies?: boolean}} [of] `key` tells its disclosures from those of the same conditions elsewhere; what does not apply fails nothing
 */
export function testList(tests, { key = "", applies = true } = {}) {
  const items = weighed(tests).map((test) => {
    const sign = signOf(test, applies);
    const outcome = el("span.cp-hidden", { text: t(`outcome.${sign}`) });
    const sentence = [outcome, " ", test.because, " ", foldedSources(test.sources, `${key}${test.because}`)];
    return el(`li.cp-test.cp-test--${sign}`, {}, icon(sign), el("div.cp-test__text", {}, sentence));
  });
  return el("ul.cp-tests", {}, items);
}

/**
 * Whom to ask, and the words to send them.
 * @param {import("../types/result.js").Confirmation[]} list
 */
export function confirmWith(list) {
  return list.map((one) => {
    const address = `mailto:?subject=${encodeURIComponent(one.subject)}&body=${encodeURIComponent(one.ask)}`;
    const mail = el("a.cp-button", { href: address, text: t("ask.mail") });
    const head = el("summary", { text: counted("ask.sources", one.sources.length) });
    return el(
      "div.cp-ask",
      {},
      list.length > 1 && el("p.cp-ask__who", { text: one.who }),
      el("blockquote.cp-ask__words", { text: one.ask }),
      el("p.cp-actions", {}, copyButton(one.ask), mail),
      one.sources.length > 0 && el("details.cp-more", {}, head, sources(one.sources)),
    );
  });
}

/**
 * The page of the guide on a use, or on what lies beyond the result; its address stands in the page itself, where the build
 * checks it.
 * @param {string} selector
 */
export function readMore(selector) {
  const link = document.querySelector(`#cp-without a${selector}`);
  const href = link?.getAttribute("href");
  return link && el("p.cp-read-more", {}, t("read-more"), " ", el("a", { href, text: link.textContent }));
}
