// Python in a module worker: downloads everything at once, starts, then answers questions as text in, text out.
import { stored, unpackMemory } from "./archive.js";

/** @typedef {import("./manifest.js").Manifest} Manifest */
/** @typedef {{loadPyodide: Function, createPyodideModule: (settings: object) => Promise<any>, module: WebAssembly.Module}} Engine */

const EMPTY_ZIP = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(18).fill(0));

/** @type {((text: string) => string) | null} */
let answer = null;
let restored = false;

self.onmessage = async ({ data }) => {
  try {
    if (data.type === "start") await start(data);
    else self.postMessage({ type: "answer", id: data.id, text: /** @type {any} */ (answer)(data.text) });
  } catch (error) {
    fail(restored ? "restore" : data.type === "start" ? "start" : "call", error);
  }
};

/** @param {import("./engine.js").Reason | "restore"} reason @param {unknown} error */
function fail(reason, error) {
  const detail = error instanceof Error ? String(error) : JSON.stringify(error);
  self.postMessage({ type: "failed", reason, detail });
}

/** @param {{root: string, manifest: Manifest, snapshot: boolean}} order */
async function start({ root, manifest, snapshot }) {
  const quick = snapshot ? manifest.snapshot : undefined;
  const folder = new URL(quick?.folder ?? manifest.pyodide, root).href;
  const wanted = quick ? [quick.memory] : [manifest.stdlib, manifest.core];
  let engine, files;
  try {
    [engine, files] = await Promise.all([download(folder), Promise.all(wanted.map((name) => unpack(new URL(name, root))))]);
  } catch (error) {
    return fail(quick ? "restore" : "download", error);
  }
  self.postMessage({ type: "starting" });
  restored = Boolean(quick);
  const pyodide = quick ? await restore(engine, folder, manifest, files[0]) : await boot(engine, folder, manifest, files);
  const { answer: ask } = pyodide.pyimport("pycore");
  answer = (text) => ask(text);
  self.postMessage({ type: "ready", restored });
}

/** Starts every download of the interpreter at once; the WebAssembly is compiled while it comes in. @param {string} folder */
async function download(folder) {
  const [module, loader, script] = await Promise.all([
    compile(new URL("pyodide.asm.wasm", folder)),
    import(new URL("pyodide.mjs", folder).href),
    import(new URL("pyodide.asm.mjs", folder).href),
  ]);
  return { module, loadPyodide: loader.loadPyodide, createPyodideModule: script.default };
}

/** @param {URL} address */
async function compile(address) {
  const response = await get(address);
  const typed = response.headers.get("Content-Type") === "application/wasm";
  return WebAssembly.compileStreaming(typed ? response : new Response(response.body, { headers: { "Content-Type": "application/wasm" } }));
}

/** @param {URL} address */
async function get(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  self.postMessage({ type: "progress" });
  return response;
}

/**
 * The bytes of a file that the build compressed. A host may have undone that on the way, so the bytes decide.
 * @param {URL} address
 */
async function unpack(address) {
  const bytes = new Uint8Array(await (await get(address)).arrayBuffer());
  self.postMessage({ type: "progress" });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The plain way: start Python from its library, then import the core. @param {Engine} engine @param {string} folder @param {Manifest} manifest @param {Uint8Array[]} files */
function boot(engine, folder, manifest, [stdlib, core]) {
  return load(engine, folder, manifest, stdlib, {
    createPyodideModule: engine.createPyodideModule,
    fsInit: async (/** @type {any} */ FS, /** @type {{sitePackages: string}} */ { sitePackages }) => {
      for (const [name, bytes] of stored(core)) {
        const path = `${sitePackages}/${name}`;
        FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        FS.writeFile(path, bytes);
      }
    },
  });
}

/** The quick way: put back the memory of a Python that has the core imported. @param {Engine} engine @param {string} folder @param {Manifest} manifest @param {Uint8Array} image */
function restore(engine, folder, manifest, image) {
  const memory = unpackMemory(image);
  return load(engine, folder, manifest, EMPTY_ZIP, {
    _loadSnapshot: memory.header,
    createPyodideModule: async (/** @type {object} */ settings) => {
      const module = await engine.createPyodideModule(settings);
      memory.restore(module.HEAPU8);
      return module;
    },
  });
}

/**
 * Calls loadPyodide with what is here already. It fetches its library and its WebAssembly by itself, later and one after the
 * other, and only warns and waits for ever when that goes wrong; so it is handed both.
 *
 * @param {Engine} engine
 * @param {string} folder
 * @param {Manifest} manifest
 * @param {Uint8Array} library
 * @param {object} options
 */
async function load({ loadPyodide, module }, folder, manifest, library, options) {
  const here = new Map([
    [new URL("pyodide.asm.wasm", folder).href, () => new Response()],
    [new URL("library.zip", folder).href, () => new Response(library)],
  ]);
  const native = { fetch: self.fetch.bind(self), instantiateStreaming: WebAssembly.instantiateStreaming };
  self.fetch = async (input, init) => here.get(String(input))?.() ?? native.fetch(input, init);
  const failure = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_source, imports) => {
      try {
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
  const common = { indexURL: folder, lockFileContents: manifest.lock, packageBaseUrl: folder, stdLibURL: `${folder}library.zip` };
  try {
    return await Promise.race([loadPyodide({ ...common, ...options }), failure]);
  } finally {
    self.fetch = native.fetch;
    WebAssembly.instantiateStreaming = native.instantiateStreaming;
  }
}
