"""Pages of series and the calendar of gatherings."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places, found

LIST = "/fjordvik/samlinger/"
SERIES = f"{LIST}serier/"
PLACES = [
    Place("gatherings", LIST, "ansatt"),
    Place("gatherings-leader", LIST),
    Place("gatherings-open", LIST, "besok"),
    Place("gatherings-month", f"{LIST}maned/"),
    Place("gatherings-month-open", f"{LIST}maned/", "besok"),
    Place("gatherings-year", f"{LIST}arshjul/"),
    Place("gatherings-plan-year", f"{LIST}arshjul/planlegg/"),
    Place("series", SERIES + "{series}/"),
    Place("series-new", f"{SERIES}ny/"),
    Place("series-edit", SERIES + "{series}/endre/"),
    Place("series-end", SERIES + "{series}/avslutt/"),
]


def find(context: BrowserContext) -> Places:
    """What stands for the numbers in the addresses; the context is signed in as the leader."""
    return {"series": found(context, f"{LIST}arshjul/", rf'href="{SERIES}(\d+)/"')}
