"""The browser's modules: joined where a page starts with them, in a folder named by what it holds, and named so in the pages."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.lib import environment as env
from tools.lib.places import BUILD, ROOT
from tools.lib.stamps import short_of_all
from tools.site.generated import generate
from tools.site.guide_paths import guide_modules

APART = {"sw.js", "search-later.js"}  # of site_js: no modules, and not in the app's folder
# The modules that a page starts with, each one file with what it imports, but for what these share or need later.
JOINED = {
    "engine/worker.js": ("engine/xz.js",),
    "engine/start.js": (),
    "engine/engine.js": (),
    "check.js": ("engine/start.js", "form/noc.js", "words/en/form.js", "words/fr/form.js"),
    "plan.js": (
        "engine/start.js",
        "form/noc.js",
        "plan/chart.js",
        "plan/calendar.js",
        "words/en/form.js",
        "words/fr/form.js",
        "words/en/plan.js",
        "words/fr/plan.js",
    ),
    "plan/calendar.js": (),
    "plan/chart.js": (),
    "rounds.js": ("plan/chart.js",),
    "engine/xz.js": (),
    "guide/run.js": (
        "engine/engine.js",
        "guide/ends/en.js",
        "guide/ends/fr.js",
        "words/en/form.js",
        "words/fr/form.js",
    ),  # the engine finds its worker beside it
    "words/en/form.js": (),
    "words/en/guide.js": (),
    "words/en/plan.js": (),
    "words/fr/form.js": (),
    "words/fr/guide.js": (),
    "words/fr/plan.js": (),
}
DOORS = ("engine/start.js", "check.js", "guide.js", "plan.js", "rounds.js")
# Large, and needed on one page only: not kept for later visits before somebody has come there.
SELDOM = {"plan/calendar.js", "plan/chart.js"}
APP_ADDRESS = re.compile(rb'(?<=[ "])(src|href)="[^":]*?\bapp/([\w./-]+\.(?:js|css))"')
PRELOADED = re.compile(rb'<link rel="modulepreload" href="[^"]*?\bapp/([\w./-]+\.js)"')


def place_app(manifest: dict[str, object], site: Path) -> str:
    """Write the browser's modules into a folder named by what they hold; returns the folder."""
    generate()
    files = {path.relative_to(ROOT / "site_js").as_posix(): path for path in (ROOT / "site_js").rglob("*.js")}
    modules = {name: path.read_bytes() for name, path in files.items() if name not in APART}
    modules["engine/manifest.js"] = f"export const manifest = {json.dumps(manifest, sort_keys=True)};\n".encode()
    modules |= guide_modules()
    single = BUILD / "app"
    shutil.rmtree(single, ignore_errors=True)
    write_all(single, modules)
    for name, apart in JOINED.items():
        modules[name] = joined(single, name, apart)
        if name == "engine/worker.js":  # the page has it as text
            modules["engine/script.js"] = f"export const script = {json.dumps(modules[name].decode())};\n".encode()
            write_all(single, {"engine/script.js": modules["engine/script.js"]})
    modules = {name: modules[name] for name in reached(modules)}
    folder = f"app/{short_of_all(modules)}"
    write_all(site / folder, modules)
    return folder


def reached(modules: Mapping[str, bytes]) -> list[str]:
    """The modules that a page may load: its doors, and what these import at any remove. All others are joined into some of them."""
    found = list(DOORS)
    for module in found:
        for address in re.findall(rb'"(\.\.?/[\w./-]+\.js)"', modules[module]):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(module), address.decode()))
            if name not in found and name != "../../sw.js":  # it stands outside, where its scope is the site
                found.append(name)
    return sorted(found)


def write_all(folder: Path, files: dict[str, bytes]) -> None:
    """Write files by their names, which may hold folders, into a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def joined(folder: Path, name: str, apart: Sequence[str]) -> bytes:
    """A module as one file with all that it imports: each file costs a browser on a slow processor milliseconds, however small.

    It is written in its own place, from where the addresses of what stays apart are right.
    """
    outside = [f"--external:./{other}" for other in apart]
    outside.append("--tsconfig-raw={}")  # esbuild would heed one in any folder above
    bundle(folder, name, "--format=esm", *outside)
    return (folder / name).read_bytes()


def bundle(folder: Path, name: str, *options: str) -> None:
    """Write a file of a folder anew, with all that it imports in it."""
    esbuild = env.node_modules() / "esbuild" / "bin" / "esbuild"
    common = ["--bundle", "--minify", "--charset=utf8", "--log-level=warning", f"--outfile={name}", "--allow-overwrite"]
    env.run([env.find_node(), esbuild, name, *common, *options], cwd=folder)


def join_style_sheets(site: Path) -> None:
    """Put each style sheet that is imported into the one that imports it; all others are as they were."""
    for folder in (site / "assets", site / "fr" / "assets"):
        imported: set[str] = set()
        for path in sorted(folder.glob("*.css")):
            names = re.findall(r'@import url\("([\w.-]+)"\);', path.read_text(encoding="utf-8"))
            imported.update(names)
            if names:
                bundle(folder, path.name)
        for name in imported:
            (folder / name).unlink()


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
        module = todo.pop(0)
        text = (folder / module).read_text(encoding="utf-8")
        for address in re.findall(r'^(?:import|export)\b[^;]*?"(\.\.?/[\w./-]+\.js)"', text, re.MULTILINE):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(module), address))
            if name not in found and name not in scripts:
                found.append(name)
                todo.append(name)
    return found
