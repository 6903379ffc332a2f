"""Pages of joint reflection."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places

LIST = "/fjordvik/refleksjon/"
SHEET = LIST + "med/{reflection_code}/"
PLACES = [
    Place("reflections", LIST, "ansatt"),
    Place("reflection-new", f"{LIST}ny/?verdi=hap", "ansatt"),
    Place("reflection-from-paper", f"{LIST}ny/?papir=1"),
    Place("reflection", LIST + "{reflection}/"),
    Place("reflection-close", LIST + "{reflection}/lukk/"),
    Place("reflection-cards", f"{LIST}kort/", "ansatt"),
    Place("reflection-draw", f"{LIST}kort/trekk/?verdi=samhorighet", "ansatt"),
    Place("reflection-join", f"{LIST}bli-med/", "besok"),
    Place("reflection-wrong-code", f"{LIST}med/BBBB-BBBB-BBBB/", "besok", 404),
    Place("reflection-sheet", SHEET, "besok"),
    Place("reflection-sheet-staff", SHEET, "ansatt"),
    Place("reflection-screen", f"{SHEET}skjerm/", "besok"),
    Place("reflection-screen-question", f"{SHEET}skjerm/?side=1", "besok"),
    Place("reflection-screen-lines", f"{SHEET}skjerm/?side=99", "besok"),
]


def find(context: BrowserContext) -> Places:
    """What stands for the numbers in the addresses; the context is signed in as the leader, who opens a sheet."""
    page = context.request.get(f"{LIST}ny/").text()
    sent = dict(re.findall(r'name="(mark|csrfmiddlewaretoken|day)"[^>]* value="([^"]*)"', page))
    unit = re.search(r'name="unit".*?<option value="(\d+)"', page, re.DOTALL)
    assert unit, "no unit to reflect in"
    words: dict[str, str | float | bool] = {**sent, "unit": unit[1], "form": "small", "theme": "Å bli hørt"}
    opened = context.request.post(f"{LIST}ny/", form=words)
    code = re.search(r"/med/([A-Z-]+)/", opened.url)
    assert code, opened.url
    sheet = context.request.get(f"{LIST}med/{code[1]}/").text()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', sheet)
    assert token
    line: dict[str, str | float | bool] = {"csrfmiddlewaretoken": token[1], "text": "Å bli spurt først."}
    context.request.post(f"{LIST}med/{code[1]}/", form=line)
    own = re.search(rf"{LIST}(\d+)/", context.request.get(LIST).text())
    assert own
    return {"reflection_code": code[1], "reflection": own[1]}
