"""What the pages may not say: points written by hand, advice, hype, and French typography that is not the administration's.

Run as a command it lists every finding and ends with 1 where there is one; a test calls `findings`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.lib.editions import LOCALES
from tools.lib.places import DOCS

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
MARKUP = re.compile(r"<[^>\n]+>|\]\([^)\s]*\)|\{ ?[#.][^}]*\}|https?://\S+")

# The name of the grid, which holds a figure in both languages.
NAMES = re.compile(r"67-point grid|grille (?:de sélection )?de 67[ \u00a0]points|699", re.IGNORECASE)
FIGURES = [
    re.compile(r"(?<![\w.,])\d[\d ,\u00a0\u202f]*[ \u00a0-](?:CRS |SCG )?points?\b", re.IGNORECASE),
    re.compile(r"\bpoints? (?:of|de|:)[ \u00a0]?\d"),
    re.compile(r"(?<![\w/.-])[+−]\d+\b"),
    re.compile(
        r"\b(?:one|two|five|ten|fifteen|thirty|fifty|deux|cinq|dix|quinze|trente|cinquante)(?: |\u00a0|-)points?\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\d)15\s?/\s?30(?!\d)"),
]
ADVICE = {
    "en": re.compile(
        r"\b(?:should|shouldn[’']t|ought to|recommend\w*|boost\w*|congratulations?|may potentially|guarantee\w*|good luck)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:devriez|devrait|devraient|recommand\w+|conseillons|félicitations|garanti\w*|bonne chance)\b",
        re.IGNORECASE,
    ),
}
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
FRENCH = [
    (re.compile(r"[—]"), "a dash; a comma or a new sentence instead"),
    (re.compile(r"\d ?[–-] ?\d+ (?:points|mois|ans|heures)"), "a range with a dash; “de … à …” instead"),
    (re.compile(r"[ \u00a0\u202f][;?!]"), "a space before ; ? !"),
    (re.compile(r"(?<=[\w»)’%])(?<!\d):(?=\s)"), "no no-break space before the colon"),
    (re.compile(r"(?<=\w) :"), "a breaking space before the colon"),
    (re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"), "no no-break space inside « »"),
    (re.compile(r"\d ?%(?<!\u00a0%)"), "no no-break space before %"),
    (re.compile(r"(?<=[a-zà-ÿ])'(?=[a-zà-ÿ])", re.IGNORECASE), "a straight apostrophe"),
    (
        re.compile(rf"\b\d{{1,4}} (?:{MONTHS}|points?|mois|ans?|heures|crédits)\b"),
        "a breaking space between number and word",
    ),
    (re.compile(r"\b(?:p\. ex\.|c\.-à-d\.|éligibl\w+|\bgrades? ou degrés)"), "not the administration's plain French"),
    (re.compile(r"(?<!\d)\d{1,3} \d{3}(?!\d)"), "a breaking space inside a number"),
    (re.compile(r"\b[Ss]oeur|\b[Oo]euvre"), "oe without its ligature"),
]


def findings(docs: Path = DOCS) -> Iterator[str]:
    """Everything in the pages of both languages that may not stand there, as "path:line: what (the text)"."""
    for locale in LOCALES:
        for path in sorted((docs / locale).rglob("*.md")):
            name = path.relative_to(docs.parent) if path.is_relative_to(docs.parent) else path
            for line, what, text in check(path.read_text(encoding="utf-8"), locale):
                yield f"{name}:{line}: {what} ({text})"


def check(text: str, locale: str) -> Iterator[tuple[int, str, str]]:
    """The findings of one page, each with its line, what is wrong, and the words."""
    prose = prose_alone(text)
    for pattern in FIGURES:
        for match in pattern.finditer(prose):
            yield _line(text, match), "points written by hand", match.group().strip()
    for match in ADVICE[locale].finditer(prose):
        yield _line(text, match), "advice or hype", match.group()
    for match in re.finditer(r"!(?!\[)", prose):
        yield _line(text, match), "an exclamation mark", prose[max(0, match.start() - 20) : match.end()].strip()
    if locale == "fr":
        for pattern, what in FRENCH:
            for match in pattern.finditer(prose):
                yield (
                    _line(text, match),
                    what,
                    prose[max(0, match.start() - 15) : match.end() + 10].strip().replace("\n", " "),
                )


def prose_alone(text: str) -> str:
    """The prose of a page: calls, code, addresses and front matter keys replaced by as many blanks, so that lines stay."""

    def gone(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", "\0", match.group())

    head, body = "", text
    if text.startswith("---\n") and (end := text.find("\n---\n", 4)) > 0:
        head, body = text[:end], text[end:]
        head = re.sub(
            r"^(?:sources|history|tags): .*$|^ *sources: .*$|^ *- day: .*$|^date_modified: .*$",
            gone,
            head,
            flags=re.MULTILINE,
        )
        head = re.sub(r"^[ -]*[a-z_-]+:(?= |$)", gone, head, flags=re.MULTILINE)
    prose = head + body
    for pattern in (CODE, CALL, MARKUP, NAMES):
        prose = pattern.sub(gone, prose)
    return prose


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def main() -> int:
    """List the findings; 1 where there is one."""
    found = list(findings())
    print("\n".join(found) if found else "The pages hold nothing that may not stand there.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
