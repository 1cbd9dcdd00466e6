"""What a browser must know to install the site beside other programs, in each language."""

from __future__ import annotations

import json
from pathlib import Path

from tools.lib.editions import EDITIONS

NAME = "manifest.webmanifest"
SAID = {
    "en": "What a credential counts for in Express Entry, worked out on your device.",
    "fr": "Ce que vaut un diplôme dans Entrée express; tout est calculé sur votre appareil.",
}
SIZES = (192, 512)
PAPER = "#e6eef0"


def place_manifests(site: Path) -> None:
    """Write a manifest for each language; both install the one site."""
    for locale, edition in EDITIONS.items():
        folder = site / edition.folder
        manifest = {
            "id": "../" if edition.folder else "./",
            "name": "Credpoints",
            "short_name": "Credpoints",
            "description": SAID[locale],
            "lang": locale,
            "start_url": "check/",
            "scope": "../" if edition.folder else "./",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {"src": f"assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
                for size in SIZES
                for purpose in ("any", "maskable")
            ],
        }
        (folder / NAME).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
