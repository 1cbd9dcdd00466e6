/** Drawings as wide as their place: drawn again where its width changes, and for paper at the width of a sheet. */

const SHEET = 680; // pixels between the margins of A4, the narrower of the two sheets

/**
 * @param {HTMLElement} place of the drawing
 * @param {(width: number) => void} draw
 * @param {() => number} [room] the width there is, where the place is folded away
 * @returns {() => void} draws for the width there is now
 */
export function fitted(place, draw, room = () => place.clientWidth) {
  let width = 0;
  let onPaper = false;

  function again() {
    width = onPaper ? SHEET : room();
    draw(width);
  }

  /** @param {boolean} whether */
  function print(whether) {
    onPaper = whether;
    again();
  }

  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  new ResizeObserver(() => {
    if (!onPaper && place.clientWidth && place.clientWidth !== width) again();
  }).observe(place);
  return again;
}
