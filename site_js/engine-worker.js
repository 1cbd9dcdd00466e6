// Python in a module worker: downloads everything at once, starts, then answers questions as text in, text out.
import { stored } from "./archive.js";

/** @type {((text: string) => string) | null} */
let answer = null;

self.onmessage = ({ data }) => {
  if (data.type === "start") {
    start(data).catch((error) => fail("start", error));
  } else if (data.type === "ask") {
    try {
      self.postMessage({ type: "answer", id: data.id, text: /** @type {any} */ (answer)(data.text) });
    } catch (error) {
      fail("call", error);
    }
  }
};

/** @param {import("./engine.js").Reason} reason @param {unknown} error */
function fail(reason, error) {
  self.postMessage({ type: "failed", reason, detail: error instanceof Error ? String(error) : JSON.stringify(error) });
}

/**
 * @param {{root: string, manifest: import("./manifest.js").Manifest, snapshot: boolean}} order
 */
async function start({ root, manifest }) {
  const folder = new URL(manifest.pyodide, root).href;
  const parts = download(root, folder, manifest);
  /** @type {Awaited<typeof parts>} */
  let got;
  try {
    got = await parts;
  } catch (error) {
    return fail("download", error);
  }
  self.postMessage({ type: "starting" });
  const pyodide = await boot(got, folder, manifest);
  const core = pyodide.pyimport("pycore");
  const ask = core.answer;
  ask('{"v": 1, "do": "none"}');
  answer = (text) => ask(text);
  self.postMessage({ type: "ready", restored: false });
}

/**
 * Everything at once. Resolves when all but the WebAssembly is there: that is compiled while it comes in, and
 * `module` is the compiled whole.
 */
async function download(/** @type {string} */ root, /** @type {string} */ folder, /** @type {any} */ manifest) {
  const module = compile(new URL("pyodide.asm.wasm", folder));
  const [loader, asm, stdlib, core] = await Promise.all([
    import(new URL("pyodide.mjs", folder).href),
    import(new URL("pyodide.asm.mjs", folder).href),
    unpack(new URL(manifest.stdlib, root)),
    unpack(new URL(manifest.core, root)),
    module,
  ]);
  return { module: await module, loadPyodide: loader.loadPyodide, createPyodideModule: asm.default, stdlib, core };
}

/** @param {URL} address */
async function compile(address) {
  const response = await get(address);
  const typed = response.headers.get("Content-Type") === "application/wasm";
  const source = typed ? response : new Response(response.body, { headers: { "Content-Type": "application/wasm" } });
  return WebAssembly.compileStreaming(source);
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

/**
 * @param {Awaited<ReturnType<typeof download>>} parts
 * @param {string} folder
 * @param {any} manifest
 */
async function boot({ module, loadPyodide, createPyodideModule, stdlib, core }, folder, manifest) {
  // Pyodide fetches both by itself, later and one after the other; it is handed what is already here.
  const wasm = new URL("pyodide.asm.wasm", folder).href;
  const library = new URL("stdlib.zip", folder).href;
  const here = new Map([[wasm, () => new Response()], [library, () => new Response(stdlib)]]);
  const native = { fetch: self.fetch.bind(self), instantiateStreaming: WebAssembly.instantiateStreaming };
  self.fetch = async (input, init) => here.get(String(input))?.() ?? native.fetch(input, init);
  const failure = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_source, imports) => {
      try {
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        reject(error); // Pyodide only warns and waits for ever
        throw error;
      }
    };
  });
  try {
    const booted = loadPyodide({
      indexURL: folder,
      createPyodideModule,
      lockFileContents: manifest.lock,
      packageBaseUrl: folder,
      stdLibURL: library,
      fsInit: async (FS, { sitePackages }) => {
        for (const [name, bytes] of stored(core)) {
          const path = `${sitePackages}/${name}`;
          FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
          FS.writeFile(path, bytes);
        }
      },
    });
    return await Promise.race([booted, failure]);
  } finally {
    self.fetch = native.fetch;
    WebAssembly.instantiateStreaming = native.instantiateStreaming;
  }
}
