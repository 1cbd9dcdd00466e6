"""The MkDocs hook that makes pages findable: addresses in both languages, the card of a shared link, robots.txt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tools.pages import social  # noqa: E402

FOLDERS = {"en": "", "fr": "fr/"}
DEFAULT = "en"

_titles: dict[str, str] = {}


def on_config(config: Any) -> Any:
    """Start each build with no cards."""
    _titles.clear()
    return config


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:
    """Give the page its addresses in both languages and that of its card."""
    name = card_name(page.url)
    _titles[name] = str(page.meta.get("title") or page.title)
    context["addresses"] = addresses_of(config)(page.url)
    context["card"] = f"{config.site_url}{name}"
    context["card_title"] = _titles[name]
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: Any) -> dict[str, Any]:
    """Give the site map the addresses of each page in both languages."""
    context["addresses_of"] = addresses_of(config)
    return context


def on_post_build(config: Any) -> None:
    """Draw the cards, and write robots.txt where the site's own folder is."""
    site = Path(config.site_dir)
    remark = str(config.extra["words"]["unofficial"]).partition(". ")[0].rstrip(".")
    for name, title in sorted(_titles.items()):
        social.draw(title, config.site_name, remark, site / name)
    if str(config.theme["language"]) == DEFAULT:
        roots = addresses_of(config)("")
        maps = [f"Sitemap: {address}sitemap.xml" for language, address in roots.items() if language != "x-default"]
        (site / "robots.txt").write_text("\n".join(["User-agent: *", "Allow: /", *maps, ""]), encoding="utf-8")


def card_name(url: str) -> str:
    """Where a page's card is, below the root of its language."""
    return f"assets/social/{url.strip('/').replace('/', '-') or 'home'}.png"


def addresses_of(config: Any) -> Callable[[str], dict[str, str]]:
    """A function from a page's path, the same in both languages, to its address in each, and to the default one."""
    own = FOLDERS[str(config.theme["language"])]
    root = str(config.site_url or "").removesuffix(own)

    def addresses(url: str) -> dict[str, str]:
        found = {language: f"{root}{folder}{url}" for language, folder in FOLDERS.items()}
        return {**found, "x-default": found[DEFAULT]}

    return addresses
