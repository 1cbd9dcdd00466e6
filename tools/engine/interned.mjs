// Lets go of names that nothing holds any more. Python keeps every name that any code ever had, for good: those of all that was
// imported on the way to the core, too. A name of which no word of memory says the place, but in Python's own list of names, is out
// of reach: whoever makes the same name again gets a new one, and nobody is left to notice.

const IMMORTAL = 1 << 30; // held so often, an object is never let go of
const FOR_GOOD = 2; // of the ways in which a name is in the list
const [COMPACT, ASCII] = [1 << 5, 1 << 6];
const UNKNOWN = 0xffffffff; // a hash that is still to be reckoned
const NAMED_BITS = 0xff; // of the word that says how a text's letters are kept; C gives the others no name
const [PLAIN_HEAD, HEAD] = [20, 28]; // bytes before the letters: of ASCII, and of other texts
const GRAIN = 3; // objects start at multiples of eight bytes
const SEVERAL = 1000; // names; no other dictionary has as many

/**
 * The names that nothing holds but the list, as places in memory; while nothing is free.
 * @param {any} module  Emscripten's
 * @param {any} own  what the WebAssembly exports
 * @returns {{list: number, lost: number[]}} the list of names, and those of it
 */
export function namesThatNothingHolds(module, own) {
  const top = module._sbrk(0);
  const { list, from, to } = listOfNames(module, own, top);
  const names = namesForGood(module, own, top);
  const held = heldIn(module, names, top, from, to);
  return { list, lost: names.filter((_, index) => !held[index]).map(({ at }) => at) };
}

/** @param {any} own @param {{list: number, lost: number[]}} names @returns {number} how many names went */
export function letGoOfNames(own, { list, lost }) {
  const known = lost.filter((at) => own.PyDict_GetItem(list, at) === at);
  for (const at of known) {
    if (own.PyDict_DelItem(list, at) !== 0) throw new Error("a name could not be taken from the list of names");
    own.PyObject_Free(at);
  }
  return known.length;
}

/**
 * Clears what C left in texts where it has nothing of its own: beside the few bits that say how letters are kept, and from the end
 * of the letters to that of their last word. It is what the memory held before, and looks like a place in memory.
 */
export function clearUnnamed(/** @type {any} */ module, /** @type {any} */ own) {
  const top = module._sbrk(0);
  const words = module.HEAPU32;
  const kind = own.PyUnicode_Type.value;
  for (let at = own.__heap_base.value; at < top; at += 8) {
    const [holders, type, length, hash, state] = words.subarray(at >> 2, (at >> 2) + 5);
    if (type !== kind || !holders || hash === UNKNOWN || !(state & COMPACT)) continue;
    if (length === 0 || length > top - at) continue; // the hash of no letters is nought, as is much that is no hash
    words[(at >> 2) + 3] = UNKNOWN;
    const isText = own.PyObject_Hash(at) >>> 0 === hash; // anything may stand before the place of a type
    words[(at >> 2) + 3] = hash;
    if (!isText) continue;
    const end = at + sizeOf(length, state);
    words[(at >> 2) + 4] &= NAMED_BITS;
    module.HEAPU8.fill(0, end, Math.ceil(end / 4) * 4);
  }
}

/** The bytes of a text whose letters follow its head. */
const sizeOf = (/** @type {number} */ length, /** @type {number} */ state) =>
  state & ASCII ? PLAIN_HEAD + length + 1 : HEAD + (length + 1) * ((state >> 2) & 7);

/** Python's list of names: the one dictionary in which a name that was just put there leads to itself. */
function listOfNames(/** @type {any} */ module, /** @type {any} */ own, /** @type {number} */ top) {
  const letters = new TextEncoder().encode("a name that nobody has had\0");
  const at = own.malloc(letters.length);
  module.HEAPU8.set(letters, at);
  const name = own.PyUnicode_InternFromString(at);
  own.free(at);
  const kind = own.PyDict_Type.value;
  const found = [];
  for (let word = 0; word < top >> 2; word += 2) {
    const [holders, type, used] = module.HEAPU32.subarray(word, word + 3);
    const entries = holders && type === kind && used > SEVERAL && entriesOf(module, 4 * word, used);
    if (entries && own.PyDict_GetItem(4 * word, name) === name) found.push({ list: 4 * word, ...entries });
  }
  own.Py_DecRef(name);
  if (found.length !== 1) throw new Error(`${found.length} lists of names`);
  return found[0];
}

/**
 * Where the entries of a dictionary of texts are, each a key and a value: after its table of numbers, of which a byte of `keys` says
 * how long it is.
 * @param {any} module
 * @param {number} list
 * @param {number} size  of the dictionary
 * @returns {{from: number, to: number} | null} nothing where it is no dictionary in which every key leads to itself
 */
function entriesOf(module, list, size) {
  const word = (/** @type {number} */ at) => module.HEAPU32[at >> 2];
  for (let at = list + 12; at < list + 32; at += 4) {
    const keys = word(at);
    if (keys % 4 || keys < 1024 || keys > module.HEAPU8.length - 32) continue;
    const from = keys + 20 + 2 ** module.HEAPU8[keys + 5];
    const to = from + 8 * word(keys + 16);
    if (to > module.HEAPU8.length) continue;
    let used = 0;
    for (let entry = from; entry < to; entry += 8) if (word(entry) && word(entry) === word(entry + 4)) used += 1;
    if (used === size) return { from, to };
  }
  return null;
}

/** The names that are kept for good, which Python itself has taken from its heap. */
function namesForGood(/** @type {any} */ module, /** @type {any} */ own, /** @type {number} */ top) {
  const kind = own.PyUnicode_Type.value;
  const names = [];
  for (let at = own.__heap_base.value; at < top; at += 8) {
    const [holders, type, length, , state] = module.HEAPU32.subarray(at >> 2, (at >> 2) + 5);
    if (type !== kind || holders < IMMORTAL || (state & 3) !== FOR_GOOD || !(state & COMPACT)) continue;
    names.push({ at, end: at + sizeOf(length, state) });
  }
  return names;
}

/**
 * Which of these anything in memory may hold: a number that leads into it, at whatever two bytes, but in the list of names.
 * @param {any} module
 * @param {Array<{at: number, end: number}>} names
 * @param {number} top
 * @param {number} from  where the entries of the list of names begin, and end
 * @param {number} to
 */
function heldIn(module, names, top, from, to) {
  const owner = new Uint32Array((top >> GRAIN) + 1);
  names.forEach(({ at, end }, index) => owner.fill(index + 1, at >> GRAIN, ((end - 1) >> GRAIN) + 1));
  const held = new Uint8Array(names.length);
  const halves = module.HEAPU16;
  for (let half = 0; half < top >> 1; half += 1) {
    const value = halves[half] + halves[half + 1] * 65536;
    if (value >= top || !owner[value >> GRAIN]) continue;
    if (2 * half > from - 4 && 2 * half < to && (2 * half - from) % 4 === 0) continue;
    held[owner[value >> GRAIN] - 1] = 1;
  }
  return held;
}
