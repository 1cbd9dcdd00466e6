// An interpreter put back as the build left it: its WebAssembly, and the memory of a Python that has imported the core and answered
// with it. Nothing of Python starts anew and nothing of Pyodide's scripts is needed; what is missing stops it, and the page then
// starts the plain way.
import { BLOCK, unpackMemory } from "./archive.js";

/** What is called of the interpreter; the build leaves out every other export. */
export const EXPORTS = [
  "memory",
  "__indirect_function_table",
  "malloc",
  "free",
  "PyUnicode_FromStringAndSize",
  "PyUnicode_AsUTF8AndSize",
  "PyObject_CallOneArg",
  "PyObject_Hash",
  "Py_DecRef",
];

/** What the image has for the hash of a text: bytes that nothing compresses, and that the text itself gives. */
export const HASHLESS = 0x4e6f6e65;
const UNKNOWN = 0xffffffff; // Python's own sign for a hash that is still to be reckoned
const NOWHERE = 1 << 30; // no table is that long: a call stops at once
const PAGE = 65536;
const STEP = 128; // pages that memory grows by at least
const REALTIME = 0;

/**
 * @param {WebAssembly.Module} module
 * @param {Uint8Array} [image]  without one, nothing can be asked, and `memory` is as the WebAssembly alone makes it
 * @returns {Promise<{memory: WebAssembly.Memory, answer: (text: string) => string}>}
 */
export async function restored(module, image) {
  let lost = ""; // C might catch what is thrown through it
  const given = host(() => own);
  /** @type {Record<string, Record<string, any>>} */
  const imports = {};
  const pointer = new WebAssembly.Global({ value: "i32", mutable: true }, NOWHERE);
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] =
      kind === "global"
        ? pointer
        : (given[name] ??
          (() => {
            lost = `${name} is not there`;
            throw new Error(lost);
          }));
  }
  const own = /** @type {any} */ ((await WebAssembly.instantiate(module, imports)).exports);
  const bytes = (/** @type {number} */ at, /** @type {number} */ length) =>
    new Uint8Array(own.memory.buffer, at, length);
  if (!image) return { memory: own.memory, answer: () => "" };

  const { header, runs, restore } = unpackMemory(image);
  restore(new Uint8Array(own.memory.buffer));
  const { answer, text: kind } = JSON.parse(new TextDecoder().decode(header));
  hashAgain(new Uint32Array(own.memory.buffer), runs, kind, own.PyObject_Hash);
  const size = own.malloc(4);

  return {
    memory: own.memory,
    answer(text) {
      const asked = new TextEncoder().encode(text);
      const at = own.malloc(asked.length + 1);
      bytes(at, asked.length).set(asked);
      const question = own.PyUnicode_FromStringAndSize(at, asked.length);
      own.free(at);
      const said = question && own.PyObject_CallOneArg(answer, question);
      const words = said && own.PyUnicode_AsUTF8AndSize(said, size);
      if (lost || !words) throw new Error(lost || "Python did not answer");
      const [length] = new Uint32Array(own.memory.buffer, size, 1);
      const result = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes(words, length));
      own.Py_DecRef(said);
      own.Py_DecRef(question);
      return result;
    },
  };
}

/**
 * Has Python reckon the hash of every text that comes without.
 * @param {Uint32Array} words  the memory
 * @param {Uint32Array} runs  what of it was put back
 * @param {number} kind  the type of texts
 * @param {(at: number) => number} hash
 */
function hashAgain(words, runs, kind, hash) {
  const size = BLOCK / 4;
  for (let run = 0; run < runs.length; run += 2) {
    const end = (runs[run] + runs[run + 1]) * size;
    for (let at = runs[run] * size; at < end; at += 2) {
      if (words[at + 3] !== HASHLESS || words[at + 1] !== kind) continue;
      words[at + 3] = UNKNOWN;
      hash(4 * at);
    }
  }
}

/** The few things that C asks of JavaScript while the core answers. @param {() => any} own @returns {Record<string, Function>} */
function host(own) {
  const view = () => new DataView(own().memory.buffer);
  return {
    /** A function that C calls with more arguments than it takes; JavaScript passes on as many as fit. */
    _PyEM_TrampolineCall_JS: (/** @type {number} */ at, /** @type {number[]} */ ...given) =>
      own().__indirect_function_table.get(at)(...given),

    emscripten_resize_heap(/** @type {number} */ wanted) {
      const { memory } = own();
      try {
        memory.grow(Math.max(STEP, Math.ceil(((wanted >>> 0) - memory.buffer.byteLength) / PAGE)));
        return 1;
      } catch {
        return 0;
      }
    },

    clock_time_get(/** @type {number} */ clock, /** @type {bigint} */ _precision, /** @type {number} */ at) {
      const now = clock === REALTIME ? Date.now() : performance.now();
      view().setBigUint64(at, BigInt(Math.round(now * 1000)) * 1000n, true);
      return 0;
    },

    /** Fills C's `struct tm`. */
    _localtime_js(/** @type {bigint} */ seconds, /** @type {number} */ at) {
      const date = new Date(Number(seconds) * 1000);
      const year = date.getFullYear();
      const ahead = (/** @type {Date} */ day) => -day.getTimezoneOffset() * 60;
      const standard = Math.min(...[0, 6].map((month) => ahead(new Date(year, month, 1))));
      const day = (Date.UTC(year, date.getMonth(), date.getDate()) - Date.UTC(year, 0, 1)) / 86_400_000;
      const fields = [
        date.getSeconds(),
        date.getMinutes(),
        date.getHours(),
        date.getDate(),
        date.getMonth(),
        year - 1900,
        date.getDay(),
        day,
        ahead(date) > standard ? 1 : 0,
        ahead(date),
      ];
      const into = view();
      fields.forEach((value, index) => into.setInt32(at + 4 * index, value, true));
    },
  };
}
