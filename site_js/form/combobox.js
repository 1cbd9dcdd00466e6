/** A line to type in, and under it what may be meant: the editable combobox of the ARIA practices, by keyboard, mouse and touch. */

import { debounce } from "../page/timing.js";
import { el, fill, newId } from "../page/dom.js";

const PAUSE = 120; // milliseconds without a key before the list is asked for

/**
 * @template Value
 * @typedef {{value: Value, name: string, detail: string}} Item
 */

/**
 * What a search found; null where a later search took its place.
 * @template Value
 * @typedef {{items: Item<Value>[], said: string} | null} Found
 */

/**
 * @template Value
 * @param {object} asked
 * @param {import("./controls.js").Ties} asked.ties
 * @param {number} asked.longest most characters that can be typed
 * @param {() => void} asked.prepare the line was entered: what the search needs can be fetched
 * @param {(text: string) => Promise<Found<Value>>} asked.search
 * @param {(text: string) => void} asked.typed
 * @param {(value: Value) => void} asked.pick
 */
export function combobox({ ties, longest, prepare, search, typed, pick }) {
  const list = el("ul.cp-combo__list", { id: newId("list"), role: "listbox", hidden: true });
  const said = el("p.cp-combo__said", { role: "status" });
  const input = el("input.cp-input", {
    id: ties.id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    maxlength: longest,
    "aria-describedby": ties.describedby,
    "aria-labelledby": ties.labelledby,
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  });
  /** @type {Array<{item: Item<Value>, node: HTMLElement}>} */
  let options = [];
  let active = -1;

  const look = debounce(async () => {
    const text = input.value.trim();
    if (!text) return close();
    const found = await search(text);
    if (found && input.value.trim() === text && document.activeElement === input) show(found);
  }, PAUSE);

  /** @param {NonNullable<Found<Value>>} found */
  function show(found) {
    const was = options[active]?.item;
    options = found.items.map((item) => {
      const node = el(
        "li.cp-combo__option",
        { id: newId("option"), role: "option", "aria-selected": "false", onclick: () => take(item) },
        el("span.cp-combo__name", { text: item.name }),
        item.detail && el("span.cp-combo__detail", { text: item.detail }),
      );
      // The line keeps the keyboard while the mouse, or a finger, chooses.
      node.addEventListener("pointerdown", (event) => event.preventDefault());
      return { item, node };
    });
    fill(
      list,
      options.map(({ node }) => node),
    );
    said.textContent = found.said;
    active = -1;
    open(options.length > 0);
    // Who is in the list already stays with what is marked there.
    if (was) mark(options.findIndex(({ item }) => item.name === was.name && item.detail === was.detail));
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) mark(-1);
  }

  function close() {
    open(false);
    options = [];
    said.textContent = "";
  }

  /** @param {number} index */
  function mark(index) {
    active = index;
    options.forEach(({ node }, at) => node.setAttribute("aria-selected", String(at === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[index].node.id);
    options[index].node.scrollIntoView({ block: "nearest" });
  }

  /** @param {Item<Value>} item */
  function take(item) {
    input.value = item.name;
    close();
    pick(item.value);
  }

  /** What each key does while the list is open. @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => mark((active + 1) % options.length),
    ArrowUp: () => mark((active <= 0 ? options.length : active) - 1),
    Enter: () => active >= 0 && take(options[active].item),
    Escape: close,
  };

  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown" && input.value) look();
      return;
    }
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("focus", prepare);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("input", () => {
    typed(input.value);
    look();
  });

  return {
    input,
    list,
    node: el("div.cp-combo", {}, input, list, said),
    /** What stands under the line until the next search. @param {string} text */
    say: (text) => void (said.textContent = text),
  };
}
