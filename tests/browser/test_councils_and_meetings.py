"""A council is answered for all to see, and a meeting on a projector carries its points on until they are done."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import Journey
from tests.browser.windows import PHONE

pytestmark = pytest.mark.browser
GATHERINGS = "/fjordvik/samlinger/"
RAMP = "Spør kommunen om en rampe ved bakdøra"
ADVICE = "Et ark på døra som sier hvem som er på jobb"


def test_advice_is_given_answered_done_and_read_by_everybody(journey: Journey) -> None:
    with journey.as_("rad", PHONE) as council:
        council.goto("/fjordvik/raad/")
        council.get_by_role("link", name="Erfaringsrådet", exact=True).click()
        council.get_by_role("link", name="Skriv et råd").click()
        council.get_by_label("Hva er rådet, med få ord?").fill(ADVICE)
        council.get_by_label("Hva bør de gjøre, og hvorfor?").fill("Da vet vi hvem vi møter før vi går inn.")
        council.get_by_label("Hvem er rådet til?").select_option(label="Mestring Fjordvik")
        council.get_by_role("button", name=re.compile("^(Lagre|Skriv)")).last.click()
        expect(council.get_by_role("heading", level=1)).to_have_text(ADVICE)
        page_of_advice = council.url
        council.get_by_role("link", name="Les og gi rådet").click()
        council.get_by_role("button", name="Gi rådet").click()
        expect(council.get_by_text("Venter på svar").first).to_be_visible()
    _answer_and_do(journey)
    with journey.as_("besok", PHONE) as resident:
        # without an account, and without the names of those who wrote
        resident.goto("/fjordvik/raad/rad-og-svar/")
        resident.get_by_role("link", name=ADVICE).click()
        assert resident.url == page_of_advice
        expect(resident.get_by_text("Vi følger rådet")).to_be_visible()
        expect(resident.get_by_text("Arket henger der nå.")).to_be_visible()
        assert "Sunniva" not in resident.content()
        assert "Edvard" not in resident.content()
    assert journey.wrong == []


def _answer_and_do(journey: Journey) -> None:
    """The leader finds it among what waits, answers, and says later that it is done."""
    with journey.as_("leder") as leader:
        leader.goto("/fjordvik/raad/rad-og-svar/")
        leader.get_by_role("link", name=ADVICE).click()
        leader.get_by_role("link", name=re.compile("[Ss]var")).first.click()
        leader.get_by_label("Vi følger rådet").check()
        leader.get_by_label("Hva gjør dere, og hvorfor?").fill("Vi lager et ark med bilder før helgen.")
        leader.get_by_role("button", name="Gi svaret").click()
        expect(leader.get_by_text("Vi lager et ark med bilder før helgen.")).to_be_visible()
        leader.goto(leader.url.split("?")[0].rstrip("/").removesuffix("/svar") + "/hva-det-ble/")
        leader.get_by_label("Ja, det er gjort").check()
        leader.get_by_label("Hva er gjort?").fill("Arket henger der nå.")
        leader.get_by_role("button", name="Si det til rådet").click()
        expect(leader.get_by_text("Arket henger der nå.")).to_be_visible()


def test_a_meeting_on_a_projector_carries_its_points_on(journey: Journey) -> None:
    with journey.as_("leder") as page:
        _open_tavlemote(page)
        page.get_by_role("link", name=re.compile("møtet$")).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Siden sist")
        expect(page.get_by_role("link", name=RAMP, exact=True)).to_be_visible()
        expect(page.get_by_text("ble med videre 2 ganger").first).to_be_visible()
        page.get_by_role("link", name="Det vi lærte av søndagene").click()
        _write(page, "Kaffen må være klar.")
        page.context.clear_cookies(name="csrftoken")  # the page is older than the sign-in in another tab
        _write(page, "Kaffen må være klar klokka ti.\nVi trenger en nøkkel til.")
        # refused once, and sent again with a fresh token
        assert ["403" in each for each in journey.wrong] == [True]
        journey.wrong.clear()
        _follow_up(page, "Skaffe en nøkkel til")
        page.get_by_role("link", name="Avslutt møtet").click()
        page.get_by_label("Hvor mange var der?").fill("7")
        page.get_by_role("button", name="Samlingen er holdt").click()
        expect(page.get_by_role("button", name="Samlingen er holdt")).to_have_count(0)
        # the next one begins with what is open: the new point, and the old one for the third time
        _open_tavlemote(page, after=1)
        expect(page.get_by_role("link", name="Skaffe en nøkkel til", exact=True)).to_be_visible()
        expect(page.get_by_text("ble med videre 3 ganger").first).to_be_visible()
        page.get_by_role("link", name=RAMP, exact=True).click()
        page.get_by_role("button", name=re.compile("[Gg]jort")).first.click()
        expect(page.get_by_role("button", name="Åpne det igjen")).to_be_visible()
        _open_tavlemote(page, after=1)
        expect(page.get_by_role("link", name="Skaffe en nøkkel til", exact=True)).to_be_visible()
        expect(page.get_by_role("link", name=RAMP, exact=True)).to_have_count(0)
    assert journey.wrong == []


def _open_tavlemote(page: Page, *, after: int = 0) -> None:
    """The one of today, or so many after it."""
    page.goto(GATHERINGS)
    page.get_by_role("link", name="Tavlemøte på Brygga").nth(after).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tavlemøte på Brygga")


def _write(page: Page, text: str) -> None:
    """Saved by itself, without a button."""
    page.get_by_label("Referat").fill(text)
    expect(page.get_by_text(re.compile(r"^Lagret kl\."))).to_be_visible()
    page.reload()
    expect(page.get_by_label("Referat")).to_have_value(text)


def _follow_up(page: Page, text: str) -> None:
    page.get_by_text("Skriv et punkt å følge opp").click()
    page.get_by_label("Hva skal gjøres?").fill(text)
    page.get_by_role("button", name=re.compile("^(Legg til|Skriv|Ta med)")).last.click()
    expect(page.get_by_text(text).first).to_be_visible()
