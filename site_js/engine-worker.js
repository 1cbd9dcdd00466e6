// Python in a module worker: downloads everything at once, starts, then answers questions as text in, text out.
import { stored, unpackMemory } from "./archive.js";

/** @typedef {import("./manifest.js").Manifest} Manifest */
/** @typedef {{loadPyodide: Function, createPyodideModule: (settings: object) => Promise<any>, module: WebAssembly.Module, bytes?: ArrayBuffer}} Engine */

const WASM = "pyodide.asm.wasm";
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

/** @param {{root: string, manifest: Manifest, snapshot: boolean, near: boolean, keep: boolean}} order */
async function start({ root, manifest, snapshot, near, keep }) {
  const quick = snapshot ? manifest.snapshot : undefined;
  const folder = new URL(quick?.folder ?? manifest.pyodide, root).href;
  const packing = near ? "gz" : "zst";
  const wanted = quick ? [unpack(new URL(quick.memory, root).href, packing)] : [manifest.stdlib, manifest.core].map((name) => unpack(new URL(name, root).href));
  let engine, files;
  try {
    [engine, files] = await Promise.all([download(folder, quick && !near ? ".zst" : ""), Promise.all(wanted)]);
  } catch (error) {
    return fail(quick ? "restore" : "download", error);
  }
  self.postMessage({ type: "starting" });
  restored = Boolean(quick);
  const pyodide = quick ? await restore(engine, folder, manifest, files[0]) : await boot(engine, folder, manifest, files);
  const { answer: ask } = pyodide.pyimport("pycore");
  answer = (text) => ask(text);
  self.postMessage({ type: "ready", restored });
  if (quick && keep) await store({ [new URL(quick.memory, root).href]: files[0], [`${folder}${WASM}`]: engine.bytes }).catch(() => {});
}

/** Starts every download of the interpreter at once; the WebAssembly is compiled while it comes in. @param {string} folder @param {string} packing */
async function download(folder, packing) {
  const [{ module, bytes }, loader, script] = await Promise.all([
    compile(`${folder}${WASM}`, packing),
    import(`${folder}pyodide.mjs`),
    import(`${folder}pyodide.asm.mjs`),
  ]);
  return { module, bytes, loadPyodide: loader.loadPyodide, createPyodideModule: script.default };
}

/** @param {string} address @param {string} packing  ".zst" or nothing, as the host compresses by itself */
async function compile(address, packing) {
  const headers = { "Content-Type": "application/wasm" };
  const known = await stock(address);
  if (known) return { module: await WebAssembly.compileStreaming(known) };
  const response = await get(address + packing);
  if (!packing) {
    const typed = response.headers.get("Content-Type") === headers["Content-Type"];
    return { module: await WebAssembly.compileStreaming(typed ? response : new Response(response.body, { headers })) };
  }
  const [one, other] = (await unzstd(response)).tee();
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
 * @param {"gz" | "zst"} [packing]
 */
async function unpack(address, packing) {
  const known = await stock(address);
  if (known) return new Uint8Array(await known.arrayBuffer());
  const response = await get(packing ? `${address}.${packing}` : address);
  if (packing === "zst") return new Uint8Array(await new Response(await unzstd(response)).arrayBuffer());
  const bytes = new Uint8Array(await response.arrayBuffer());
  self.postMessage({ type: "progress" });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Undoes zstd while the bytes come in. @param {Response} response @returns {Promise<ReadableStream<Uint8Array>>} */
async function unzstd(response) {
  const { Decompress } = await import("./fzstd.js");
  /** @type {any} */
  let into;
  const decoder = new Decompress((/** @type {Uint8Array} */ part) => part.length && into.enqueue(part));
  return /** @type {ReadableStream<Uint8Array>} */ (response.body).pipeThrough(
    new TransformStream({
      start: (controller) => void (into = controller),
      transform: (part) => {
        self.postMessage({ type: "progress" });
        decoder.push(part);
      },
      flush: () => decoder.push(new Uint8Array(), true),
    }),
  );
}

/** What an earlier visit kept, unpacked. @param {string} address */
async function stock(address) {
  return globalThis.caches?.match(address).catch(() => undefined);
}

/** Keeps this build's large files as they are needed, unpacked, and throws out those of older builds. @param {Record<string, BufferSource | undefined>} files */
async function store(files) {
  const cache = await caches.open("credpoints-engine");
  for (const request of await cache.keys()) if (!(request.url in files)) await cache.delete(request);
  for (const [address, bytes] of Object.entries(files)) {
    if (await cache.match(address)) continue;
    const headers = { "Content-Type": address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" };
    if (bytes) await cache.put(address, new Response(bytes, { headers }));
    else await cache.add(address);
  }
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
  const common = { indexURL: folder, lockFileContents: manifest.lock, packageBaseUrl: folder, stdLibURL: `${folder}library.zip` };
  try {
    return await Promise.race([loadPyodide({ ...common, ...options }), failure]);
  } finally {
    self.fetch = native.fetch;
    WebAssembly.instantiateStreaming = native.instantiateStreaming;
  }
}
