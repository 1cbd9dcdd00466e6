"""Every impossible value of the list is refused at its place, or told beside the answer; the list names no possible one."""

from __future__ import annotations

import pytest

from pycore import evaluate
from tools.lib.impossible import IMPOSSIBLE, Impossible, untold
from tools.lib.samples import TODAY, fullest


@pytest.mark.parametrize("one", IMPOSSIBLE, ids=lambda one: f"{one.path}={one.value}")
def test_an_impossible_value_is_refused_or_told(one: Impossible) -> None:
    assert untold(one) is None


def test_the_profile_itself_is_possible() -> None:
    pairs = ("-over-", "-before-", "-against-", "-in-childhood", "-during-study", "-unskilled-")
    told = [warning["id"] for warning in evaluate(fullest(), today=TODAY)["warnings"]]
    assert [name for name in told if any(pair in name for pair in pairs)] == []


def test_the_check_sees_what_is_taken_without_a_word() -> None:
    assert untold(Impossible("/applicant/languages/0/listening", 8.5)) == "taken without a word"
    assert untold(Impossible("/applicant/languages/0/listening", 8.5, "applicant-two-scales"))
    assert untold(Impossible("/applicant/languages/0/listening", 99, "applicant-two-scales"))
