"""Build the site: python3 tools/build.py

Everything is made from the sources and from pinned packages, into site/. What has not changed is not made again.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(1, str(Path(__file__).resolve().parent.parent / "tests" / "bench"))

import dataset
import environment as env
import fuzz
import samples
import search_later
from environment import BUILD, EPOCH, ROOT, SITE, TOOLS, say

from tools import cases

PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
APART = {"sw.js", "search-later.js"}  # of site_js: no modules, and not in the app's folder
FORMAT = 2  # of build.json's "engine"; engine.js knows the same number
# The modules that a calculator's page starts with, each one file with what it imports, but for what these share or need later.
JOINED = {
    "start.js": (),
    "check.js": ("start.js", "words.*.js"),
    "engine-worker.js": ("xz.js",),
    "xz.js": (),
    "words.en.js": (),
    "words.fr.js": (),
}
LOCALES = {"en": ("mkdocs.yml", ""), "fr": ("mkdocs.fr.yml", "fr")}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--engine-only", action="store_true", help="make build/engine and stop")
    options = arguments.parse_args()
    env.install("site")
    engine = make_engine(Path(os.environ.get("CREDPOINTS_CORE", ROOT / "pycore")))
    finish = start_compressing(engine)
    if options.engine_only:
        finish()
        return
    pages = {locale: make_pages(locale) for locale, (config, _) in LOCALES.items() if (ROOT / config).is_file()}
    finish()
    assemble(engine, pages)
    say(f"the site is in {SITE.relative_to(ROOT)}/")


# The engine


def make_engine(package: Path) -> Path:
    """Byte-code archives of the core and of the library it stands on; returns the folder that holds them."""
    out = BUILD / "engine"
    modules = env.node_modules()
    packages = pyodide_packages()
    tools = [path for path in TOOLS.iterdir() if path.name.startswith("pyodide_")] + [TOOLS / "exercise.json"]
    tools += [ROOT / "site_js" / "archive.js", ROOT / "site_js" / "restored.js", ROOT / "tests" / "cases"]
    tools += [TOOLS / "cases.py", TOOLS / "fuzz.py", ROOT / "tests" / "bench" / "samples.py"]
    sources = core_files(package)
    lock = json.loads((modules / "pyodide/pyodide-lock.json").read_text())

    def work() -> None:
        say("compiling the core and its part of the standard library, in Pyodide")
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        plan = {
            "pyodide": f"{modules / 'pyodide'}{os.sep}",
            "epoch": EPOCH,
            "lock": {"info": lock["info"], "packages": {}},
            "core": str(package.parent),
            "coreFiles": [path.relative_to(package.parent).as_posix() for path in sources],
            "packages": str(packages),
            "imports": imports_of(sources),
            "requests": exercises(),
            "first": len(own_exercises()),
            "probes": list(probes()),
            "out": str(out),
        }
        (out / "plan.json").write_text(json.dumps(plan))
        env.run([env.find_node(), TOOLS / "pyodide_compile.mjs", out / "plan.json"])
        check_answers(json.loads((out / "report.json").read_text())["answers"])
        say("starting the core once and keeping its memory")
        env.run([env.find_node(), TOOLS / "pyodide_snapshot.mjs", out / "plan.json"])

    pins = [ROOT / "package-lock.json", TOOLS / "requirements-pyodide.txt"]
    env.once(BUILD / "engine.stamp", env.digest([*sources, *tools, *pins]), work, needs=[out / "memory.bin"])
    return out


def start_compressing(engine: Path) -> Callable[[], None]:
    """Compress what make_engine made, while the pages are built; call what is returned to wait for it."""
    stamp = BUILD / "compressed.stamp"
    key = env.digest([engine / "memory.bin", engine / "restored.wasm", TOOLS / "pyodide_compress.mjs"])
    if stamp.is_file() and stamp.read_text() == key and (engine / "restored.wasm.xz").exists():
        return lambda: None
    say("compressing the memory and the interpreter, beside the rest")
    stamp.unlink(missing_ok=True)
    work = subprocess.Popen([env.find_node(), TOOLS / "pyodide_compress.mjs", engine / "plan.json"])

    def finish() -> None:
        if work.wait():
            raise env.ToolError("compressing failed")
        stamp.write_text(key)

    return finish


def pyodide_packages() -> Path:
    """pyodide-build, unpacked where Pyodide's own interpreter can import it; this machine's Python never runs it."""
    folder = BUILD / "pyodide-packages"
    pins = TOOLS / "requirements-pyodide.txt"

    def work() -> None:
        say("installing pyodide-build, to run inside Pyodide")
        shutil.rmtree(folder, ignore_errors=True)
        flags = [
            "--quiet",
            "--require-hashes",
            "--no-deps",
            "--no-compile",
            "--only-binary=:all:",
            "--ignore-requires-python",
        ]
        env.run([env.in_venv("python"), "-m", "pip", "install", *flags, "--target", folder, "-r", pins], quiet=True)

    env.once(BUILD / "pyodide-packages.stamp", env.digest([pins]), work, needs=[folder / "pyodide_build"])
    return folder


def core_files(package: Path) -> list[Path]:
    """What of the core goes into the page: its modules but for the command line, and its data."""
    kinds = {".py", ".toml", ".json"}
    files = [path for path in package.rglob("*") if path.suffix in kinds and "__pycache__" not in path.parts]
    return sorted(path for path in files if path.name != "__main__.py")


def imports_of(files: list[Path]) -> list[str]:
    """Every module named by an import statement of these files, also inside functions."""
    names: set[str] = set()
    for path in files:
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module)
    return sorted(names - {"__future__"})


def exercises() -> list[str]:
    """The questions that the core is put while it is packed: the build's own, in both languages, and the worked cases."""
    worked = list(cases.requests())
    ahead = [{**request, "do": name} for request in worked for name in PLANNER]
    return [*own_exercises(), *asked_of(own(LATER)), *map(json.dumps, [*worked, *ahead])]


def own_exercises() -> list[str]:
    """The questions answered before the memory is kept: few, so that it holds nothing of theirs and stays small."""
    return [*asked_of(own(FIRST)), "", "{", "null", "[1.5e400]", "[" * 2000]


SAMPLES, ODD = 400, 2000  # how many profiles as people may have them, and how many that are wrong

# What the page asks for its first answer, and what it asks only once a reader opens it.
FIRST = ("evaluate", "none")
PLANNER = ("timeline", "levers")
LATER = (*PLANNER, "scenario", "history", "swap")


def own(names: Sequence[str]) -> list[dict[str, object]]:
    """The build's own questions of these names."""
    requests = json.loads((TOOLS / "exercise.json").read_text(encoding="utf-8"))
    return [request for request in requests if request["do"] in names]


def asked_of(requests: list[dict[str, object]]) -> list[str]:
    """Questions in both languages."""
    return [json.dumps({"v": 1, "locale": locale, **request}) for locale in LOCALES for request in requests]


def probes() -> Iterator[str]:
    """What is asked only to see what else of Python runs: the build's own exercise with every value, in turn, taken away or made
    something else, and many different profiles, right and wrong.
    """
    others = [None, True, -1, 1e308, 10**40, "", "é ’ 2020-02-30", [], {}, [[]], {"": 0}]
    for locale in LOCALES:
        for request in own(FIRST):
            for holder, key in places(request):
                value = holder[key]
                for other in others:
                    holder[key] = other
                    yield json.dumps({"v": 1, "locale": locale, **request})
                del holder[key]
                yield json.dumps({"v": 1, "locale": locale, **request})
                holder[key] = value
    for locale in LOCALES:
        for profile in samples.stream(SAMPLES):
            yield json.dumps({"v": 1, "do": "evaluate", "locale": locale, "profile": profile})
    yield from (text for text in fuzz.inputs(ODD, seed=1) if text.encode(errors="ignore").decode() == text)


def places(node: object) -> list[tuple[dict[str, object], str]]:
    """Every holder and key in nested dictionaries and lists."""
    if isinstance(node, list):
        return [place for item in node for place in places(item)]
    if not isinstance(node, dict):
        return []
    return [(node, key) for key in list(node)] + [place for value in node.values() for place in places(value)]


def check_answers(answers: list[str]) -> None:
    """Stop where the core cannot answer a profile that is right."""
    for request, answer in zip(exercises(), answers, strict=True):
        spoken = any(
            f'"locale": "{locale}"' in request for locale, (config, _) in LOCALES.items() if (ROOT / config).is_file()
        )
        if spoken and '"evaluate"' in request and '"unknown"' not in request and not json.loads(answer)["ok"]:
            raise env.ToolError(f"the core refused this exercise: {request}\n{answer}")


# The pages


def make_pages(locale: str) -> Path:
    """One language's pages, built strictly by MkDocs; returns their folder."""
    config, _ = LOCALES[locale]
    out = BUILD / "pages" / locale
    hooks = [
        path
        for path in TOOLS.glob("*.*")
        if path.suffix in {".py", ".toml"} and path.name not in {"serve.py", "test.py"}
    ]
    sources = [*ROOT.glob("mkdocs*.yml"), ROOT / "docs", ROOT / "pycore", ROOT / "tests" / "cases", *hooks]

    def work() -> None:
        say(f"building the pages: {locale}")
        command = [
            env.in_venv("python"),
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--config-file",
            config,
            "--site-dir",
            out,
        ]
        fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}
        env.run(command, extra={**fixed, **site_addresses()})

    pins = [TOOLS / "requirements-site.txt"]
    key = env.digest([*sources, *pins], locale, *site_addresses().values())
    env.once(BUILD / f"pages-{locale}.stamp", key, work, needs=[out / "index.html"])
    return out


def site_addresses() -> dict[str, str]:
    """Where each language's pages will be, if CREDPOINTS_SITE_URL says it; mkdocs.yml has the words for where it does not."""
    base = os.environ.get("CREDPOINTS_SITE_URL", "").rstrip("/")
    if not base:
        return {}
    return {
        f"CREDPOINTS_SITE_URL_{locale.upper()}": f"{base}/{folder}".rstrip("/") + "/"
        for locale, (_, folder) in LOCALES.items()
    }


# Putting it together


def assemble(engine: Path, pages: dict[str, Path]) -> None:
    """Lay out site/ anew beside the old one, then swap the two."""
    new = BUILD / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    searches: list[Path] = []
    for locale, folder in pages.items():  # the one at the root comes first, before others are in it
        shutil.copytree(folder, new / LOCALES[locale][1], dirs_exist_ok=True)
        searches += search_later.place_search(new / LOCALES[locale][1])
    dataset.write(new / "data")
    manifest = place_engine(engine, new)
    app = place_app(manifest, new)
    for page in new.rglob("*.html"):
        point_to_app(page, new, app)
    build = {"engine": manifest, "app": app, "rules": rules_stamp(ROOT / "pycore" / "rules")}
    content = json.dumps(build, indent=2, sort_keys=True) + "\n"
    (new / "build.json").write_text(content)
    place_service_worker(new, [*sorted((new / app).iterdir()), *searches], content)
    old = BUILD / "site.old"
    shutil.rmtree(old, ignore_errors=True)
    if SITE.exists():
        SITE.rename(old)
    new.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


def place_engine(engine: Path, site: Path) -> dict[str, object]:
    """Copy interpreter and archives under names that hold their hash; returns what engine.js must know of them."""
    pyodide = env.node_modules() / "pyodide"
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    contents = b"".join(hashlib.sha256((pyodide / name).read_bytes()).digest() for name in PYODIDE_FILES)
    folder = f"engine/pyodide-{env.pyodide_version()}-{hash12(contents)}/"
    (site / folder).mkdir(parents=True)
    for name in PYODIDE_FILES:
        shutil.copyfile(pyodide / name, site / folder / name)
    manifest: dict[str, object] = {"format": FORMAT, "pyodide": folder, "lock": {"info": lock["info"], "packages": {}}}
    for name in ("stdlib", "core"):
        content = (engine / f"{name}.zip.gz").read_bytes()
        manifest[name] = f"engine/{name}-{hash12(content)}.zip.gz"
        (site / str(manifest[name])).write_bytes(content)
    small, image = (engine / "restored.wasm").read_bytes(), (engine / "memory.bin").read_bytes()
    wasm = f"engine/restored-{env.pyodide_version()}-{hash12(small)}.wasm"
    (site / wasm).write_bytes(small)
    shutil.copyfile(engine / "restored.wasm.xz", site / f"{wasm}.xz")
    memory = f"engine/memory-{hash12(image)}.bin"
    for packed in ("gz", "xz"):
        shutil.copyfile(engine / f"memory.bin.{packed}", site / f"{memory}.{packed}")
    manifest["snapshot"] = {"wasm": wasm, "memory": memory}
    return manifest


def place_app(manifest: dict[str, object], site: Path) -> str:
    """Write the browser's modules into a folder named by what they hold; returns the folder."""
    modules = {
        path.name: path.read_bytes() for path in sorted((ROOT / "site_js").glob("*.js")) if path.name not in APART
    }
    modules["manifest.js"] = f"export const manifest = {json.dumps(manifest, sort_keys=True)};\n".encode()
    single = BUILD / "app"
    shutil.rmtree(single, ignore_errors=True)
    single.mkdir(parents=True)
    for name, content in modules.items():
        (single / name).write_bytes(content)
    for name, apart in JOINED.items():
        modules[name] = joined(single, name, apart)
    total = hashlib.sha256()
    for name, content in sorted(modules.items()):
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    folder = f"app/{total.hexdigest()[:12]}"
    (site / folder).mkdir(parents=True)
    for name, content in modules.items():
        (site / folder / name).write_bytes(content)
    return folder


def joined(folder: Path, name: str, apart: Sequence[str]) -> bytes:
    """A module as one file with all that it imports: each file costs a browser on a slow processor milliseconds, however small."""
    esbuild = env.node_modules() / "esbuild" / "bin" / "esbuild"
    outside = [f"--external:./{other}" for other in apart]
    options = ["--bundle", "--format=esm", "--charset=utf8", "--log-level=warning", f"--outfile=joined/{name}"]
    env.run([env.find_node(), esbuild, name, *options, *outside], cwd=folder)
    return (folder / "joined" / name).read_bytes()


APP_ADDRESS = re.compile(rb'(?<=[ "])(src|href)="[^":]*?\bapp/([\w.-]+\.(?:js|css))"')
PRELOADED = re.compile(rb'<link rel="modulepreload" href="[^"]*?\bapp/([\w.-]+\.js)"')


def point_to_app(page: Path, site: Path, app: str) -> None:
    """Make `app/NAME.js` in a page's own markup the address of the module in this build, relative to the page."""
    up = "../" * (len(page.relative_to(site).parts) - 1)

    def address(found: re.Match[bytes]) -> bytes:
        name = found[2].decode()
        if not (site / app / name).is_file():
            raise env.ToolError(f"{page.relative_to(site)}: no module is named {name}")
        return found[1] + f'="{up}{app}/{name}"'.encode()

    before = page.read_bytes()
    scripts = [name.decode() for _, name in APP_ADDRESS.findall(before) if name.endswith(b".js")]
    told = {name.decode() for name in PRELOADED.findall(before)}
    wanted = dict.fromkeys(name for name in (*scripts, *imported(scripts, site / app)) if name not in told)
    links = [f'<link rel="modulepreload" href="{up}{app}/{name}">' for name in wanted]
    after = APP_ADDRESS.sub(address, before).replace(b"</head>", "".join(links).encode() + b"</head>", 1)
    if after != before:
        page.write_bytes(after)


def imported(scripts: list[str], folder: Path) -> list[str]:
    """The modules that these import, at any remove: named in the page, they are fetched at once and not one after the other."""
    found: list[str] = []
    todo = list(scripts)
    while todo:
        text = (folder / todo.pop(0)).read_text(encoding="utf-8")
        for name in re.findall(r'^(?:import|export)\b[^;]*?"\./([\w.-]+\.js)"', text, re.MULTILINE):
            if name not in found and name not in scripts:
                found.append(name)
                todo.append(name)
    return found


def rules_stamp(folder: Path) -> dict[str, str]:
    """Which rules these are: a hash of the data, and the day on which the latest of them was verified."""
    files = sorted(folder.glob("*.toml"))
    days = [
        str(version["verified"])
        for path in files
        for table in tomllib.loads(path.read_text(encoding="utf-8")).values()
        if isinstance(table, dict)
        for version in table.get("versions", [])
        if "verified" in version
    ]
    return {"version": env.digest(files)[:12], "verified": max(days, default="")}


def place_service_worker(site: Path, unchanging: list[Path], build: str) -> None:
    """Copy sw.js with the list of this build's unchanging files written into it."""
    source = ROOT / "site_js" / "sw.js"
    if not source.is_file():
        return
    files = [path.relative_to(site).as_posix() for path in unchanging]
    text = source.read_text(encoding="utf-8")
    known = json.dumps(files)
    text = text.replace("const BUILD = null;", f"const BUILD = {json.dumps(hash12((build + known).encode()))};")
    text = text.replace("const FILES = [];", f"const FILES = {known};")
    (site / "sw.js").write_text(text, encoding="utf-8")


def hash12(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def compressed(content: bytes) -> int:
    """How large a host's gzip makes this."""
    return len(gzip.compress(content, 6, mtime=0))


if __name__ == "__main__":
    try:
        main()
    except env.ToolError as error:
        sys.exit(f"build: {error}")
