/** What stands behind a sentence: its sources, how certain they are, and the words to ask with. */

import { disclosure, el, icon } from "../page/dom.js";
import { counted, day, has, t } from "../page/words.js";

/** Marks that a reader must know of; a source seen at its publisher needs none. */
const REMARKED = ["secondary", "general", "inferred", "contested"];

/**
 * Links to the sources of one sentence, each with a remark where it is not the text itself.
 * @param {Array<{id: string, title: string, url: string, section?: string, checked_on?: string, certainty?: string}>} sources
 */
export const sources = (list) => (list?.length ? el("span.cp-sources", {}, list.map(source)) : null);

function source(one) {
  const name = [one.title, one.section].filter(Boolean).join(", ");
  const read = one.checked_on ? t("source.read", { day: day(one.checked_on) }) : null;
  const remark =
    REMARKED.includes(one.certainty) && has(`certainty.${one.certainty}`) ? t(`certainty.${one.certainty}`) : null;
  const link = /^https?:/.test(one.url ?? "")
    ? el("a", { href: one.url, rel: "noopener noreferrer", title: read, text: name })
    : el("span", { title: read, text: name });
  return el("span.cp-source", {}, link, remark && el("span.cp-remark", { text: remark }));
}

/** More sources than this under one condition would bury the next condition. */
const SHOWN = 1;

/** The sources of a condition, or of several sentences: the first at once, a long rest to be opened. */
export function foldedSources(list, key) {
  if (!list || list.length <= SHOWN) return sources(list);
  const rest = list.slice(SHOWN);
  return [
    sources(list.slice(0, SHOWN)),
    disclosure(`sources-${key}`, [counted("more-sources", rest.length)], [sources(rest)], {
      class: "cp-more cp-more--sources",
    }),
  ];
}

/** An icon and the word it stands for. */
export const verdictWord = (word) => el(`span.cp-verdict.cp-verdict--${word}`, {}, icon(word), t(`word.${word}`));

/** What decides comes first: a condition that fails, then one that is open. */
const ORDER = ["not-met", "unknown", "met", "not-applicable"];

/** An open condition that no answer would settle is unclear. */
const shown = (test) => (test.contested ? "unclear" : test.outcome);

/** The conditions of a verdict, each with its sign, its word, its sentence and its sources. */
export function testList(tests) {
  const ordered = [...tests].sort((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome));
  return el(
    "ul.cp-tests",
    {},
    ordered.map((test) =>
      el(
        `li.cp-test.cp-test--${shown(test)}`,
        {},
        icon(shown(test)),
        el(
          "span.cp-test__text",
          {},
          el("span.cp-hidden", { text: t(`outcome.${shown(test)}`) }),
          " ",
          test.because,
          " ",
          foldedSources(test.sources, test.because),
        ),
      ),
    ),
  );
}

/** Whom to ask, and the words to send them. */
export function confirmWith(list) {
  return list.map((one) =>
    el(
      "div.cp-ask",
      {},
      list.length > 1 && el("p.cp-ask__who", { text: one.who }),
      el("blockquote.cp-ask__words", { text: one.ask }),
      el(
        "p.cp-actions",
        {},
        copyButton(one.ask),
        el("a.cp-button", {
          href: `mailto:?subject=${encodeURIComponent(one.subject ?? t("ask.subject"))}&body=${encodeURIComponent(one.ask)}`,
          text: t("ask.mail"),
        }),
      ),
      one.sources?.length > 0 &&
        el(
          "details.cp-more",
          {},
          el("summary", { text: counted("ask.sources", one.sources.length) }),
          sources(one.sources),
        ),
    ),
  );
}

/** A button that copies a text and says so. */
export function copyButton(text, label = t("copy")) {
  const button = el("button.cp-button", {
    type: "button",
    "data-keep": `copy-${label}-${String(text).slice(0, 40)}`,
    text: label,
  });
  button.addEventListener("click", async () => {
    const written = typeof text === "function" ? await text() : text;
    button.textContent = (await copy(written)) ? t("copied") : t("copy.failed");
    setTimeout(() => {
      button.textContent = label;
    }, 2500);
  });
  return button;
}

/** Put a text on the clipboard, also where the page may not use it directly. */
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
