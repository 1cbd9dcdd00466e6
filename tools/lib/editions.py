"""The site's editions, one for each language of the core: which settings MkDocs builds it from, and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Edition(NamedTuple):
    """The site in one language: MkDocs's settings, and the folder below the site's own, empty or ending in a slash."""

    config: str
    folder: str


EDITIONS = {"en": Edition("mkdocs.yml", ""), "fr": Edition("mkdocs.fr.yml", "fr/")}  # the one at the root first
LOCALES = tuple(EDITIONS)
