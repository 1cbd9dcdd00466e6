"""The French of every file, held to patterns: the administration's own words, and no turn of phrase carried over from English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tools.checks.prose import prose_alone
from tools.lib.places import CASES, DOCS, ROOT

CORE, BROWSER = ROOT / "pycore", ROOT / "site_js"
WRITTEN = re.compile(r'"((?:[^"\\]|\\.)*)"(?! *:)')

# What may not stand in French, why, and a sentence in which it would.
PATTERNS = [
    (r"[ée]ligib", "admissible, in the Act and on the pages", "Vous êtes éligible."),
    (r"\bdegrés?\b(?! de certitude)", "a degree is a grade", "Un degré de trois ans."),
    (r"\bcrédenti[ae]", "a credential is a diplôme", "Votre crédential."),
    (r"\bnominations? (?:provincial|d)", "a nomination is a désignation", "Une nomination provinciale."),
    (r"\bFEER\b", "FÉER, with the accent of the Regulations", "La catégorie FEER 1."),
    (r"post-secondaire", "postsecondaire, in one word", "Un diplôme post-secondaire."),
    (r"\bphysiquement\b", "effectivement présent", "Être physiquement au Canada."),
    (r"licence d[e’] ?(?:pratique|exercice)", "permis d’exercice", "Une licence de pratique."),
    (r"\b[ée]-?mails?\b", "courriel", "Un email suffit."),
    (r"pour cent\b", "%", "Cinquante pour cent."),
    (r"points pour études", "points pour les études au Canada", "Des points pour études."),
    (r"\bà? temps complet|à plein temps", "à temps plein", "Un travail à plein temps."),
    (r"\bde façon sûre|points sûrs", "au moins, acquis", "Cela donne 9 points de façon sûre."),
    (r"questions? ouvertes?", "questions à régler", "Les questions ouvertes."),
    (
        r"(?:point|question|réponse|facteur|durée|rapport|liste) (?:qui )?décide\b",
        "déterminer",
        "C’est la durée qui décide.",
    ),
    (
        r"\brapporté(?:e|s|es)? (?:comme|par|en)\b|selon des comptes rendus",
        "annoncé, selon des témoignages",
        "Rapporté comme supprimé.",
    ),
    (
        r"\bque [^.;:?]{3,70} (?:soit|vaille|compte) [^.;:?]*\best (?:contesté|notre|une)",
        "on ne s’entend pas",
        "Que ceci soit un diplôme est contesté.",
    ),
    (r"la loi (?:se tait|ne dit rien|est muette)", "les textes", "La loi se tait."),
    (r"l’école (?:est|a|doit|peut)\b", "établissement", "L’école est publique."),
    (r"\bsatisfaites? ici|n’est pas satisfaite", "an exigence is remplie", "L’exigence n’est pas satisfaite."),
    (r"rencontrer? (?:les|une|l’|toutes)", "satisfaire à, remplir", "Rencontrer les exigences."),
    (r"\bbasée?s? sur\b", "fondé sur, d’après", "Une note basée sur vos réponses."),
    (r"\bsupport(?:e|er|é)\b", "prendre en charge, appuyer", "Le navigateur ne supporte pas cela."),
    (
        r"\bfinalis|\bopportunité|\bincluant\b|\bsauvegard",
        "terminer, occasion, y compris, conserver",
        "Finaliser le profil.",
    ),
    (r"\ben termes de\b|\bsuite à\b|\bà l’effet que\b", "pour, après, selon quoi", "Suite à votre demande."),
    (
        r"\bappliquer pour\b|\bapplication (?:pour|de résidence)",
        "présenter une demande",
        "Appliquer pour la résidence.",
    ),
    (
        r"\b(?:adresser|affecter) (?:la|le|les|une?) (?:question|problème|note|points|score)",
        "régler, changer",
        "Cela peut affecter la note.",
    ),
    (r"\b(?:le|la|les|un|des|votre|au) (?:score|pointage)s?\b", "note, résultat, points", "Le score est de 480."),
    (r"\bdans les quatre[.;]", "dans les quatre compétences", "Il faut le niveau 7 dans les quatre."),
    (r"(?<![\d,.])\b[01][\u00a0 ](?:ans|années|points|heures|jours|semaines)\b", "0 and 1 are singular", "0 points."),
    (r"\b(?:si il|si ils|que il|que elle|de un|le onzième siècle)\b", "elision", "Un programme de un an."),
]
# What the official texts and others call so themselves.
QUOTED = ("Équivalence ancien score", "équivalence ancien score", "de l’ancien score")


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, path)


@cache
def french() -> tuple[tuple[str, str], ...]:
    """Every French text with the place where it stands: messages, words, pages, titles of cases and of sources."""
    found: list[tuple[str, str]] = []
    whole = [*sorted((CORE / "messages").glob("**/fr*.toml")), *sorted((CORE / "messages" / "fr").glob("*.toml"))]
    for path in (*whole, ROOT / "tools" / "pages" / "words.fr.toml"):
        found += [(f"{path.name}{key}", text) for key, text in _texts(tomllib.loads(path.read_text("utf-8")))]
    for path in (*sorted(CASES.glob("*.toml")), *sorted((CORE / "rules").glob("*.toml"))):
        every = _texts(tomllib.loads(path.read_text("utf-8")))
        found += [(f"{path.name}{key}", text) for key, text in every if key.endswith(".fr") and ":/" not in text]
    for path in sorted((BROWSER / "words" / "fr").glob("*.js")):
        said = "\n".join(
            line for line in path.read_text("utf-8").splitlines() if not line.startswith(("/**", "import"))
        )
        found += [(path.name, text) for text in WRITTEN.findall(said)]
    for path in sorted((DOCS / "fr").rglob("*.md")):
        found += [
            (path.name, line.replace("\0", "")) for line in prose_alone(path.read_text("utf-8")).splitlines() if line
        ]
    return tuple(found)


def test_every_room_of_french_is_read() -> None:
    places = {where.split(".")[0] for where, _ in french()}
    assert {"factors", "fr", "words", "questions", "form", "glossary", "partner", "sources", "not-modelled"} <= places
    assert len(french()) > 3000


@pytest.mark.parametrize(("pattern", "rather", "wrong"), PATTERNS, ids=[rather for _, rather, _ in PATTERNS])
def test_french_is_written_as_french(pattern: str, rather: str, wrong: str) -> None:
    sought = re.compile(pattern, re.IGNORECASE)
    assert sought.search(wrong), "the pattern finds what it is for"
    found = []
    for where, text in french():
        for quoted in QUOTED:
            text = text.replace(quoted, "")
        if sought.search(text):
            found.append(f"{where}: {text}")
    assert found == [], rather
