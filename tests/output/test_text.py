"""What leaves as text is, byte for byte, what the library returns: references to sources are gone from it."""

import json
from itertools import chain

import pytest

from pycore import answer, evaluate, history
from pycore.boundary import to_json
from pycore.law.loading import load
from pycore.messages.words import words
from pycore.output import text as text_module
from pycore.output.text import MARK, as_text, part, words_for_text
from pycore.remember import forget
from tools.lib import samples

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
        assert to_json(evaluate(profile, words_for_text(locale))) == plainly(result)


def test_an_edit_is_answered_anew_whatever_is_kept(monkeypatch):
    monkeypatch.setattr(text_module, "TEXTS", 40)  # so that what is kept is let go of between the answers
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
            assert answer(request) == plainly({"ok": True, "result": evaluate(profile, source=load())})


def test_the_other_functions_too():
    request = {"v": 1, "do": "history", "locale": "fr", "profile": samples.journey()}
    assert answer(json.dumps(request)) == plainly({"ok": True, "result": history(samples.journey(), "fr")})


def test_a_part_is_written_once_for_all_that_have_it():
    made = []

    def make(name):
        made.append(name)
        return {"name": name}

    first, again, other = part(make, "one"), part(make, "one"), part(make, "two")
    assert first is again
    assert as_text([first, [again, other]]) == '[{"name":"one"},[{"name":"one"},{"name":"two"}]]'
    assert made == ["one", "two"]
    forget()
    assert as_text([first, part(make, "one")]) == '[{"name":"one"},{"name":"one"}]'
    assert made == ["one", "two", "one"]


def test_no_text_of_a_person_can_pass_for_a_part():
    mark = part(list, (1, 2))
    assert json.loads(as_text([part(list, (1, 2))])) == [[1, 2]]
    for forged in (mark, MARK, f"x{mark}"):
        for profile in ({"applicant": {"credentials": [{"title": forged}]}}, {forged: 1}, {"applicant": forged}):
            reply = answer(json.dumps({"v": 1, "do": "evaluate", "profile": profile}))
            assert MARK not in reply
            assert json.loads(reply)["ok"] is False


def test_words_for_text_are_the_same_words():
    for locale in ("en", "fr"):
        assert words_for_text(locale).sources is words(locale).sources
        assert words(words_for_text(locale)) is words_for_text(locale)
