"""Every page at every width: accessible, without errors, and with the same content when scripts are off."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml.html import HtmlElement, document_fromstring
from PIL import Image
from playwright.sync_api import Page, ViewportSize

from tests.browser.finding import Place, Places
from tests.browser.places import PLACES
from tests.browser.windows import DESKTOP, NARROWEST, PHONE, Tabs, Windows, page_in

pytestmark = pytest.mark.browser
SCREENSHOTS = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
AXE = Axe()
AXE_RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
TABS = 30  # presses on each page
# How a page looks does not depend on the database: each run of `make test` looks at every second one.
RUNS = (pytest.mark.on_sqlite, pytest.mark.on_postgresql)
LOOKS = [pytest.param(place, marks=RUNS[at % 2], id=place.name) for at, place in enumerate(PLACES)]
WIDTHS = {"1280": DESKTOP, "390": PHONE}
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
OVERFLOW = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                 && getComputedStyle(one).position !== 'fixed' && !one.closest('[data-scrolls], table, pre'))
  .slice(0, 5).map(one => one.tagName + '.' + one.className)"""
# It notes what gets the focus while the keys are pressed, so that nobody has to ask after each of them.
# The ring may stand on the element, beside it or around it: a card whose heading is the link, a box that is ticked.
# The parts inside a field for dates are the browser's own, and so are their rings.
NOTE_FOCUS = """() => {
  const visited = window.visitedByKeyboard = new Map();
  const outlined = each => each && getComputedStyle(each).outlineStyle !== 'none';
  document.addEventListener('focusin', ({target: one}) => {
    const box = one.getBoundingClientRect(), near = [one.nextElementSibling];
    for (let each = one; each && near.length < 6; each = each.parentElement) near.push(each);
    visited.set(one, {tag: one.tagName, words: one.textContent.trim().slice(0, 40),
      ring: near.some(outlined) || !one.matches(':focus') || getComputedStyle(one).boxShadow !== 'none',
      seen: box.width > 0 && box.height > 0});
  });
}"""


@pytest.fixture(params=LOOKS)
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.param
    return found


def go(page: Page, place: Place, places: Places) -> HtmlElement:
    """Open the place; gives the page as the server sent it, which is the page of those without scripts."""
    response = page.goto(place.address.format(**places))
    assert response is not None
    assert response.status == place.status, page.url
    return document_fromstring(response.body())


def set_width(page: Page, viewport: ViewportSize) -> None:
    """A window that is made no wider or narrower need not be drawn anew."""
    if page.viewport_size != viewport:
        page.set_viewport_size(viewport)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def headings(sent: HtmlElement) -> list[str]:
    return [in_one_line(one.text_content()) for one in sent.iter("h1")]


def lone_buttons(sent: HtmlElement) -> list[HtmlElement]:
    """Buttons that no form sends and that are not hidden from the start; what styles hide is seen in the browser."""
    buttons = sent.xpath("//main//button[not(@form) and not(ancestor::form)]")
    return [one for one in buttons if not one.xpath("ancestor-or-self::*[@hidden]")]


def violations(page: Page) -> list[str]:
    """What axe finds wrong; the page keeps axe for the next width, and only what is wrong is fetched from it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("rules => axe.run(rules).then(results => results.violations)", AXE_RULES)
    return [f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes'][:3]]}" for one in found]


def test_the_page_is_for_everybody(place: Place, places: Places, tabs: Tabs) -> None:
    """One visit; a page takes its time to open, so everything is looked at in one go."""
    page, wrong = tabs(place.who)
    set_width(page, DESKTOP)
    sent = go(page, place, places)
    assert page.locator("h1").count() == 1
    assert page.title()
    for width, viewport in WIDTHS.items():
        set_width(page, viewport)
        assert page.locator("h1").is_visible()
        assert violations(page) == [], width
        picture(page, f"{place.name}-{width}")
    fits_the_narrowest(page)
    set_width(page, DESKTOP)
    works_by_keyboard(page)
    answer = f"the server responded with a status of {place.status}"
    assert [line for line in wrong if answer not in line] == []
    assert headings(sent) == [in_one_line(page.locator("h1").text_content() or "")], (
        "scripts write the heading"
    )
    if place.name != "gallery" and lone_buttons(
        sent
    ):  # it shows the components outside the forms they belong in
        page, _wrong = tabs(place.who, scripts=False)
        go(page, place, places)
        assert buttons_outside_forms(page) == [], "these buttons do nothing without scripts"


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page, in few colours; anew when SAMSKAP_SCREENSHOTS=1, else only when it is missing."""
    file = SCREENSHOTS / f"{name}.png"
    if file.exists() and os.environ.get("SAMSKAP_SCREENSHOTS") != "1":
        return
    taken = page.screenshot(full_page=True, animations="disabled")
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
        file, optimize=True
    )


def fits_the_narrowest(page: Page) -> None:
    """Nothing has to be scrolled sideways at 400 % zoom."""
    set_width(page, NARROWEST)
    too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not too_wide, page.evaluate(OVERFLOW)


def works_by_keyboard(page: Page) -> None:
    """Tab visits what can be used, each with a ring around it, and never gets caught."""
    there = min(page.locator(FOCUSABLE).locator("visible=true").count(), TABS)
    page.evaluate(NOTE_FOCUS)
    for _ in range(there):
        page.keyboard.down("Tab")  # held down: each turn moves on
    page.keyboard.up("Tab")
    visited = page.evaluate("[...window.visitedByKeyboard.values()]")
    for about in visited:
        assert about["ring"], about
        assert about["seen"], about
    assert len(visited) >= there * 0.5, "the focus is caught"


def buttons_outside_forms(page: Page) -> list[str]:
    """The words on buttons that no form sends."""
    lone = (
        page.locator("main button:not([form])")
        .locator("visible=true")
        .locator("xpath=self::*[not(ancestor::form)]")
    )
    return lone.all_inner_texts()


def test_the_first_tab_leads_past_the_menu(windows: Windows) -> None:
    with page_in(windows("besok")) as (page, _wrong):
        page.goto("/fjordvik/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.url.endswith("#innhold")
