"""A word's whole way: proposed, answered, written, tried, published, and found alike wherever texts are checked."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from playwright.sync_api import Page, expect

from samskap.cli.tests.test_language_server import URI, Editor
from tests.browser.journey import Journey
from tests.browser.site import ROOT, SAMSKAP
from tests.browser.windows import PHONE

pytestmark = pytest.mark.browser
WORD = "gjenganger"
BOOK = "/fjordvik/ordboken/"
# A new word, words that come with Samskap, one word that is quoted, and signs of two units and more.
TEXT = (
    "Hei 👋🏽\n"
    "Flere gjengangere 👩‍🚀 og mange rusmisbrukere kom.\n"
    "Hun sa «gjengangeren er en klient» til oss.\n"
    "Gjengangerne er umotiverte."
)
LEVELS = {"Unngå": "red", "Tenk over": "yellow", "Til ettertanke": "info"}
Found = tuple[int, int, str, str]  # start and end in characters, the word of the dictionary, and its level


def test_a_word_from_a_proposal_to_every_checker(journey: Journey, tmp_path: Path) -> None:
    propose_by_name(journey)
    code = propose_on_a_phone(journey)
    answer_and_take_in(journey)
    with journey.as_("besok", PHONE) as page:
        read_answer(page, code)
    write_ready_and_publish(journey)
    with journey.as_("besok", PHONE) as page:
        read_answer(page, code)
        expect(page.get_by_text("Tatt inn i utgave 3.")).to_be_visible()
    expected = found_in_the_page(journey)
    assert [entry for _start, _end, entry, _level in expected] == [
        WORD, "rusmisbruker", WORD, "umotivert"
    ]  # fmt: skip
    edition = exported(journey, tmp_path)
    assert found_by_command(edition, tmp_path) == expected
    unit = see_the_trend(journey)
    assert found_by_interface(journey, unit) == expected
    assert found_by_editor(edition) == expected
    assert [line for line in journey.wrong if "status of 4" not in line] == []


def propose_by_name(journey: Journey) -> None:
    """Somebody of the lived-experience council proposes a change, in their own name."""
    with journey.as_("rad", PHONE) as page:
        page.goto(f"{BOOK}forslag/nytt/?ord=klient")
        page.get_by_label("Hvorfor?").fill("Rådet vil gjerne ha et ord for den som ikke vil stå med navn.")
        page.get_by_role("button", name="Send forslaget").click()
        expect(page.get_by_text("Takk, Edvard.")).to_be_visible()


def propose_on_a_phone(journey: Journey) -> str:
    """Somebody without account proposes the word; a telephone number is asked about first. Gives the code."""
    with journey.as_("besok", PHONE) as page:
        page.goto(BOOK)
        page.get_by_role("link", name="Foreslå et ord").first.click()
        page.get_by_label("Hvilket ord eller uttrykk gjelder det?").fill(WORD)
        page.get_by_label("Hva kan vi si i stedet?").fill("en som kommer ofte")
        page.get_by_label("Hvorfor?", exact=True).fill("Jeg er ikke et spøkelse. Ring meg på 912 34 567.")
        page.get_by_label("Jeg skriver som").select_option(label="Innbygger")
        page.get_by_role("button", name="Send forslaget").click()
        expect(page.get_by_text("ligner et telefonnummer").first).to_be_visible()
        expect(page.get_by_label("Hva kan vi si i stedet?")).to_have_value("en som kommer ofte")
        page.get_by_label("Hvorfor?", exact=True).fill("Jeg er ikke et spøkelse.")
        page.get_by_role("button", name="Send forslaget").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Takk. Vi har fått forslaget")
        found = re.search(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}", page.locator("main").inner_text())
        assert found, "no code on the receipt"
        return found[0]


def answer_and_take_in(journey: Journey) -> None:
    """«Tatt inn», and with one press it stands in the draft."""
    with journey.as_("leder") as page:
        page.goto(f"{BOOK}forslag/")
        page.get_by_role("link", name=re.compile(rf"^Svar\s*: {WORD}$")).click()
        page.get_by_label("Tatt inn", exact=True).check()
        page.get_by_label("Svaret").fill("Enig. Den som kommer igjen, er velkommen igjen.")
        page.get_by_role("button", name="Send svaret").click()
        expect(page.get_by_text("Svaret er sendt.")).to_be_visible()
        page.get_by_role("link", name=re.compile(rf"^Endre svaret\s*: {WORD}$")).click()
        page.get_by_role("button", name="Ta inn i utkastet").click()
        page.wait_for_url(f"**/utkast/ord/{WORD}/")


def read_answer(page: Page, code: str) -> None:
    page.goto(f"{BOOK}forslag/kode/")
    page.get_by_label("Koden din").fill(code.lower().replace("-", ""))
    page.get_by_role("button", name="Se svaret").click()
    expect(page.get_by_text("Den som kommer igjen, er velkommen igjen.")).to_be_visible()


def write_ready_and_publish(journey: Journey) -> None:
    """The forms are shown; a sentence that does not do what it should stops the edition, and says which it is."""
    with journey.as_("leder") as page:
        page.goto(f"{BOOK}utkast/ord/{WORD}/")
        term = page.get_by_role("group", name="Ord eller uttrykk 1")
        term.get_by_label("Bøyning").select_option("m-er")
        preview = page.locator("#treff")
        expect(preview.get_by_text("gjengangeren", exact=False).first).to_be_visible()
        page.get_by_label("Setninger som skal treffe").fill("Hun er en gjenganger.\nDe gikk hjem.")
        page.get_by_label("Setninger som ikke skal treffe").fill("Han går igjen.")
        page.get_by_role("button", name="Lagre ordet").last.click()
        expect(page.get_by_text("Noen av setningene gjør ikke som de skal ennå")).to_be_visible()
        expect(preview.get_by_text("treffer ikke, men skal")).to_be_visible()
        page.goto(f"{BOOK}utgaver/3/")
        page.get_by_role("link", name="Publiser").click()
        told = page.get_by_role("listitem").filter(has_text="Denne skulle ha truffet: «De gikk hjem.»")
        expect(told).to_be_visible()
        expect(page.get_by_role("button", name="Publiser utgaven")).to_have_count(0)
        told.get_by_role("link", name=WORD).click()
        page.get_by_label("Setninger som skal treffe").fill("Hun er en gjenganger.\nFlere gjengangere kom.")
        page.get_by_role("button", name="Lagre ordet").last.click()
        page.wait_for_url("**/utgaver/3/")
        page.get_by_role("link", name="Publiser").click()
        page.get_by_role("button", name="Publiser utgaven").click()
        expect(page.get_by_text("Utgave 3 gjelder nå.")).to_be_visible()


def found_in_the_page(journey: Journey) -> list[Found]:
    """What somebody sees while they write; nothing of the text is sent."""
    with journey.as_("besok", PHONE) as page:
        page.goto(f"{BOOK}sjekk/")
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.post_data or ""))
        page.get_by_role("textbox", name="Teksten din").fill(TEXT)
        expect(page.locator(".s-tip")).to_have_count(4)
        assert not any("umotiverte" in each for each in sent)
        tips = page.locator(".s-tip").evaluate_all(
            """tips => tips.map(tip => [Number(tip.dataset.at), tip.querySelector('[data-slot=word]').textContent,
                tip.querySelector('[name=entry]').value, tip.querySelector('[data-slot=level]').textContent.trim()])"""
        )
    return [_in_characters(at, word, entry, LEVELS[level]) for at, word, entry, level in tips]


def _in_characters(at: int, word: str, entry: str, level: str) -> Found:
    """From the units of 16 bits that a page counts in."""
    start = len(TEXT.encode("utf-16-le")[: 2 * at].decode("utf-16-le"))
    return start, start + len(word), entry, level


def exported(journey: Journey, folder: Path) -> Path:
    """The edition in force as a file."""
    file = folder / "utgave.json"
    command: list[str | Path] = [SAMSKAP, "language", "export", "--organisation", "fjordvik", "--out", file]
    environment = {**os.environ, **journey.site.environment}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return file


def found_by_command(edition: Path, folder: Path) -> list[Found]:
    """Red words make the command's code 1."""
    text = folder / "brev.txt"
    text.write_text(TEXT, encoding="utf-8")
    command: list[str | Path] = [SAMSKAP, "language", "check", "--edition", edition, "--format", "json", text]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
    assert ran.returncode == 1, ran.stderr
    return [_found(one) for one in json.loads(ran.stdout)]


def see_the_trend(journey: Journey) -> str:
    """A department's own leader stops the counting and says yes again; gives the number programs say for it."""
    with journey.as_("besok") as page:
        sign_in_by_letter(journey, page, "jonas.ravn@fjordvik.example")
        page.goto(f"{BOOK}tall/")
        page.get_by_role("link", name="Møteplassen Brygga").click()
        page.get_by_role("link", name="Hva som telles, og hvordan dere slutter").click()
        page.get_by_role("button", name="Slutt å telle").click()
        page.get_by_role("button", name="Ja, tell ordene våre").click()
        expect(page.get_by_text("Takk. Fra nå telles ordene, og aldri tekstene.")).to_be_visible()
        expect(page.get_by_role("heading", name="Funn per 1 000 ord")).to_be_visible()
        expect(page.get_by_role("row")).not_to_have_count(0)
        return page.locator("aside code").inner_text()


def sign_in_by_letter(journey: Journey, page: Page, address: str) -> None:
    """With the code that comes by e-mail, as everybody does who is not one of the four to try as."""
    page.goto("/konto/logg-inn/")
    page.get_by_label("E-post").fill(address)
    page.get_by_role("button", name="Send meg en kode").click()
    page.wait_for_url("**/konto/logg-inn/kode/**")
    terminal = (Path(journey.site.environment["SAMSKAP_VAR"]) / "log").read_text(encoding="utf-8")
    found = re.search(r"^\s*([A-Z0-9]+(?:-[A-Z0-9]+)+|[A-Z0-9]{6})\s*$", terminal, re.MULTILINE)
    assert found, "no code in the letter"
    page.get_by_role("textbox").first.fill(found[1])
    page.get_by_role("button", name="Logg inn", exact=True).click()
    page.wait_for_url(lambda url: "logg-inn" not in url)


def found_by_interface(journey: Journey, unit: str) -> list[Found]:
    """A program asks with a token that the leader made on the page, and the words are counted for the department."""
    with journey.as_("leder") as page:
        page.goto("/fjordvik/koblinger/sprak/ny/")
        page.get_by_label("Hvilket program er det?").fill("Fagsystemet")
        page.locator("main form button[type=submit]").click()
        token = page.get_by_label("Tilgangstoken").input_value()
    with journey.as_("besok") as page:
        answer = page.request.post(
            "/api/v1/language/check",
            data={"text": TEXT, "unit": int(unit)},
            headers={"Authorization": f"Bearer {token}"},
        )
        assert answer.status == 200, answer.text()
        said = answer.json()
    assert (said["edition"]["number"], said["counted"]) == (3, True)
    return [_found(one) for one in said["findings"]]


def _found(one: dict[str, Any]) -> Found:
    return one["start"], one["end"], one["entry"], one["level"]


def found_by_editor(edition: Path) -> list[Found]:
    """What an editor underlines."""

    async def talk() -> list[types.Diagnostic]:
        editor = Editor()
        await editor.begin("--edition", str(edition))
        editor.open(URI, TEXT)
        found = await editor.findings()
        await editor.leave()
        return found

    with ThreadPoolExecutor(1) as beside:  # the browser has an event loop in this thread
        return [_underlined(one) for one in beside.submit(asyncio.run, talk()).result(30)]


def _underlined(one: types.Diagnostic) -> Found:
    levels = {
        types.DiagnosticSeverity.Warning: "red",
        types.DiagnosticSeverity.Information: "yellow",
        types.DiagnosticSeverity.Hint: "info",
    }
    assert one.severity
    return _offset(one.range.start), _offset(one.range.end), str(one.code), levels[one.severity]


def _offset(place: types.Position) -> int:
    """From line and units of 16 bits to characters of the text."""
    lines = TEXT.splitlines(keepends=True)
    inside = lines[place.line].encode("utf-16-le")[: 2 * place.character].decode("utf-16-le")
    return len("".join(lines[: place.line])) + len(inside)
