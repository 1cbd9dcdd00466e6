// Finds large tables in C's own memory by what they hold: the names of characters, and the characters of East Asian encodings. Only
// code for names and for encodings reads them, and it says where they begin.

/** The C library's tables of two-byte encodings: how many first and second bytes, the least of each, and whether 0x7f is left out. */
const ENCODINGS = [
  { label: "gb18030", rows: 126, columns: 190, first: 0x81, second: 0x40 },
  { label: "euc-kr", rows: 93, columns: 94, first: 0xa1, second: 0xa1 },
  { label: "euc-jp", rows: 84, columns: 94, first: 0xa1, second: 0xa1 },
  { label: "big5", rows: 89, columns: 157, first: 0xa1, second: 0x40 },
];
const LIKE = 0.9; // of a table's entries must be as the encoding has them; standards differ in some
const NAMES = 10_000; // there are more characters with a name than this
const SEEN = 64; // entries that are looked for first

/**
 * @param {Uint8Array} memory
 * @param {number[]} starts  where tables may begin
 * @returns {Generator<{kind: string, from: number, to: number}>}
 */
export function* largeTables(memory, starts) {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.length);
  const even = starts.filter((start) => start % 2 === 0);
  for (const encoding of ENCODINGS) {
    const wanted = characters(encoding);
    const alike = (/** @type {number} */ from, /** @type {number} */ count) => {
      let same = 0;
      for (let index = 0; index < count; index += 1)
        if (view.getUint16(from + 2 * index, true) === wanted[index]) same += 1;
      return same >= count * LIKE;
    };
    const from = even.find((start) => alike(start, SEEN) && alike(start, wanted.length));
    if (from !== undefined) yield { kind: "encodings", from, to: from + 2 * wanted.length };
  }
  for (const from of starts) {
    const names = namesAt(memory, from);
    if (!names) continue;
    yield { kind: "names of characters", from, to: names.end };
    const places = starts.find(
      (start) => start % 4 === 0 && start >= names.end && areCharacters(view, start, names.count),
    );
    if (places !== undefined) yield { kind: "names of characters", from: places, to: places + 4 * names.count };
    return;
  }
}

/** @param {typeof ENCODINGS[number]} encoding @returns {number[]} 0 where a pair of bytes is no character */
function characters({ label, rows, columns, first, second }) {
  const decoder = new TextDecoder(label);
  const bytes = Array.from({ length: columns }, (_, column) => second + column);
  const skipped = bytes.map((byte) =>
    label === "gb18030" && byte >= 0x7f ? byte + 1 : label === "big5" && byte >= 0x7f ? byte + 0x22 : byte,
  );
  const all = [];
  for (let row = 0; row < rows; row += 1) {
    for (const byte of skipped) {
      const text = decoder.decode(Uint8Array.of(first + row, byte));
      all.push(text.length === 1 && text !== "\ufffd" ? text.charCodeAt(0) : 0);
    }
  }
  return all;
}

/**
 * Python's names of characters are kept as a graph: a node is how many names end at it or after it, doubled, and one more if one ends
 * here; then its edges, each with how far the next node is from that of the edge before, whether it is the last, and its letters. What
 * begins here is that graph if the count of its first node is right.
 * @param {Uint8Array} memory
 * @param {number} from
 * @returns {{end: number, count: number} | null}
 */
function namesAt(memory, from) {
  let end = from;
  /** @type {Map<number, number>} */
  const counted = new Map();
  const number = (/** @type {number} */ at) => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = memory[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return { value, at };
  };
  const [limit, declared] = [1 << 20, number(from).value >> 1];
  if (declared < NAMES || declared > limit) return null;
  /** @type {(node: number, depth: number) => number} */
  const count = (node, depth) => {
    const known = counted.get(node);
    if (known !== undefined) return known;
    let { value, at } = number(from + node);
    const declared = value >> 1;
    let found = value & 1;
    if (depth > 100 || counted.size > limit) throw new RangeError();
    let target = at - from;
    for (let last = false, isFirst = true; !last; isFirst = false) {
      ({ value, at } = number(at));
      if (value === 0 && isFirst) break;
      last = (value & 1) === 1;
      target += value >> 2;
      const letters = value & 2 ? 1 : memory[at++];
      at += letters;
      if (target > limit || letters === 0) throw new RangeError();
      found += count(target, depth + 1);
    }
    if (found !== declared) throw new RangeError();
    end = Math.max(end, at);
    counted.set(node, found);
    return found;
  };
  try {
    return { count: count(0, 0), end };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether so many different characters are here. @param {DataView} view @param {number} from @param {number} count */
function areCharacters(view, from, count) {
  const seen = new Set();
  for (let index = 0; index < count; index += 1) {
    const value = view.getUint32(from + 4 * index, true);
    if (value === 0 || value > 0x10ffff || seen.has(value)) return false;
    seen.add(value);
  }
  return true;
}
