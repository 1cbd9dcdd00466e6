"""An adviser's day: several people on one device, none mixed up with another; their answers and results as files, and as test cases."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from case_facts import differences, result_facts
from check_form import SLOW, answer, answered, opened, settled, total, unfold
from playwright.sync_api import BrowserContext, Page, expect
from test_plan_page import PLANS, PROFILE, cells, row
from test_plan_page import settled as plan_settled

from pycore import evaluate, plan
from tools.lib import cases
from tools.lib.share import share_code

pytestmark = pytest.mark.browser
AGES = range(29, 39)  # of ten people, each with a score of their own
RECORDS = "Object.keys(localStorage).filter((key) => key.startsWith('credpoints.person.'))"


def person(age: int) -> dict[str, Any]:
    """Somebody of an age, with a foreign degree."""
    profile = deepcopy(PROFILE)
    del profile["applicant"]["birth_date"]
    profile["applicant"]["age"] = age
    return profile


def score(age: int) -> str:
    return str(evaluate(person(age))["crs"]["total"])


def files(folder: Path, ages: Any = AGES) -> list[Path]:
    """A file for each, as the page itself saves it."""
    paths = []
    for age in ages:
        path = folder / f"{age}.json"
        path.write_text(json.dumps({"v": 1, "name": f"Aged {age}", "profile": person(age)}), encoding="utf-8")
        paths.append(path)
    return paths


def unfolded(page: Page) -> Any:
    part = page.locator("#people")
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return part


def ten_people(page: Page, base_url: str, folder: Path) -> None:
    """Two are typed in, the others opened as files."""
    opened(page, base_url, f"#p={share_code(person(AGES[0]))}")
    answered(page)
    part = unfolded(page)
    part.get_by_role("button", name="Keep several people").click()
    part.get_by_label("Name of this person").fill(f"Aged {AGES[0]}")
    page.get_by_role("button", name="Add a person").click()
    settled(page)
    part.get_by_label("Name of this person").fill(f"Aged {AGES[1]}")
    part.get_by_label("Name of this person").press("Tab")
    part.locator("input[type=file]").set_input_files(files(folder, AGES[2:]))
    expect(page.locator("#cp-person option")).to_have_count(len(AGES) + 1)


def choose(page: Page, age: int) -> None:
    page.locator("#cp-person").select_option(label=f"Aged {age}")


def chosen(page: Page) -> str:
    return str(page.locator("#cp-person").evaluate("(select) => select.selectedOptions[0].textContent"))


@pytest.mark.firefox
def test_nothing_is_kept_before_it_is_asked_for(page: Page, base_url: str) -> None:
    opened(page, base_url, "#example=online-year")
    answered(page)
    expect(page.locator("#cp-person")).to_be_hidden()
    unfolded(page)
    assert page.evaluate(RECORDS) == []
    assert "credpoints.check" not in page.evaluate("Object.keys(localStorage).join()")


@pytest.mark.firefox
def test_ten_people_are_none_mixed_up(page: Page, base_url: str, tmp_path: Path) -> None:
    ten_people(page, base_url, tmp_path)
    for age in (AGES[0], *AGES[2:]):
        choose(page, age)
        total(page, score(age))
    choose(page, AGES[1])
    expect(page.locator("#section-credentials .cp-card")).to_have_count(0)  # of whom nothing was said yet
    choose(page, AGES[4])
    settled(page)
    page.reload()
    total(page, score(AGES[4]))
    assert chosen(page) == f"Aged {AGES[4]}"
    page.locator("a.cp-language").click()
    page.locator("html[lang=fr] #check[data-ready]").wait_for(timeout=SLOW)
    total(page, score(AGES[4]))
    assert chosen(page) == f"Aged {AGES[4]}"


def test_a_page_that_is_come_back_to_is_about_whom_the_tab_is_about(page: Page, base_url: str, tmp_path: Path) -> None:
    ten_people(page, base_url, tmp_path)
    choose(page, AGES[4])
    total(page, score(AGES[4]))
    page.locator("a.cp-language").click()
    page.locator("html[lang=fr] #check[data-ready]").wait_for(timeout=SLOW)
    total(page, score(AGES[4]))
    choose(page, AGES[5])
    total(page, score(AGES[5]))
    page.evaluate("history.back()")  # the page as it was left, which was about somebody else
    page.wait_for_url(re.compile("/credpoints/check/"))
    page.locator("html[lang=en] #check[data-ready]").wait_for(timeout=SLOW)
    total(page, score(AGES[5]))
    assert chosen(page) == f"Aged {AGES[5]}"


def test_two_tabs_are_about_two_people_and_one_follows_the_other_where_they_are_the_same(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    ten_people(page, base_url, tmp_path)
    choose(page, AGES[2])
    total(page, score(AGES[2]))
    other = page.context.new_page()
    opened(other, base_url)
    assert chosen(other).startswith("Nobody")
    choose(other, AGES[3])
    total(other, score(AGES[3]))
    answer(unfold(other, "you"), "age", 50)
    total(other, score(50))
    total(page, score(AGES[2]))
    choose(page, AGES[3])
    total(page, score(50))
    answer(unfold(page, "you"), "age", 44)
    total(page, score(44))
    total(other, score(44))
    for tab in (page, other):
        choose(tab, AGES[2])
        total(tab, score(AGES[2]))
    unfolded(page).get_by_role("button", name="Remove this person").click()
    expect(other.locator("#cp-person option")).to_have_count(len(AGES))
    assert chosen(other).startswith("Nobody")
    total(other, score(AGES[2]))
    page.get_by_role("button", name="Undo").click()
    total(page, score(AGES[2]))
    assert chosen(page) == f"Aged {AGES[2]}"


@pytest.mark.firefox
def test_a_link_in_between_is_nobodys(page: Page, base_url: str, tmp_path: Path) -> None:
    ten_people(page, base_url, tmp_path)
    for age in (AGES[1], AGES[6]):  # one of whom nothing is known, too
        choose(page, age)
        settled(page)
        page.goto(f"{base_url}check/?{age}#p={share_code(person(60))}")
        total(page, score(60))
        expect(page.locator("#form")).to_contain_text("a link’s answers")
        page.goto(f"{base_url}plan/")
        plan_settled(page)
        assert cells(row(page, "total"))[0] == score(60)
        page.goto(f"{base_url}check/")
        total(page, score(60))
        choose(page, AGES[7])
        total(page, score(AGES[7]))
        choose(page, AGES[6])
        total(page, score(AGES[6]))
        choose(page, AGES[1])
        expect(page.locator("#section-credentials .cp-card")).to_have_count(0)
    choose(page, AGES[6])
    total(page, score(AGES[6]))
    page.goto(f"{base_url}check/?again#p={share_code(person(60))}")
    total(page, score(60))
    page.get_by_role("button", name="Keep these as another person").click()
    settled(page)
    expect(page.locator("#cp-person option")).to_have_count(len(AGES) + 2)
    total(page, score(60))
    choose(page, AGES[6])
    total(page, score(AGES[6]))


@pytest.mark.firefox
def test_each_has_plans_of_their_own(page: Page, base_url: str, tmp_path: Path) -> None:
    ten_people(page, base_url, tmp_path)
    choose(page, AGES[2])
    settled(page)
    page.goto(f"{base_url}plan/")
    plan_settled(page)
    expect(page.locator("thead [data-plan]")).to_have_count(1)
    page.get_by_role("button", name="Duplicate: Online analytics").click()
    plan_settled(page)
    expect(page.locator("thead [data-plan]")).to_have_count(2)
    choose(page, AGES[3])
    plan_settled(page)
    assert cells(row(page, "total"))[0] == score(AGES[3])
    expect(page.locator("thead [data-plan]")).to_have_count(1)
    choose(page, AGES[2])
    plan_settled(page)
    assert cells(row(page, "total"))[0] == score(AGES[2])
    expect(page.locator("thead [data-plan]")).to_have_count(2)


def test_a_person_is_saved_opened_and_removed(page: Page, base_url: str, tmp_path: Path) -> None:
    ten_people(page, base_url, tmp_path)
    choose(page, AGES[8])
    total(page, score(AGES[8]))
    part = unfolded(page)
    with page.expect_download() as waiting:
        part.get_by_role("button", name="Save the answers").click()
    assert waiting.value.suggested_filename == f"credpoints-Aged-{AGES[8]}.json"
    saved = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert saved["name"] == f"Aged {AGES[8]}"
    assert evaluate(saved["profile"])["crs"] == evaluate(person(AGES[8]))["crs"]
    good = tmp_path / "again.json"
    good.write_text(json.dumps({**saved, "name": "Again"}), encoding="utf-8")
    bad = tmp_path / "bad.json"
    bad.write_text('{"v":1,"profile":[]}', encoding="utf-8")
    part_of = tmp_path / "odd.json"
    odd = {
        **saved["profile"],
        "applicant": {**saved["profile"]["applicant"], "certificate_of_qualification": "perhaps"},
    }
    part_of.write_text(json.dumps({**saved, "name": "Odd", "profile": odd}), encoding="utf-8")
    part.locator("input[type=file]").set_input_files([part_of, good, bad])
    expect(page.locator("#form")).to_contain_text("bad.json")
    expect(page.locator("#form")).to_contain_text("odd.json (A Canadian certificate of qualification")
    assert chosen(page) == "Again"
    total(page, score(AGES[8]))
    part.get_by_role("button", name="Remove everybody").click()
    assert page.evaluate(RECORDS) == []
    expect(page.locator("#cp-person")).to_be_hidden()


# Not in Firefox: its driver is told of no download.
@pytest.mark.parametrize("where", ["check", "plan"])
def test_the_result_is_a_file_that_says_what_made_it(page: Page, base_url: str, where: str) -> None:
    page.goto(f"{base_url}{where}/#p={share_code(PROFILE)}&plans={share_code(PLANS)}")  # type: ignore[arg-type]
    page.locator(f"#{where}[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    part = unfolded(page)
    with page.expect_download() as waiting:
        part.get_by_role("button", name="Save the result").click()
    saved = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    site = page.locator("#cp-site")
    assert saved["site"]["version"] == site.get_attribute("data-version")
    assert saved["site"]["commit"] == (site.get_attribute("data-commit") or None)
    assert saved["site"]["day"] == (site.get_attribute("data-day") or None)
    assert saved["result"] == json.loads(json.dumps(evaluate(saved["profile"])))
    assert saved["profile"]["as_of"] == PROFILE["as_of"]
    if where == "plan":
        found = [plan(PROFILE, one["changes"])["after"]["crs"] for one in PLANS]
        assert [one["answer"]["after"]["crs"] for one in saved["plans"]] == json.loads(json.dumps(found))


@pytest.mark.parametrize("where", ["check", "plan"])
def test_the_test_case_is_one_that_the_cases_are_loaded_from(
    new_context: Callable[..., BrowserContext], base_url: str, tmp_path: Path, monkeypatch: Any, where: str
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    profile = deepcopy(PROFILE)
    del profile["applicant"]["credentials"][0]["program_years"]  # an assessment says it
    profile["applicant"]["credentials"][0]["title"] = 'Licence "ès" \\ lettres, 2019 [à] = "{}'
    page.goto(f"{base_url}{where}/#p={share_code(profile)}")
    page.locator(f"#{where}[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)
    unfolded(page).get_by_role("button", name="Copy as test case").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    (tmp_path / "copied.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(cases, "CASES", tmp_path)
    cases.cases.cache_clear()
    try:
        (loaded,) = cases.cases().values()
    finally:
        cases.cases.cache_clear()
    assert loaded["profile"] == profile
    expected = cases.plain(loaded["expect"])
    assert expected["total"] == evaluate(profile)["crs"]["total"]
    assert differences(expected, result_facts(evaluate(profile))) == []
    assert differences({**expected, "total": expected["total"] + 1}, result_facts(evaluate(profile)))
