// Makes the quick start: the memory of an interpreter that has already imported the core and answered with it, and a WebAssembly
// module with the bodies of the functions that were seen to run. A function that was not stops the interpreter at once, and the
// page starts anew with the full module; so may anything that does not fit. Usage: node pyodide_snapshot.mjs PLAN.json
//
// Clock and random numbers are fixed while it is made: the same sources give the same bytes.
import { mkdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";
import { pathToFileURL } from "node:url";
import { BLOCK, packMemory, stored, unpackMemory } from "../site_js/archive.js";
import { freeze } from "./pyodide_freeze.mjs";
import { bodies, callees, exportedFunctions, importedFunctions, withBodiesOf, withExports, withMarks, withMemory } from "./pyodide_wasm.mjs";

const MARKS = 120 << 20; // beyond any memory in use here
const PAGE = 65536;
const NOWHERE = 1 << 30; // no table is that long: a call stops at once
const GRAPHICS = /^(?:emscripten_)?e?gl[A-Z]|^alc?[A-Z]/;
const EMPTY_ZIP = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(18).fill(0));

/** @param {any} plan */
async function main(plan) {
  freeze(Number(plan.epoch) * 1000);
  const stock = readFileSync(join(plan.pyodide, "pyodide.asm.wasm"));
  const [asm, loader] = ["pyodide.asm.mjs", "pyodide.mjs"].map((name) => readFileSync(join(plan.pyodide, name), "utf8"));
  const { script: named, used } = leanScript(asm, loader, stock);
  const script = await withoutUnused(named, loader, stock);
  const lean = withExports(stock, used);
  const count = bodies(lean).length;
  const marked = variant(plan, "marked", script, withMemory(withMarks(lean, MARKS), MARKS + count));
  const report = JSON.parse(readFileSync(join(plan.out, "report.json"), "utf8"));

  const first = await boot(plan, marked, { _makeSnapshot: true, stdLibURL: join(plan.out, "stdlib.zip"), fsInit: installCore(plan) });
  const { answers } = report;
  exercise(first.pyodide, plan, report.needed).forEach((answer, index) => same(answer, answers[index], "first"));
  scrub(first.module);
  const whole = first.pyodide.makeMemorySnapshot();
  const header = whole.slice(0, new Uint32Array(whole.buffer, 0, 2)[1]);
  const size = Math.ceil(first.module._sbrk(0) / PAGE) * PAGE;
  const memory = whole.slice(header.length, header.length + size);
  const ran = marks(first.module, count);

  const { initial, created } = await justMade(plan, variant(plan, "lean", script, withMemory(lean, size)), header);
  const image = packMemory(header, memory, (block) => differ(initial, memory, block) || differ(initial, created, block));

  const second = await restored(plan, marked, image);
  plan.requests.forEach((/** @type {string} */ request, /** @type {number} */ n) => same(second.answer(request), answers[n], "restored"));
  for (const probe of plan.probes) second.answer(probe);
  const again = marks(second.module, count);
  const kept = reachable(lean, (index) => ran[index] === 1 || again[index] === 1);
  const small = withBodiesOf(withMemory(lean, size), (index) => kept.has(index));

  const third = await restored(plan, variant(plan, "small", script, small), image);
  plan.requests.forEach((/** @type {string} */ request, /** @type {number} */ n) => same(third.answer(request), answers[n], "trimmed"));

  writeFileSync(join(plan.out, "restored.asm.mjs"), script);
  writeFileSync(join(plan.out, "restored.asm.wasm"), small);
  writeFileSync(join(plan.out, "memory.bin"), image);
  for (const name of ["marked", "lean", "small"]) rmSync(join(plan.out, name), { recursive: true });
  console.log(`  ${kept.size} of ${count} functions, ${image.length} bytes of ${size} of memory`);
}

/**
 * Pyodide's script without the names that it gives to exports and never uses, and which exports it does use.
 * @param {string} script
 * @param {string} loader  Pyodide's other script, which uses the same names
 * @param {Uint8Array} wasm
 */
function leanScript(script, loader, wasm) {
  const from = script.indexOf("{", script.indexOf("function assignWasmExports(")) + 1;
  const to = script.indexOf("}", from);
  const rest = script.slice(0, from) + script.slice(to) + loader;
  const words = new Map();
  for (const [word] of rest.matchAll(/[\w$]+/g)) words.set(word, (words.get(word) ?? 0) + 1);
  const assigned = /** @type {Map<string, string>} */ (new Map());
  const lines = script.slice(from, to).split(";").filter((line) => {
    const [, given, name] = line.match(/^([\w$]+)=.*wasmExports\["([^"]+)"\]/) ?? [];
    if (!given) throw new Error(`this naming of an export is not understood: ${line}`);
    assigned.set(name, given);
    return words.get(given) > 1 || words.has(name); // the one time is its declaration
  });
  const kept = new Set(lines.map((line) => line.match(/wasmExports\["([^"]+)"\]/)?.[1]));
  const others = WebAssembly.Module.exports(new WebAssembly.Module(wasm)).map(({ name }) => name);
  for (const name of others) if (!assigned.has(name) && words.has(name)) kept.add(name);
  return { script: script.slice(0, from) + lines.join(";") + script.slice(to), used: (/** @type {string} */ name) => kept.has(name) };
}

/**
 * Pyodide's script without what is there for extension modules alone, graphics and sound before all: the browser reads every word
 * at each start, and makes a small module of each function that C may point to. A pointer to what is left out leads nowhere.
 * @param {string} script
 * @param {string} loader
 * @param {Uint8Array} wasm
 */
async function withoutUnused(script, loader, wasm) {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  const [pointed, called] = [true, false].map((got) => new Set(imports.filter(({ module }) => (module === "GOT.func") === got).map(({ name }) => name)));
  const list = "var wasmImports={";
  const from = script.indexOf(list) + list.length;
  const to = script.indexOf("}", from);
  if (from < list.length) throw new Error("the list of imports is not where it was");
  const kept = script.slice(from, to).split(",").flatMap((entry) => {
    const name = entry.split(":")[0];
    if (called.has(name)) return [entry];
    if (!pointed.has(name)) return [];
    return GRAPHICS.test(name) ? [`${name}:${NOWHERE}`] : [entry];
  });
  const named = new Set(kept.map((entry) => entry.split(":").pop()));
  const rest = script.slice(0, from) + kept.join(",") + script.slice(to);
  const text = rest + loader;
  const asked = (/** @type {string} */ name) =>
    text.split(`"${name}"`).length > 2 || new RegExp(`[\\w$)\\]]\\??\\.${name.replace(/\$/g, "\\$&")}(?![\\w$])`).test(text);
  const lean = rest
    .replace(/(?<=[;{}])Module\["([\w$]+)"\]=([\w$]+);/g, (all, outside) => (asked(outside) ? all : ""))
    .replace(/(?<=[;{}])([\w$]+)\.sig="\w*";/g, (all, name) => (named.has(name) ? all : ""))
    .replace(/(?<![\w.$])eval\(/g, "globalThis.eval("); // one that sees no name of the script lets names go
  const { code } = await minify(lean, { module: true, mangle: false, compress: { defaults: false, unused: true, dead_code: true, side_effects: true, pure_getters: true, passes: 3 } });
  const parts = code?.match(/^async function (\w+)(\([^]*\});?export default \1;?\s*$/);
  if (!parts) throw new Error("the script is not the one function that it was");
  // In parentheses, the function is read whole while the WebAssembly is still on its way, and not a second time when it is called.
  return `const ${parts[1]}=(async function${parts[2]});export default ${parts[1]};\n`;
}

/** A folder with Pyodide's loader beside this script and module. */
function variant(/** @type {any} */ plan, /** @type {string} */ name, /** @type {string} */ script, /** @type {Uint8Array} */ wasm) {
  const folder = join(plan.out, name, "/");
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(plan.pyodide, "pyodide.mjs"), join(folder, "pyodide.mjs"));
  writeFileSync(join(folder, "pyodide.asm.mjs"), script);
  writeFileSync(join(folder, "pyodide.asm.wasm"), wasm);
  return folder;
}

/**
 * Starts Pyodide from a folder. `onModule` is called when its module is made and nothing has run in it, with the memory as the
 * WebAssembly alone makes it.
 */
async function boot(/** @type {any} */ plan, /** @type {string} */ folder, /** @type {object} */ options, onModule = (/** @type {any} */ module, /** @type {Uint8Array} */ initial) => {}) {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  const { default: create } = await import(pathToFileURL(join(folder, "pyodide.asm.mjs")).href);
  const native = WebAssembly.instantiate;
  /** @type {any} */
  let module;
  let initial = new Uint8Array();
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ source, /** @type {any} */ imports) => {
      const made = await native(source, imports);
      const memory = /** @type {any} */ (made).instance?.exports.memory; // Pyodide makes smaller modules too
      if (memory) initial = new Uint8Array(memory.buffer).slice(0, MARKS);
      return made;
    }
  );
  try {
    const pyodide = await loadPyodide({
      indexURL: folder,
      lockFileContents: plan.lock,
      packageBaseUrl: folder,
      _sysExecutable: "/python",
      env: { LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
      createPyodideModule: async (/** @type {any} */ settings) => {
        module = await create(settings);
        onModule(module, initial);
        return module;
      },
      ...options,
    });
    return { pyodide, module };
  } finally {
    WebAssembly.instantiate = native;
  }
}

/** The memory of a module before and after its own start, with nothing of Python in it. */
async function justMade(/** @type {any} */ plan, /** @type {string} */ folder, /** @type {Uint8Array} */ header) {
  const seen = { initial: new Uint8Array(), created: new Uint8Array() };
  const enough = new Error("seen enough");
  const look = (/** @type {any} */ module, /** @type {Uint8Array} */ initial) => {
    Object.assign(seen, { initial, created: module.HEAPU8.slice() });
    throw enough;
  };
  await boot(plan, folder, { _loadSnapshot: header, stdLibURL: noLibrary(plan) }, look).catch((error) => {
    if (error !== enough) throw error;
  });
  return seen;
}

/** An interpreter with its memory put back, as the page does it. */
async function restored(/** @type {any} */ plan, /** @type {string} */ folder, /** @type {Uint8Array} */ image) {
  const { header, restore } = unpackMemory(image);
  const started = await boot(plan, folder, { _loadSnapshot: header, stdLibURL: noLibrary(plan) }, (module) => restore(module.HEAPU8));
  const { answer } = started.pyodide.pyimport("pycore");
  return { ...started, answer: (/** @type {string} */ text) => answer(text) };
}

function noLibrary(/** @type {any} */ plan) {
  const file = join(plan.out, "empty.zip");
  writeFileSync(file, EMPTY_ZIP);
  return file;
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

/** Has the core answer the first questions, then lets go of what is not needed any more. @returns {string[]} */
function exercise(/** @type {any} */ pyodide, /** @type {any} */ plan, /** @type {string[]} */ needed) {
  pyodide.FS.mkdirTree("/build");
  pyodide.FS.writeFile("/build/pyodide_exercise.py", readFileSync(new URL("pyodide_exercise.py", import.meta.url)));
  pyodide.FS.writeFile("/build/plan.json", JSON.stringify({ requests: plan.requests.slice(0, plan.first), needed }));
  return JSON.parse(pyodide.runPython(`
import sys
sys.path.append("/build")
del sys
__import__("pyodide_exercise").freeze("/build")
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

function marks(/** @type {any} */ module, /** @type {number} */ count) {
  return module.HEAPU8.slice(MARKS, MARKS + count);
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
