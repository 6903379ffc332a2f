"""From a Word file to a draft plan in the browser, with and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.windows import PHONE, Windows, page_in

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "recoveryplan-2026-2029.docx"


def send_example(page: Page) -> None:
    """Upload the example. The demonstration has read it before, so it is offered as a new version."""
    page.goto("/fjordvik/les-inn/")
    page.locator("input[type=file]").set_input_files(EXAMPLE)
    page.get_by_role("button", name="Les inn").click()
    page.wait_for_url(re.compile(r"/les-inn/\d+/samme/$"))
    page.get_by_role("button", name="Lag en ny versjon av planen").first.click()
    page.wait_for_url(re.compile(r"/les-inn/\d+/$"))
    expect(page.locator("article.s-draft__card")).to_have_count(17)


def throw_away(page: Page) -> None:
    """Leave the demonstration as it was for the other tests."""
    page.goto(page.url.split("#")[0] + "slett/")
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url(lambda address: "/slett/" not in address)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_document_to_a_draft_plan(scripts: bool, windows: Windows) -> None:
    with page_in(windows("leder", scripts=scripts)) as (page, wrong):
        send_example(page)
        card = page.locator("article.s-draft__card").first
        here = "#" + (card.get_attribute("id") or "")
        card.get_by_role("link", name=re.compile("^Fra linje")).click()
        line = page.url.split("#")[1]
        expect(page.locator(f"#{line}")).to_be_in_viewport()
        page.locator(f".s-source__group:has(#{line}) .s-from").click()
        expect(page).to_have_url(re.compile(f"{here}$"))
        settled = page.locator(here).get_by_role("button", name="Endre")
        before = settled.count()
        page.locator(here).get_by_role("button", name="Behold bare ordene").first.click()
        expect(settled).to_have_count(before + 1)
        page.get_by_role("button", name=re.compile("til ansvarlige")).click()
        expect(page.get_by_role("button", name=re.compile("til ansvarlige"))).to_have_count(0)
        page.get_by_role("button", name="Lag planen som utkast").click()
        page.wait_for_url(re.compile(r"/planer/\d+/$"))
        expect(page.get_by_text("Planen er her, som utkast")).to_be_visible()
        assert wrong == []
        throw_away(page)


def test_one_card_is_changed_without_the_page_jumping(windows: Windows) -> None:
    with page_in(windows("leder")) as (page, wrong):
        send_example(page)
        page.locator("article.s-draft__card").nth(8).scroll_into_view_if_needed()
        card = page.locator("article.s-draft__card").nth(8)
        key, place = card.get_attribute("id"), page.evaluate("scrollY")
        card.get_by_role("button", name=re.compile("^Ikke et tiltak")).click()
        expect(page.locator("article.s-draft__card")).to_have_count(16)
        expect(page.get_by_role("heading", name=re.compile("^16 tiltak"))).to_be_attached()
        assert abs(page.evaluate("scrollY") - place) < 400
        assert page.evaluate("document.activeElement.className") == "s-draft__card s-draft__card--out"
        page.locator(".s-draft__card--out").get_by_role("button", name="Angre").click()
        expect(page.locator(f"#{key}")).to_be_in_viewport()
        assert wrong == []
        page.get_by_text("Legg bort innlesingen").click()
        page.get_by_role("button", name="Ja, legg bort").click()
        page.wait_for_url(re.compile(r"/les-inn/$"))


def test_a_document_that_cannot_be_read_on_a_phone(windows: Windows, tmp_path: Path) -> None:
    broken = tmp_path / "plan.docx"
    broken.write_bytes(b"PK\x03\x04 this is no Word file")
    with page_in(windows("leder")) as (page, _wrong):
        page.set_viewport_size(PHONE)
        page.goto("/fjordvik/les-inn/")
        page.locator("input[type=file]").set_input_files(broken)
        page.get_by_role("button", name="Les inn").click()
        expect(page.locator("input[type=file]")).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".s-summary")).to_contain_text("prøv igjen")
