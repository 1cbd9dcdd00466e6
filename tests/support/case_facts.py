"""What a worked case can expect of a result, under the names that cases use, and what of it does not hold."""

from collections.abc import Mapping
from typing import Any

USES = ("level", "two_or_more", "canadian_study")


def outcomes_in(verdicts: Mapping[str, Any], uses: tuple[str, ...], outcome: str) -> list[str]:
    found = [test["id"] for use in uses for test in verdicts[use]["tests"] if test["outcome"] == outcome]
    return sorted(set(found))


def verdict_facts(verdicts: Mapping[str, Any]) -> dict[str, Any]:
    """What a case can expect of the three verdicts on one credential."""
    return {
        **{use: verdicts[use]["answer"] for use in USES},
        "level_value": verdicts["level"]["value"],
        "level_word": verdicts["level"]["word"],
        "study_value": verdicts["canadian_study"]["value"],
        "study_word": verdicts["canadian_study"]["word"],
        "failed": outcomes_in(verdicts, ("level", "canadian_study"), "not-met"),
        "pair_failed": outcomes_in(verdicts, ("two_or_more",), "not-met"),
        "open": outcomes_in(verdicts, ("level", "canadian_study"), "unknown"),
    }


def credential_facts(found: Mapping[str, Any]) -> dict[str, Any]:
    later, effect = found["when_completed"], found["effect"]
    sentences = [found[use]["because"] for use in USES] + ([effect["because"]] if effect else [])
    sentences += [test["because"] for use in USES for test in found[use]["tests"]]
    return {
        **verdict_facts(found),
        "missing": sorted(found["missing"]),
        "effect": effect and effect["total"],
        "when_completed": later and verdict_facts(later),
        "says": " ".join(sentences),
    }


def result_facts(found: Mapping[str, Any]) -> dict[str, Any]:
    """What a case can expect of a whole result, under the names that cases use."""
    education, grid = found["education"], found["fsw"]
    sections = found["crs"]["sections"]
    return {
        "total": found["crs"]["total"],
        "range": found["crs"]["range"],
        "rules": found["rules"]["id"],
        "status": found["rules"]["status"],
        "level": education["level"],
        "level_at_most": education["level_at_most"],
        "education_points": education["points"],
        "fsw_points": education["fsw_points"],
        "canadian_study_points": education["canadian_study_points"],
        "fsw_total": grid["total"],
        "passes": grid["passes"],
        "fsw_ranges": {factor["id"]: factor["range"] for factor in grid["factors"]},
        "fsw_factors": {factor["id"]: factor["points"] for factor in grid["factors"]},
        "factors": {factor["id"]: factor["points"] for section in sections for factor in section["factors"]},
        "sections": {section["id"]: section["points"] for section in sections},
        "programs": {program["id"]: program["answer"] for program in found["programs"]},
        "requirements": {
            program["id"]: {one["id"]: one["outcome"] for one in program["requirements"]}
            for program in found["programs"]
        },
        "warnings": [warning["id"] for warning in found["warnings"]],
        "questions": [question["path"] for question in found["questions"]],
        "credentials": [credential_facts(credential) for credential in found["credentials"]],
        "partner_credentials": [credential_facts(credential) for credential in found["partner_credentials"]],
    }


def differences(expected: Any, found: Any, where: str = "") -> list[str]:
    """Every expectation that does not hold: tables name some of what is there; warnings and questions must be among those found."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{where}: expected {expected}, found {found}"]
        unknown = [f"{where}.{key}: nothing is called so" for key in expected if key not in found]
        inside = [
            line
            for key in expected
            if key in found
            for line in differences(expected[key], found[key], f"{where}.{key}")
        ]
        return unknown + inside
    if where in (".warnings", ".questions", ".levers_say", ".timeline_says") or where.endswith(".says"):
        return [f"{where}: {name} is not there" for name in expected if name not in found]
    if isinstance(expected, list) and expected and isinstance(expected[0], dict):
        if len(expected) != len(found):
            return [f"{where}: expected {len(expected)}, found {len(found)}"]
        pairs = zip(expected, found, strict=True)
        return [line for i, (one, other) in enumerate(pairs) for line in differences(one, other, f"{where}[{i}]")]
    if where.endswith((".failed", ".open", ".pair_failed", ".missing")):
        expected = sorted(expected)
    return [] if expected == found else [f"{where}: expected {expected}, found {found}"]
