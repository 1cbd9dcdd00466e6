"""Both palettes of the site: what is written can be read, on every ground that it stands on (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "docs/theme/assets/site.css").read_text(encoding="utf-8")
GROUNDS = ("md-default-bg-color", "cp-surface", "cp-sunken")
WRITTEN = ("md-typeset-color", "md-default-fg-color--light", "md-typeset-a-color", "md-accent-fg-color")
VERDICTS = ("cp-counts", "cp-no", "cp-unclear", "cp-open")
PAIRS = [
    *((ink, ground, 4.5) for ink in (*WRITTEN, *VERDICTS) for ground in GROUNDS),
    *((ink, f"{ink}-bg", 4.5) for ink in VERDICTS),
    *(("md-default-fg-color", f"{ink}-bg", 4.5) for ink in VERDICTS),
    ("md-primary-bg-color", "md-primary-fg-color", 4.5),
    ("md-accent-bg-color", "md-accent-fg-color", 4.5),
    ("md-footer-fg-color--light", "md-footer-bg-color", 4.5),
    *(("cp-line-strong", ground, 3.0) for ground in GROUNDS),
]


def palette(scheme: str) -> dict[str, str]:
    found = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\n\}}', CSS, re.DOTALL)
    assert found
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_ink_can_be_read_on_its_grounds(scheme: str) -> None:
    colours = palette(scheme)
    weak = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground, least in PAIRS
        if contrast(colours[ink], colours[ground]) < least
    }
    assert weak == {}
