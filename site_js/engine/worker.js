// Python in a module worker: downloads everything at once, starts, then answers questions as text in, text out.
import { stored } from "./archive.js";
import { restored } from "./restored.js";

/** @typedef {import("./manifest.js").Manifest} Manifest */
/** @typedef {{id: number, text: string}} Question */
/** @typedef {{loadPyodide: Function, createPyodideModule: (settings: object) => Promise<any>, module: WebAssembly.Module}} Engine */

const WASM = "pyodide.asm.wasm";
const STOCK = "credpoints-engine"; // the service worker's name for it too

/** @type {((text: string) => string) | null} */
let answer = null;
/** What was asked before there was anything to answer with: the last of it is wanted. @type {Question | null} */
let early = null;
let loaded = 0; // bytes, of what is sent packed
let quick = false;
let xz = ""; // where the module is that undoes it; this script has no place of its own
/** What a later visit can use, by its address. @type {Record<string, BufferSource | undefined>} */
let kept = {};

self.onmessage = async ({ data }) => {
  if (data.type === "keep") return void store().catch(() => {}); // all works without
  try {
    if (data.type === "start") await start(data);
    else if (answer) reply(data);
    else early = data;
  } catch (error) {
    fail(quick ? "restore" : data.type === "start" ? "start" : "call", error);
  }
};

/** @param {Question} question */
function reply({ id, text }) {
  self.postMessage({ type: "answer", id, text: /** @type {(text: string) => string} */ (answer)(text) });
}

/** @param {"download" | "start" | "call" | "restore"} reason  the first three as the page has them @param {unknown} error */
function fail(reason, error) {
  const detail = error instanceof Error ? String(error) : JSON.stringify(error);
  self.postMessage({ type: "failed", reason, detail });
}

/** @param {{root: string, manifest: Manifest, snapshot: boolean, near: boolean, xz: string}} order */
async function start({ root, manifest, snapshot, near, xz: place }) {
  xz = place;
  const address = (/** @type {string} */ name) => new URL(name, root).href;
  if (snapshot && manifest.snapshot)
    await startQuickly(address(manifest.snapshot.wasm), address(manifest.snapshot.memory), near);
  else await startPlainly(address(manifest.pyodide), manifest, [address(manifest.stdlib), address(manifest.core)]);
  self.postMessage({ type: "ready", restored: quick });
  if (early) reply(early);
  early = null;
}

/** Puts back the memory of a Python that has the core imported. @param {string} wasm @param {string} memory @param {boolean} near */
async function startQuickly(wasm, memory, near) {
  quick = true;
  if (!near) import(xz).catch(() => {}); // beside what it will undo, which says so where it is not there
  const [{ module, bytes }, image] = await Promise.all([
    compile(wasm, near ? "" : ".xz"),
    unpack(memory, near ? "gz" : "xz"),
  ]);
  self.postMessage({ type: "starting" });
  ({ answer } = await restored(module, image));
  kept = { [wasm]: bytes, [memory]: image };
}

/** Starts Python from its library, then imports the core. @param {string} folder @param {Manifest} manifest @param {string[]} archives */
async function startPlainly(folder, manifest, archives) {
  let engine, files;
  try {
    [engine, files] = await Promise.all([download(folder), Promise.all(archives.map((archive) => unpack(archive)))]);
  } catch (error) {
    return fail("download", error);
  }
  self.postMessage({ type: "starting" });
  const pyodide = await boot(engine, folder, manifest, files);
  const { answer: ask } = pyodide.pyimport("pycore");
  answer = (text) => ask(text);
}

/** Starts every download of the interpreter at once; the WebAssembly is compiled while it comes in. @param {string} folder */
async function download(folder) {
  // Pyodide calls this to see whether it is in a worker of the old kind. In a module it only fails, and the policy is asked first.
  Object.assign(self, { importScripts: undefined });
  const [{ module }, loader, script] = await Promise.all([
    compile(`${folder}${WASM}`, "", true),
    imported(`${folder}pyodide.mjs`),
    imported(`${folder}pyodide.asm.mjs`),
  ]);
  return { module, loadPyodide: loader.loadPyodide, createPyodideModule: script.default };
}

/** A module, once all of it has come in and the page was told of every part; the browser has it from then on. @param {string} address */
async function imported(address) {
  await told(await get(address)).pipeTo(new WritableStream());
  return import(address);
}

/**
 * @param {string} address
 * @param {string} packing  ".xz" or nothing, as the host compresses by itself
 * @param {boolean} far  tells of every part that comes in, which costs the browser what it remembers of a compiled file
 */
async function compile(address, packing, far = false) {
  const headers = { "Content-Type": "application/wasm" };
  const known = await stock(address);
  if (known) return { module: await WebAssembly.compileStreaming(known) };
  const response = await get(address + packing);
  if (!packing) {
    const typed = response.headers.get("Content-Type") === headers["Content-Type"];
    const body = far ? told(response) : response.body;
    return { module: await WebAssembly.compileStreaming(typed && !far ? response : new Response(body, { headers })) };
  }
  const [one, other] = (await unxz(response)).tee();
  const bytes = new Response(other).arrayBuffer();
  return { module: await WebAssembly.compileStreaming(new Response(one, { headers })), bytes: await bytes };
}

/** @param {string} address */
async function get(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  self.postMessage({ type: "progress" });
  return response;
}

/**
 * The bytes of a file that the build compressed, out of the cache or from the host. A host may have undone the compression on the
 * way, so the bytes decide.
 * @param {string} address  with its packing, or without when that is given
 * @param {"gz" | "xz"} [packing]
 */
async function unpack(address, packing) {
  const known = await stock(address);
  if (known) return new Uint8Array(await known.arrayBuffer());
  const response = await get(packing ? `${address}.${packing}` : address);
  if (packing === "xz") return new Uint8Array(await new Response(await unxz(response)).arrayBuffer());
  const bytes = new Uint8Array(await new Response(told(response)).arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Undoes xz while the bytes come in. @param {Response} response @returns {Promise<ReadableStream<Uint8Array>>} */
async function unxz(response) {
  const { XzReadableStream } = await import(xz);
  return new XzReadableStream(told(response));
}

/** The body of an answer; the page is told of every part that comes in. @param {Response} response @returns {ReadableStream<Uint8Array<ArrayBuffer>>} */
function told(response) {
  return /** @type {ReadableStream<any>} */ (response.body).pipeThrough(
    new TransformStream({
      transform(part, controller) {
        loaded += part.length;
        self.postMessage({ type: "progress", loaded });
        controller.enqueue(part);
      },
    }),
  );
}

/** What an earlier visit kept, unpacked. @param {string} address */
async function stock(address) {
  return globalThis.caches?.match(address, { cacheName: STOCK }).catch(() => undefined);
}

/** Keeps this build's large files as they are needed, unpacked, and throws out those of older builds. */
async function store() {
  const files = kept;
  kept = {};
  if (Object.keys(files).length === 0) return;
  const cache = await caches.open(STOCK);
  for (const request of await cache.keys()) if (!(request.url in files)) await cache.delete(request);
  for (const [address, bytes] of Object.entries(files)) {
    if (await cache.match(address)) continue;
    const headers = { "Content-Type": address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" };
    if (bytes) await cache.put(address, new Response(bytes, { headers }));
    else await cache.add(address);
  }
}

/** Pyodide with the core in its file system. @param {Engine} engine @param {string} folder @param {Manifest} manifest @param {Uint8Array<ArrayBuffer>[]} files */
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

/**
 * Calls loadPyodide with what is here already. It fetches its library and its WebAssembly by itself, later and one after the
 * other, and only warns and waits for ever when that goes wrong; so it is handed both.
 *
 * @param {Engine} engine
 * @param {string} folder
 * @param {Manifest} manifest
 * @param {Uint8Array<ArrayBuffer>} library
 * @param {object} options
 */
async function load({ loadPyodide, module }, folder, manifest, library, options) {
  const here = new Map([
    [`${folder}${WASM}`, () => new Response()],
    [`${folder}library.zip`, () => new Response(library)],
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
  const common = {
    indexURL: folder,
    lockFileContents: manifest.lock,
    packageBaseUrl: folder,
    stdLibURL: `${folder}library.zip`,
  };
  try {
    return await Promise.race([loadPyodide({ ...common, ...options }), failure]);
  } finally {
    self.fetch = native.fetch;
    WebAssembly.instantiateStreaming = native.instantiateStreaming;
  }
}
