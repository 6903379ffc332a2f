"""Every page at every width: accessible, without errors, and with the same content when scripts are off."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.places import PLACES, Place, Places
from tests.browser.windows import DESKTOP, NARROWEST, PHONE, Windows, page_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
AXE = Axe()
AXE_RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
WIDTHS = {"390": PHONE, "1280": DESKTOP}
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
OVERFLOW = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                 && getComputedStyle(one).position !== 'fixed' && !one.closest('[data-scrolls], table, pre'))
  .slice(0, 5).map(one => one.tagName + '.' + one.className)"""
ABOUT_FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {tag: one.tagName, ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
          seen: box.width > 0 && box.height > 0, id: [...document.querySelectorAll('*')].indexOf(one)};
}"""


@pytest.fixture(params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.param
    return found


def go(page: Page, place: Place, places: Places) -> None:
    response = page.goto(place.address.format(**places))
    assert response is not None
    assert response.status == place.status, page.url


def violations(page: Page) -> list[str]:
    found = AXE.run(page, options=AXE_RULES).response["violations"]
    return [f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes'][:3]]}" for one in found]


def test_the_page_is_accessible_and_fits(
    place: Place, places: Places, windows: Windows, screenshots: Path | None
) -> None:
    with page_in(windows(place.who)) as (page, wrong):
        go(page, place, places)
        assert page.locator("h1").count() == 1
        assert page.locator("h1").is_visible()
        assert page.title()
        for width, viewport in WIDTHS.items():
            page.set_viewport_size(viewport)
            assert violations(page) == [], width
            if screenshots:
                page.screenshot(
                    path=screenshots / f"{place.name}-{width}.png", full_page=True, animations="disabled"
                )
        page.set_viewport_size(NARROWEST)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not too_wide, page.evaluate(OVERFLOW)
        expected = [line for line in wrong if f"the server responded with a status of {place.status}" in line]
        assert [line for line in wrong if line not in expected] == []


def test_the_page_says_the_same_without_scripts(place: Place, places: Places, windows: Windows) -> None:
    with page_in(windows(place.who)) as (page, _wrong):
        go(page, place, places)
        with_scripts = page.locator("h1").inner_text()
    with page_in(windows(place.who, scripts=False)) as (page, _wrong):
        go(page, place, places)
        assert page.locator("h1").inner_text() == with_scripts
        buttons = page.locator("main button:visible:not([form])")
        outside = [
            one.inner_text() for one in buttons.all() if one.locator("xpath=ancestor::form").count() == 0
        ]
        assert outside == [], "these buttons do nothing without scripts"


def test_the_page_works_by_keyboard(place: Place, places: Places, windows: Windows) -> None:
    """Tab visits what can be used, each with a ring around it, and never gets caught."""
    with page_in(windows(place.who)) as (page, _wrong):
        page.set_viewport_size(DESKTOP)
        go(page, place, places)
        there, visited = page.locator(FOCUSABLE).locator("visible=true").count(), []
        for _ in itertools.repeat(None, min(there, 40)):
            page.keyboard.press("Tab")
            about = page.evaluate(ABOUT_FOCUS)
            if about["tag"] == "BODY":
                break
            assert about["ring"], about
            visited.append(about["id"])
        assert len(set(visited)) >= min(there, 40) * 0.5, "the focus is caught"


def test_the_first_tab_leads_past_the_menu(windows: Windows) -> None:
    with page_in(windows("besok")) as (page, _wrong):
        page.goto("/fjordvik/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.url.endswith("#innhold")
