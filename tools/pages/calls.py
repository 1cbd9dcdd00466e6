"""The calls a page of the guidance may hold, as in {{ points("canadian-study", "one-year") }}: each returns Markdown or HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup

from tools.pages import (
    assessments,
    cases,
    changes,
    data,
    frame,
    pictures,
    rounds,
    scales,
    sources,
    tables,
    values,
    verdicts,
)
from tools.pages.errors import PageError
from tools.pages.render import answered
from tools.pages.shelf import Writer


def fill(writer: Writer, text: str) -> str:
    """The text with every call replaced by what it stands for. Raises PageError naming the call."""
    return answered(text, {name: partial(_answer, writer, name) for name in NAMES})


def _answer(writer: Writer, name: str, *given: Any, **named: Any) -> str:
    try:
        return NAMES[name](writer, *given, **named)
    except (PageError, KeyError, TypeError, ValueError, IndexError) as error:
        said = ", ".join([*map(repr, given), *(f"{key}={value!r}" for key, value in named.items())])
        raise PageError(f"{name}({said}): {error}") from error


def _all_sources(writer: Writer) -> Markup:
    return sources.all_sources(writer, fill)


NAMES: dict[str, Callable[..., str]] = {
    "points": values.points,
    "pts": values.counted,
    "gain": values.gain,
    "maximum": values.maximum,
    "family_maximum": values.family_maximum,
    "value": values.value,
    "since": values.since,
    "date": values.day,
    "level": values.level,
    "word": values.word,
    "professional_fields": values.professional_fields,
    "table": tables.table,
    "versions": tables.every_version,
    "values": tables.values_table,
    "language_tables": tables.language_tables,
    "grid_maxima": tables.grid_maxima,
    "section_maxima": tables.section_maxima,
    "rule_sets": tables.rule_sets,
    "source": sources.source,
    "all_sources": _all_sources,
    "law_changes": changes.law_changes,
    "rules_status": frame.rules_status,
    "eca_outcomes": assessments.eca_outcomes,
    "assessed": assessments.assessed,
    "eca_bodies": assessments.eca_bodies,
    "case": cases.case,
    "case_list": cases.case_list,
    "cases_of": cases.cases_of,
    "history_line": pictures.history_line,
    "points_through_time": pictures.points_through_time,
    "scale": scales.by_use,
    "study_scales": scales.of_study,
    "uses_diagram": verdicts.uses_diagram,
    "verdicts": verdicts.verdict_table,
    "data_files": data.data_files,
    "rounds_recorded": rounds.rounds_recorded,
    "rounds_by_kind": rounds.rounds_by_kind,
    "rounds_table": rounds.rounds_table,
    "rounds_gaps": rounds.rounds_gaps,
    "round_categories": rounds.round_categories,
}
