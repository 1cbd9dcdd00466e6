// Makes the quick start: the memory of an interpreter that has already imported the core and answered with it, and a WebAssembly
// module with the bodies of the functions that were seen to run. A function that was not stops the interpreter at once, and the
// page starts anew with the full module; so may anything that does not fit. Usage: node snapshot.mjs PLAN.json
//
// Clock and random numbers are fixed while it is made: the same sources give the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packMemory, stored } from "../../site_js/engine/archive.js";
import { EXPORTS, HASHLESS, restored } from "../../site_js/engine/restored.js";
import { freeze } from "./freeze.mjs";
import { clearUnnamed, letGoOfNames, namesThatNothingHolds } from "./interned.mjs";
import { emptyUnread, moduleDefinitions } from "./unread.mjs";
import {
  bodies,
  callees,
  exportedFunctions,
  importedFunctions,
  numbers,
  withBodiesOf,
  withExports,
  withMarks,
  withMemory,
  withoutData,
} from "./wasm.mjs";

const MARKS = 120 << 20; // beyond any memory in use here
const PAGE = 65536;
const SMALL = 512; // bytes, the largest object that Python takes from its own heap
// Where CPython says for debuggers, in its first bytes, where in code its name is, its name with those around it, its table of lines,
// and its first line.
const [NAME, FULL_NAME, LINES, FIRST_LINE] = [41, 42, 43, 44].map((field) => field * 8);
// Before each thing that garbage is looked for in: the next on the list and the one before, both with some bits of their own.
const [LINKS, FLAGS, FINALIZED] = [8, 3, 1];
const COPIES = 12; // bytes after the table of lines, code says where it keeps copies of itself that it was asked for
const FROZEN = ["_PyImport_FrozenBootstrap", "_PyImport_FrozenStdlib", "_PyImport_FrozenTest"];
// Where a type of CPython's, on 32 bits, names what collecting garbage calls: tp_dealloc, tp_traverse, tp_clear, tp_free, tp_is_gc,
// tp_del, tp_finalize.
const COLLECTING = [24, 92, 96, 160, 164, 188, 196];

/** @param {any} plan */
async function main(plan) {
  freeze(Number(plan.epoch) * 1000);
  const { answers, opcodes } = JSON.parse(readFileSync(join(plan.out, "report.json"), "utf8"));
  const stock = readFileSync(join(plan.pyodide, "pyodide.asm.wasm"));
  const count = bodies(stock).length;
  const { header, memory, ran, places } = await started({ ...plan, opcodes }, answers, withMarks(stock, MARKS), count);

  const lean = withoutData(withExports(stock, (name) => EXPORTS.includes(name)));
  const compiled = (/** @type {Uint8Array} */ wasm) => WebAssembly.compile(/** @type {BufferSource} */ (wasm));
  const modules = moduleDefinitions(memory, places.end, places.kind, namedByMakers(stock));
  const { emptied, readers } = emptyUnread(memory, { ...places, modules, named: namedIn(bodies(lean)) });
  const image = packMemory(header, memory);
  const all = bodies(lean);
  const marked = await compiled(withMemory(withMarks(lean, MARKS), MARKS + count));
  const kept = reachable(lean, await running(marked, image, plan, answers, ran));
  for (const index of kept) {
    numbers(all[index], (value) => {
      if (readers.has(value)) throw new Error(`function ${index} stays, and reads what was emptied at ${value}`);
    });
  }
  const small = withBodiesOf(withMemory(lean, memory.length), (index) => kept.has(index));

  const trimmed = await restored(await compiled(small), image);
  plan.requests.forEach((/** @type {string} */ request, /** @type {number} */ n) =>
    same(trimmed.answer(request), answers[n], "trimmed"),
  );

  writeFileSync(join(plan.out, "restored.wasm"), small);
  writeFileSync(join(plan.out, "memory.bin"), image);
  for (const [what, bytes] of Object.entries(emptied)) console.log(`  ${bytes} bytes of ${what} emptied`);
  console.log(`  ${kept.size} of ${count} functions, ${image.length} bytes of ${memory.length} of memory`);
}

/**
 * Which functions run while every question is answered, beside those that ran already.
 * @param {WebAssembly.Module} marked
 * @param {Uint8Array} image
 * @param {any} plan
 * @param {string[]} answers
 * @param {Uint8Array} ran
 * @returns {Promise<(index: number) => boolean>}
 */
async function running(marked, image, plan, answers, ran) {
  let { memory, answer } = await restored(marked, image);
  const note = () =>
    new Uint8Array(memory.buffer, MARKS, ran.length).forEach((mark, index) => void (ran[index] |= mark));
  plan.requests.forEach((/** @type {string} */ request, /** @type {number} */ n) =>
    same(answer(request), answers[n], "restored"),
  );
  for (const probe of plan.probes) {
    try {
      answer(probe);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // nested too deeply for JavaScript's own stack: no further with this one
      note();
      ({ memory, answer } = await restored(marked, image));
    }
  }
  note();
  return (index) => ran[index] === 1;
}

/**
 * Starts Pyodide and has the core answer the first questions: the memory then, where in it the core's `answer` is, and which
 * functions ran.
 * @param {any} plan
 * @param {string[]} answers
 * @param {Uint8Array} marked  Pyodide's WebAssembly, with marks
 * @param {number} count  of its functions
 */
async function started(plan, answers, marked, count) {
  const { loadPyodide } = await import(pathToFileURL(join(plan.pyodide, "pyodide.mjs")).href);
  const { default: create } = await import(pathToFileURL(join(plan.pyodide, "pyodide.asm.mjs")).href);
  const native = WebAssembly.instantiate;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ source, /** @type {any} */ imports) => {
      if (source.byteLength < count) return native(source, imports); // Pyodide makes smaller modules too
      const made = await native(withMemory(marked, MARKS + count), imports);
      own = made.instance.exports;
      return made;
    }
  );
  /** @type {any} */
  let module, own;
  const pyodide = await loadPyodide({
    indexURL: plan.pyodide,
    lockFileContents: plan.lock,
    packageBaseUrl: plan.pyodide,
    stdLibURL: join(plan.out, "stdlib.zip"),
    fsInit: installCore(plan),
    _sysExecutable: "/python",
    env: { LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
    createPyodideModule: async (/** @type {any} */ settings) => (module = await create(settings)),
  });
  WebAssembly.instantiate = native;
  const { answers: first, answer, last } = exercise(pyodide, plan, own);
  first.forEach((/** @type {string} */ text, /** @type {number} */ index) => same(text, answers[index], "first"));
  own.Py_IncRef(answer);
  const said = own.PyObject_CallNoArgs(last);
  const told = module.UTF8ToString(own.PyUnicode_AsUTF8(said || own.PyObject_Repr(own.PyErr_GetRaisedException())));
  if (!said) throw new Error(`letting go: ${told}`);
  own.Py_DecRef(said);
  const { types, codes, nothing } = JSON.parse(told);
  forgetLines(module, own, codes, nothing);
  leaveAlone(module, own, answer);
  clearUnnamed(module, own);
  scrub(module, own);
  const names = whileNothingIsFree(module, own, () => namesThatNothingHolds(module, own));
  console.log(`  ${letGoOfNames(own, names)} names let go of`);
  scrub(module, own);
  // Pyodide's own small module for calls with too many arguments, which no browser on iOS can use; without it C asks JavaScript.
  module.HEAP32[(module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >> 2]) >> 2] = 0;
  const size = Math.ceil(module._sbrk(0) / PAGE) * PAGE;
  const ran = module.HEAPU8.slice(MARKS, MARKS + count);
  for (const index of collectors(module, types, importedFunctions(marked))) ran[index] = 1;
  const frozen = FROZEN.map((name) => own[name].value);
  const places = { kind: own.PyModuleDef_Type.value, end: own.__stack_low.value, types, frozen };
  const memory = module.HEAPU8.slice(0, size);
  forgetHashes(memory, module, own);
  const header = new TextEncoder().encode(JSON.stringify({ answer, text: own.PyUnicode_Type.value }).padEnd(64));
  return { places, header, memory, ran };
}

/**
 * What collecting garbage may call of any type. It comes when it comes, so that what ran by chance says little.
 * @param {any} module
 * @param {number[]} types  where they are in memory
 * @param {number} imports  how many functions come before the module's own
 */
function* collectors(module, types, imports) {
  const table = module.wasmTable;
  for (const at of types) {
    for (const slot of COLLECTING) {
      const pointer = module.HEAPU32[(at + slot) >> 2];
      if (pointer < table.length && table.get(pointer)) yield Number(table.get(pointer).name) - imports; // a function of WebAssembly is named by its number
    }
  }
}

function installCore(/** @type {any} */ plan) {
  const core = readFileSync(join(plan.out, "core.zip"));
  return async (/** @type {any} */ FS, /** @type {{sitePackages: string}} */ { sitePackages }) => {
    for (const [name, bytes] of stored(core)) {
      const path = `${sitePackages}/${name}`;
      FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      FS.writeFile(path, bytes);
    }
  };
}

/** Has the core answer the first questions. @returns {{answers: string[], answer: number, last: number}} */
function exercise(/** @type {any} */ pyodide, /** @type {any} */ plan, /** @type {any} */ own) {
  pyodide.FS.mkdirTree("/build");
  for (const name of ["exercise.py", "settle.py"]) {
    pyodide.FS.writeFile(`/build/${name}`, readFileSync(new URL(name, import.meta.url)));
  }
  const firsts = { requests: plan.requests.slice(0, plan.first), opcodes: plan.opcodes, static: own.__stack_low.value };
  pyodide.FS.writeFile("/build/plan.json", JSON.stringify(firsts));
  return JSON.parse(
    pyodide.runPython(`
import sys
sys.path.append("/build")
del sys
__import__("exercise").freeze("/build")
`),
  );
}

/**
 * Takes from code which line each instruction is of, and in what it stands: the plain start has it, for reporting a defect. And the
 * copies that were made of it to find what it names: it makes them anew for whoever asks.
 */
function forgetLines(
  /** @type {any} */ module,
  /** @type {any} */ own,
  /** @type {number[]} */ codes,
  /** @type {number} */ nothing,
) {
  const told = new DataView(module.HEAPU8.buffer);
  const [name, full, lines, first] = [NAME, FULL_NAME, LINES, FIRST_LINE].map((field) =>
    Number(told.getBigUint64(own._PyRuntime.value + field, true)),
  );
  const words = module.HEAPU32;
  const kind = words[(nothing >> 2) + 1];
  for (const code of codes) {
    const copies = words[(code + lines + COPIES) >> 2];
    const copied = copies ? [...words.subarray(copies >> 2, (copies >> 2) + 4)] : [];
    if (copied[0] && words[(copied[0] >> 2) + 1] !== kind)
      throw new Error("code keeps no copy of itself where it was looked for");
    const held = [words[(code + lines) >> 2], words[(code + full) >> 2], ...copied];
    own.Py_IncRef(words[(code + name) >> 2]);
    words[(code + full) >> 2] = words[(code + name) >> 2];
    words[(code + lines) >> 2] = nothing; // the empty bytes, which are never let go of
    words[(code + first) >> 2] = 1;
    words[(code + lines + COPIES) >> 2] = 0;
    held.forEach(own.Py_DecRef); // which passes over nought
    own.PyMem_Free(copies);
  }
}

/**
 * Takes from the list of what garbage is looked for in all that is on it: the core keeps it for good, and what it lets go of goes
 * when nothing holds it, as ever. The list would be two places in memory for each thing.
 */
function leaveAlone(/** @type {any} */ module, /** @type {any} */ own, /** @type {number} */ one) {
  const words = module.HEAPU32;
  const first = one - LINKS;
  for (let at = first, next; next !== first; at = next) {
    next = words[at >> 2] & ~FLAGS;
    const isList = at < own.__heap_base.value; // Python's own, where it begins and ends
    if (!next || next >= module._sbrk(0)) throw new Error("the list of garbage leads out of memory");
    words[at >> 2] = isList ? at : 0;
    words[(at >> 2) + 1] = isList ? at : words[(at >> 2) + 1] & FINALIZED;
  }
}

/**
 * Takes from texts their hashes, which the page reckons again: only where Python, asked here, gives the same.
 * @param {Uint8Array} memory
 * @param {any} module
 * @param {any} own
 */
function forgetHashes(memory, module, own) {
  const words = new Uint32Array(memory.buffer);
  const kind = own.PyUnicode_Type.value;
  for (let at = 0; at + 4 < words.length; at += 2) {
    const [held, type, length, hash, state] = words.subarray(at, at + 5);
    if (type !== kind) continue;
    if (hash === HASHLESS) throw new Error("a hash is the sign for none");
    const whole = (state >> 5) & 1 && [1, 2, 4].includes((state >> 2) & 7) && length < memory.length - 4 * at;
    if (!held || !whole || hash === 0xffffffff) continue;
    module.HEAPU32[at + 3] = 0xffffffff;
    if (own.PyObject_Hash(4 * at) >>> 0 === hash) words[at + 3] = HASHLESS;
    module.HEAPU32[at + 3] = hash;
  }
}

/** Clears what is free, so that nothing of it is shipped: of C's heap, of Python's own, and of the stack. */
function scrub(/** @type {any} */ module, /** @type {any} */ own) {
  const { ofPython, ofC } = takers(module, own);
  ofPython().forEach(own.PyObject_Free); // of which Python gives back to C what is free as a whole
  ofC().forEach(own.free);
  module.HEAPU8.fill(0, own.__stack_low.value, own.__stack_pointer.value);
}

/**
 * What is found while nothing is free: the heaps keep their lists in what is, which say of much where it was.
 * @template Found
 * @param {any} module
 * @param {any} own
 * @param {() => Found} find
 */
function whileNothingIsFree(module, own, find) {
  const { ofPython, ofC } = takers(module, own);
  const held = { ofPython: ofPython(), ofC: ofC() };
  const found = find();
  held.ofC.forEach(own.free);
  held.ofPython.forEach(own.PyObject_Free);
  return found;
}

/** Each takes all that one heap has free, cleared, and says where it is. */
function takers(/** @type {any} */ module, /** @type {any} */ own) {
  const top = module._sbrk(0);
  const taken = (/** @type {(size: number) => number} */ take, /** @type {number[]} */ sizes) => {
    const held = [];
    for (const size of sizes) {
      for (let at = take(size); ; at = take(size)) {
        if (at < own.__heap_base.value) throw new Error("a heap gives what is none of its own");
        held.push(at);
        if (at + size > top) break;
        module.HEAPU8.fill(0, at, at + size);
      }
    }
    return held;
  };
  const small = Array.from({ length: SMALL / 8 }, (_, n) => SMALL - 8 * n);
  const large = [];
  for (let size = 1 << 20; size >= 16; size = size > 64 ? size >> 1 : size - 8) large.push(size);
  return { ofPython: () => taken(own.PyObject_Malloc, small), ofC: () => taken(own.malloc, large) };
}

/**
 * The functions that ran, those that JavaScript may call, and all that they call by number in turn. What is left out can only be
 * reached through a table: a method, say, that nothing has used yet.
 * @param {Uint8Array} wasm
 * @param {(index: number) => boolean} ran
 */
function reachable(wasm, ran) {
  const imports = importedFunctions(wasm);
  const all = bodies(wasm);
  const todo = [...all.keys()].filter(ran);
  todo.push(...[...exportedFunctions(wasm).values()].map((index) => index - imports));
  const found = new Set();
  for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
    if (index < 0 || found.has(index)) continue;
    found.add(index);
    todo.push(...[...callees(all[index])].map((called) => called - imports));
  }
  return found;
}

/** Every number in these functions. */
function namedIn(/** @type {Uint8Array[]} */ code) {
  /** @type {Set<number>} */
  const found = new Set();
  for (const body of code) numbers(body, (value) => void found.add(value));
  return found;
}

/** Every number in the functions that make Python's modules. */
function namedByMakers(/** @type {Uint8Array} */ wasm) {
  const [all, imports] = [bodies(wasm), importedFunctions(wasm)];
  const makers = [...exportedFunctions(wasm)].filter(([name]) => name.startsWith("PyInit_"));
  return namedIn(makers.map(([, index]) => all[index - imports]));
}

function same(/** @type {string} */ got, /** @type {string} */ wanted, /** @type {string} */ which) {
  if (got !== wanted)
    throw new Error(`${which}: the answer differs:\n${got.slice(0, 500)}\ninstead of\n${wanted.slice(0, 500)}`);
}

try {
  await main(JSON.parse(readFileSync(process.argv[2], "utf8")));
} catch (error) {
  // Not thrown on: Node would print the one line of Pyodide's script, a megabyte long.
  console.error(String(/** @type {any} */ (error)?.stack ?? error).slice(0, 3000));
  process.exit(1);
}
