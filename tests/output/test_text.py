"""What leaves as text is, byte for byte, what the library returns: references to sources are gone from it."""

import json
from itertools import chain

import pytest
from bench import samples

from pycore import answer, evaluate, history
from pycore.boundary import to_json
from pycore.law.rules import law, load
from pycore.output import text as text_module
from pycore.output.text import MARK, as_text, law_by_reference, reference

PROFILES = list(chain([samples.journey(), samples.fullest(), {"as_of": "2026-11-23"}], samples.stream(25, seed=2)))


def plainly(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_a_result_as_text_is_the_result(locale):
    for profile in PROFILES:
        result = evaluate(profile, locale)
        request = json.dumps({"v": 1, "do": "evaluate", "locale": locale, "profile": profile})
        assert to_json(result) == plainly(result)
        assert answer(request) == plainly({"ok": True, "result": result})
        assert to_json(evaluate(profile, locale, source=law_by_reference())) == plainly(result)


def test_an_edit_is_answered_anew_whatever_is_kept(monkeypatch):
    monkeypatch.setattr(text_module, "KEPT", 40)  # so that what is kept is let go of between the answers
    profile = samples.fullest()
    credentials, partner = profile["applicant"]["credentials"], profile["partner"]["credentials"]
    edits = [
        (credentials[1], "distance_share", 0.5),
        (credentials[1], "title", "Certificate"),
        (credentials[3], "full_time_months", 7),
        (credentials[0]["eca"], "outcome", "second-only"),
        (partner[0], "program_years", 0.5),
        (profile["applicant"]["occupation"], "noc", "31102"),
        (profile, "as_of", "2024-12-31"),
        (profile, "as_of", "2026-12-31"),
    ]
    for place, name, value in edits:
        before = place.get(name)
        for one in (value, before):
            place[name] = one
            if one is None:
                del place[name]
            request = json.dumps({"v": 1, "do": "evaluate", "locale": "en", "profile": profile})
            fresh = load()
            assert answer(request) == plainly({"ok": True, "result": evaluate(profile, source=fresh)})


def test_the_other_functions_too():
    request = {"v": 1, "do": "history", "locale": "fr", "profile": samples.journey()}
    assert answer(json.dumps(request)) == plainly({"ok": True, "result": history(samples.journey(), "fr")})


def test_no_text_of_a_person_can_pass_for_a_reference():
    source = next(iter(law().sources))
    text = reference((source,), "en")
    assert json.loads(as_text([text])) == [[law().sources[source].shown("en")]]
    for forged in (text, MARK, f"x{MARK}en {source}{MARK}"):
        for profile in ({"applicant": {"credentials": [{"title": forged}]}}, {forged: 1}, {"applicant": forged}):
            reply = answer(json.dumps({"v": 1, "do": "evaluate", "profile": profile}))
            assert MARK not in reply
            assert json.loads(reply)["ok"] is False


def test_both_laws_are_one_law():
    ours = law_by_reference()
    assert ours._replace(resolved={}, by_reference=False) == law()._replace(resolved={})


def test_a_result_is_the_callers_own():
    def spoil(value):
        """Empty every list and every object but the sources themselves, which results share."""
        for name, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
            if isinstance(inner, dict | list) and name != "sources":
                spoil(inner)
            elif name == "sources":
                inner.clear()
        value.clear()

    profile = samples.fullest()
    first = plainly(evaluate(profile))
    for _ in range(2):
        spoil(evaluate(profile))
    assert plainly(evaluate(profile)) == first
