/** Where the profile breaks its schema: a summary that links to the fields, and the same words beside each. */

import { el, fill, find, findAll, formLink, icon } from "../page/dom.js";
import { counted, firstOf, t } from "../page/words.js";
import { asked } from "./names.js";
import { toNumber, toShare } from "./numbers.js";

/** @typedef {{path: string, problem: string, expected?: string}} Problem a JSON Pointer, and the engine's own words */

/**
 * The place of a JSON Pointer in the form.
 * @param {HTMLElement} form
 * @param {string} pointer
 * @returns {HTMLElement | null} the question's element, or the nearest thing that stands for it
 */
export function locate(form, pointer) {
  const path = pointer.startsWith("/partner") && pointer.split("/").length === 2 ? "/applicant/partner" : pointer;
  const groups = findAll(form, "[data-base]")
    .filter((one) => path === baseOf(one) || path.startsWith(`${baseOf(one)}/`))
    .sort((one, other) => baseOf(other).length - baseOf(one).length);
  for (const group of groups) {
    const rest = path.slice(baseOf(group).length + 1);
    if (group.dataset.alias?.split(" ").includes(rest)) return group;
    const found = findAll(group, "[data-key]")
      .filter((one) => one.closest("[data-base]") === group && standsFor(one, rest))
      .sort((one, other) => Number(one.hidden) - Number(other.hidden) || keyOf(other).length - keyOf(one).length);
    if (found.length) return found[0];
  }
  return groups[0] ?? null;
}

/** @param {HTMLElement} group */
const baseOf = (group) => group.dataset.base ?? "";

/** @param {HTMLElement} field */
const keyOf = (field) => field.dataset.key ?? "";

/** The names in the profile that a question's element stands for. @param {HTMLElement} field */
export const namesOf = (field) => [keyOf(field), ...(field.dataset.for?.split(" ") ?? [])];

/** @param {HTMLElement} field @param {string} name */
const standsFor = (field, name) => namesOf(field).some((key) => name === key || name.startsWith(`${key}/`));

/** Open what hides an element, and put the keyboard on its control. @param {HTMLElement} node */
export function visit(node) {
  for (let outer = /** @type {HTMLElement | null} */ (node); outer; outer = outerOf(outer)) {
    if (outer instanceof HTMLDetailsElement) outer.open = true;
    if (outer.dataset.opens !== undefined) outer.dispatchEvent(new CustomEvent("cp-open"));
  }
  const own = node.matches("input, select, button") ? node : null;
  const control = own ?? find(node, "input:checked, input, select, textarea, button");
  node.scrollIntoView({ block: "center", behavior: "auto" });
  control?.focus({ preventScroll: true });
  node.classList.add("cp-visited");
  setTimeout(() => node.classList.remove("cp-visited"), 1600);
}

/** @param {HTMLElement} node @returns {HTMLElement | null} */
const outerOf = (node) => node.parentElement?.closest("details, [data-opens]") ?? null;

/** The engine's own words for a problem, in the page's language. @param {Problem} problem */
const wordsOf = ({ problem, expected }) =>
  [problem, expected && t("problem.expected", { expected })].filter(Boolean).join(" ");

/**
 * What to enter instead, where a figure or a code cannot be used: people's words, not the profile's.
 * @param {HTMLElement} field
 * @param {Problem} problem
 */
function advice(field, problem) {
  const kind = field.dataset.enter ?? "";
  const words = firstOf(`enter.${kind}`);
  const typed = /** @type {HTMLInputElement | null} */ (find(field, "input"))?.value ?? "";
  if (kind === "month") return find(field, "[data-partial]") ? t("enter", { words }) : wordsOf(problem);
  if (!words || !typed) return wordsOf(problem);
  const figure = kind === "share" ? toShare(typed) : toNumber(typed);
  if (kind === "noc" || typeof figure !== "number") return t("enter", { words });
  if (kind === "share") return figure < 0 || figure > 1 ? t("enter", { words }) : wordsOf(problem);
  return problem.expected ? t("enter.within", { words, expected: problem.expected }) : wordsOf(problem);
}

/** Take every error away. @param {HTMLElement} form @param {HTMLElement} summary */
export function clearProblems(form, summary) {
  clearMarks(form);
  summary.hidden = true;
  fill(summary);
}

/** Take the errors away that stand beside the fields. @param {HTMLElement} form */
function clearMarks(form) {
  for (const line of findAll(form, ".cp-error:not([hidden])")) {
    line.hidden = true;
    line.textContent = "";
    line.closest(".cp-question")?.classList.remove("cp-question--wrong");
  }
  for (const control of findAll(form, "[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/** Put an error beside its field, after those that stand there. @param {HTMLElement} field @param {string} words */
function mark(field, words) {
  const line = find(field, ".cp-error");
  if (!line) return;
  line.hidden = false;
  fill(line, [line.textContent, words].filter(Boolean).join(" "));
  field.classList.add("cp-question--wrong");
  find(field, "input, select, textarea")?.setAttribute("aria-invalid", "true");
}

/**
 * Show problems beside their fields and in the summary.
 * @param {HTMLElement} form
 * @param {HTMLElement} summary
 * @param {Problem[]} problems
 */
export function showProblems(form, summary, problems) {
  // The same list keeps its links: a click that leaves a field must find the link it was aimed at.
  const shown = JSON.stringify(problems);
  const same = !summary.hidden && summary.dataset.shown === shown;
  clearMarks(form);
  const items = problems.map((problem) => {
    const field = locate(form, problem.path);
    if (!field) return el("li", { text: wordsOf(problem) });
    const words = advice(field, problem);
    mark(field, words);
    const label = find(field, ".cp-label")?.textContent;
    const text = label ? t("problem.in", { label: asked(label), problem: words }) : words;
    return el(
      "li",
      {},
      formLink(text, () => visit(locate(form, problem.path) ?? field)),
    );
  });
  if (same) return;
  summary.hidden = false;
  summary.dataset.shown = shown;
  const head = el("p.cp-summary__head", {}, icon("notice"), counted("problems", problems.length));
  fill(summary, head, el("ul", {}, items));
}
