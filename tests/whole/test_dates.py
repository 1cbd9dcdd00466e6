"""Days and months: what is read as one, where a month ends, how old something is, what two spans share."""

from __future__ import annotations

from datetime import date

import pytest

from pycore.dates import (
    Days,
    add_years,
    last_of_month,
    months_between,
    months_later,
    overlaps,
    parse_day,
    parse_month,
    reach,
    years_between,
)


@pytest.mark.parametrize("text", ["2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_read(text):
    day = parse_day(text)
    assert day is not None and day.isoformat() == text


@pytest.mark.parametrize(
    "text",
    ["", "2023-02-29", "2024-2-29", "20240229", "2024-W09-4", "2024-02-29 ", "2024/02/29", "2024-02/29", "२०२४-०२-२९"],
)
def test_what_is_no_day(text):
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-04", date(2024, 4, 1), date(2024, 4, 30)),
        ("2024-11", date(2024, 11, 1), date(2024, 11, 30)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-01", date(2024, 1, 1), date(2024, 1, 31)),
        ("9999-12", date(9999, 12, 1), date.max),
        ("9999-11", date(9999, 11, 1), date(9999, 11, 30)),
    ],
)
def test_a_month_is_all_its_days(text, first, last):
    assert parse_month(text) == Days(first, last)
    assert last_of_month(first) == last_of_month(last) == last


@pytest.mark.parametrize("text", ["", "2024", "2024-13", "2024-00", "2024-2", "2024-02-", "2024-02-01"])
def test_what_is_no_month(text):
    assert parse_month(text) is None


def test_of_a_day_and_a_month_the_day_is_what_is_known():
    day, month = date(2024, 2, 5), parse_month("2024-03")
    assert reach(day, month) == Days(day, day)
    assert reach(None, month) == month
    assert reach(None, None) is None


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2000, 3, 5), date(2024, 3, 4), 23),
        (date(2000, 3, 5), date(2024, 3, 5), 24),
        (date(2000, 3, 5), date(2024, 2, 29), 23),
        (date(2000, 2, 29), date(2023, 2, 28), 22),
        (date(2000, 2, 29), date(2023, 3, 1), 23),
    ],
)
def test_an_age_is_completed_on_the_birthday(born, on, age):
    assert years_between(born, on) == age


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2024, 2, 28), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 2, date(2026, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 5, 31), -10, date(2014, 5, 31)),
        (date(9999, 1, 1), 1, None),
        (date(1, 1, 1), -1, None),
        (date(2, 1, 1), -1, date(1, 1, 1)),
        (date(9998, 1, 1), 1, date(9999, 1, 1)),
    ],
)
def test_the_same_day_of_another_year(day, years, then):
    assert add_years(day, years) == then


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2028, 4, 30), -8, date(2027, 8, 30)),
        (date(2028, 4, 30), 0, date(2028, 4, 30)),
        (date(2024, 12, 31), 1, date(2025, 1, 31)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 3, 31), -13, date(2023, 2, 28)),
        (date(2024, 1, 15), 11, date(2024, 12, 15)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(9998, 12, 5), 12, date(9999, 12, 5)),
        (date(9999, 12, 5), 1, date.max),
        (date(9999, 11, 5), 400, date.max),
        (date(2, 1, 5), -12, date(1, 1, 5)),
        (date(1, 1, 5), -1, date.min),
    ],
)
def test_the_same_day_of_another_month_or_its_last(day, months, then):
    assert months_later(day, months) == then


A, B, C, D = (date(2024, month, 1) for month in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("spans", "shared"),
    [((A, B, C, D), False), ((A, B, B, D), True), ((B, D, A, B), True), ((C, D, A, B), False), ((A, D, B, C), True)],
)
def test_spans_share_a_day_where_one_begins_by_the_end_of_the_other(spans, shared):
    assert overlaps(*spans) is shared


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2024, 1, 31), date(2024, 1, 31), 1),
        (date(2024, 1, 31), date(2024, 2, 1), 2),
        (date(2023, 11, 5), date(2024, 2, 20), 4),
        (date(2022, 9, 1), date(2024, 6, 30), 22),
    ],
)
def test_the_months_that_a_span_touches(start, end, months):
    assert months_between(start, end) == months
