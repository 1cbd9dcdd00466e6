"""What scoring needs, settled: worlds in which no fact is unknown, the worst and the best that a profile allows.

All scoring is monotone in these facts within one column, so the score of the low world and that of the high one are the
exact ends of the range.
"""

from typing import NamedTuple

Abilities = tuple[int, int, int, int]

NO_LANGUAGE: Abilities = (0, 0, 0, 0)


class Facts(NamedTuple):
    """One world. Levels are level codes, abilities are CLB or NCLC levels in the order of profile.ABILITIES, years are full-time years.

    `age`, `job_offer` and `wage_tier` may be None: what earns nothing in the worst world and the most in the best, told apart by `best`.
    """

    best: bool
    accompanied: bool
    age: int | None = None
    level: str = "none"
    canadian_study_level: str = "none"
    english: Abilities = NO_LANGUAGE
    french: Abilities = NO_LANGUAGE
    canadian_years: float = 0
    foreign_years: float = 0
    certificate: bool = False
    partner_level: str = "none"
    partner_english: Abilities = NO_LANGUAGE
    partner_french: Abilities = NO_LANGUAGE
    partner_canadian_years: float = 0
    nomination: bool = False
    job_offer: str | None = "none"
    sibling: bool = False
    wage_tier: str | None = "none"
    arranged_employment: bool = False
    relative: bool = False
    studied_two_years: bool = False
    partner_studied_two_years: bool = False
    partner_eligible: bool = (
        False  # accompanying, neither citizen nor permanent resident, as section 83 of the Regulations asks
    )
    skilled_years: float = 0
    worked_one_year: bool = False
    partner_worked_one_year: bool = False
