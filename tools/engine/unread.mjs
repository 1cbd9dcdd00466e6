// Empties what a restored interpreter never reads, by what it is: documentation, the frozen modules, the tables of East Asian
// encodings and of names of characters. Every pointer to an emptied place is made to lead out of memory, so that whoever follows one
// stops at once, and the page starts the plain way. Where code itself says the place, that code must not be there: see `readers`.

/** @typedef {{kind: string, from: number, to: number}} Range */

import { largeTables } from "./tables.mjs";

const NOWHERE = 0xfffffff0; // beyond any memory
const FROZEN = 16; // bytes of an entry of the table of frozen modules: name, code, its length, whether it is a package
const TEXT = "documentation";
const DOC_OF_TYPE = 88;
// Where a type keeps a list of methods, of members, of getters and setters; how long an entry is, and where in it its documentation.
const LISTS = [
  { at: 116, size: 16, doc: 12 },
  { at: 120, size: 20, doc: 16 },
  { at: 124, size: 20, doc: 12 },
];
const MODULE = { name: 20, doc: 24, methods: 32 }; // where a module's definition has them
const IMMORTAL = 1 << 30; // held so often, an object is never let go of
const INDEX = 256; // entries of a table by the first of two bytes

/**
 * @param {Uint8Array} memory
 * @param {object} known
 * @param {number} known.end  of what is C's own
 * @param {number[]} known.types  where types are
 * @param {number[]} known.modules  where definitions of modules are, which start as objects do, with how often they are held and a type
 * @param {number[]} known.frozen  where pointers to tables of frozen modules are
 * @param {Set<number>} known.named  every number in the code: some are addresses
 * @returns {{emptied: Record<string, number>, readers: Set<number>}} how many bytes of what, and what no code that stays may name
 */
export function emptyUnread(memory, { end, types, modules, frozen, named }) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const word = (/** @type {number} */ at) => words[at >> 2];
  const inside = (/** @type {number} */ at) => at >= 1024 && at < end;
  /** @type {Range[]} */
  const ranges = [];
  const detach = (
    /** @type {string} */ kind,
    /** @type {number} */ pointer,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) => {
    ranges.push({ kind, from, to });
    words[pointer >> 2] = NOWHERE;
  };

  const document = (/** @type {number} */ pointer) => {
    const from = word(pointer);
    if (from >= 1024 && from < memory.length) detach(TEXT, pointer, from, memory.indexOf(0, from));
  };
  const documentAll = (/** @type {number} */ list, /** @type {number} */ size, /** @type {number} */ doc) => {
    if (list) for (let entry = list; word(entry); entry += size) document(entry + doc);
  };
  for (const type of types) {
    document(type + DOC_OF_TYPE);
    for (const { at, size, doc } of LISTS) documentAll(word(type + at), size, doc);
  }
  for (const module of modules) {
    document(module + MODULE.doc);
    documentAll(word(module + MODULE.methods), LISTS[0].size, LISTS[0].doc);
  }

  for (const place of frozen) {
    for (let entry = word(place); entry && word(entry); entry += FROZEN) {
      const from = word(entry + 4);
      if (inside(from)) detach("frozen modules", entry + 4, from, from + Math.abs(word(entry + 8) | 0));
    }
  }

  for (const table of doubleByteTables(words, end)) {
    for (const entry of table) detach("encodings", entry, word(entry), endOfRow(words, entry));
  }

  for (const table of largeTables(
    memory,
    [...named].filter(inside).sort((one, other) => one - other),
  ))
    ranges.push(table);

  // A text may be part of another, as the linker keeps equal ones once; what the other tables hold is an array of its own.
  const kept = sharedTexts(words, ranges, named);
  /** @type {Record<string, number>} */
  const emptied = {};
  for (const range of ranges) {
    if (kept.has(range)) continue;
    memory.fill(0, range.from, range.to);
    emptied[range.kind] = (emptied[range.kind] ?? 0) + range.to - range.from;
  }
  return {
    emptied,
    readers: new Set(ranges.filter((range) => !kept.has(range) && range.from < range.to).map(({ from }) => from)),
  };
}

/**
 * The texts that something else points into: the code, or a word of memory outside of all that is emptied.
 * @param {Uint32Array} words
 * @param {Range[]} ranges
 * @param {Set<number>} named
 */
function sharedTexts(words, ranges, named) {
  const gone = new Uint8Array(words.length);
  for (const { from, to } of ranges) gone.fill(1, Math.ceil(from / 4), to >> 2);
  const places = new Set(named);
  words.forEach((value, index) => value >= 1024 && value < 4 * words.length && !gone[index] && places.add(value));
  const sorted = Uint32Array.from(places).sort();
  const texts = ranges.filter(({ kind }) => kind === TEXT);
  return new Set(texts.filter(({ from, to }) => pointedInto(sorted, from, to)));
}

/**
 * The tables of two-byte encodings: for each first byte where its row is, its lowest and its highest second byte, and two bytes
 * of nothing. The rows of one table lie one after the other, which nothing else that looks like it does.
 * @param {Uint32Array} words
 * @param {number} end
 * @returns {Generator<number[]>} of each, its entries that have a row
 */
function* doubleByteTables(words, end) {
  const last = end >> 2;
  const isRow = (/** @type {number} */ at) => {
    const [row, bytes] = [words[at], words[at + 1]];
    return row >= 1024 && row < end && row % 2 === 0 && bytes >>> 16 === 0 && (bytes & 255) <= bytes >>> 8;
  };
  for (let at = 256; at < last; at += 1) {
    if (!isRow(at)) continue;
    const rows = [];
    let next = at;
    for (; next < last && (isRow(next) || (words[next] === 0 && words[next + 1] === 0)); next += 2) {
      if (isRow(next)) rows.push(4 * next);
    }
    const adjoining = rows.filter((row, index) => index && words[row >> 2] === endOfRow(words, rows[index - 1])).length;
    if ((next - at) / 2 + 128 >= INDEX && adjoining > rows.length * 0.7 && rows.length > 15) yield rows;
    at = next;
  }
}

/** @param {Uint32Array} words @param {number} entry */
function endOfRow(words, entry) {
  const bytes = words[(entry >> 2) + 1];
  return words[entry >> 2] + 2 * ((bytes >>> 8) - (bytes & 255) + 1);
}

/** Whether any of these sorted places is from `from` to `to`. @param {Uint32Array} places @param {number} from @param {number} to */
function pointedInto(places, from, to) {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low < places.length && places[low] < to;
}

/**
 * Where the definitions of modules are that these functions, which make modules, name.
 * @param {Uint8Array} memory
 * @param {number} end  of what is C's own
 * @param {number} kind  their type, which those that were never used have not yet
 * @param {Iterable<number>} named
 */
export function moduleDefinitions(memory, end, kind, named) {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.length);
  const text = (/** @type {number} */ at) =>
    at >= 1024 &&
    at < end &&
    /^[a-z_0-9]{3,}$/.test(String.fromCharCode(...memory.subarray(at, memory.indexOf(0, at))));
  const word = (/** @type {number} */ at) => view.getUint32(at, true);
  const held = (/** @type {number} */ at) => word(at) >= IMMORTAL && (word(at + 4) === 0 || word(at + 4) === kind);
  return [...named].filter((at) => at >= 1024 && at < end && at % 4 === 0 && held(at) && text(word(at + MODULE.name)));
}
