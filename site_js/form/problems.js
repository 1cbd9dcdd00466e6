/** Where the profile breaks its schema: a summary that links to the fields, and the same words beside each. */

import { el, fill, icon } from "../page/dom.js";
import { counted, t } from "../page/words.js";

/**
 * The place of a JSON Pointer in the form.
 * @param {HTMLElement} form
 * @param {string} pointer
 * @returns {HTMLElement|null} the question's element, or the nearest thing that stands for it
 */
export function locate(form, pointer) {
  const path = pointer.startsWith("/partner") && pointer.split("/").length === 2 ? "/applicant/partner" : pointer;
  const groups = [...form.querySelectorAll("[data-base]")]
    .filter(({ dataset }) => path === dataset.base || path.startsWith(`${dataset.base}/`))
    .sort((one, other) => other.dataset.base.length - one.dataset.base.length);
  for (const group of groups) {
    const rest = path.slice(group.dataset.base.length + 1);
    if (group.dataset.alias?.split(" ").includes(rest)) return group;
    const found = [...group.querySelectorAll("[data-key]")]
      .filter((one) => one.closest("[data-base]") === group && standsFor(one, rest))
      .sort((one, other) => one.hidden - other.hidden || other.dataset.key.length - one.dataset.key.length);
    if (found.length) return found[0];
  }
  return groups[0] ?? null;
}

const standsFor = ({ dataset }, name) =>
  [dataset.key, ...(dataset.for?.split(" ") ?? [])].some((key) => name === key || name.startsWith(`${key}/`));

/** Open what hides an element, and put the keyboard on its control. */
export function visit(node) {
  for (let outer = node; outer; outer = outer.parentElement?.closest("details, [data-opens]")) {
    if (outer.matches("details")) outer.open = true;
    if (outer.dataset.opens !== undefined) outer.dispatchEvent(new CustomEvent("cp-open"));
  }
  const control = node.matches("input, select, button")
    ? node
    : node.querySelector("input:checked, input, select, textarea, button");
  node.scrollIntoView({ block: "center", behavior: "auto" });
  control?.focus({ preventScroll: true });
  node.classList.add("cp-visited");
  setTimeout(() => node.classList.remove("cp-visited"), 1600);
}

/** The words of one problem: the engine's own, in the page's language. */
const wordsOf = ({ problem, expected }) =>
  [problem, expected && t("problem.expected", { expected })].filter(Boolean).join(" ");

/** Take every error away. */
export function clearProblems(form, summary) {
  clearMarks(form);
  summary.hidden = true;
  fill(summary);
}

/** Take the errors away that stand beside the fields. */
function clearMarks(form) {
  for (const line of form.querySelectorAll(".cp-error:not([hidden])")) {
    line.hidden = true;
    line.textContent = "";
    line.closest(".cp-question")?.classList.remove("cp-question--wrong");
  }
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/**
 * Show problems beside their fields and in the summary.
 * @param {HTMLElement} form
 * @param {HTMLElement} summary
 * @param {Array<{path: string, problem: string, expected?: string}>} problems
 */
export function showProblems(form, summary, problems) {
  // The same list keeps its links: a click that leaves a field must find the link it was aimed at.
  const shown = JSON.stringify(problems);
  const same = !summary.hidden && summary.dataset.shown === shown;
  clearMarks(form);
  const items = problems.map((problem) => {
    const field = locate(form, problem.path);
    const label = field?.querySelector(".cp-label")?.textContent;
    const line = field?.querySelector(".cp-error");
    if (line) {
      line.hidden = false;
      line.textContent = line.textContent ? `${line.textContent} ${wordsOf(problem)}` : wordsOf(problem);
      field.classList.add("cp-question--wrong");
      field.querySelector("input, select, textarea")?.setAttribute("aria-invalid", "true");
    }
    const text = label ? t("problem.in", { label, problem: wordsOf(problem) }) : wordsOf(problem);
    return el(
      "li",
      {},
      field
        ? el("a", {
            href: "#form",
            text,
            onclick: (event) => {
              event.preventDefault();
              visit(locate(form, problem.path) ?? field);
            },
          })
        : text,
    );
  });
  if (same) return;
  summary.hidden = false;
  summary.dataset.shown = shown;
  fill(
    summary,
    el("p.cp-summary__head", {}, icon("notice"), counted("problems", problems.length)),
    el("ul", {}, items),
  );
}
