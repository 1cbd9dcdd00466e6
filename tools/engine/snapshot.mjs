// Makes the quick start: the memory of an interpreter that has already imported the core and answered with it, and a WebAssembly
// module with the bodies of the functions that were seen to run. A function that was not stops the interpreter at once, and the
// page starts anew with the full module; so may anything that does not fit. Usage: node snapshot.mjs PLAN.json
//
// Clock and random numbers are fixed while it is made: the same sources give the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BLOCK, packMemory, stored } from "../../site_js/engine/archive.js";
import { EXPORTS, restored } from "../../site_js/engine/restored.js";
import { freeze } from "./freeze.mjs";
import { bodies, callees, exportedFunctions, importedFunctions, withBodiesOf, withExports, withMarks, withMemory } from "./wasm.mjs";

const MARKS = 120 << 20; // beyond any memory in use here
const PAGE = 65536;
// Where a type of CPython's, on 32 bits, names what collecting garbage calls: tp_dealloc, tp_traverse, tp_clear, tp_free, tp_is_gc,
// tp_del, tp_finalize.
const COLLECTING = [24, 92, 96, 160, 164, 188, 196];

/** @param {any} plan */
async function main(plan) {
  freeze(Number(plan.epoch) * 1000);
  const { answers, needed } = JSON.parse(readFileSync(join(plan.out, "report.json"), "utf8"));
  const stock = readFileSync(join(plan.pyodide, "pyodide.asm.wasm"));
  const count = bodies(stock).length;
  const { header, memory, ran } = await started(plan, needed, answers, withMarks(stock, MARKS), count);

  const lean = withExports(stock, (name) => EXPORTS.includes(name));
  const compiled = (/** @type {Uint8Array} */ wasm) => WebAssembly.compile(/** @type {BufferSource} */ (wasm));
  const fresh = await restored(await compiled(withMemory(lean, memory.length)));
  const initial = new Uint8Array(fresh.memory.buffer);
  const image = packMemory(header, memory, (block) => differ(initial, memory, block));

  const marked = await compiled(withMemory(withMarks(lean, MARKS), MARKS + count));
  const kept = reachable(lean, await running(marked, image, plan, answers, ran));
  const small = withBodiesOf(withMemory(lean, memory.length), (index) => kept.has(index));

  const trimmed = await restored(await compiled(small), image);
  plan.requests.forEach((/** @type {string} */ request, /** @type {number} */ n) => same(trimmed.answer(request), answers[n], "trimmed"));

  writeFileSync(join(plan.out, "restored.wasm"), small);
  writeFileSync(join(plan.out, "memory.bin"), image);
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
  const note = () => new Uint8Array(memory.buffer, MARKS, ran.length).forEach((mark, index) => void (ran[index] |= mark));
  plan.requests.forEach((/** @type {string} */ request, /** @type {number} */ n) => same(answer(request), answers[n], "restored"));
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
 * @param {string[]} needed  modules to keep
 * @param {string[]} answers
 * @param {Uint8Array} marked  Pyodide's WebAssembly, with marks
 * @param {number} count  of its functions
 */
async function started(plan, needed, answers, marked, count) {
  const { loadPyodide } = await import(pathToFileURL(join(plan.pyodide, "pyodide.mjs")).href);
  const { default: create } = await import(pathToFileURL(join(plan.pyodide, "pyodide.asm.mjs")).href);
  const native = WebAssembly.instantiate;
  WebAssembly.instantiate = /** @type {any} */ (
    (/** @type {any} */ source, /** @type {any} */ imports) =>
      native(source.byteLength > count ? withMemory(marked, MARKS + count) : source, imports) // Pyodide makes smaller modules too
  );
  /** @type {any} */
  let module;
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
  const { answers: first, answer, types } = exercise(pyodide, plan, needed);
  first.forEach((/** @type {string} */ text, /** @type {number} */ index) => same(text, answers[index], "first"));
  scrub(module);
  // Pyodide's own small module for calls with too many arguments, which no browser on iOS can use; without it C asks JavaScript.
  module.HEAP32[(module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >> 2]) >> 2] = 0;
  const size = Math.ceil(module._sbrk(0) / PAGE) * PAGE;
  const ran = module.HEAPU8.slice(MARKS, MARKS + count);
  for (const index of collectors(module, types, importedFunctions(marked))) ran[index] = 1;
  return { header: new TextEncoder().encode(JSON.stringify({ answer }).padEnd(32)), memory: module.HEAPU8.slice(0, size), ran };
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

/** Has the core answer the first questions, then lets go of what is not needed any more. @returns {{answers: string[], answer: number, types: number[]}} */
function exercise(/** @type {any} */ pyodide, /** @type {any} */ plan, /** @type {string[]} */ needed) {
  pyodide.FS.mkdirTree("/build");
  pyodide.FS.writeFile("/build/exercise.py", readFileSync(new URL("exercise.py", import.meta.url)));
  pyodide.FS.writeFile("/build/plan.json", JSON.stringify({ requests: plan.requests.slice(0, plan.first), needed }));
  return JSON.parse(pyodide.runPython(`
import sys
sys.path.append("/build")
del sys
__import__("exercise").freeze("/build")
`));
}

/** Clears what is free, so that nothing of it is shipped. */
function scrub(/** @type {any} */ module) {
  const top = module._sbrk(0);
  const held = [];
  for (let size = 1 << 20; size >= 16; size = size > 64 ? size >> 1 : size - 8) {
    for (;;) {
      const at = module._malloc(size);
      if (at + size > top) {
        module._free(at);
        break;
      }
      module.HEAPU8.fill(0, at, at + size);
      held.push(at);
    }
  }
  for (const at of held) module._free(at);
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

function differ(/** @type {Uint8Array} */ one, /** @type {Uint8Array} */ other, /** @type {number} */ block) {
  for (let at = block * BLOCK; at < (block + 1) * BLOCK; at += 1) if (one[at] !== other[at]) return true;
  return false;
}

function same(/** @type {string} */ got, /** @type {string} */ wanted, /** @type {string} */ which) {
  if (got !== wanted) throw new Error(`${which}: the answer differs:\n${got.slice(0, 500)}\ninstead of\n${wanted.slice(0, 500)}`);
}

try {
  await main(JSON.parse(readFileSync(process.argv[2], "utf8")));
} catch (error) {
  // Not thrown on: Node would print the one line of Pyodide's script, a megabyte long.
  console.error(String(/** @type {any} */ (error)?.stack ?? error).slice(0, 3000));
  process.exit(1);
}
