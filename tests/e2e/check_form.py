"""Driving the calculator page: by mouse through labels, and by keyboard alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

SLOW = 90_000  # the engine's start on a busy machine


def a_year_ago() -> date:
    today = date.today()
    return today.replace(year=today.year - 1, day=min(today.day, 28))


def opened(page: Page, base_url: str, fragment: str = "") -> Page:
    """The calculator, ready to be filled in."""
    page.goto(f"{base_url}check/{fragment}")
    page.locator("#check[data-ready]").wait_for(timeout=SLOW)
    return page


def settled(page: Page) -> None:
    """Wait until what stands there answers what was typed last: what stood there before may say the same."""
    page.locator("#check[data-ready]:not([data-waiting])").wait_for(timeout=SLOW)


def answered(page: Page) -> None:
    """Wait for the engine's answer to what was typed last."""
    page.locator("#result .cp-box--score").wait_for(timeout=SLOW)
    settled(page)


def total(page: Page, text: str) -> None:
    settled(page)
    expect(page.locator("#result .cp-total__number")).to_have_text(text)


def effect(page: Page) -> Locator:
    """The line that says what a planned credential does, in the panel; of the answer to what was typed last."""
    settled(page)
    return page.locator("#result .cp-planned")


def card(page: Page, n: int) -> Locator:
    return page.locator("#section-credentials .cp-card").nth(n)


def verdict(page: Page, n: int, use: str) -> Locator:
    """One line of the verdict under the n-th card; of the answer to what was typed last."""
    settled(page)
    return card(page, n).locator(".cp-use").filter(has_text=use).first


def question(scope: Locator, key: str) -> Locator:
    return scope.locator(f'[data-key="{key}"]').first


def fill_date(field: Locator, date_or_month: str) -> None:
    """Tell a date by its month and year, and by its day where there is one."""
    year, month, day = f"{date_or_month}-".split("-")[:3]
    field.locator("select").select_option(month)
    field.locator(".cp-input--year").fill(year)
    field.locator(".cp-input--day").fill(day)


def answer(scope: Locator, key: str, value: Any) -> None:
    """Answer one question by mouse and keyboard, as its control asks."""
    field = question(scope, key)
    choices = field.locator("input[type=radio]")
    if field.locator(".cp-date").count():
        fill_date(field, str(value))
    elif field.locator("select").count():
        field.locator("select").select_option(value)
    elif choices.count():
        field.get_by_role("radio", name=value, exact=True).check()
    else:
        field.locator("input").fill(str(value))


def unfold(page: Page, name: str) -> Locator:
    section = page.locator(f"#section-{name}")
    if section.get_attribute("open") is None:
        section.locator("summary").first.click()
    return section


def focused(page: Page) -> dict[str, str]:
    """What the keyboard is on: its accessible name, as far as a test needs it, and its kind."""
    found: dict[str, str] = page.evaluate(
        """() => {
            const one = document.activeElement;
            const label = one.labels?.[0]?.textContent ?? one.getAttribute("aria-label") ?? one.textContent ?? "";
            const kind = one.tagName.toLowerCase() + (one.type ? ":" + one.type : "");
            const group = one.type === "radio" ? one.closest("fieldset")?.querySelector("legend").textContent : "";
            return { name: (group || label).trim().replace(/\\s+/g, " "), kind };
        }"""
    )
    return found


def tab_to(page: Page, name: str, limit: int = 120, back: bool = False) -> None:
    """Press Tab until the keyboard is on what is called so."""
    for _ in range(limit):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if re.match(name, focused(page)["name"]):
            return
    raise AssertionError(f"the keyboard never reaches {name!r}")


def press_choice(page: Page, group: str, steps: int) -> None:
    """In a group of radio buttons of which none is chosen yet, choose the n-th."""
    tab_to(page, group)
    page.keyboard.press("Space")
    for _ in range(steps - 1):
        page.keyboard.press("ArrowRight")


def type_date(page: Page, name: str, day: date) -> None:
    tab_to(page, name)
    for part in ("%B", "%Y", "%d"):
        page.keyboard.type(day.strftime(part))
        if part != "%d":
            page.keyboard.press("Tab")


def in_the_worker(code: str) -> str:
    """A script for a page: what code gives in the engine's worker is in `workerSaid`, and whether the policy refused, in `workerWhy`."""
    inside = (
        "self.addEventListener('securitypolicyviolation', () => self.postMessage({type: 'why', why: 'refused by the policy'}));"
        f"Promise.resolve({code}).then((said) => setTimeout(() => self.postMessage({{type: 'said', said}}), 200));"
    )
    return f"""{{
        const Blobs = window.Blob;
        window.Blob = function (parts, options) {{
            return new Blobs(options?.type === "text/javascript" ? [...parts, {inside!r}] : parts, options);
        }};
        const Workers = window.Worker;
        window.Worker = function (...given) {{
            const worker = new Workers(...given);
            worker.addEventListener("message", ({{ data }}) => {{
                if (data.type === "why") window.workerWhy = data.why;
                if (data.type === "said") window.workerSaid = data.said;
            }});
            return worker;
        }};
    }}"""
