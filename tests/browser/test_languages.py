"""Longer and shorter words in the same places: every page fits the narrowest window in nynorsk and English too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.finding import Places
from tests.browser.places import PLACES
from tests.browser.test_pages import fits_the_narrowest
from tests.browser.windows import NARROWEST, sign_in

pytestmark = pytest.mark.browser
# Scripts have run when the page is read, and styles before them; pictures need not be waited for, but the letters.
LANGUAGE = "() => document.fonts.ready.then(() => document.documentElement.lang)"


@pytest.mark.parametrize(
    "language",
    [pytest.param("nn", marks=pytest.mark.on_sqlite), pytest.param("en", marks=pytest.mark.on_postgresql)],
)
def test_every_page_fits_in_every_language(
    language: str, browser: Browser, site: str, places: Places
) -> None:
    state = sign_in(browser, site, "leder")
    with browser.new_context(base_url=site, viewport=NARROWEST, storage_state=state) as context:
        context.add_cookies([{"name": "sprak", "value": language, "url": site}])
        page = context.new_page()
        # the page for other sites reads no cookies; for those that do, the address says the same twice
        for address in dict.fromkeys(place.address.format(**places) for place in PLACES):
            asked = f"{address}?sprak={language}" if address.startswith("/innbygging/") else address
            page.goto(asked, wait_until="domcontentloaded")
            assert page.evaluate(LANGUAGE) == language, address
            fits_the_narrowest(page)
