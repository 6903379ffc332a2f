"""Forms do their work without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.finding import Places
from tests.browser.windows import Windows, page_in

pytestmark = pytest.mark.browser


def test_the_language_is_chosen_by_a_form(browser: Browser, site: str) -> None:
    # A window of its own: the choice is a cookie, and the other tests share theirs.
    own = browser.new_context(base_url=site, java_script_enabled=False)
    with own, page_in(own) as (page, _wrong):
        page.goto("/fjordvik/verdiene/")
        for language in ("nn", "en", "nb"):
            chooser = page.locator('form[action$="/sprak/"]').first
            button = chooser.locator(f'button[value="{language}"]')
            if button.count():
                button.click()
            else:
                chooser.locator("select").select_option(language)
                chooser.locator("[type=submit]").click()
            assert page.locator("html").get_attribute("lang") == language
            assert page.url.endswith("/fjordvik/verdiene/")


def test_a_button_of_the_demonstration_signs_in(browser: Browser, site: str) -> None:
    own = browser.new_context(base_url=site, java_script_enabled=False)
    with own, page_in(own) as (page, _wrong):
        page.goto("/konto/logg-inn/")
        page.locator('form[action$="/prov/rad/"] button').click()
        expect(page).not_to_have_url(re.compile("logg-inn"))
        page.goto("/konto/")
        expect(page.locator("main")).to_contain_text("Edvard Lien")


def test_a_filter_narrows_the_plan(windows: Windows, places: Places) -> None:
    with page_in(windows("ansatt", scripts=False)) as (page, _wrong):
        page.goto(f"/fjordvik/planer/{places['plan']}/")
        before = page.locator('main a[href*="/tiltak/"]').count()
        page.locator("main form select").first.select_option(index=1)
        page.locator("main form").filter(has=page.locator("select")).locator("[type=submit]").first.click()
        assert "?" in page.url
        assert 0 <= page.locator('main a[href*="/tiltak/"]').count() < before


def test_what_is_wrong_in_a_form_is_told_and_nothing_is_lost(windows: Windows, places: Places) -> None:
    with page_in(windows("leder", scripts=False)) as (page, _wrong):
        page.goto(f"/fjordvik/deler/{places['section']}/tiltak/ny/")
        page.locator("main textarea:visible").first.fill("Dette vil vi ikke miste.")
        page.locator("main form").locator("[type=submit]").last.click()
        assert "Dette vil vi ikke miste." in page.content()
        assert page.locator("[aria-invalid=true]").count()
