/** What happened to the plans or to the answers under them, said above the table, with what can be done about it. */

import { el, fill } from "../page/dom.js";

/** @typedef {import("../page/dom.js").Child} Child */

export function planNotice() {
  const node = el("div.cp-note", { hidden: true });
  return {
    node,
    /** Nothing said takes away what was. @param {...Child} content */
    tell(...content) {
      const said = content.filter(Boolean);
      node.hidden = said.length === 0;
      fill(
        node,
        said.flatMap((one) => [one, " "]),
      );
    },
  };
}
