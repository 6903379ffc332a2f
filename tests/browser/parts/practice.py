"""Pages of changes in practice, of asking whether they helped, and of stories."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places, found

LIST = "/fjordvik/endringer/"
STORIES = "/fjordvik/fortellinger/"
ASKED = "/fjordvik/hjalp-det/{verdict}/"
PLACES = [
    Place("changes", LIST, "ansatt"),
    Place("changes-to-look-at", f"{LIST}?tilstand=blikk"),
    Place("change-new", f"{LIST}ny/", "ansatt"),
    Place("change", LIST + "{change}/"),
    Place("change-reader", LIST + "{change}/", "rad"),
    Place("change-asking", LIST + "{asking}/"),
    Place("change-edit", LIST + "{change}/endre/"),
    Place("change-conclude", LIST + "{change}/hva-na/"),
    Place("change-ask", LIST + "{change}/spor/"),
    Place("change-answers", LIST + "{asking}/svar/"),
    Place("verdict", ASKED, "besok"),
    Place("verdict-thanks", ASKED + "takk/", "besok"),
    Place("verdict-guessed", "/fjordvik/hjalp-det/1-AAAAAAAAAAAAAAAAAAAA/", "besok", 404),
    Place("stories", STORIES, "besok"),
    Place("stories-leader", STORIES),
    Place("story", STORIES + "{story}/", "besok"),
    Place("story-leader", STORIES + "{story}/"),
    Place("story-eyes", STORIES + "{waiting_story}/blikk/"),
    Place("story-write", LIST + "{untold}/fortelling/"),
]


def find(context: BrowserContext) -> Places:
    """What stands for the numbers in the addresses; the context is signed in as the leader."""

    def change(words: str) -> str:
        return found(context, LIST, rf'href="{LIST}(\d+)/"[^>]*>{words}')

    asking = change("Brygga er åpen også")
    return {
        "change": change("Felles frokost"),
        "asking": asking,
        "untold": change("Vi spør hva du hadde gjort"),
        "verdict": found(context, f"{LIST}{asking}/svar/", r"/hjalp-det/([\w-]+)/"),
        "story": found(context, STORIES, rf'href="{re.escape(STORIES)}(\d+)/"'),
        "waiting_story": found(context, STORIES, rf'href="{re.escape(STORIES)}(\d+)/blikk/"'),
    }
