"""Checking a text while it is written: marks, swapping, taking back, by keyboard, and nothing of it leaves the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finding import Places
from tests.browser.windows import NARROWEST, Windows, page_in

# Nothing of it is asked of a database but the edition.
pytestmark = [pytest.mark.browser, pytest.mark.on_sqlite]
PAGE = "/fjordvik/ordboken/sjekk/"
TEXT = "Hei 👋\nTilbudet er for rusmisbrukere.\nMange rusmisbrukere kommer."


def opened(page: Page) -> list[str]:
    """The page with its checker ready; gives what the page sends from now on."""
    page.goto(PAGE)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.locator("textarea").fill(TEXT)
    expect(page.locator(".s-writing__layer mark")).to_have_text(["rusmisbrukere", "rusmisbrukere"])
    return sent


def test_words_are_marked_swapped_and_taken_back_and_nothing_is_sent(windows: Windows) -> None:
    with page_in(windows("besok")) as (page, wrong):
        sent = opened(page)
        field, hints = page.locator("textarea"), page.locator(".s-tip")
        marks = page.locator(".s-writing__layer mark")
        expect(page.locator("[data-count]")).to_have_text("2 forslag")
        expect(hints.first.locator("[data-slot=why]")).not_to_be_empty()
        # by keyboard alone: from the list's first line into it, and the swap takes the focus on to the next
        hints.first.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(hints.first.get_by_role("button", name="Bytt", exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        expect(marks).to_have_count(1)
        assert "for personer med rusavhengighet." in field.input_value()
        expect(hints.first.locator("summary")).to_be_focused()
        hints.first.get_by_role("button", name="Behold mitt").click()
        expect(marks).to_have_count(0)
        page.get_by_role("button", name="Angre").click()
        expect(marks).to_have_count(1)
        # what was typed in between stays when the swap is taken back
        field.press("Control+Home")
        page.keyboard.type("Kjære alle. ")
        page.get_by_role("button", name="Angre").click()
        assert field.input_value() == f"Kjære alle. {TEXT}"
        assert [line for line in sent if "rusmis" in line or "Kj" in line] == []
        assert wrong == []


def test_without_the_reasons_the_findings_and_the_way_to_the_word_are_there(windows: Windows) -> None:
    with page_in(windows("besok")) as (page, _wrong):
        page.route("**/grunner.json", lambda route: route.abort())
        opened(page)
        hint = page.locator(".s-tip").first
        hint.locator("summary").click()
        expect(hint.get_by_role("link", name="Les om ordet")).to_be_visible()
        page.unroute("**/grunner.json")
        hint.locator("summary").click()
        hint.locator("summary").click()
        expect(hint.locator("[data-slot=why]")).not_to_be_empty()


def test_the_marks_lie_where_the_words_are(windows: Windows) -> None:
    with page_in(windows("besok")) as (page, _wrong):
        page.set_viewport_size(NARROWEST)
        opened(page)
        heights = page.evaluate(
            "['.s-writing__field', '.s-writing__layer'].map((each) => document.querySelector(each).scrollHeight)"
        )
        assert heights[0] == heights[1]
        assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]


def test_without_scripts_the_form_shows_the_same_findings(windows: Windows) -> None:
    with page_in(windows("besok", scripts=False)) as (page, _wrong):
        page.goto(PAGE)
        page.locator("textarea").fill(TEXT)
        page.get_by_role("button", name="Sjekk teksten").click()
        expect(page.locator(".s-tip")).to_have_count(2)
        expect(page.locator("textarea")).to_have_value(TEXT)


def test_the_small_check_waits_until_it_is_asked_and_is_remembered(windows: Windows, places: Places) -> None:
    with page_in(windows("leder")) as (page, wrong):
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(f"/fjordvik/planer/{places['plan']}/rediger/om/")
        page.locator("textarea").first.fill("Et sted for rusmisbrukere.")
        assert not [url for url in fetched if "ordene.json" in url or "checker" in url]
        page.get_by_role("button", name="Sjekk ordene").first.click()
        answer = page.locator(".s-wordcheck__answer").first
        expect(answer).to_contain_text("si heller personer med rusavhengighet")
        expect(answer.locator(".s-muted")).not_to_be_empty()
        page.reload()
        page.locator("textarea").first.fill("Et sted for alle.")
        expect(answer).to_have_text("Ingen ord å tenke over.")
        page.get_by_role("button", name="Slutt å sjekke ordene").first.click()
        expect(answer).to_be_empty()
        assert wrong == []
