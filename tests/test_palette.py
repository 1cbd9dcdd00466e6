"""The two palettes: every colour of text can be read on every ground that it stands on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parent.parent / "docs/theme/assets/site.css").read_text(encoding="utf-8")
GROUNDS = ("--md-default-bg-color", "--cp-surface", "--cp-sunken", "--md-footer-bg-color", "--cp-open-bg")
TEXTS = (
    "--md-default-fg-color",
    "--md-default-fg-color--light",
    "--md-typeset-color",
    "--md-typeset-a-color",
    "--md-accent-fg-color",
    "--cp-counts",
    "--cp-no",
    "--cp-unclear",
    "--cp-open",
)
PAIRS = (
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("--md-primary-bg-color", "--md-primary-fg-color"),
    ("--md-accent-bg-color", "--md-accent-fg-color"),
    ("--cp-counts", "--cp-counts-bg"),
    ("--cp-no", "--cp-no-bg"),
    ("--cp-unclear", "--cp-unclear-bg"),
)
LEAST = 4.5  # WCAG 2.2, 1.4.3
LEAST_OF_EDGES = 3.0  # 1.4.11: the edge of a field


def palette(scheme: str) -> dict[str, str]:
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\n\}}', CSS, re.DOTALL)
    assert block
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_can_be_read_on_its_ground(scheme: str) -> None:
    colours = palette(scheme)
    weak = [pair for pair in PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < LEAST]
    assert weak == []
    code = [name for name in colours if name.startswith("--md-code-hl-")]
    assert [name for name in code if contrast(colours[name], colours["--md-code-bg-color"]) < LEAST] == []
    for ground in GROUNDS[:3]:
        assert contrast(colours["--cp-line-strong"], colours[ground]) >= LEAST_OF_EDGES
