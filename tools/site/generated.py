"""What the browser's code takes from the core: choices and words as modules, and the published schemas as types.

Git does not keep these files: a list that stands in the core stands nowhere else.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pycore.law.loading import law
from pycore.messages.words import words
from tools.lib import environment as env
from tools.lib.editions import LOCALES
from tools.lib.places import BUILD, ROOT
from tools.lib.stamps import digest, once

SCHEMAS = ROOT / "pycore" / "schemas"
BROWSER = ROOT / "site_js"
OCCUPATIONS = Path(__file__).with_name("noc_2021.csv")  # its source and licence: docs/en/reference/data.md
HEAD = "// Made by tools/site/generated.py: not to be edited.\n"
# Words that the page and the core's sentences have in common: those under one key, and those that the page has under its own.
SHARED = (
    "word.counts",
    "word.does-not-count",
    "word.unclear",
    "word.not-yet-known",
    "word.not-applicable",
    "certainty.primary",
    "certainty.reproduced",
    "certainty.secondary",
    "certainty.general",
    "certainty.inferred",
    "certainty.contested",
    "factor.age",
    "factor.education",
    "factor.first-language",
    "factor.second-language",
    "factor.sibling",
)
# Sources that the form leads to.
LINKED = ("cicic-statuses",)
RENAMED = {"use.level": "factor.education", "q.you.age": "factor.age", "q.you.partner_status": "question.partner"}


def generate() -> None:
    """Write every file that is made from the core, where what it is made from has changed."""
    write(BROWSER / "form" / "choices.js", choices())
    write(BROWSER / "form" / "figures.js", figures())
    write(BROWSER / "form" / "noc.js", occupations())
    for locale in LOCALES:
        write(BROWSER / "words" / locale / "law.js", law_words(locale))
    types = BROWSER / "types"
    maker = Path(__file__).with_name("types.mjs")

    def work() -> None:
        env.run([env.find_node(), maker, SCHEMAS, types])

    key = digest([SCHEMAS, maker, ROOT / "package-lock.json"])
    env.node_modules()
    once(BUILD / "types.stamp", key, work, needs=[types / "result.d.ts"])


def write(path: Path, text: str) -> None:
    """Write a file that is not there, or holds something else."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def choices() -> str:
    """What can be chosen in a profile, from its published schema, and the lists that go through all of a kind."""
    profile, result = schema("profile"), schema("result")
    places = {"profile": profile, **profile["$defs"]}
    chosen = {name: enumerated(place) for name, place in places.items() if enumerated(place)}
    shapes = {name: shape(place) for name, place in places.items() if "properties" in place}
    exports = {
        "CHOICES": ("Every list of values in the profile: by the part that has it, then by its name.", chosen),
        "PARTS": (
            "The shape of every part of a profile: of each fact its kind, the part that it is, or the list.",
            shapes,
        ),
        "ABILITIES": ("The four abilities of a language.", list(places["clb"]["properties"])),
        "LEVELS": ("The levels of education, lowest first.", result["$defs"]["level"]["enum"]),
        "USES": ("What a credential can count for.", result["$defs"]["when_completed"]["required"]),
        "BODIES": ("Every body that was ever designated to assess credentials.", list(dict.fromkeys(bodies()))),
    }
    return module(exports, 2)


def figures() -> str:
    """Figures of the law that the page says beside a field: scales of the tests, how long results last, what an academic year is."""
    exports = {
        "SCALES": (
            "The tests' scales: levels, the least score for each of them by ability, the highest scores.",
            scales(),
        ),
        "ACADEMIC_YEAR": (
            "Months of an academic year at least, and of a year of the calendar.",
            newest("academic-year-months"),
        ),
        "VALID_YEARS": ("Years for which a report, and results, count.", valid_years()),
        "LEVEL_RANGE": ("The levels of a language that points tell apart.", newest("language-levels")),
    }
    return module(exports)


def module(exports: dict[str, tuple[str, Any]], indent: int | None = None) -> str:
    """A module of constants: each with its doc and its value."""
    return HEAD + "".join(
        f"\n/** {doc} */\nexport const {name} = /** @type {{const}} */ ({json.dumps(value, indent=indent)});\n"
        for name, (doc, value) in exports.items()
    )


def enumerated(place: dict[str, Any]) -> dict[str, list[Any]]:
    """The lists of values of one part of a profile, by the names that have them."""
    return {name: field["enum"] for name, field in place.get("properties", {}).items() if "enum" in field}


def shape(place: dict[str, Any]) -> dict[str, Any]:
    """What each fact of a part is: "text", "number" or "boolean", {part}, or {list, most}; `none` where null is an answer too."""
    return {name: kind(field) for name, field in place["properties"].items()}


def kind(field: dict[str, Any]) -> Any:
    """The kind of one fact."""
    if "enum" in field:
        return {"kind": "text", "none": True} if None in field["enum"] else "text"
    if "$ref" in field:
        name = field["$ref"].removeprefix("#/$defs/")
        place = schema("profile")["$defs"][name]
        none = {"none": True} if "null" in place["type"] else {}
        return {"part": name, **none} if "properties" in place else kind(place)
    if field["type"] == "array":
        return {"list": kind(field["items"]), "most": field["maxItems"]}
    return {"string": "text", "integer": "number"}.get(field["type"], field["type"])


def bodies() -> Iterable[str]:
    """The ids of the designated bodies, in every version of the rules."""
    for version in law().parameters["eca-bodies"].versions:
        yield from (record["id"] for record in version.data["records"])


def occupations() -> str:
    """The unit groups of the National Occupational Classification 2021, Statistics Canada's, by code and English title."""
    with OCCUPATIONS.open(encoding="utf-8", newline="") as file:
        rows = [{"code": row["code"], "title": row["title_en"]} for row in csv.DictReader(file)]
    doc = "Unit groups of the National Occupational Classification 2021, version 1.0 (Statistics Canada)."
    return f"{HEAD}\n/** {doc} */\nexport const NOC = {json.dumps(rows, ensure_ascii=False)};\n"


def newest(name: str) -> Any:
    """The value of a parameter in its newest version."""
    return law().parameters[name].versions[-1].data["value"]


def valid_years() -> dict[str, int]:
    """Years before which an assessment, and language results, are too old."""
    return {
        name: newest(rule)["years"]
        for name, rule in (("assessment", "eca-validity"), ("language", "language-validity"))
    }


def scales() -> dict[str, Any]:
    """What each language test prints, as its newest version has it."""
    return {name: newest(f"language-test-{name}") for name in language_tests()}


LENGTHS = ("format.part-", "format.share-of-year", "format.under-a-day")


def law_words(locale: str) -> str:
    """Words that the page has in common with the core's sentences, in one language."""
    known = words(locale)
    keys = (
        {key: key for key in SHARED}
        | RENAMED
        | {f"o.test.{name}": f"language-test.{name}" for name in language_tests()}
    )
    table = {page: known.say(core, {}) for page, core in keys.items()}
    table |= {key.removeprefix("format."): known.sources[key] for key in known.sources if key.startswith(LENGTHS)}
    for unit in ("academic-years", "hours", "weeks", "days"):
        table |= {
            f"{unit}.{page}": known.sources[f"unit.{unit}.{core}"] for page, core in (("one", "one"), ("other", "many"))
        }
    table |= {f"link.{name}": law().sources[name].url[locale] for name in LINKED}
    return f"{HEAD}export const LAW = {json.dumps(table, ensure_ascii=False, indent=2)};\n"


def language_tests() -> list[str]:
    """The language tests that a profile can hold."""
    return schema("profile")["$defs"]["language_result"]["properties"]["test"]["enum"]


def schema(name: str) -> dict[str, Any]:
    """A published schema."""
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    generate()
