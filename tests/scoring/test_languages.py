"""Every band of every language test, and how long results last. IRCC, Language test results (read 2026-11-23)."""

from datetime import date, timedelta
from itertools import chain, repeat

import pytest

from pycore import evaluate, history, levers, timeline
from pycore.credentials.condition import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from pycore.dates import parse_month
from pycore.law.loading import law, load
from pycore.law.rules import Law
from pycore.messages.words import LOCALES, words
from pycore.profile.facts import ABILITIES, LanguageResult
from pycore.scoring import languages
from tools.lib.samples import offered

DAY = date(2026, 11, 23)
ONE = timedelta(days=1)
RULES = law().on(DAY)
WITHDRAWN = law().days_of_change[-1] + 60 * ONE

# Written from the official page, apart from the rules data: the least score of each level, and the step of the scale.
# Columns as printed: speaking, listening, reading, writing.
BANDS = {
    "ielts-general": {
        10: (7.5, 8.5, 8.0, 7.5),
        9: (7.0, 8.0, 7.0, 7.0),
        8: (6.5, 7.5, 6.5, 6.5),
        7: (6.0, 6.0, 6.0, 6.0),
        6: (5.5, 5.5, 5.0, 5.5),
        5: (5.0, 5.0, 4.0, 5.0),
        4: (4.0, 4.5, 3.5, 4.0),
    },
    "celpip-general": {level: (level,) * 4 for level in range(4, 11)},
    "pte-core": {
        10: (89, 89, 88, 90),
        9: (84, 82, 78, 88),
        8: (76, 71, 69, 79),
        7: (68, 60, 60, 69),
        6: (59, 50, 51, 60),
        5: (51, 39, 42, 51),
        4: (42, 28, 33, 41),
    },
    "tef-canada": {
        10: (393, 316, 263, 393),
        9: (371, 298, 248, 371),
        8: (349, 280, 233, 349),
        7: (310, 249, 207, 310),
        6: (271, 217, 181, 271),
        5: (226, 181, 151, 226),
        4: (181, 145, 121, 181),
    },
    "tcf-canada": {
        10: (16, 549, 549, 16),
        9: (14, 523, 524, 14),
        8: (12, 503, 499, 12),
        7: (10, 458, 453, 10),
        6: (7, 398, 406, 7),
        5: (6, 369, 375, 6),
        4: (4, 331, 342, 4),
    },
}
PRINTED = ("speaking", "listening", "reading", "writing")
STEP = {"ielts-general": 0.5}
MAXIMUM = {
    "ielts-general": (9, 9, 9, 9),
    "celpip-general": (12, 12, 12, 12),
    "pte-core": (90, 90, 90, 90),
    "tef-canada": (450, 360, 300, 450),
    "tcf-canada": (20, 699, 699, 20),
}
LANGUAGE = {"ielts-general": "en", "celpip-general": "en", "pte-core": "en", "tef-canada": "fr", "tcf-canada": "fr"}

EDGES = [
    pytest.param(test, ability, level, bands[level][column], id=f"{test}-{ability}-{level}")
    for test, bands in BANDS.items()
    for column, ability in enumerate(PRINTED)
    for level in bands
]


def one_score(test: str, ability: str, score: float | None) -> LanguageResult:
    """A result with one score."""
    return LanguageResult(test, scores=tuple(score if name == ability else None for name in ABILITIES))


def level(test: str, ability: str, score: float | None, day: date = DAY) -> int | None:
    """The level of one score."""
    return languages.levels_of(one_score(test, ability, score), law().on(day))[ABILITIES.index(ability)]


@pytest.mark.parametrize("listed", ["BANDS", "MAXIMUM", "LANGUAGE"])
def test_every_test_that_a_profile_may_name_stands_here(listed):
    missing = set(offered("language_result", "test")) ^ set(globals()[listed])
    assert not missing, f"{listed} of this file: {sorted(missing)}"


@pytest.mark.parametrize(("test", "ability", "reached", "score"), EDGES)
def test_each_band_begins_at_its_printed_score(test, ability, reached, score):
    below = reached - 1 if reached > 4 else 0
    assert level(test, ability, score) == reached
    assert level(test, ability, score - STEP.get(test, 1)) <= below
    assert level(test, ability, score - 0.01) == below, "a score between two printed ones belongs to the lower level"
    assert level(test, ability, float(score)) == reached


@pytest.mark.parametrize("test", BANDS)
def test_levels_never_fall_as_scores_rise(test):
    for column, ability in enumerate(PRINTED):
        scores = [step / 2 for step in range(2 * MAXIMUM[test][column] + 1)]
        levels = [level(test, ability, score) for score in scores]
        assert levels == sorted(levels)
        assert set(levels) == {0, 4, 5, 6, 7, 8, 9, 10}


@pytest.mark.parametrize("test", BANDS)
def test_the_top_of_the_scale_and_beyond(test):
    for column, ability in enumerate(PRINTED):
        most = MAXIMUM[test][column]
        assert level(test, ability, most) == 10
        assert level(test, ability, most + 0.5) is None
        assert level(test, ability, 0) == 0
        assert level(test, ability, None) is None


@pytest.mark.parametrize("test", BANDS)
def test_each_test_proves_one_language(test):
    assert languages.language_of(LanguageResult(test), RULES) == LANGUAGE[test]
    assert languages.language_of(LanguageResult(test), law().on(date(2015, 1, 1))) == LANGUAGE[test]


def test_levels_given_directly():
    result = LanguageResult(language="fr", levels=(7, None, 12, 3))
    assert languages.language_of(result, RULES) == "fr"
    assert languages.levels_of(result, RULES) == (7, None, 10, 3)
    assert languages.levels_of(LanguageResult(language="en"), RULES) == (None,) * 4
    assert languages.language_of(LanguageResult(), RULES) is None


def test_a_direct_level_ten_stays_ten():
    assert languages.levels_of(LanguageResult(language="en", levels=(9, 10, 11, 10)), RULES) == (9, 10, 10, 10)


@pytest.mark.parametrize(
    ("test", "since"),
    [
        ("ielts-general", None),
        ("celpip-general", None),
        ("tef-canada", None),
        ("tcf-canada", date(2018, 11, 10)),
        ("pte-core", date(2024, 1, 30)),
    ],
)
def test_a_test_counts_from_the_day_it_was_accepted(test, since):
    most = dict(zip(PRINTED, MAXIMUM[test], strict=True))
    result = LanguageResult(test, taken_on=DAY, scores=tuple(most[ability] for ability in ABILITIES))
    assert languages.levels_of(result, law().on(since or date(2015, 1, 1))) == (10,) * 4
    if since is None:
        return
    before = law().on(since - ONE)
    assert languages.levels_of(result, before) == (0,) * 4
    (refused,) = languages.tests_of_language(result, since - ONE, before)
    assert (refused.outcome, refused.code, refused.facts["since"]) == (NOT_MET, "language-accepted.not-yet", since)
    assert refused.cite
    assert languages.tests_of_language(result, since, law().on(since))[0].outcome == MET
    assert languages.tests_of_language(result, since + ONE, law().on(since + ONE))[0].outcome == MET


def test_a_score_out_of_699_is_not_read_as_an_old_one():
    taken = date(2025, 6, 1)
    result = LanguageResult("tef-canada", taken_on=taken, scores=(500, 250, 400, 400))
    assert languages.levels_of(result, RULES) == (None,) * 4  # the other three may be out of 699 as well
    scores = languages.tests_of_language(result, DAY, RULES)[1]
    assert (scores.outcome, scores.code, scores.missing) == (UNKNOWN, "language-scores.other-scale", ABILITIES)
    assert scores.facts == {"ability": "listening", "score": 500, "maximum": 360, "scale": 699}
    before = law().on(date(2023, 12, 10))
    assert languages.tests_of_language(result, date(2023, 12, 10), before)[1].code == "language-scores.too-high"
    assert languages.levels_of(result, before) == (None, 9, 10, 10)


def test_a_score_above_any_scale():
    result = LanguageResult("tef-canada", taken_on=DAY, scores=(700, 250, 400, 400))
    assert languages.tests_of_language(result, DAY, RULES)[1].code == "language-scores.too-high"


@pytest.mark.parametrize(
    ("taken", "rescored"),
    [
        (date(2023, 12, 10), False),
        (date(2023, 12, 11), True),
        (date(2024, 5, 6), True),
        (date(2024, 5, 7), False),
        (None, False),
    ],
)
def test_results_that_were_issued_twice(taken, rescored):
    result = LanguageResult("tef-canada", taken_on=taken, scores=(300, 250, 400, 400))
    scores = languages.tests_of_language(result, date(2024, 6, 1), law().on(date(2024, 6, 1)))[1]
    assert scores.outcome == MET
    assert (scores.code == "language-scores.rescored") is rescored
    other = LanguageResult("tcf-canada", taken_on=taken, scores=(500, 500, 10, 10))
    assert languages.tests_of_language(other, date(2024, 6, 1), RULES)[1].code == "language-scores.yes"


def test_scores_that_are_missing():
    result = LanguageResult("ielts-general", taken_on=DAY, scores=(7.5, None, 6.5, None))
    assert languages.levels_of(result, RULES) == (8, None, 8, None)
    scores = languages.tests_of_language(result, DAY, RULES)[1]
    assert (scores.outcome, scores.missing) == (UNKNOWN, ("reading", "speaking"))
    assert scores.facts == {"ability": "reading", "count": 2}


def test_the_lowest_ability_is_named():
    result = LanguageResult("ielts-general", taken_on=DAY, scores=(8.5, 6.5, 6.0, 7.0))
    scores = languages.tests_of_language(result, DAY, RULES)[1]
    assert scores.facts == {"lowest": 7, "language": "en"}


TAKEN = date(2024, 3, 1)
SECOND_ANNIVERSARY = date(2026, 3, 1)


@pytest.mark.parametrize("rule", [languages.POINTS, languages.SKILLED_WORKER, languages.POOL])
def test_results_last_until_the_day_before_they_are_two_years_old(rule):
    result = LanguageResult("ielts-general", taken_on=TAKEN, scores=(7, 7, 7, 7))
    assert languages.expires_on(result, RULES, rule) == SECOND_ANNIVERSARY
    for on, valid in (
        (TAKEN - ONE, False),
        (TAKEN, True),
        (SECOND_ANNIVERSARY - ONE, True),
        (SECOND_ANNIVERSARY, False),
        (SECOND_ANNIVERSARY + ONE, False),
    ):
        assert languages.is_valid(result, on, RULES, rule) is valid
        test = languages.tests_of_language(result, on, RULES, rule)[2]
        assert test.outcome == (MET if valid else NOT_MET)
        assert test.cite


def test_a_test_of_29_february_lasts_until_1_march():
    result = LanguageResult("ielts-general", taken_on=date(2024, 2, 29))
    assert languages.expires_on(result, RULES) == date(2026, 3, 1)
    assert languages.is_valid(result, date(2026, 2, 28), RULES)
    assert not languages.is_valid(result, date(2026, 3, 1), RULES)


@pytest.mark.parametrize(
    ("rule", "since"), [(languages.POINTS, date(2016, 11, 19)), (languages.POOL, date(2017, 6, 6))]
)
def test_before_the_limit_was_made_old_results_count(rule, since):
    old = LanguageResult("ielts-general", taken_on=since - timedelta(days=900), scores=(7, 7, 7, 7))
    before = law().on(since - ONE)
    assert languages.is_valid(old, since - ONE, before, rule)
    assert languages.expires_on(old, before, rule) is None
    assert languages.tests_of_language(old, since - ONE, before, rule)[2].code == "language-valid.no-limit"
    assert not languages.is_valid(old, since, law().on(since), rule)
    assert not languages.is_valid(old, since + ONE, law().on(since + ONE), rule)
    unstated = LanguageResult("ielts-general", scores=(7, 7, 7, 7))
    assert languages.is_valid(unstated, since - ONE, before, rule) is True
    assert languages.tests_of_language(unstated, since - ONE, before, rule)[2].outcome == NOT_APPLICABLE
    assert languages.is_valid(unstated, since, law().on(since), rule) is None
    future = LanguageResult("ielts-general", taken_on=since + ONE)
    assert languages.is_valid(future, since - ONE, before, rule) is False


def test_the_skilled_worker_limit_is_as_old_as_express_entry():
    old = LanguageResult("ielts-general", taken_on=date(2013, 1, 1))
    rules = law().on(date(2015, 1, 1))
    assert languages.is_valid(old, date(2015, 1, 1), rules, languages.SKILLED_WORKER) is False
    assert languages.is_valid(old, date(2014, 12, 31), rules, languages.SKILLED_WORKER) is True


def test_an_unknown_day_of_the_test_is_asked_for():
    result = LanguageResult("ielts-general", scores=(7, 7, 7, 7))
    assert languages.is_valid(result, DAY, RULES) is None
    assert languages.expires_on(result, RULES) is None
    test = languages.tests_of_language(result, DAY, RULES)[2]
    assert (test.outcome, test.missing) == (UNKNOWN, ("taken_on",))


@pytest.mark.parametrize(("young", "outcome"), [(True, MET), (False, NOT_MET)])
def test_that_results_are_young_enough_can_be_said_without_their_date(young, outcome):
    result = LanguageResult("ielts-general", scores=(7, 7, 7, 7), still_valid=young, stated_on=DAY)
    assert languages.is_valid(result, DAY, RULES) is young
    assert languages.tests_of_language(result, DAY, RULES)[2].outcome == outcome
    for other in (DAY - ONE, DAY + ONE):
        assert languages.is_valid(result, other, RULES) is None, "it was said of one day"
    early = date(2015, 2, 1)
    before_limits = result._replace(stated_on=early)
    assert languages.is_valid(before_limits, early, law().on(early)) is True
    given = dict.fromkeys(ABILITIES, 9)
    profile = {"applicant": {"languages": [{"language": "en", "clb": given, "still_valid": young}]}}
    found = evaluate(profile, today=DAY)
    assert not any(question["path"].endswith("/taken_on") for question in found["questions"])
    assert (found["crs"]["range"] != evaluate({"applicant": {"languages": []}}, today=DAY)["crs"]["range"]) is young


def test_a_day_beyond_the_calendar_is_no_error():
    result = LanguageResult("ielts-general", taken_on=date(9999, 6, 1), scores=(7, 7, 7, 7))
    assert languages.expires_on(result, RULES) is None
    assert languages.is_valid(result, date(9999, 7, 1), RULES)
    assert languages.tests_of_language(result, date(9999, 7, 1), RULES)[2].outcome == MET


def of_ielts(*scores: float | None, taken_on: date | None = None) -> LanguageResult:
    return LanguageResult("ielts-general", taken_on=taken_on, scores=scores or (7, 7, 7, 7))


def of_tef(*scores: float, taken_on: date = date(2026, 4, 1)) -> LanguageResult:
    return LanguageResult("tef-canada", taken_on=taken_on, scores=scores)


TABLE = ("ee-language-table",)
BY_LEVELS = (*TABLE, "irpr-73-1-language")
BY_IELTS = (*TABLE, "lang-table-draft", "mi-12-2", "irpr-74-3")
BY_TEF = (*TABLE, "lang-table-draft", "lang-tef-old-score", "lang-tef-certificate", "ee-language-tef", *BY_IELTS[2:])
OLD, RECENT, LAST_DAY = date(2012, 4, 1), date(2025, 3, 1), date(9999, 1, 1)
EARLY = date(2016, 1, 1)  # results did not lapse yet
LEVELS = LanguageResult(language="fr", levels=(7, 7, 7, 7))
SAID = [
    (LEVELS, DAY, "language-accepted", NOT_APPLICABLE, "levels", BY_LEVELS, {}, ()),
    (LEVELS, DAY, "language-scores", MET, "yes", BY_LEVELS, {"lowest": 7, "language": "fr"}, ()),
    (of_ielts(), DAY, "language-accepted", MET, "yes", BY_IELTS, {"test": "ielts-general"}, ()),
    (of_ielts(), DAY, "language-scores", MET, "yes", BY_IELTS, {"lowest": 7, "language": "en"}, ()),
    (of_ielts(0, 7, 7, 7), DAY, "language-scores", MET, "yes", BY_IELTS, {"lowest": 0, "language": "en"}, ()),
    (
        of_ielts(7, None, 7, 7),
        DAY,
        "language-scores",
        UNKNOWN,
        "missing",
        BY_IELTS,
        {"ability": "reading", "count": 1},
        ("reading",),
    ),
    (
        of_ielts(9, 9.5, 9, 9),
        DAY,
        "language-scores",
        UNKNOWN,
        "too-high",
        BY_IELTS,
        {"ability": "reading", "score": 9.5, "maximum": 9, "scale": 0},
        ("reading",),
    ),
    (
        of_tef(699, 300, 450, 450),
        DAY,
        "language-scores",
        UNKNOWN,
        "other-scale",
        BY_TEF,
        {"ability": "listening", "score": 699, "maximum": 360, "scale": 699},
        ABILITIES,
    ),
    (
        of_tef(360, 300.5, 450, 450),
        DAY,
        "language-scores",
        UNKNOWN,
        "other-scale",
        BY_TEF,
        {"ability": "reading", "score": 300.5, "maximum": 300, "scale": 699},
        ABILITIES,
    ),
    (
        of_tef(300, 250, 400, 400, taken_on=date(2024, 5, 6)),
        date(2024, 6, 1),
        "language-scores",
        MET,
        "rescored",
        ("lang-tef-rescored", *BY_TEF),
        {"lowest": 9, "language": "fr", "first": date(2023, 12, 11), "last": date(2024, 5, 6)},
        (),
    ),
    (of_ielts(), DAY, "language-valid", UNKNOWN, "unknown", ("mi-12-3",), {}, ("taken_on",)),
    (of_ielts(), EARLY, "language-valid", NOT_APPLICABLE, "no-limit", ("mi-12-3",), {"on": EARLY}, ()),
    (
        of_ielts(taken_on=OLD),
        EARLY,
        "language-valid",
        NOT_APPLICABLE,
        "no-limit",
        ("mi-12-3",),
        {"taken_on": OLD, "on": EARLY},
        (),
    ),
    (
        of_ielts(taken_on=RECENT),
        DAY,
        "language-valid",
        MET,
        "yes",
        ("mi-12-3",),
        {"taken_on": RECENT, "on": DAY, "years": 2, "end": date(2027, 3, 1)},
        (),
    ),
    (
        of_ielts(taken_on=LAST_DAY),
        LAST_DAY,
        "language-valid",
        MET,
        "yes",
        ("mi-12-3",),
        {"taken_on": LAST_DAY, "on": LAST_DAY, "years": 2, "end": date(9999, 12, 31)},
        (),
    ),
]


@pytest.mark.parametrize(("result", "on", "name", "outcome", "code", "cite", "facts", "missing"), SAID)
def test_what_a_test_says_and_rests_on(result, on, name, outcome, code, cite, facts, missing):
    [test] = [one for one in languages.tests_of_language(result, on, law().on(on)) if one.id == name]
    assert (test.outcome, test.code, test.cite) == (outcome, f"{name}.{code}", cite)
    assert (dict(test.facts), test.missing) == (facts, missing)


@pytest.mark.parametrize(
    ("rule", "cite"), [(languages.SKILLED_WORKER, ("irpr-75-2-d", "irpr-79-2")), (languages.POOL, ("mi-3-4",))]
)
def test_each_use_has_its_own_limit_and_provision(rule, cite):
    """In 2016 only skilled workers had one: the same result has lapsed for them, and for nothing else."""
    lasting = languages.tests_of_language(of_ielts(taken_on=RECENT), DAY, RULES, rule)[2]
    assert (lasting.outcome, lasting.facts["end"], lasting.cite) == (MET, date(2027, 3, 1), cite)
    old = languages.tests_of_language(of_ielts(taken_on=OLD), EARLY, law().on(EARLY), rule)[2]
    assert old.outcome == (NOT_MET if rule == languages.SKILLED_WORKER else NOT_APPLICABLE)
    assert old.facts["on"] == EARLY
    if rule == languages.SKILLED_WORKER:
        lasting = languages.tests_of_language(of_ielts(taken_on=date(2015, 6, 1)), EARLY, law().on(EARLY), rule)[2]
        assert (lasting.outcome, lasting.facts["end"]) == (MET, date(2017, 6, 1))


@pytest.mark.parametrize("scores", [(7, 7, 7), (7, 7, 7, 7, 7)])
def test_four_scores_are_needed_neither_three_nor_five(scores):
    with pytest.raises(ValueError):
        languages.levels_of(LanguageResult("ielts-general", scores=scores), RULES)


def cases():
    """Results that between them bring out every sentence."""
    full = (7.0, 7.0, 7.0, 7.0)
    yield LanguageResult("ielts-general", taken_on=TAKEN, scores=full), date(2025, 1, 1)
    yield LanguageResult("ielts-general", taken_on=TAKEN, scores=full), DAY
    yield LanguageResult("ielts-general", taken_on=TAKEN, scores=(7.0, None, None, 7.0)), TAKEN - ONE
    yield LanguageResult("ielts-general", scores=(9.5, 7.0, 7.0, 7.0)), DAY
    yield LanguageResult("tef-canada", taken_on=date(2024, 4, 1), scores=(300, 250, 400, 400)), date(2024, 6, 1)
    yield LanguageResult("tef-canada", taken_on=date(2026, 4, 1), scores=(500, 250, 400, 400)), DAY
    yield LanguageResult("pte-core", taken_on=date(2023, 4, 1), scores=(80, 80, 80, 80)), date(2023, 6, 1)
    yield LanguageResult(language="fr", levels=(7, 7, 7, 7)), date(2016, 1, 1)
    for young in (True, False):
        yield LanguageResult("ielts-general", scores=full, still_valid=young, stated_on=DAY), DAY
    for month in (f"{DAY:%Y-%m}", f"{DAY.year - 1}-{DAY:%m}"):
        yield LanguageResult("ielts-general", scores=full, taken_in=parse_month(month)), DAY
    yield LanguageResult("ielts-general", scores=full, taken_in=parse_month(f"{EARLY:%Y-%m}")), EARLY


@pytest.fixture(scope="module", params=sorted(BANDS))
def withdrawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Law]:
    """A language test, and a law under which it is no longer accepted from WITHDRAWN."""
    file = tmp_path_factory.mktemp("rules") / "withdrawn.toml"
    version = f'from = {WITHDRAWN}\nverified = 2026-11-23\ncite = ["mi-12-2"]\nin_force = false'
    file.write_text(f"[[language-test-{request.param}.versions]]\n{version}\n", encoding="utf-8")
    return request.param, load(extra=[file])


def test_a_test_that_is_withdrawn_counts_until_the_day_before(withdrawn):
    test, source = withdrawn
    scores = dict(zip(PRINTED, MAXIMUM[test], strict=True))
    held = {"test": test, "taken_on": (WITHDRAWN - 30 * ONE).isoformat(), **scores}
    profile = {"applicant": {"age": 30, "languages": [held]}, "partner": {"accompanying": True, "languages": [held]}}
    before, after = (
        {**profile, "as_of": on.isoformat(), "rules_on": on.isoformat()} for on in (WITHDRAWN - ONE, WITHDRAWN)
    )
    assert evaluate(before, source=source) == evaluate(before)
    shown = evaluate(after, source=source)
    told = [warning["text"] for warning in shown["warnings"] if warning["id"].endswith("-language-accepted")]
    name = words("en").term("language-test", test)
    assert told == [f"No. {name} has not been accepted since {words('en').write(WITHDRAWN, 'date')}."] * 2
    without = evaluate({**after, "applicant": {"age": 30, "languages": []}}, source=source)
    assert shown["crs"]["total"] == without["crs"]["total"] < evaluate(before)["crs"]["total"]
    for function in (history, timeline, levers):
        function(before, source=source)
        function(after, source=source)


def test_the_language_of_a_withdrawn_test_is_still_known(withdrawn):
    test, source = withdrawn
    for on in (date(2015, 1, 1), WITHDRAWN - ONE, WITHDRAWN):
        assert languages.language_of(LanguageResult(test), source.on(on)) == LANGUAGE[test]
    [accepted] = languages.tests_of_language(LanguageResult(test), WITHDRAWN, source.on(WITHDRAWN))
    assert (accepted.outcome, accepted.cite) == (NOT_MET, ("mi-12-2",))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_can_be_said(locale, withdrawn):
    said = set()
    language = words(locale)
    gone = LanguageResult(withdrawn[0], taken_on=WITHDRAWN), WITHDRAWN
    for (result, on), source in chain(zip(cases(), repeat(law())), [(gone, withdrawn[1])]):
        for test in languages.tests_of_language(result, on, source.on(on)):
            text = language.say(test.code, test.facts)
            assert "{" not in text and "None" not in text
            said.add(test.code)
    groups = ("language-accepted.", "language-scores.", "language-valid.")
    assert said == {key for key in language.sources if key.startswith(groups)}


def test_the_sentence_has_the_persons_own_figures():
    result = LanguageResult("ielts-general", taken_on=date(2024, 3, 1), scores=(7, 7, 7, 7))
    test = languages.tests_of_language(result, DAY, RULES)[2]
    assert words("en").say(test.code, test.facts) == (
        "No. The results are dated 1 March 2024; on 23 November 2026 they are 2 years old or more."
    )
    french = words("fr").say(test.code, test.facts).replace("\u00a0", " ")
    assert french == (
        "Non. Les résultats sont datés du 1er mars 2024; le 23 novembre 2026, ils datent de 2 ans ou plus."
    )


def first_language_points(on: str, taken_on: str) -> int:
    levels = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
    language = {"language": "en", "taken_on": taken_on, "clb": levels}
    result = evaluate({"as_of": on, "applicant": {"languages": [language]}, "partner": None})
    return next(
        factor["points"]
        for section in result["crs"]["sections"]
        for factor in section["factors"]
        if factor["id"] == "first-language"
    )


@pytest.mark.parametrize(
    ("on", "points"),
    [("2026-11-22", 124), ("2026-11-23", 0), ("2026-11-24", 0), ("2024-11-23", 124), ("2024-11-22", 0)],
)
def test_language_points_stop_after_two_years(on, points):
    assert first_language_points(on, "2024-11-23") == points


@pytest.mark.parametrize(("on", "points"), [("2016-11-18", 124), ("2016-11-19", 0)])
def test_language_points_did_not_stop_before_the_rule_was_added(on, points):
    assert first_language_points(on, "2014-06-01") == points


def test_a_month_still_going_on_is_open_also_where_no_age_ends_the_points():
    """Before results lapsed, only whether they were there yet depends on the day: no limit of years is named."""
    result = of_ielts()._replace(taken_on=None, taken_in=parse_month(f"{EARLY:%Y-%m}"))
    test = next(
        one for one in languages.tests_of_language(result, EARLY, law().on(EARLY)) if one.id == "language-valid"
    )
    assert (test.outcome, test.code, test.missing) == (UNKNOWN, "language-valid.this-month", ("taken_on",))
    assert "years" not in test.facts
    assert languages.is_valid(result, EARLY, law().on(EARLY)) is None
