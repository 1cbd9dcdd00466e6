"""No line of a page ends inside a figure with what it belongs to, a range, a date or a short label; markup and code stay as written."""

from __future__ import annotations

import pytest

from tools.lib.places import ROOT
from tools.pages.spaces import together

LINES = (ROOT / "tests/data/where_lines_end.txt").read_text(encoding="utf-8").splitlines()[1:]
PLAIN = str.maketrans({"~": " ", "^": ""})
JOINED = str.maketrans({"~": "\N{NO-BREAK SPACE}", "^": "\N{WORD JOINER}"})


@pytest.mark.parametrize("line", LINES)
def test_a_line_does_not_end_inside_what_belongs_together(line: str) -> None:
    assert together(line.translate(PLAIN)) == line.translate(JOINED)


@pytest.mark.parametrize("line", LINES)
def test_what_is_joined_is_left_as_it_is(line: str) -> None:
    assert together(line.translate(JOINED)) == line.translate(JOINED)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>1</b> year", "<b>1</b> year"),
        ('<a title="8 months">8 monthsome</a>', '<a title="8 months">8 monthsome</a>'),
        ("<pre><code>sleep 8 hours</code></pre> 8 hours", "<pre><code>sleep 8 hours</code></pre> 8\u00a0hours"),
        (
            '<h1 id="a">One-year program<a class="headerlink" href="#a">#</a></h1><p>One-year program</p>',
            '<h1 id="a">One-\u2060year program<a class="headerlink" href="#a">#</a></h1><p>One-year program</p>',
        ),
        ('<th scope="col">Its cut-off</th><td>cut-off</td>', '<th scope="col">Its cut-\u2060off</th><td>cut-off</td>'),
        (
            "<dt>Study-in-Canada points</dt><dd>full-time</dd>",
            "<dt>Study-\u2060in-\u2060Canada points</dt><dd>full-time</dd>",
        ),
        (
            "<p>from 1 March 2020 to 31 August 2022</p><td>le 3 mars 2020</td>",
            "<p>from 1\u00a0March\u00a02020 to 31\u00a0August\u00a02022</p><td>le 3\u00a0mars 2020</td>",
        ),
        ("<td>Transport, version 2026-2, 2026-11-28</td>", "<td>Transport, version 2026-\u20602, 2026-11-28</td>"),
        ("<td>level 9, 10 or more</td>", "<td>level 9, 10 or more</td>"),
        ("<p>a 67-point grid</p>", "<p>a 67-\u2060point grid</p>"),
        ("<th>Île-du-Prince-Édouard</th>", "<th>Île-du-Prince-Édouard</th>"),
    ],
)
def test_labels_are_not_cut_and_code_stays_as_it_is(html: str, expected: str) -> None:
    assert together(html) == expected
