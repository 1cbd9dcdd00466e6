"""The card that a shared link shows: the page's title on the site's own paper, 1200 by 630, drawn by the build.

The letters are those of Source Sans Pro (SIL Open Font License), which comes as a pinned package: nothing is fetched.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import font_source_sans_pro
from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
MARGIN = 84
PAPER, INK, QUIET, PRIMARY, LINE = "#fcfdfd", "#17282d", "#4d6168", "#134b56", "#d5dfe1"
COLOURS = 32
TITLE_SIZES = (84, 76, 68, 60, 52, 46)
TITLE_HEIGHT = 330
STEP = 1.16  # from line to line, in sizes of the letters
MOST_LINES = 4
FONTS = Path(font_source_sans_pro.__file__).parent / "files"


def draw(title: str, name: str, remark: str, path: Path) -> None:
    """Write the card of one page: its title, the site's name, and the remark that it is unofficial."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 14, SIZE[1]), fill=PRIMARY)
    image.paste(_mark(170, LINE), (1000, 390))
    image.paste(_mark(61, PRIMARY), (MARGIN - 2, 66))
    pen.text((MARGIN + 76, 100), name, font=_font("Semibold", 44), fill=INK, anchor="lm")
    font, lines = _fitted(title)
    step = font.size * STEP
    top = 318 - step * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        pen.text((MARGIN, top + index * step), line, font=font, fill=INK, anchor="lm")
    pen.line((MARGIN, 524, MARGIN + 90, 524), fill=PRIMARY, width=4)
    pen.text((MARGIN, 566), remark, font=_font("Regular", 29), fill=QUIET, anchor="lm")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path, "PNG", compress_level=9)


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters in which the title fits, and its lines; the smallest where none do."""
    for size in TITLE_SIZES:
        font = _font("Semibold", size)
        lines = _wrapped(title, font, SIZE[0] - 2 * MARGIN)
        if len(lines) <= MOST_LINES and len(lines) * size * STEP <= TITLE_HEIGHT:
            break
    return font, lines


def _wrapped(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The title in lines no wider than this, broken at ordinary spaces only."""
    lines = [""]
    for word in title.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _mark(side: int, colour: str) -> Image.Image:
    """The site's mark: two sheets, the front one ticked. Its measures are those of mark.svg, on a square of 32."""
    scale = side / 8  # drawn four times as large, so that its lines come out smooth
    large = Image.new("RGB", (side * 4, side * 4), PAPER)
    pen = ImageDraw.Draw(large)
    for sheet in ((4, 3, 22, 25), (10, 8, 28, 30)):
        corners = [value * scale for value in sheet]
        pen.rounded_rectangle(corners, radius=3 * scale, fill=PAPER, outline=colour, width=round(2 * scale))
    tick = [value * scale for value in (14.5, 19.5, 17.9, 22.9, 23.9, 15.9)]
    pen.line(tick, fill=colour, width=round(2.4 * scale), joint="curve")
    return large.resize((side, side), Image.Resampling.LANCZOS)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    path = FONTS / f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
