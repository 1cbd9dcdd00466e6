"""What makes pages findable: their addresses in both languages, the cards of shared links, robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tools.lib.editions import EDITIONS, LOCALES
from tools.pages import social

DEFAULT = LOCALES[0]


def place_cards(config: Any, titles: Mapping[str, str]) -> None:
    """Draw the card of each page, by its name and the page's title."""
    remark = str(config.extra["words"]["unofficial"]).partition(". ")[0].rstrip(".")
    for name, title in sorted(titles.items()):
        social.draw(title, config.site_name, remark, Path(config.site_dir) / name)


def place_robots(config: Any) -> None:
    """Write robots.txt where the site's own folder is, which only the default edition has."""
    if str(config.theme["language"]) != DEFAULT:
        return
    roots = addresses_of(config)("")
    maps = [f"Sitemap: {address}sitemap.xml" for language, address in roots.items() if language in LOCALES]
    lines = ["User-agent: *", "Allow: /", *maps, ""]
    (Path(config.site_dir) / "robots.txt").write_text("\n".join(lines), encoding="utf-8")


def card_name(url: str) -> str:
    """Where a page's card is, below the root of its language."""
    return f"assets/social/{url.strip('/').replace('/', '-') or 'home'}.png"


def addresses_of(config: Any) -> Callable[[str], dict[str, str]]:
    """A function from a page's path, the same in both languages, to its address in each, and to the default one."""
    own = EDITIONS[str(config.theme["language"])].folder
    root = str(config.site_url or "").removesuffix(own)

    def addresses(url: str) -> dict[str, str]:
        found = {locale: f"{root}{edition.folder}{url}" for locale, edition in EDITIONS.items()}
        return {**found, "x-default": found[DEFAULT]}

    return addresses
