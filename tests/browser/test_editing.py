"""A plan written from nothing, moved about and sent on, with the mouse and the keyboard, with and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.windows import Windows, page_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def begin(page: Page, title: str) -> None:
    """A new plan with one section."""
    page.goto("/fjordvik/planer/ny/")
    page.get_by_label("Hva heter planen?").fill(title)
    page.get_by_role("button", name="Lag utkastet").click()
    page.get_by_role("link", name="Legg til en del").click()
    page.get_by_label("Hva heter delen?").fill("Møteplasser")
    page.get_by_role("button", name="Legg til delen").click()


def write(page: Page, title: str, when: str) -> None:
    """A new measure with two responsibles and a time; ends at its page."""
    page.get_by_role("link", name="Nytt tiltak").click()
    page.get_by_label("Hva skal vi gjøre?").fill(title)
    page.locator("#id_who-0-name").fill("Alle avdelinger")
    page.get_by_role("button", name="Legg til en ansvarlig").click()
    expect(page.locator("#id_who-1-name")).to_be_focused()
    page.locator("#id_who-1-name").fill("Erfaringsråd")
    page.locator("#id_when-0-text").fill(when)
    page.locator("#id_when-0-text").press("Tab")
    page.get_by_role("button", name="Se hvordan vi forstår det").click()
    expect(page.locator(".s-understood")).to_be_visible()
    page.get_by_role("button", name="Lagre tiltaket").click()
    expect(page.locator("#beskjeder")).to_contain_text("Tiltaket er lagret.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_plan_is_written_and_its_measures_are_moved(scripts: bool, windows: Windows) -> None:
    with page_in(windows("leder", scripts=scripts)) as (page, wrong):
        begin(page, "Plan med skript" if scripts else "Plan uten skript")
        outline = page.url.split("#")[0]
        for title, when in (("Felles frokost", "hver måned"), ("Åpen kveld", "innen 1. september 2027")):
            write(page, title, when)
            page.goto(outline)
        titles = page.locator(".s-edit-row__title a")
        expect(titles).to_have_text(["Felles frokost", "Åpen kveld"])
        page.get_by_role("button", name=re.compile("^Flytt tiltak .* ned: Felles frokost")).press("Enter")
        expect(page.locator("#beskjeder")).to_contain_text("«Felles frokost» er flyttet ned.")
        expect(titles).to_have_text(["Åpen kveld", "Felles frokost"])
        if scripts:
            expect(page.locator(":focus")).to_contain_text("ned: Felles frokost")
        assert wrong == []


def test_a_measure_shows_what_was_written(windows: Windows) -> None:
    with page_in(windows("leder")) as (page, wrong):
        begin(page, "Plan å se på")
        write(page, "Tur på fjorden", "31. november 2027")
        page.get_by_role("link", name="Rediger tiltaket").click()
        expect(page.locator("#nar")).to_contain_text("Mente du 30. november eller 1. desember?")
        page.locator("#id_when-0-text").fill("våren 2028")
        page.locator("#id_when-0-text").press("Tab")
        expect(page.locator("#nar")).to_contain_text("Våren 2028")
        page.get_by_role("button", name="Lagre tiltaket").click()
        aside = page.get_by_role("complementary", name="Om tiltaket")
        expect(aside).to_contain_text("Våren 2028")
        expect(aside).to_contain_text("Erfaringsrådet")
        expect(aside).to_contain_text("Planen sier: «Erfaringsråd»")
        assert wrong == []


def test_the_plan_takes_a_step_and_a_draft_is_thrown_away(windows: Windows) -> None:
    with page_in(windows("leder")) as (page, wrong):
        begin(page, "Plan på vei")
        page.get_by_role("link", name="Neste trinn for planen").click()
        page.get_by_role("link", name="Send på høring").click()
        page.get_by_role("button", name="Send på høring").click()
        expect(page.locator("#beskjeder")).to_contain_text("Planen er på høring.")
        begin(page, "Plan som ikke ble noe")
        page.get_by_role("link", name="Slett utkastet").click()
        page.get_by_role("button", name="Slett utkastet").click()
        expect(page.locator("#beskjeder")).to_contain_text("er slettet")
        assert wrong == []
