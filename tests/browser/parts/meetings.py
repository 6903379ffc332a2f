"""Pages of a meeting while it runs, and what it left to do."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places, found, number

LIST = "/fjordvik/samlinger/"
MEETING = LIST + "{meeting}/moete/"
PLACES = [
    Place("meeting-since-last", MEETING, "ansatt"),
    Place("meeting-point", MEETING + "?sak={agenda_point}"),
    Place("meeting-whole", MEETING + "?sak=hele", "ansatt"),
    Place("meeting-here", MEETING + "jeg-er-her/", "ansatt"),
    Place("meeting-end", MEETING + "slutt/"),
    Place("minutes-open", LIST + "{meeting}/referat/", "ansatt"),
    Place("minutes", LIST + "{held_meeting}/referat/"),
    Place("point-to-follow-up", LIST + "oppfolging/{followed}/"),
    Place("point-closed", LIST + "oppfolging/{dropped}/", "ansatt"),
    Place("agreed", LIST + "enige/", "ansatt"),
]


def find(context: BrowserContext) -> Places:
    """What stands for the numbers in the addresses; the context is signed in as the leader."""
    some = found(context, LIST, r'/samlinger/(\d+)/"[^>]*>[^<]*Tavlemøte')
    series = found(context, f"{LIST}{some}/", r'href="([^"]*/serier/\d+/)"')
    page = context.request.get(series).text()
    meetings = list(dict.fromkeys(re.findall(r"/samlinger/(\d+)/", page)))
    running = next(
        each for each in meetings if "sak=apne" in context.request.get(f"{LIST}{each}/moete/").text()
    )
    said = context.request.get(f"{LIST}{running}/moete/").text()
    held = next(
        each
        for each in reversed(meetings)
        if "Lagt bort" in context.request.get(f"{LIST}{each}/referat/").text()
    )
    dropped = found(
        context, f"{LIST}{held}/referat/", r'href="([^"]*/oppfolging/\d+/)[^"]*"[^>]*>Hør om koret'
    )
    return {
        "meeting": running,
        "agenda_point": re.findall(r"\?sak=(\d+)", said)[0],
        "held_meeting": held,
        "followed": number(re.findall(r'href="([^"]*/oppfolging/\d+/)', said)[0], "oppfolging"),
        "dropped": number(dropped, "oppfolging"),
    }
