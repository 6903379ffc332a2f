"""Pages of councils, their papers and their advice."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places, found

LIST = "/fjordvik/raad/"
COUNCIL, ADVICE, MEETING = LIST + "{council}/", LIST + "gitt/{advice}/", LIST + "moter/{council_meeting}/"
PLACES = [
    Place("councils", LIST),
    Place("councils-visitor", LIST, "besok"),
    Place("council", COUNCIL),
    Place("council-member", COUNCIL, "rad"),
    Place("council-visitor", COUNCIL, "besok"),
    Place("council-year", f"{COUNCIL}moter/"),
    Place("council-overview", f"{COUNCIL}oversikt/"),
    Place("council-overview-visitor", f"{COUNCIL}oversikt/?tilstand=answered", "besok"),
    Place("council-start", f"{LIST}start/"),
    Place("council-ways", f"{COUNCIL}slik-arbeider-vi/", "rad"),
    Place("council-seat", LIST + "plasser/{seat}/"),
    Place("council-seat-new", f"{COUNCIL}plasser/ny/"),
    Place("advice-new", f"{COUNCIL}nytt/", "rad"),
    Place("advice-all", f"{LIST}rad-og-svar/", "besok"),
    Place("advice", ADVICE),
    Place("advice-member", ADVICE, "rad"),
    Place("advice-visitor", ADVICE, "besok"),
    Place("advice-answer", LIST + "gitt/{waiting}/svar/"),
    Place("advice-close", LIST + "gitt/{promised}/hva-det-ble/"),
    Place("council-papers", f"{MEETING}saker/"),
    Place("council-papers-member", f"{MEETING}saker/", "rad"),
    Place("council-paper-new", f"{MEETING}saker/ny/"),
    Place("council-paper", LIST + "sak/{paper}/", "ansatt"),
    Place("council-paper-edit", LIST + "sak/{paper}/rediger/"),
]


def find(context: BrowserContext) -> Places:
    """What stands for the numbers in the addresses; the context is signed in as the leader."""
    council = found(context, LIST, rf'href="{LIST}(\d+)/"[^>]*>Erfaringsrådet')
    page = f"{LIST}{council}/"
    meeting = found(context, page, rf'href="{LIST}moter/(\d+)/saker/"')

    def advice(words: str) -> str:
        return found(context, f"{page}oversikt/", rf'href="{LIST}gitt/(\d+)/"[^>]*>{words}')

    return {
        "council": council,
        "seat": found(context, page, rf'href="{LIST}plasser/(\d+)/"'),
        "council_meeting": meeting,
        "paper": found(context, f"{LIST}moter/{meeting}/saker/", rf'href="{LIST}sak/(\d+)/rediger/"'),
        "advice": advice("Åpent på Brygga"),
        "promised": advice("Ingen skjema"),
        "waiting": advice("Turgruppa"),
    }
