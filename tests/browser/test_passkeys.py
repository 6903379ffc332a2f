"""A passkey from beginning to end: made, used to sign in, and taken away, with Chromium's own virtual device."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.windows import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A phone with somewhere to keep passkeys. Browsers give passkeys to names and never to numbers."""
    address = site.replace("127.0.0.1", "localhost")
    with browser.new_context(base_url=address, locale="nb-NO", viewport=PHONE) as context:
        page = context.new_page()
        page.set_default_timeout(15_000)
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        yield page


def sign_out(page: Page) -> None:
    page.goto("/konto/logg-ut/")
    page.locator("main button", has_text="Logg ut").click()
    page.wait_for_url("**/fjordvik/")


def test_a_passkey_is_made_used_and_taken_away(page: Page) -> None:
    page.goto("/konto/logg-inn/")
    page.locator('form[action$="/prov/innbygger/"] button').click()
    page.goto("/konto/sikkerhet/passnokler/ny/")
    page.get_by_label("Hva vil du kalle den?").fill("Prøvemobilen")
    page.get_by_role("button", name="Lag passnøkkelen").click()
    page.wait_for_url("**/konto/sikkerhet/koder/")
    assert page.locator(".s-codes li").count() == 10

    sign_out(page)
    page.goto("/konto/logg-inn/")
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    page.wait_for_url("**/fjordvik/")

    page.goto("/konto/")
    page.locator("main a", has_text="Prøvemobilen").filter(has_text="Ta bort").click()
    if "/konto/bekreft/" in page.url:
        page.get_by_role("button", name="Bruk passnøkkelen").click()
    page.get_by_role("button", name="Ta den bort").click()
    page.wait_for_url("**/konto/")
    assert "Prøvemobilen" not in page.locator("main").inner_text()


def test_without_a_passkey_one_is_told_in_words(browser: Browser, site: str) -> None:
    with browser.new_context(base_url=site, locale="nb-NO", viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/konto/logg-inn/")
        page.get_by_role("button", name="Logg inn med passnøkkel").click()
        told = page.locator('form[data-passkey="sign-in"] [role="alert"]')
        told.wait_for(state="visible", timeout=15_000)
        assert "annen måte" in told.inner_text()
