"""Longer and shorter words in the same places: every page fits the narrowest window in nynorsk and English too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.places import PLACES, Places
from tests.browser.test_pages import fits_the_narrowest
from tests.browser.windows import NARROWEST, sign_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_page_fits_in_every_language(
    language: str, browser: Browser, site: str, places: Places
) -> None:
    state = sign_in(browser, site, "leder")
    with browser.new_context(base_url=site, viewport=NARROWEST, storage_state=state) as context:
        context.add_cookies([{"name": "sprak", "value": language, "url": site}])
        page = context.new_page()
        for place in PLACES:
            page.goto(place.address.format(**places))
            assert page.locator("html").get_attribute("lang") == language, place.name
            fits_the_narrowest(page)
