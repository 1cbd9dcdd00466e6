"""A Canadian credential: its program, its school, its length and its field, by the Regulations' definition. IRPR 73(1), 78(1)."""

from __future__ import annotations

from collections.abc import Mapping

from ..law.rules import Rules
from ..profile.facts import LEVELS, Credential
from ..remember import by_rules
from .condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Condition
from .length import length_level, months_meant, most_by_length

CANADA = "CA"
DEGREES = frozenset(("bachelors", "masters", "professional", "doctorate"))
CONFERRED = DEGREES | {"associate"}  # what a law or a consent lets a school confer
LEVEL_OF_KIND = {"secondary": "secondary", "masters": "masters-or-professional", "doctorate": "doctoral"}
DEFINITION = ("irpr-73-1",)  # what a credential is: issued on completion of a program; the schools are another matter
DEPENDS_ON_KIND = "depends-on-kind"
QUEBEC_VOCATIONAL = frozenset(("public-quebec-vocational", "private-quebec-vocational"))


def is_canadian(credential: Credential) -> bool:
    """Whether the awarding institution is in Canada."""
    return credential.country == CANADA


def is_campus_in_canada(credential: Credential) -> bool:
    """A foreign institution's program at a campus in Canada: the seat of the school is no condition. IRPR 73(1)."""
    return credential.country not in (None, CANADA) and credential.taught_in == CANADA


def may_be_canadian(credential: Credential) -> bool:
    """Whether the credential can be one of a Canadian program, by its school's seat or by its campus. IRPR 73(1)."""
    return is_canadian(credential) or is_campus_in_canada(credential)


def is_place_in_doubt(credential: Credential) -> bool:
    """Whether the study was in person, though none of it in Canada: then the campus is not taken to have been here."""
    in_person = credential.distance_share is not None and credential.distance_share < 1
    return credential.taught_in is None and in_person and credential.months_in_canada == 0


def institution_standing(credential: Credential, use: str, rules: Rules) -> str | None:
    """How the school's standing bears on a use (level, study, post_secondary): met, contested, hours, not-met; None: unknown."""
    table = _standings(rules)
    degree, other = (table.get((credential.institution or "", kind), {}).get(use) for kind in ("degree", "other"))
    if credential.kind is None and degree != other:
        return DEPENDS_ON_KIND
    return degree if credential.kind in CONFERRED else other


@by_rules
def _standings(rules: Rules) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The records of the schools' standing by kind of school and kind of award."""
    return {(one["institution"], one["awards"]): one for one in rules.records("institution-standing")}


def canadian_tests(credential: Credential, rules: Rules) -> list[Condition]:
    """What is asked of a Canadian credential beside its completion: the school, the program, its length, its field. IRPR 73(1), 78(1)."""
    tests = [_institution_test(credential, rules), _campus_test(credential)]
    if credential.kind == "trade":
        tests.append(
            Condition("trade-program", UNKNOWN, "trade-program.contested", cite=("trade-as-education", "irpr-73-1"))
        )
    tests.append(_length_test(credential, rules))
    tests += evidence_tests(credential, rules)
    if credential.kind == "professional" or is_listed_professional(credential, rules):
        tests.append(_field_test(credential, rules))
    if (study := _language_study_test(credential, rules)) is not None:
        tests.append(study)
    if credential.distance_share is not None:
        tests.append(
            Condition(
                "mode",
                NOT_APPLICABLE,
                "mode.level",
                {"share": credential.distance_share},
                ("mode-of-study", "tool-2020-note"),
            )
        )
    return tests


def _institution_test(credential: Credential, rules: Rules) -> Condition:
    cite = rules.cite("institution-standing")
    outcome = institution_standing(credential, "level", rules)
    if outcome is None:
        return Condition("institution", UNKNOWN, "institution.unknown", cite=cite, missing=("institution",))
    facts = {"institution": credential.institution}
    if outcome == DEPENDS_ON_KIND:
        return Condition("institution", UNKNOWN, "institution.kind-unknown", facts, cite, ("kind",))
    if outcome == "contested":
        if credential.institution in QUEBEC_VOCATIONAL:
            return Condition("institution", UNKNOWN, "institution.quebec", facts, ("quebec-dep", *cite))
        grey = ("irpr-73-1-registered", "letter-73-1")
        return Condition("institution", UNKNOWN, "institution.contested", facts, grey)
    if outcome == MET and credential.kind == "secondary":
        return Condition("institution", MET, "institution.met-secondary", facts, cite)
    return Condition("institution", outcome, f"institution.{outcome}", facts, cite)


def _campus_test(credential: Credential) -> Condition:
    """A Canadian program: neither a campus abroad nor a foreign school's campus here is settled. IRPR 73(1)."""
    if is_campus_in_canada(credential):
        facts = {"country": credential.country}
        return Condition("canadian-program", UNKNOWN, "canadian-program.campus-here", facts, DEFINITION)
    if is_place_in_doubt(credential):
        return Condition("canadian-program", UNKNOWN, "canadian-program.place-unknown", {}, DEFINITION, ("taught_in",))
    if credential.taught_in in (None, CANADA):
        return Condition("canadian-program", MET, "canadian-program.met", cite=DEFINITION)
    return Condition(
        "canadian-program", UNKNOWN, "canadian-program.contested", {"country": credential.taught_in}, ("campus-abroad",)
    )


def _length_test(credential: Credential, rules: Rules) -> Condition:
    """A program must be one year or longer as designed; secondary school, master's degrees and doctorates have their own level."""
    cite = rules.cite("one-year-length")
    minimum = rules.value("one-year-length")
    if (listed := is_listed_professional(credential, rules)) or credential.kind in LEVEL_OF_KIND:
        kind = "professional" if listed else credential.kind
        return Condition("program-length", NOT_APPLICABLE, "program-length.own-level", {"kind": kind}, cite)
    years = credential.program_years
    if years is None:
        return Condition(
            "program-length", UNKNOWN, "program-length.unknown", {"minimum": minimum}, cite, ("program_years",)
        )
    facts = {"years": years, "minimum": minimum, "level": length_level(years, rules)}
    if years < minimum and (undecided := _undecided_kind(credential)):
        return Condition("program-length", UNKNOWN, "program-length.short-for-now", facts, cite, undecided)
    academic, months = rules.value("academic-year-months"), credential.full_time_months
    if (meant := months_meant(years, rules)) is not None:
        facts |= {"months": meant, "least": academic["least"]}
        return Condition("program-length", UNKNOWN, "program-length.fraction", facts, read_as_academic(cite, rules))
    read = read_as_academic(cite, rules)
    if years < minimum and months is not None and months >= academic["least"]:
        facts |= {"months": months, "least": academic["least"]}
        return Condition("program-length", NOT_MET, "program-length.short-months", facts, read)
    if years < minimum:
        return Condition("program-length", NOT_MET, "program-length.short", facts, read)
    if years % 1 and years < rules.value("three-year-length"):
        return Condition("program-length", MET, "program-length.between", facts, (*cite, "irpr-78-rounding"))
    if months is not None and months < years * academic["calendar"]:
        facts["least"] = academic["least"]
        return Condition("program-length", MET, "program-length.academic", facts, read)
    return Condition("program-length", MET, "program-length.met", facts, cite)


def read_as_academic(cite: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """What a year rests on where it is read as an academic one, beside the provision that asks for it."""
    return tuple(dict.fromkeys((*rules.cite("academic-year-months"), *cite)))


def _undecided_kind(credential: Credential) -> tuple[str, ...]:
    """The fact that may still give a level of its own, whatever the length."""
    if credential.kind is None:
        return ("kind",)
    undecided = credential.kind == "professional" and credential.professional_field is None
    return ("professional_field",) if undecided else ()


def evidence_tests(credential: Credential, rules: Rules) -> list[Condition]:
    """Hours and credits are evidence about the length, never the rule: no text in force sets a number of either."""
    cite = rules.cite("study-instruction-hours")
    tests = []
    if credential.hours is not None:
        floor = rules.value("study-instruction-hours")
        year = floor["hours_a_week"] * floor["weeks"]
        facts = {"hours": credential.hours, "weeks": floor["weeks"], "year_hours": year}
        tests.append(Condition("hours", NOT_APPLICABLE, "evidence.hours", facts, (*cite, "oqf-hours")))
    if credential.credits is not None:
        tests.append(
            Condition(
                "credits", NOT_APPLICABLE, "evidence.credits", {"credits": credential.credits}, ("irpr-78-1-length",)
            )
        )
    if credential.for_credit is False:
        tests.append(Condition("for-credit", NOT_APPLICABLE, "evidence.non-credit", cite=("irpr-78-1-length",)))
    return tests


def is_listed_professional(credential: Credential, rules: Rules) -> bool:
    """A degree in a listed field is a professional one, whatever its name: doctor of medicine, bachelor of laws. IRPR 78(1)(f)."""
    return credential.kind in DEGREES and credential.professional_field in rules.value("professional-fields")


def _field_test(credential: Credential, rules: Rules) -> Condition:
    """An entry-to-practice professional degree is one in a listed field. IRPR 78(1)(f)."""
    cite = rules.cite("professional-fields")
    field = credential.professional_field
    if field is None:
        return Condition(
            "professional-field", UNKNOWN, "professional-field.unknown", cite=cite, missing=("professional_field",)
        )
    if is_listed_professional(credential, rules):
        return Condition("professional-field", MET, "professional-field.met", {"field": field}, cite)
    return Condition(
        "professional-field",
        NOT_APPLICABLE,
        "professional-field.other",
        {"level": length_level(credential.program_years, rules)},
        cite,
    )


def _language_study_test(credential: Credential, rules: Rules) -> Condition | None:
    share, doubt = credential.language_study_share, rules.value("language-study-doubt")
    if share is None or share <= doubt:
        return None
    return Condition(
        "language-program", UNKNOWN, "language-program.contested", {"share": share}, rules.cite("language-study-doubt")
    )


def canadian_levels(credential: Credential, rules: Rules) -> tuple[str, str]:
    """The level of a Canadian credential that counts, at the least and at the most. MI 11(1), IRPR 78(1)."""
    if is_listed_professional(credential, rules):
        return LEVEL_OF_KIND["masters"], LEVEL_OF_KIND["masters"]
    own = LEVEL_OF_KIND.get(credential.kind or "")
    if own is not None:
        return own, own
    if credential.kind is None:
        return "none", LEVELS[-1]
    by_length = length_level(credential.program_years, rules)
    best = most_by_length(credential.program_years, rules) if credential.program_years is not None else "three-year"
    if credential.kind == "professional" and credential.professional_field is None:
        best = LEVEL_OF_KIND["masters"]
    return by_length, best
