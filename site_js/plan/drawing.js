/** What charts share: days as the library reads them, and a drawing made one picture with one name. */

export const STYLE = { background: "none", color: "inherit", fontFamily: "inherit", fontSize: "12px" };

/** @param {string} iso */
export const utc = (iso) => new Date(`${iso}T00:00:00Z`);

/** @param {{on: string}} one */
export const day = (one) => utc(one.on);

/** @param {SVGSVGElement | HTMLElement} drawn @returns {SVGSVGElement} */
export function asPicture(drawn) {
  drawn.setAttribute("role", "img");
  for (const part of drawn.querySelectorAll("[aria-label]")) {
    part.setAttribute("data-mark", part.getAttribute("aria-label") ?? ""); // what has no role may have no name
    part.removeAttribute("aria-label");
  }
  return /** @type {SVGSVGElement} */ (drawn);
}
