"""A plan's whole way: read from a document, heard, answered, approved, followed, reminded of, and archived."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.journey import Journey
from tests.browser.windows import PHONE

pytestmark = pytest.mark.browser
DOCUMENT = """# Recoveryplan for Fjordvik 2027

## Del 1: Møteplasser

### Tiltak 1: Åpent kjøkken hver onsdag
Hvorfor: Det er lettere å komme når det lukter mat.
Ansvarlig: Møteplassen Brygga
Frist: 1. mars 2027

### Tiltak 2: Følge til lag og foreninger
Hvorfor: Døra er tyngst første gang.
Ansvarlig: Frivillighetsrådet
Frist: løpende

### Tiltak 3: Nytt venterom
Ansvarlig: Lag fagutvikling
Frist: 1. desember 2026
"""
# A Wednesday morning, whatever day it is where the test runs.
MORNING = "2026-11-25T08:00:00+01:00"


def test_a_plan_from_its_document_to_the_archive(journey: Journey, tmp_path: Path) -> None:
    plan = read_in(journey, tmp_path)
    send_out(journey, plan)
    code = say_something(journey, plan)
    answer_everybody(journey, plan)
    with journey.as_("besok", PHONE) as page:
        page.goto("/fjordvik/innspill/")
        page.get_by_role("textbox").first.fill(code)
        page.get_by_role("button", name="Se svaret").click()
        expect(page.get_by_text("Ja, og grønnsakene kommer fra hagen.")).to_be_visible()
    approve(journey, plan)
    follow(journey, plan)
    letters = journey.letters(MORNING)
    assert len(digests(letters, "jonas.ravn@fjordvik.example")) == 1
    assert letters.count("To: ingrid.solheim@fjordvik.example") >= 1  # who was answered, and reminded
    assert journey.letters(MORNING) == ""
    keep(journey, plan, code)
    assert [line for line in journey.wrong if "status of 4" not in line] == []


def digests(letters: str, address: str) -> list[str]:
    """The letters of the morning to somebody that gather what waits; an invitation to a meeting is none."""
    each = letters.split("MIME-Version:")[1:]
    return [letter for letter in each if f"To: {address}" in letter and "#paminnelser" in letter]


def read_in(journey: Journey, folder: Path) -> str:
    """The leader reads a document in; gives the address of the draft."""
    file = folder / "plan.md"
    file.write_text(DOCUMENT, encoding="utf-8")
    with journey.as_("leder") as page:
        page.goto("/fjordvik/les-inn/")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Les inn").click()
        page.wait_for_url(re.compile(r"/les-inn/\d+/$"))
        page.get_by_role("button", name="Lag planen som utkast").click()
        page.wait_for_url(re.compile(r"/planer/\d+/$"))
        return str(page.url).removeprefix(journey.site.address)


def send_out(journey: Journey, plan: str) -> None:
    """Out on hearing, open to everybody, for three weeks."""
    with journey.as_("leder") as page:
        page.goto(f"{plan}trinn/")
        page.get_by_role("link", name="Send på høring").click()
        page.get_by_label("Alle, også de som ikke har noen konto her").check()
        page.get_by_role("button", name="Send på høring").click()
        page.wait_for_url(lambda address: address.endswith((plan, f"{plan}horing/")))


def say_something(journey: Journey, plan: str) -> str:
    """An employee, a council member and somebody on a phone without account; gives the code of the last."""
    for who, words in (
        ("ansatt", "Hvem handler inn? Jeg kan ta annenhver uke."),
        ("rad", "Spør rådet om menyen."),
    ):
        with journey.as_(who) as page:
            to_first_measure(page, plan)
            page.get_by_label("Hva tenker du").fill(words)
            page.get_by_role("button", name="Send innspillet").click()
            expect(page.get_by_text(words)).to_be_visible()
    with journey.as_("besok", PHONE) as page:
        to_first_measure(page, plan)
        page.get_by_label("Innbygger", exact=True).check()
        page.get_by_label("Hva tenker du").fill("Ring meg på 912 34 567, jeg har oppskrifter.")
        page.get_by_role("button", name="Send innspillet").click()
        expect(page.get_by_text("ligner et telefonnummer").first).to_be_visible()
        page.get_by_label("Hva tenker du").fill("Kan maten lages av det vi dyrker selv?")
        page.get_by_role("button", name="Send innspillet").click()
        found = re.search(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", page.locator("main").inner_text())
        assert found, "no code on the receipt"
        return found[0]


def to_first_measure(page: Page, plan: str) -> None:
    page.goto(f"{plan}horing/")
    page.get_by_text("Si hva du mener om").first.click()
    page.wait_for_load_state()


def answer_everybody(journey: Journey, plan: str) -> None:
    """The leader answers one by one until nobody waits."""
    answers = {
        "Hvem handler inn?": ("Tatt inn", "Takk, da setter vi opp en turnus."),
        "Spør rådet": ("Delvis tatt inn", "Rådet spørres hver måned, ikke hver uke."),
        "det vi dyrker selv": ("Tatt inn", "Ja, og grønnsakene kommer fra hagen."),
    }
    with journey.as_("leder") as page:
        # it was sent faster than anybody writes, so somebody looks at it first
        page.goto(f"{plan}horing/svar/?vis=ses-gjennom")
        page.get_by_label(re.compile("^Velg innspillet")).check()
        page.get_by_role("button", name="Vis for alle").click()
        for words, (outcome, text) in answers.items():
            page.goto(f"{plan}horing/svar/")
            card = page.locator("article, li").filter(has_text=words).last
            card.get_by_role("link", name=re.compile("Svar")).click()
            page.get_by_label(outcome, exact=True).check()
            page.get_by_label("Svaret").fill(text)
            page.get_by_role("button", name="Send svaret").click()
            page.wait_for_url(re.compile(r"/horing/svar/"))
        page.goto(f"{plan}trinn/vedta/")
        expect(page.get_by_text("venter på svar")).to_have_count(0)


def approve(journey: Journey, plan: str) -> None:
    """Approved with who, when and what; then under way."""
    with journey.as_("leder") as page:
        page.goto(f"{plan}trinn/vedta/")
        page.get_by_label("Hva ble bestemt").fill("Planen vedtas.")
        page.get_by_label("Saksnummer").fill("7/27")
        page.get_by_role("button", name="Vedta planen").click()
        page.wait_for_url(lambda address: address.endswith(plan))
        expect(page.get_by_text("sak 7/27")).to_be_visible()
        page.goto(f"{plan}trinn/")
        page.get_by_role("link", name="Sett i gang arbeidet").click()
        page.get_by_role("button", name="Sett i gang arbeidet").click()
        page.wait_for_url(lambda address: address.endswith(plan))


def follow(journey: Journey, plan: str) -> None:
    """One measure is under way, one is ended with its reason, and one is replaced by another."""
    with journey.as_("leder") as page:
        page.goto(f"{plan}folg-opp/")
        row = page.locator("li, article").filter(has_text="Nytt venterom").last
        row.get_by_label("Avsluttet").check(force=True)
        row.get_by_role("textbox").fill("Rommet ble pusset opp av huseier.")
        row = page.locator("li, article").filter(has_text="Åpent kjøkken").last
        row.get_by_label("I gang").check(force=True)
        page.get_by_role("button", name="Lagre alt du har sagt").click()
        expect(page.get_by_text("Lagret. 2 tiltak er oppdatert.")).to_be_visible()
        page.goto(plan)
        expect(page.get_by_text("Avsluttet").last).to_be_visible()
        page.get_by_role("link", name="Følge til lag og foreninger", exact=True).click()
        page.get_by_role("link", name=re.compile("Erstattet")).click()
        page.get_by_label("Erstattet", exact=True).check(force=True)
        page.get_by_label("Hvorfor").fill("Kjøkkenet gjør det samme, med mat attåt.")
        page.get_by_label("Hva har tatt over").select_option(label="1 Åpent kjøkken hver onsdag")
        page.get_by_role("button", name="Lagre").click()
        page.wait_for_url(re.compile(r"/tiltak/\d+/$"))
        expect(page.get_by_text("Åpent kjøkken hver onsdag").first).to_be_visible()


def keep(journey: Journey, plan: str, code: str) -> None:
    """The archive holds every version, the hearing and the decision; its checksums hold; nobody's code is in it."""
    with journey.as_("leder") as page:
        page.goto(f"{plan}last-ned/")
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile("arkivpakken")).click()
        package = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    names = package.namelist()
    assert package.testzip() is None
    assert sum(name.endswith(".pdf") for name in names) >= 3
    text = "\n".join(
        package.read(name).decode("utf-8") for name in names if name.endswith((".json", ".csv", ".txt"))
    )
    assert "Kan maten lages av det vi dyrker selv?" in text
    assert "7/27" in text
    assert code not in text
    sums = next(name for name in names if name.endswith("SHA256SUMS"))
    assert check_sums(package, sums)


def check_sums(package: zipfile.ZipFile, sums: str) -> bool:
    """Whether every file of the package is what the list of checksums says."""
    folder = sums.rpartition("/")[0]
    for line in package.read(sums).decode("utf-8").splitlines():
        digest, _space, name = line.partition("  ")
        path = f"{folder}/{name}" if folder else name
        if hashlib.sha256(package.read(path)).hexdigest() != digest:
            return False
    return True
