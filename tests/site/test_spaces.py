"""No line of a page ends inside a figure with its unit, a range, or a short word that heads a column; markup and code stay as written."""

from __future__ import annotations

import pytest

from tools.pages.spaces import together


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>From 8 months on, 15 points</p>", "<p>From 8\u00a0months on, 15\u00a0points</p>"),
        ("<p>on 10 May 2028</p>", "<p>on 10\u00a0May 2028</p>"),
        ("<p>10 Mayors, s. 73(1)</p>", "<p>10 Mayors, s.\u00a073(1)</p>"),
        ("<p>règles de l’art. 11, sous-al. 3</p>", "<p>règles de l’art.\u00a011, sous-al.\u00a03</p>"),
        (
            '<li><a href="a">Est-il désigné?</a> Oui, l’est-il?</li>',
            '<li><a href="a">Est-\u2060il désigné?</a> Oui, l’est-il?</li>',
        ),
        (
            '<p class="cp-case-title">Compte-t-il?</p><p>Compte-t-il?</p><td>Est-ce un grade?</td>',
            '<p class="cp-case-title">Compte-\u2060t-\u2060il?</p><p>Compte-t-il?</p><td>Est-\u2060ce un grade?</td>',
        ),
        ("<p>The lowest: 9. Then: 4 more</p>", "<p>The lowest:\u00a09. Then: 4 more</p>"),
        ("<td>20 to 29</td>", "<td>20\u00a0to\u00a029</td>"),
        ("<td>de 20 à 29</td>", "<td>de 20\u00a0à\u00a029</td>"),
        ("<b>1</b> year", "<b>1</b> year"),
        ('<a title="8 months">8 monthsome</a>', '<a title="8 months">8 monthsome</a>'),
        ("<pre><code>sleep 8 hours</code></pre> 8 hours", "<pre><code>sleep 8 hours</code></pre> 8\u00a0hours"),
        (
            '<h1 id="a">Mon grade compte-t-il?<a class="headerlink" href="#a">#</a></h1><p>A-t-il compté?</p>',
            '<h1 id="a">Mon grade compte-\u2060t-\u2060il?<a class="headerlink" href="#a">#</a></h1>'
            "<p>A-t-il compté?</p>",
        ),
        (
            '<th scope="col">Its cut-off</th><td>cut-off</td>',
            '<th scope="col">Its cut-\u2060off</th><td>cut-off</td>',
        ),
        (
            "<h1>Is it a one-year program?</h1><p>A one-year program</p>",
            "<h1>Is it a one-\u2060year program?</h1><p>A one-year program</p>",
        ),
        ("<td>Transport, version 2026-2, 2026-11-28</td>", "<td>Transport, version 2026-\u20602, 2026-11-28</td>"),
        ("<th>Île-du-Prince-Édouard</th>", "<th>Île-du-Prince-Édouard</th>"),
    ],
)
def test_a_figure_stays_with_what_it_belongs_to(html: str, expected: str) -> None:
    assert together(html) == expected
