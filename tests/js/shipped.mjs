// Starts the very files that the site ships, in Node: the same interpreter, library and core as in the page.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";

export const SITE = fileURLToPath(new URL("../../site/", import.meta.url));

/** @returns {Promise<(text: string) => string>} pycore.answer as the quick start has it, with its memory put back */
export async function restoredAnswer(site = SITE) {
  const { engine } = JSON.parse(await readFile(join(site, "build.json"), "utf8"));
  const { restored } = await import("../../site_js/engine/restored.js");
  const module = await WebAssembly.compile(await readFile(join(site, engine.snapshot.wasm)));
  const { answer } = await restored(module, gunzipSync(await readFile(join(site, `${engine.snapshot.memory}.gz`))));
  return answer;
}

/** @returns {Promise<(text: string) => string>} pycore.answer of the built site */
export async function shippedAnswer(site = SITE) {
  const { engine } = JSON.parse(await readFile(join(site, "build.json"), "utf8"));
  const folder = join(site, engine.pyodide);
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  const { stored } = await import("../../site_js/engine/archive.js");
  const core = gunzipSync(await readFile(join(site, engine.core)));
  const scratch = mkdtempSync(join(tmpdir(), "credpoints-"));
  try {
    const library = join(scratch, "stdlib.zip");
    writeFileSync(library, gunzipSync(await readFile(join(site, engine.stdlib))));
    const pyodide = await loadPyodide({
      indexURL: folder,
      lockFileContents: engine.lock,
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
    const { answer } = pyodide.pyimport("pycore");
    return (text) => answer(text);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
