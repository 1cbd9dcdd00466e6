"""The table of assessment results: every row in many spellings, and what is not in it. IRCC, read 2026-11-23."""

import re
from datetime import date

import pytest

from pycore.credentials import outcomes
from pycore.law.rules import law
from pycore.profile.facts import LEVELS

RULES = law().on(date(2026, 11, 23))
NBSP = "\u00a0"

# The official table once more, written down apart from the rules data; [ ] is any text.
TABLE = {
    "doctoral": """Earned Doctorate Degree|Earned Doctorate (Ph.D.)|Professional Doctorate Degree|Doctor of []
        Doctor of Philosophy (PhD) degree with a focus in []|Doctorate (Ph.D.)
        Doctorat|Doctorat acquis (Ph.D.)|Doctorat (Ph. D.)|Doctorat professionnel|Docteur en []
        Doctorat en philosophie (Ph. D.) avec spécialisation en []""",
    "masters-or-professional": """Master's Degree|Master's Degree (Taught)|Master of []|Master's degree, specializing in []
        Master's degree with a focus in []|One-year Master's degree with a focus in []
        Two-year Master's degree with a focus in []|Master of Business Administration
        One-year Master of Business Administration degree|One-year Master degree
        First professional degree in medicine (Doctor of Medicine)|First professional degree in Medicine
        Doctor of Medicine degree|First professional university degree in medicine
        First professional university degree in medicine, preceded by prerequisite undergraduate study
        Four to seven years of professional study in veterinary medicine
        First Professional Degree in Veterinary Medicine|Doctor of Veterinary Medicine degree
        First professional university degree in veterinary medicine
        First professional university degree in veterinary medicine, preceded by prerequisite undergraduate study
        Four to seven years of professional study in dentistry
        Five or more years of professional university study in dentistry
        First Professional Degree in Dentistry|Doctor of Dental Surgery degree
        First professional university degree in dentistry
        First professional university degree in dentistry, preceded by prerequisite undergraduate study
        Four to five years of professional study in podiatry
        Five or more years of professional university study in podiatry|Doctor of Podiatry degree
        First professional university degree in podiatric medicine
        First professional university degree in podiatric medicine, preceded by prerequisite undergraduate study
        Three to six years of professional study in optometry
        Five or more years of professional university study in optometry|Doctor of Optometry degree
        First professional university degree in optometry
        First professional university degree in optometry, preceded by prerequisite undergraduate study
        Bachelor of Laws|Juris Doctor|First professional university degree in law
        First professional university degree in law, preceded by [] prerequisite undergraduate study
        Five or more years of professional university study in chiropractic medicine|Doctor of Chiropractic degree
        First professional university degree in chiropractic medicine
        First professional university degree in chiropractic medicine, preceded by prerequisite undergraduate study
        Five or more years of professional university study in pharmacy|Bachelor of Science in Pharmacy degree
        Four-year Bachelor of Science degree with a focus in pharmacy|Doctor of Pharmacy
        Maîtrise|Maîtrise (sans thèse)|Maîtrise en []|Maîtrise, spécialisation en []|Maîtrise avec spécialisation en []
        Maîtrise d'un an avec spécialisation en []|Maîtrise de deux ans avec spécialisation en []
        Maîtrise en administration des affaires|Maîtrise d'un an en administration des affaires|Maîtrise d'un an
        Diplôme de maîtrise avec qualifications acceptables pour l'admissibilité au programme de certification académique du CCCA
        Premier grade professionnel en médecine|Premier grade universitaire professionnel en médecine
        Premier grade universitaire professionnel en droit, précédé de [] d'études de premier cycle préalables
        Quatre à sept ans d'études professionnelles de dentisterie
        Cinq ans ou plus d'études universitaires professionnelles de podiatrie
        Trois à six ans d'études professionnelles d'optométrie|Doctorat en médecine|Doctorat en chirurgie dentaire
        Doctorat en optométrie|Baccalauréat en droit|Doctorat en droit|Docteur en pharmacie|Baccalauréat en pharmacie
        Baccalauréat ès sciences de quatre ans avec spécialisation en pharmacologie""",
    "second-only": """Post-Bachelor's Certificate|Post-undergraduate certificate|Post-Bachelor's Diploma
        Post-undergraduate diploma|Graduate Certificate|Graduate Certificate with a focus in []|Postgraduate certificate
        Postgraduate Diploma|Graduate Diploma|Graduate Diploma with a focus in []
        two-year Postgraduate Diploma, specializing in []|two-year Bachelor's after degree with a focus in []
        one-year Postgraduate Certificate in []|Dual Bachelor's degree (four years)
        Certificat postbaccalauréat|Diplôme postbaccalauréat|Certificat d'études postérieures au baccalauréat
        Diplôme d'études postérieures au baccalauréat|Certificat d'études supérieures|Diplôme d'études supérieures
        Diplôme d'études supérieures de deux ans, spécialisation en []|Diplôme d'études supérieures avec spécialisation en []
        Certificat de deuxième cycle|Diplôme de deuxième cycle|Certificat de deuxième cycle d'un an en []
        Certificat de deuxième cycle avec spécialisation en []|Baccalauréat de deux ans avec spécialisation en []
        Double baccalauréat (quatre ans)""",
    "three-year": """College Diploma (three years)|Diploma (three years)|Three-year diploma in []|Three-year advanced diploma
        Bachelor's Degree|Applied Bachelor's Degree|Bachelor's degree (three years)
        Three-year Bachelor's degree, specializing in []|Three-year Bachelor degree|Bachelor's degree (four years)
        Four-year Bachelor's degree, specializing in []|Four-year Bachelor degree|Four-year advanced diploma
        Three-year post-secondary Diploma with a focus in []|Bachelor's degree with a focus in []
        Applied Bachelor's degree with a focus in []|Bachelor of Technology degree with a focus in []
        Three-year Bachelor's degree with a focus in []|Four-year Bachelor's degree with a focus in []
        Diplôme d'études collégiales (trois ans)|Diplôme (trois ans)|Diplôme de trois ans en []
        Diplôme avancé de trois ans|Diplôme avancé de quatre ans|Baccalauréat|Baccalauréat appliqué
        Baccalauréat (trois ans)|Baccalauréat (quatre ans)|Baccalauréat de trois ans|Baccalauréat de quatre ans
        Baccalauréat de trois ans, spécialisation en []|Baccalauréat de quatre ans avec spécialisation en []
        Baccalauréat avec spécialisation en []|Baccalauréat en technologie avec spécialisation en []
        Diplôme postsecondaire de trois ans avec spécialisation en []""",
    "two-year": """College Diploma|College Diploma (two years)|Diploma (two years)|Two-year diploma|Two-year diploma in []
        Secondary school diploma and diploma (two years)|Associate Degree|Associate of [] degree
        Post-secondary Diploma with a focus in []|Two-year post-secondary Diploma with a focus in []|Two-year associate degree
        Diplôme collégial|Diplôme d'études collégiales (deux ans)|Diplôme (deux ans)|Diplôme de deux ans
        Diplôme de deux ans en []|Diplôme d'études secondaires et diplôme (deux ans)|Diplôme spécialisé
        Grade d'associé en []|Diplôme d'études postsecondaires avec spécialisation en []
        Diplôme d'études postsecondaires de deux ans avec spécialisation en []|Grade d'associé|Diplôme d'études collégiales""",
    "one-year": """College Certificate|Completion of College-level certificate|University Certificate|University Diploma
        One-year certificate in []|Post-secondary certificate with a focus in []
        One-year Post-secondary certificate with a focus in []|One-year certificate|Undergraduate (1 year) certificate
        University certificate or diploma
        Certificat de niveau collégial|Certificat de premier cycle (1 an)|Certificat ou diplôme universitaire
        Certificat universitaire|Diplôme universitaire|Certificat d'un an|Certificat d'un an en []
        Certificat postsecondaire avec spécialisation en []|Certificat postsecondaire d'un an avec spécialisation en []
        Certificat d'études collégiales""",
    "secondary": """Secondary School Graduation|Secondary School Diploma|High School Equivalency Certificate
        Certificate of High School Achievement|High School Diploma|Grade 12 (high school completion)
        Certificate of High School Achievement plus technical training in []
        High School Diploma including vocational training in []
        Certificat de fin d'études secondaires|Diplôme d'études secondaires|Certificat d'équivalence d'études secondaires
        Certificat de réussite|Certificat de réussite comprenant une formation technique en []
        Diplôme d'études secondaires comprenant une formation professionnelle en []
        12e année - achèvement des études secondaires""",
}
ROWS = [
    pytest.param(phrase.strip(), level, id=phrase.strip())
    for level, text in TABLE.items()
    for line in text.splitlines()
    for phrase in line.split("|")
]
FILLINGS = ("History", "Génie civil", "Business Administration & Management", "Arts/Science", "X", "three years of")


def level_of(phrase: str) -> str:
    """The one level of a phrase, "second-only", or the reading where it has no sure level."""
    found = outcomes.outcome_of(phrase, RULES)
    if found.reading != outcomes.LISTED:
        return found.reading
    assert found.low == found.high
    return outcomes.SECOND_ONLY if found.second_only else found.low


def spellings(phrase: str):
    """The same words as people and PDF files write them."""
    yield phrase
    yield phrase.upper()
    yield phrase.lower()
    yield phrase.title().replace("’S", "’s")
    for apostrophe in "'’‘ʼ`´":
        yield phrase.replace("'", apostrophe)
    yield f"  {phrase}\t\n"
    yield phrase.replace(" ", "  ").replace("(", "( ").replace(")", " )")
    yield phrase.replace(" ", NBSP)
    yield phrase.replace("-", "‑").replace(",", " ,")
    yield phrase.replace("-", " – ")
    yield f"“{phrase}.”"
    yield phrase.replace(" (", "(")


@pytest.mark.parametrize(("phrase", "level"), ROWS)
def test_every_row_in_every_spelling(phrase, level):
    for filling in FILLINGS if "[]" in phrase else ("",):
        text = phrase.replace("[]", filling)
        if filling == "three years of" and "prerequisite" not in phrase and "préalables" not in phrase:
            continue
        for spelling in spellings(text):
            assert level_of(spelling) == level, spelling


def test_every_row_of_the_data_means_what_it_says():
    seen = 0
    for name in ("eca-outcomes", "eca-outcomes-paired"):
        for record in RULES.records(name):
            for phrase in record["phrases"]:
                found = outcomes.outcome_of(phrase, RULES)
                assert found.row is not None and found.row.levels == (record["level"],), phrase
                assert found.row.field == record.get("field")
                seen += 1
    assert seen > 230


def test_no_row_stands_twice_in_different_levels():
    keys: dict[str, set[str]] = {}
    vocabulary = RULES.value("eca-outcome-words")
    for name in ("eca-outcomes", "eca-outcomes-paired"):
        for record in RULES.records(name):
            for phrase in record["phrases"]:
                keys.setdefault(outcomes.plain(phrase, vocabulary), set()).add(record["level"])
    assert all(len(levels) == 1 for levels in keys.values())


@pytest.mark.parametrize(
    ("with_accents", "without"),
    [("Maîtrise", "MAITRISE"), ("Diplôme collégial", "diplome collegial"), ("Baccalauréat", "Baccalaure\u0301at")],
)
def test_accents_may_be_missing_or_apart(with_accents, without):
    assert level_of(with_accents) == level_of(without)


def test_numbers_in_figures_and_words_are_the_same():
    assert level_of("Bachelor's degree (4 years)") == "three-year"
    assert level_of("2-year diploma in Nursing") == "two-year"
    assert level_of("Undergraduate (one year) certificate") == "one-year"
    assert level_of("Certificat de premier cycle (un an)") == "one-year"
    assert level_of("Baccalauréat (3 ans)") == "three-year"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Post-Graduate Diploma", "Postgraduate Diploma"),
        ("post graduate certificate", "Postgraduate certificate"),
        ("Certificat post-baccalauréat", "Certificat postbaccalauréat"),
        ("Postsecondary Diploma with a focus in Nursing", "Post-secondary Diploma with a focus in Nursing"),
        (
            "Certificat post-secondaire d’un an avec spécialisation en arts",
            "Certificat postsecondaire d’un an avec spécialisation en arts",
        ),
        ("Two-year postsecondary Diploma with a focus in Law", "Two-year post-secondary Diploma with a focus in Law"),
    ],
)
def test_words_written_apart_or_together_are_the_same(written, printed):
    found = outcomes.outcome_of(written, RULES)
    assert found.reading == outcomes.LISTED
    assert found == outcomes.outcome_of(printed, RULES)


@pytest.mark.parametrize(
    ("phrase", "level"),
    [
        ("Master of Science degree", "masters-or-professional"),
        ("Doctor of Philosophy", "doctoral"),
        ("Doctor of Laws", "doctoral"),
        ("Doctor of Juridical Science", "doctoral"),
        ("Doctor of Philosophy in Pharmacy", "doctoral"),
        ("Docteur en droit", "doctoral"),
        ("Doctorat en droit", "masters-or-professional"),
        ("Master of Professional Studies", "masters-or-professional"),
        ("Maîtrise en gestion des organismes à but non lucratif", "masters-or-professional"),
        ("Bachelor's degree with a focus in education", "three-year"),
        # Years stand for "[x years]", also when they are called completed.
        (
            "First professional university degree in law, preceded by two completed years of"
            " prerequisite undergraduate study",
            "masters-or-professional",
        ),
    ],
)
def test_placeholders_take_any_words(phrase, level):
    assert level_of(phrase) == level


@pytest.mark.parametrize(
    "phrase",
    [
        "Bachelor of Arts",
        "Bachelor's degree and Master's degree",
        "Bachelor's degree with a focus in Economics and Master's degree with a focus in Law",
        "Master of Arts (incomplete)",
        "Master of Science, not completed",
        "Master of degree",
        "Master of",
        "Two years of study toward a bachelor's degree",
        "One-year certificate in Welding plus a diploma",
        "Maîtrise en droit et doctorat",
        "Completion of a two-year program of study",
        "Six years of professional study in medicine",
        "Six-week certificate",
        "Three years of welding",
        "University study in welding",
        "Dual degree",
        "Three-year or more certificate, diploma, or degree plus a six-week course",
        "Three-year or more certificate, diploma, or degree plus a Master's Degree",
        "",
        "   ",
        "…",
        "学士学位",
        "n" * 500,
        "a " * 250,
        "high school diploma " + "a " * 230 + "training",
    ],
)
def test_what_the_table_does_not_list_is_unknown_never_none(phrase):
    found = outcomes.outcome_of(phrase, RULES)
    assert found == outcomes.Outcome(outcomes.UNLISTED, "none", LEVELS[-1])


@pytest.mark.parametrize(
    "phrase",
    [
        "Two years of undergraduate study",
        "three years of undergraduate study",
        "THREE YEARS OF UNDERGRADUATE STUDY",
        "3 years of undergraduate study",
        "Three years of hospital training and study",
        "One year of post-secondary study",
        "Two academic years of university",
        "Completion of two years of college-level courses",
        "Three or more years of university study",
        "Three to four years of university study",
        "Two semesters of graduate study",
        "Trois années d’études de premier cycle",
        "Deux ans d'études universitaires",
        "Un an d’études postsecondaires",
        "Quatre semestres de formation",
    ],
)
def test_years_of_study_without_a_credential_give_no_level(phrase):
    assert outcomes.outcome_of(phrase, RULES) == outcomes.Outcome(outcomes.YEARS_OF_STUDY, "none", "none")


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("Certificat collégial", "one-year", "two-year"),
        ("Doctor of Medicine", "masters-or-professional", "doctoral"),
        ("DOCTOR OF DENTAL SURGERY", "masters-or-professional", "doctoral"),
        ("Docteur en médecine", "masters-or-professional", "doctoral"),
        # Of a professional doctorate the table has one wording, and “Doctor of [any discipline]” is a doctorate.
        ("Doctor of Medicine (M.D.)", "masters-or-professional", "doctoral"),
        ("Doctor of Medicine and Surgery", "masters-or-professional", "doctoral"),
        ("Doctor of Dental Surgery (DDS) degree", "masters-or-professional", "doctoral"),
        ("Doctor of Pharmacy degree", "masters-or-professional", "doctoral"),
        ("Doctor of Jurisprudence", "masters-or-professional", "doctoral"),
        ("Doctor of Osteopathic Medicine", "masters-or-professional", "doctoral"),
        ("Docteur en pharmacie (Pharm. D.)", "masters-or-professional", "doctoral"),
        ("Docteur en médecine dentaire", "masters-or-professional", "doctoral"),
    ],
)
def test_wordings_under_two_levels_are_doubtful(phrase, low, high):
    found = outcomes.outcome_of(phrase, RULES)
    assert (found.reading, found.low, found.high, found.second_only) == (outcomes.DOUBTFUL, low, high, False)


PAIR_EN = "Three-year or more certificate, diploma, or degree plus {} {}"
PAIR_FR = "{} plus un autre certificat, diplôme ou degré nécessitant trois années d’études ou plus"


def test_the_pair_inside_a_pair_that_the_table_prints():
    french = "Baccalauréat (quatre ans) plus deux autres certificats, diplômes ou degrés nécessitant trois années d’études ou plus"
    assert level_of(french) == "two-or-more"
    inner = PAIR_EN.format("a", "Bachelor's degree (four years)")
    assert level_of(PAIR_EN.format("a", inner)) == "two-or-more"
    assert level_of(PAIR_EN.format("a", PAIR_EN.format("a", "Master’s degree"))) == outcomes.UNLISTED


@pytest.mark.parametrize("level", ["second-only", "one-year", "two-year", "three-year"])
def test_each_listed_result_makes_a_pair(level):
    for record in RULES.records("eca-outcomes"):
        if record["level"] != level:
            continue
        for phrase in record["phrases"]:
            text = re.sub(r"\[[^\]]*\]", "Welding", phrase)
            if record["locale"] == "en":
                article = "an" if text[0] in "AEIOU" else "a"
                assert level_of(PAIR_EN.format(article, text)) == "two-or-more", text
            else:
                assert level_of(PAIR_FR.format(text)) == "two-or-more", text


def test_a_misspelt_phrase_offers_the_nearest_rows():
    for phrase, row in (
        ("Bachlor of Laws", "Bachelor of Laws"),
        ("Collage Diploma (two years)", "College Diploma (two years)"),
        ("Diplome d'etudes colegiales (trois ans)", "Diplôme d’études collégiales (trois ans)"),
    ):
        near = outcomes.nearest_outcomes(phrase, RULES)
        assert near[0].phrase == row
        assert len(near) <= 3
    assert len(outcomes.nearest_outcomes("Collage Diploma", RULES, 1)) == 1
    assert outcomes.nearest_outcomes("", RULES) == ()
    assert outcomes.nearest_outcomes("zzzz qqqq", RULES) == ()


def runs_of_three(text: str) -> set[str]:
    padded = f" {outcomes.plain(text, RULES.value('eca-outcome-words'))} "
    return {padded[at] + padded[at + 1] + padded[at + 2] for at in range(len(padded) - 2)}


@pytest.mark.parametrize("phrase", ["Bachlor of Laws", "Earned", "Diplome de trois an", "Certificat", "xy"])
def test_the_nearest_rows_share_at_least_three_tenths_of_all_their_runs_of_three(phrase):
    """Likest first, equals in the order of the table; "Earned" and one row share exactly three tenths."""
    own, expected = runs_of_three(phrase), []
    for index, row in enumerate(outcomes.find_outcomes("", RULES)):
        other = runs_of_three(row.phrase)
        likeness = len(own & other) / len(own | other)
        if likeness >= 0.3:
            expected.append((-likeness, index, row.phrase))
    found = [row.phrase for row in outcomes.nearest_outcomes(phrase, RULES, 1000)]
    assert found == [row for _, _, row in sorted(expected)]
    assert ("Earned Doctorate (Ph.D.)" in found) is (phrase == "Earned")


def test_every_row_is_its_own_nearest():
    for row in outcomes.find_outcomes("", RULES):
        assert outcomes.nearest_outcomes(row.phrase, RULES, 1)[0].phrase == row.phrase


def test_the_table_can_be_searched():
    rows = outcomes.find_outcomes("", RULES)
    assert {row.locale for row in rows} == {"en", "fr"}
    english = outcomes.find_outcomes("", RULES, "en")
    assert {row.locale for row in english} == {"en"}
    assert len(english) + len(outcomes.find_outcomes("", RULES, "fr")) == len(rows)
    found = outcomes.find_outcomes("four  YEARS bachelor’s", RULES, "en")
    assert [row.phrase for row in found] == ["Bachelor’s degree (four years)", "Dual Bachelor’s degree (four years)"]
    assert [row.phrase for row in outcomes.find_outcomes("maitrise sans", RULES, "fr")] == ["Maîtrise (sans thèse)"]
    assert outcomes.find_outcomes("maitrise", RULES, "en") == ()
    starts = [row.phrase.startswith("Bachelor") for row in outcomes.find_outcomes("bachelor", RULES, "en")]
    assert starts == sorted(starts, reverse=True)
    assert outcomes.find_outcomes("college certificate", RULES, "en")[0].levels == ("one-year",)
    assert outcomes.find_outcomes("certificat collégial", RULES, "fr")[0].levels == ("one-year", "two-year")
    assert outcomes.find_outcomes("chelor", RULES) == ()
    assert outcomes.find_outcomes("no such words", RULES) == ()


def test_the_table_is_read_once_for_all_days():
    earlier, later = law().on(date(2015, 1, 1)), law().on(date(2026, 11, 3))
    assert outcomes._tables(earlier) is outcomes._tables(later)
    assert outcomes.outcome_of("College Diploma", earlier) is outcomes.outcome_of("College Diploma", later)
