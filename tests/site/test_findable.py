"""What search engines and shared links read of every page: title, description, addresses in both languages, card, site map."""

import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

LOCALES = {"en": "", "fr": "fr/"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def pages(site: Path, locale: str) -> Iterator[tuple[str, str]]:
    """Every page of a language: its path below the language's root, and its HTML."""
    root = site / LOCALES[locale]
    for path in sorted(root.rglob("index.html")):
        url = path.parent.relative_to(root).as_posix()
        if locale == "en" and url.split("/")[0] == "fr":
            continue
        yield ("" if url == "." else f"{url}/"), path.read_text(encoding="utf-8")


def meta(html: str, name: str) -> str:
    found = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)"', html)
    assert len(found) == 1, f"{name}: {found}"
    return unescape(found[0])


def address(site: Path) -> str:
    """The address for which this site was built."""
    return re.findall(r'<link rel="canonical" href="([^"]*)"', (site / "index.html").read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_has_its_own_title_and_description(site: Path, locale: str) -> None:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for url, html in pages(site, locale):
        title = unescape(re.findall(r"<title>(.*?)</title>", html, re.DOTALL)[0])
        assert title not in titles, f"{url} and {titles[title]} have the same title"
        titles[title] = url
        description = meta(html, "description")
        assert 40 <= len(description) <= 220, f"{url}: {len(description)} characters"
        assert "{{" not in description + title
        assert description not in descriptions, f"{url} and {descriptions[description]} have the same description"
        descriptions[description] = url
    assert len(titles) > 30


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_says_its_address_and_that_of_the_other_language(site: Path, locale: str) -> None:
    root = address(site)
    for url, html in pages(site, locale):
        assert re.findall(r'<link rel="canonical" href="([^"]*)"', html) == [f"{root}{LOCALES[locale]}{url}"]
        links = dict(re.findall(r'<link rel="alternate ?" hreflang="([^"]*)" href="([^"]*)"', html))
        assert links == {"en": root + url, "fr": f"{root}fr/{url}", "x-default": root + url}
        for folder in LOCALES.values():
            assert (site / folder / url / "index.html").is_file(), f"{folder}{url}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_has_a_card_of_the_right_size(site: Path, locale: str) -> None:
    root = address(site)
    for url, html in pages(site, locale):
        image = meta(html, "og:image")
        assert image == meta(html, "twitter:image")
        assert image.startswith(f"{root}{LOCALES[locale]}assets/social/"), url
        content = (site / image.removeprefix(root)).read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", content[16:24]) == (1200, 630)
        assert len(content) < 60_000
        assert meta(html, "og:title") == meta(html, "twitter:title") != ""
        assert meta(html, "og:description") == meta(html, "description")
        assert meta(html, "og:locale") == f"{locale}_CA"
        assert "fficial" in meta(html, "og:site_name") or "fficiel" in meta(html, "og:site_name")


def test_a_card_is_the_same_at_every_build(site: Path, tmp_path: Path) -> None:
    from tools import social

    title = unescape(
        re.findall(
            r'og:title" content="([^"]*)"', (site / "guide/online-certificate/index.html").read_text(encoding="utf-8")
        )[0]
    )
    social.draw(title, "Credpoints", "Unofficial", tmp_path / "card.png")
    assert (tmp_path / "card.png").read_bytes() == (site / "assets/social/guide-online-certificate.png").read_bytes()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_site_map_lists_every_page_with_both_languages(site: Path, locale: str) -> None:
    root = address(site)
    tree = ET.parse(site / LOCALES[locale] / "sitemap.xml").getroot()
    listed = [entry.findtext("s:loc", namespaces=SITEMAP) for entry in tree.findall("s:url", SITEMAP)]
    assert sorted(filter(None, listed)) == sorted(f"{root}{LOCALES[locale]}{url}" for url, _ in pages(site, locale))
    for entry in tree.findall("s:url", SITEMAP):
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", SITEMAP)}
        assert set(links) == {"en", "fr", "x-default"}
        assert entry.findtext("s:loc", namespaces=SITEMAP) == links[locale]


def test_robots_are_shown_both_site_maps(site: Path) -> None:
    root = address(site)
    lines = (site / "robots.txt").read_text().splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert lines[2:] == [f"Sitemap: {root}{folder}sitemap.xml" for folder in LOCALES.values()]
