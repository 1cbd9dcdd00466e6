"""Why a factor gives its points: the person's own figures for the measures of its table, and the cap where one decided."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from ..law.rules import Rules
from ..messages.words import Words
from ..profile.facts import ABILITIES, LEVELS
from ..remember import by_rules
from ..scoring.crs import factor_maximum, sections_of
from ..scoring.ranges import Outcome
from ..scoring.tables import table_of
from ..scoring.work import UNBOUNDED
from ..scoring.world import NO_LANGUAGE, Abilities, Facts
from .citations import sources_shown

NOT_COUNTED = "measure.not-accompanied"
ACCOMPANYING = ("mi-1-accompanying",)

Reason = tuple[str, Mapping[str, Any]]


class _Form(NamedTuple):
    """What is the same for everybody in the explanation of one factor; `families` are its capped groups with their most."""

    name: str
    measures: tuple[str, ...]
    label: Mapping[str, str] | None
    maximum: tuple[int, int]
    families: tuple[tuple[tuple[str, ...], int], ...]
    cite: tuple[str, ...]


class Factor(NamedTuple):
    """A factor in words: its points at least and at most, its maximum, why, and on what that rests."""

    id: str
    points: int
    at_most: int
    max: int
    because: str
    cite: tuple[str, ...]


class Section(NamedTuple):
    """A section in words, with its factors."""

    id: str
    points: int
    at_most: int
    max: int
    factors: tuple[Factor, ...]


def sections_worded(outcome: Outcome, rules: Rules, words: Words, on: date) -> tuple[Section, ...]:
    """The sections of the score in the order of the rule set, and every factor with its because and provisions."""
    sentence_of: dict[str, str] = {}  # several factors ask for the same measure
    sections = []
    for section, forms in _forms(rules):
        low, high = outcome.sections[section["id"]]
        in_sure, in_most = section["max"][outcome.sure.accompanied], section["max"][outcome.most.accompanied]
        factors = []
        for form in forms:
            points, at_most = outcome.factors[form.name]
            most = form.maximum[outcome.sure.accompanied] if in_sure else form.maximum[True] if at_most else 0
            counted = in_sure or in_most
            because = _because(form, outcome, sentence_of, words, on) if counted else words.say(NOT_COUNTED)
            cite = form.cite if counted else (*ACCOMPANYING, *form.cite)
            factors.append(Factor(form.name, points, at_most, max(most, at_most), because, cite))
        sections.append(Section(section["id"], low, high, max(in_sure, in_most, high), tuple(factors)))
    return tuple(sections)


def sections_shown(sections: Sequence[Section], rules: Rules, words: Words) -> list[dict[str, Any]]:
    """The sections as a result shows them: {id, points, max, range, factors: [{id, points, max, range, because, sources}]}."""
    return [
        {
            "id": section.id,
            "points": section.points,
            "max": section.max,
            "range": [section.points, section.at_most],
            "factors": [
                {
                    "id": id,
                    "points": points,
                    "max": most,
                    "range": [points, at_most],
                    "because": because,
                    "sources": sources_shown(cite, rules, words),
                }
                for id, points, at_most, most, because, cite in section.factors
            ],
        }
        for section in sections
    ]


@by_rules
def _forms(rules: Rules) -> list[tuple[Mapping[str, Any], list[_Form]]]:
    """The sections in force with the forms of their factors."""
    return [(section, [_form(name, section, rules) for name in section["factors"]]) for section in sections_of(rules)]


def _form(name: str, section: Mapping[str, Any], rules: Rules) -> _Form:
    table = table_of(name, rules)
    families = [(tuple(group["factors"]), group["max"]) for group in section.get("groups", ())]
    return _Form(
        name,
        (table.row,) if table.column is None else (table.row, table.column),
        rules.law.parameters[name].form.get("label"),
        (factor_maximum(name, False, rules), factor_maximum(name, True, rules)),
        tuple(family for family in families if name in family[0]),
        rules.cite(name),
    )


def _because(form: _Form, outcome: Outcome, sentence_of: dict[str, str], words: Words, on: date) -> str:
    """One or two sentences: the measures of the factor's table as they are for this person; what is unknown; which cap decided."""
    sentences = [] if form.label is None else [form.label[words.locale]]
    for measure in form.measures:
        if measure not in sentence_of:
            code, facts = _READERS[measure](outcome, on)
            sentence_of[measure] = words.say(f"measure.{code}", facts)
        sentences.append(sentence_of[measure])
    if (years := _HINTED.get(form.name)) and years(outcome.most):
        sentences.append(words.say(f"measure.hint.{form.name}"))
    for members, most in form.families:
        if sum([outcome.factors[member][0] for member in members]) > most:
            sentences.append(words.say("measure.family-cap", {"max": most}))
    return " ".join(dict.fromkeys(sentences))


def _first_named(outcome: Outcome) -> str:
    """Which official language is the first: as the sure score has it; where no result is sure, as the best that is open."""
    none = outcome.sure.english == outcome.sure.french == NO_LANGUAGE
    return (outcome.most_score if none else outcome.sure_score).first_language


def _first(outcome: Outcome, facts: Facts) -> Abilities:
    return facts.english if _first_named(outcome) == "en" else facts.french


def _second(outcome: Outcome, facts: Facts) -> Abilities:
    return facts.french if _first_named(outcome) == "en" else facts.english


def _other(language: str) -> str:
    return "fr" if language == "en" else "en"


def _abilities(kind: str, language: str, sure: Abilities, most: Abilities) -> Reason:
    if sure == NO_LANGUAGE:
        return (f"{kind}.unknown" if any(most) else f"{kind}.none"), {}
    facts = {"language": language, **dict(zip(ABILITIES, sure, strict=True))}
    return (f"{kind}.open" if sure != most else kind), facts


def _first_language(outcome: Outcome, on: date) -> Reason:
    """The first official language; of two that count, the order that gives the most is taken, and said; where it is open, so is more."""
    first = _first_named(outcome)
    code, facts = _abilities("language", first, _first(outcome, outcome.sure), _first(outcome, outcome.most))
    if code != "language":
        return code, facts
    if outcome.most_score.first_language != first:
        return "language.open", facts
    return ("language.chosen" if _second(outcome, outcome.sure) != NO_LANGUAGE else code), facts


def _second_language(outcome: Outcome, on: date) -> Reason:
    language = _other(_first_named(outcome))
    return _abilities("second-language", language, _second(outcome, outcome.sure), _second(outcome, outcome.most))


def _partner_language(outcome: Outcome, on: date) -> Reason:
    def best(facts: Facts) -> Abilities:
        return facts.partner_english if any(facts.partner_english) else facts.partner_french

    language = "en" if any(outcome.sure.partner_english) else "fr"
    return _abilities("partner-language", language, best(outcome.sure), best(outcome.most))


def _lowest(code: str, read: Callable[[Outcome, Facts], Abilities], outcome: Outcome, on: date) -> Reason:
    sure = read(outcome, outcome.sure)
    low, high = min(sure), min(read(outcome, outcome.most))
    ending = ".unknown" if low != high else ".none" if sure == NO_LANGUAGE else ""
    return f"{code}{ending}", {"lowest": low}


def _plain(code: str, read: Callable[[Facts], Any], outcome: Outcome, on: date) -> Reason:
    """A fact that is told as it is, or as not known where the worst and the best world differ."""

    value, most = read(outcome.sure), read(outcome.most)
    if value is None or value != most:
        return f"{code}.unknown", {}
    return code, {"value": value, "on": on}


def _years(code: str, read: Callable[[Facts], float], outcome: Outcome, on: date) -> Reason:
    """Years of work: told as they are, at least and at most as far as either is known, as none, or as not known."""

    least, most = read(outcome.sure), read(outcome.most)
    facts = {"value": least, "most": most}
    if least == most:
        return (code if least else f"{code}.none"), facts
    if most == UNBOUNDED:
        return (f"{code}.at-least" if least else f"{code}.unknown"), facts
    return f"{code}.open", facts


def _answered(code: str, read: Callable[[Facts], Any], outcome: Outcome, on: date) -> Reason:
    """A fact whose every answer has a sentence of its own."""

    value = read(outcome.sure)
    if value is None or value != read(outcome.most):
        return f"{code}.unknown", {}
    return f"{code}.{str(value).lower()}", {}


def _level(code: str, read: Callable[[Facts], str], outcome: Outcome, on: date) -> Reason:
    low, high = read(outcome.sure), read(outcome.most)
    ending = ("" if low == high else ".open") + (".none" if low == LEVELS[0] else "")
    return f"{code}{ending}", {"level": low, "most": high}


def _canadian_study(outcome: Outcome, on: date) -> Reason:
    low, high = outcome.sure.canadian_study_level, outcome.most.canadian_study_level
    if low != high:
        return "canadian-study.open", {}
    return ("canadian-study.none" if low == "none" else "canadian-study"), {"level": low}


# Where there is such work, what of it does not count, and what is contested, is said once.
_HINTED: Mapping[str, Callable[[Facts], float]] = {
    "canadian-work": lambda facts: facts.canadian_years,
    "foreign-work-language": lambda facts: facts.foreign_years,
}
_READERS: Mapping[str, Callable[[Outcome, date], Reason]] = {
    "age": partial(_plain, "age", lambda facts: facts.age),
    "level": partial(_level, "level", lambda facts: facts.level),
    "partner-level": partial(_level, "partner-level", lambda facts: facts.partner_level),
    "canadian-study-level": _canadian_study,
    "first-language": _first_language,
    "second-language": _second_language,
    "partner-language": _partner_language,
    "first-language-lowest": partial(_lowest, "lowest", _first),
    "english-lowest": partial(_lowest, "english-lowest", lambda outcome, facts: facts.english),
    "french-lowest": partial(_lowest, "french-lowest", lambda outcome, facts: facts.french),
    "canadian-years": partial(_years, "canadian-years", lambda facts: facts.canadian_years),
    "foreign-years": partial(_years, "foreign-years", lambda facts: facts.foreign_years),
    "partner-canadian-years": partial(_years, "partner-canadian-years", lambda facts: facts.partner_canadian_years),
    "certificate": partial(_answered, "certificate", lambda facts: facts.certificate),
    "nomination": partial(_answered, "nomination", lambda facts: facts.nomination),
    "sibling": partial(_answered, "sibling", lambda facts: facts.sibling),
    "job-offer": partial(_answered, "job-offer", lambda facts: facts.job_offer),
    "wage-tier": partial(_answered, "wage-tier", lambda facts: facts.wage_tier),
}
