"""Telling the calculator a whole case as a person does: every answer in its control, in the order of the form, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from check_form import fill_date, question, settled, unfold
from playwright.sync_api import Locator, Page

# The answers that stand beside each other, in their order.
BESIDE: Mapping[str, tuple[Any, ...]] = {
    "status": ("finished", "planned"),
    "assessed": ("yes", "no"),
    "partner_status": ("none", "has"),
    "languages_status": ("has", "none"),
}
YES_NO = (True, False)
# The questions on a credential, in the order in which they stand there.
CREDENTIAL = (
    "country",
    "kind",
    "completed_on",
    "assessed",
    "eca/organization",
    "eca/issued_on",
    "eca/outcome",
    "institution",
    "program_years",
    "distance_share",
    "full_time_months",
    "months_in_canada",
    "title",
)
MORE = (
    "sibling_in_canada",
    "provincial_nomination",
    "applicant/certificate_of_qualification",
    "job_offer",
    "arranged_employment",
    "applicant/occupation/noc",
    "applicant/occupation/needs_licence",
)


def tell(scope: Locator, key: str, value: Any) -> None:
    """Answer one question as its control asks: a choice by its place, a figure as the language writes it, a share in per cent.

    An answer that comes between the press and the release of a button may move the page under it, and the click is lost: nothing is
    pressed before it is there.
    """
    settled(scope.page)
    field = question(scope, key)
    choices = field.locator("label.cp-choice")
    if field.locator(".cp-date").count():
        fill_date(field, str(value))
    elif field.locator("select").count():
        field.locator("select").select_option(str(value))
    elif choices.count():
        choices.nth(BESIDE.get(key, YES_NO).index(value)).click()
    else:
        figure = f"{value * 100:g}" if key.endswith("_share") else str(value)
        french = scope.page.locator("html").get_attribute("lang") == "fr"
        field.locator("input").first.fill(figure.replace(".", ",") if french and isinstance(value, float) else figure)


def tell_credentials(page: Page, section: Locator, credentials: list[dict[str, Any]]) -> None:
    """Each on a card of its own; what earlier answers have settled is no longer asked, and not told."""
    for one in credentials:
        settled(page)
        section.locator('[data-key="add"] .cp-button--add').click()
        held = section.locator(".cp-card").last
        tell(held, "status", "planned" if one.get("planned") else "finished")
        known = {**one, "assessed": "yes" if one.get("eca") else "no"} if one["country"] != "CA" else one
        for key in CREDENTIAL:
            value = read(known, key)
            if value is not None:
                settled(page)
                if "cp-question--settled" not in (question(held, key).get_attribute("class") or ""):
                    tell(held, key, value)


def tell_languages(section: Locator, results: list[dict[str, Any]]) -> None:
    """One result in levels or in scores, or that there is none."""
    if not results:
        tell(section, "languages_status", "none")
    for one in results[:1]:
        tell_result(section, one)


def tell_result(section: Locator, one: dict[str, Any]) -> None:
    tell(section, "test", f"clb-{one['language']}" if "clb" in one else one["test"])
    for ability in ("listening", "reading", "writing", "speaking"):
        tell(section, ability, one.get("clb", one)[ability])
    tell(section, "taken_on", one["taken_on"])


def tell_all(page: Page, profile: dict[str, Any]) -> None:
    """A whole profile, from its credentials to its day."""
    person, partner = profile["applicant"], profile.get("partner", ...)
    tell_credentials(page, page.locator("#section-credentials"), person["credentials"])
    you, work = told_in(page, "you"), told_in(page, "work")
    tell(you, "age", person["age"])
    if partner is not ...:
        tell(you, "partner_status", "has" if partner else "none")
    if partner:
        tell_partner(page, you, partner)
    tell_languages(told_in(page, "languages"), person["languages"])
    for key, years in person["work"].items():
        tell(work, key, years)
    more = told_in(page, "more")
    for key in MORE:
        value = read({**profile, "job_offer": profile["job_offer"] or "none"}, key)
        if value is not None:
            tell(more, key, value)
    dates = more.locator("#dates")
    settled(page)
    dates.locator("summary").click()
    dates.locator("input[type=date]").first.fill(profile["as_of"])
    settled(page)


def told_in(page: Page, name: str) -> Locator:
    """A section, unfolded once the answer to what was told before is there."""
    settled(page)
    return unfold(page, name)


def tell_partner(page: Page, you: Locator, partner: dict[str, Any]) -> None:
    for key in ("accompanying", "canadian"):
        tell(you, key, partner[key])
    tell_credentials(page, you, partner["credentials"])
    tell_languages(you, partner["languages"])
    for key in ("work/canadian_years", "studied_in_canada_two_years", "worked_in_canada_one_year"):
        value = read(partner, key)
        if value is not None:
            tell(you, key, value)


def read(facts: Mapping[str, Any], key: str) -> Any:
    """What stands at a path of keys; None where nothing does."""
    value: Any = facts
    for part in key.split("/"):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
