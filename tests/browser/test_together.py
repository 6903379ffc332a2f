"""People who meet: a year is planned, a resident joins a reflection, and a change is seen by those it was for."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import Journey
from tests.browser.windows import PHONE

pytestmark = pytest.mark.browser
CODE = re.compile(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}")
MIRROR = "/fjordvik/verdiene/i-praksis/"


def test_a_year_is_planned_on_one_page(journey: Journey) -> None:
    with journey.as_("leder") as page:
        page.goto("/fjordvik/samlinger/")
        page.get_by_role("link", name="Planlegg året").first.click()
        page.get_by_label("Hvem er planen for?").select_option(label="Bo Sør")
        teaching = page.get_by_role("group", name="Undervisning")
        teaching.get_by_label("Hvor ofte?").fill("når det passer")
        page.get_by_role("button", name="Se alle dagene").click()
        # what is not understood is said where it stands, and nothing is lost
        said = page.get_by_role("group", name="Undervisning").get_by_label("Hvor ofte?")
        expect(said).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_label("Hvem er planen for?")).to_have_value(re.compile(r"\d"))
        expect(page.get_by_role("group", name="Undervisning").get_by_label("Hvor ofte?")).to_have_value(
            "når det passer"
        )
        page.get_by_role("group", name="Undervisning").get_by_label("Hvor ofte?").fill(
            "annenhver torsdag kl. 13, ikke juli"
        )
        page.get_by_role("button", name="Se alle dagene").click()
        expect(page.get_by_text("08.30").first).to_be_visible()
        page.get_by_role("button", name=re.compile("^Lagre")).last.click()
        page.goto("/fjordvik/samlinger/arshjul/?ar=2027")
        expect(page.get_by_role("link", name="Inspirasjonssamling").first).to_be_visible()
    assert [line for line in journey.wrong if "status of 4" not in line] == []


def test_a_resident_joins_a_reflection_on_a_phone(journey: Journey) -> None:
    with journey.as_("ansatt") as screen:
        screen.goto("/fjordvik/refleksjon/ny/?verdi=empowerment")
        screen.get_by_label("Hva handler det om?").fill("Å bli spurt først")
        screen.get_by_role("button", name="Åpne arket").click()
        expect(screen.get_by_role("heading", level=1)).to_have_text("Vi reflekterer sammen")
        found = CODE.search(screen.locator("main").inner_text())
        assert found, "no code on the screen"
        with journey.as_("besok", PHONE) as phone:
            _join_and_write(phone, found[0])
        screen.goto(f"/fjordvik/refleksjon/med/{found[0]}/")
        expect(screen.get_by_text("Spør meg før dere ringer noen.")).to_be_visible()
        screen.get_by_role("link", name="Gå til arket og lukk det").click()
        _close(screen)
    with journey.as_("leder") as leader:
        # those who were not there see what was shared and numbers, and not the lines
        leader.goto("/fjordvik/refleksjon/")
        expect(leader.get_by_text("Vi spør først, og ringer etterpå.")).to_be_visible()
        assert "Spør meg før dere ringer noen." not in leader.content()
    assert [line for line in journey.wrong if "status of 4" not in line] == []


def _join_and_write(phone: Page, code: str) -> None:
    """With the code as somebody types it; a national identity number is refused and nothing is lost."""
    phone.goto("/fjordvik/refleksjon/bli-med/")
    phone.get_by_label("Koden").fill(code.lower().replace("-", ""))
    phone.get_by_role("button", name="Bli med").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Å bli spurt først")
    phone.get_by_label("Skriv en linje").fill("Jeg er 01017012345 og vil bli spurt.")
    phone.get_by_role("button", name="Legg til linjen").click()
    expect(phone.get_by_role("heading", name="Linjen er ikke sendt ennå")).to_be_visible()
    expect(phone.get_by_label("Skriv en linje")).to_have_value("Jeg er 01017012345 og vil bli spurt.")
    phone.get_by_label("Skriv en linje").fill("Spør meg før dere ringer noen.")
    phone.get_by_role("button", name="Legg til linjen").click()
    expect(phone.locator("li", has_text="Spør meg før dere ringer noen.")).to_be_visible()


def _close(screen: Page) -> None:
    """The group looks at what others will read before it is shared."""
    screen.get_by_role("link", name="Lukk refleksjonen").click()
    screen.get_by_label("Innbyggere").fill("6")
    screen.get_by_label("Dette vil vi dele").fill("Vi spør først, og ringer etterpå.")
    screen.get_by_role("button", name="Se hvordan andre leser det").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Slik leser andre det")
    screen.get_by_role("button", name="Lukk og del").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Å bli spurt først")


def test_a_change_is_recorded_reviewed_and_seen_in_the_mirror(journey: Journey) -> None:
    what = "Vi møter deg i døra de tre første gangene"
    with journey.as_("leder") as page:
        page.goto(MIRROR)
        expect(page.locator("#empowerment").get_by_text("Løs tråd")).to_be_visible()
        page.goto("/fjordvik/endringer/")
        page.get_by_role("link", name="Skriv ned en endring").first.click()
        page.get_by_label("Hva gjør dere annerledes?").fill(what)
        page.get_by_label("Ønske fra innbyggere").check()
        page.get_by_label("Empowerment").check()
        page.get_by_label("Hvor gjelder det?").select_option(label="Rask samtale")
        page.get_by_role("button", name="Skriv ned endringen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(what)
        page.get_by_role("link", name="Spør om det hjalp").click()
        page.get_by_role("button", name="Begynn å spørre").click()
        link = page.locator("main a[href*='/hjalp-det/']").get_attribute("href")
        assert link
        _say(journey, urlsplit(link).path, "Det hjalp")
        page.get_by_label("Det hjalp").fill("9")
        page.get_by_label("Ingen forskjell").fill("6")
        page.get_by_role("button", name="Legg til").click()
        page.get_by_role("button", name="Avslutt runden og se svarene").click()
        page.goto(MIRROR)
        thread = page.locator("#empowerment")
        expect(thread.get_by_role("link", name=what)).to_be_visible()
        expect(thread.get_by_text(re.compile(r"\d+ sier at det hjalp"))).to_be_visible()
        thread.get_by_role("link", name=what).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(what)
    assert [line for line in journey.wrong if "status of 4" not in line] == []


def _say(journey: Journey, link: str, answer: str) -> None:
    """Somebody without account, on a phone of their own."""
    with journey.as_("besok", PHONE) as phone:
        phone.goto(link)
        phone.get_by_role("radio", name=answer).check()
        phone.wait_for_timeout(
            3100
        )  # nobody reads and answers faster than that; what does is looked through first
        phone.get_by_role("button", name=re.compile("^Send")).click()
        expect(phone.get_by_role("heading", level=1)).to_contain_text("Takk")
