// Compresses what the build ships, in Pyodide: by its zlib and lzma, so that the bytes are the same on every machine.
// gzip is what every browser undoes by itself, and at once; xz is a third smaller, for lines where bytes count.
// Usage: node compress.mjs PLAN.json
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { loadPyodide } = await import(pathToFileURL(join(plan.pyodide, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: plan.pyodide, lockFileContents: plan.lock });
pyodide.mountNodeFS("/out", plan.out);
pyodide.runPython(`
import gzip
import lzma
from pathlib import Path

memory, wasm = Path("/out/memory.bin").read_bytes(), Path("/out/restored.wasm").read_bytes()
Path("/out/memory.bin.gz").write_bytes(gzip.compress(memory, 9, mtime=0))


def write(name, content, **shape):
    # The sum that the page's reader of xz knows; a window as large as the whole.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 16 << 20, **shape}]
    Path("/out", name + ".xz").write_bytes(lzma.compress(content, check=lzma.CHECK_CRC32, filters=filters))


write("memory.bin", memory, lc=0, lp=2, pb=2)  # it is made of words of four bytes
write("restored.wasm", wasm, lc=3, lp=0, pb=0)
`);
