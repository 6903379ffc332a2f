"""Pages of a gathering, its invitations and answers."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places

LIST = "/fjordvik/samlinger/"
ONE = LIST + "{gathering}/"
PLACES: list[Place] = [
    Place("gathering", ONE, "ansatt"),
    Place("gathering-leader", ONE),
    Place("gathering-open", LIST + "{open_gathering}/", "besok"),
    Place("gathering-new", f"{LIST}ny/"),
    Place("gathering-edit", f"{ONE}rediger/"),
    Place("gathering-move", f"{ONE}flytt/"),
    Place("gathering-cancel", f"{ONE}avlys/"),
    Place("agenda-point", LIST + "punkter/{agenda_item}/"),
    Place("agenda-point-new", f"{ONE}punkter/nytt/", "ansatt"),
    Place("answer-wrong-link", f"{LIST}svar/1-guessed/", "besok", 404),
]


def find(context: BrowserContext) -> Places:
    """What stands for the numbers in the addresses; the context is signed in as the leader."""
    number = _first(context, lambda page: "/flytt/" in page and "/punkter/" in page)
    page = context.request.get(f"{LIST}{number}/").text()
    item = re.search(rf'href="{LIST}punkter/(\d+)/"', page)
    assert item, "a gathering without a point"
    return {
        "gathering": number,
        "agenda_item": item[1],
        "open_gathering": _first(context, lambda page: "Åpen for alle" in page and "/flytt/" in page),
    }


def _first(context: BrowserContext, fits: Callable[[str], bool]) -> str:
    """The number of the first gathering in the list whose page fits."""
    for number in dict.fromkeys(re.findall(rf'href="{LIST}(\d+)/"', context.request.get(LIST).text())):
        if fits(context.request.get(f"{LIST}{number}/").text()):
            return str(number)
    raise AssertionError("no such gathering in the demonstration")
