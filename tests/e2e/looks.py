"""In which ways the pages are looked at, and what axe says of them there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from xml.etree import ElementTree

from playwright.sync_api import BrowserContext, Page

EVERY = os.environ.get("CREDPOINTS_EVERY_LOOK") == "1"  # every page and state in every way, which takes long
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
FOUND = """async (tags) => (await axe.run(document, {
    runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
})).violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`))"""


@dataclass(frozen=True)
class Look:
    """One language, one scheme of colours, one width."""

    folder: Literal["", "fr/"]
    scheme: Literal["light", "dark"]
    width: Literal[320, 1440]

    def __str__(self) -> str:
        return f"{self.folder or 'en/'} {self.scheme} {self.width}"


LOOKS = [Look(*one) for one in product(("", "fr/"), ("light", "dark"), (320, 1440))]


def looks_at(place: int, count: int = 1) -> list[Look]:
    """Some of the ways, other ones for each place of a list, and their opposites; or all."""
    return LOOKS if EVERY else [LOOKS[(place + 7 * n) % len(LOOKS)] for n in range(count)]


def addresses(site: Path) -> list[str]:
    """Every page of the site map in its English edition, as it stands under the site's own address."""
    found = [node.text or "" for node in ElementTree.parse(site / "sitemap.xml").iterfind(".//{*}loc")]
    top = urlsplit(min(found, key=len)).path
    return [urlsplit(one).path.removeprefix(top) for one in found]


def with_axe(context: BrowserContext, root: Path) -> None:
    """Every page has axe from its start, which needs no exception of the page's policy."""
    context.add_init_script(path=root / "node_modules/axe-core/axe.min.js")


def dressed(page: Page, look: Look) -> Page:
    page.emulate_media(color_scheme=look.scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": look.width, "height": 640 if look.width == 320 else 900})
    return page


def violations(page: Page) -> list[str]:
    """What axe finds by the rules of WCAG 2.0, 2.1 and 2.2, A and AA; and whether the page has to be moved sideways."""
    found: list[Any] = page.evaluate(FOUND, RULES)
    width, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return found if width <= screen else [*found, f"{width} wide on a screen of {screen}"]
