// Packs the core and the part of the standard library that it stands on, as byte-code, inside Pyodide itself:
// the interpreter that compiles is the one that will run, so neither its version nor its byte-code can differ.
// The compiling is pyodide-build's `pyodide py-compile`. Usage: node compile.mjs PLAN.json
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { freeze } from "./freeze.mjs";

const plan = JSON.parse(await readFile(process.argv[2], "utf8"));
freeze(Number(plan.epoch) * 1000);
const { loadPyodide } = await import(pathToFileURL(join(plan.pyodide, "pyodide.mjs")).href);
const here = dirname(fileURLToPath(import.meta.url));

const pyodide = await loadPyodide({
  indexURL: plan.pyodide,
  args: ["-OO"],
  env: { SOURCE_DATE_EPOCH: plan.epoch, PYTHONHASHSEED: "0" },
  lockFileContents: plan.lock,
});
for (const [place, folder] of Object.entries({ core: plan.core, packages: plan.packages, out: plan.out })) {
  await mkdir(folder, { recursive: true });
  pyodide.mountNodeFS(`/mnt/${place}`, folder);
}
pyodide.FS.mkdirTree("/mnt/tools");
for (const name of ["exercise.py", "pack.py"]) {
  pyodide.FS.writeFile(`/mnt/tools/${name}`, await readFile(join(here, name)));
}
pyodide.globals.set("plan", pyodide.toPy(plan));
const report = pyodide.runPython(`
import sys
sys.path[:0] = ["/mnt/core", "/mnt/tools"]
import exercise
answers = exercise.exercise(plan["requests"], plan["imports"])
files = exercise.library()
sys.path.append("/mnt/packages")
import json, pack
packed = pack.pack(files, plan["coreFiles"], "/mnt/out")
import opcode
json.dumps({"answers": answers, "files": files, "packed": packed, "opcodes": opcode.opmap, "python": sys.version})
`);
await writeFile(join(plan.out, "report.json"), report);
