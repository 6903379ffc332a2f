"""The pages of the site as data, for every test that goes through them all and for the screenshots."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places, found, link, number
from tests.browser.parts import PARTS

DOCUMENT = """Recoveryplan for Nordavind 2027

Møteplasser
1. Åpen kveld hver uke
Ansvarlig: Møteplassen Brygga
Frist: 1. juni 2027
2. Følge til første gang
Ansvarlig: Alle avdelinger
Frist: løpende

Vi skal invitere pårørende to ganger i året.
"""


PLACES = [
    Place("start", "/", "besok"),
    Place("front-visitor", "/fjordvik/", "besok"),
    Place("front", "/fjordvik/", "ansatt"),
    Place("front-leader", "/fjordvik/"),
    Place("plans", "/fjordvik/planer/"),
    Place("plan", "/fjordvik/planer/{plan}/", "ansatt"),
    Place("plan-leader", "/fjordvik/planer/{plan}/"),
    Place("plan-visitor", "/fjordvik/planer/{plan}/", "besok"),
    Place("plan-timeline", "/fjordvik/planer/{plan}/?visning=tidslinje", "ansatt"),
    Place("plan-filtered", "/fjordvik/planer/{plan}/?status=in_progress", "ansatt"),
    Place("measure", "/fjordvik/tiltak/{measure}/", "ansatt"),
    Place("measure-visitor", "/fjordvik/tiltak/{measure}/", "besok"),
    Place("measure-edit", "/fjordvik/tiltak/{measure}/rediger/"),
    Place("measure-status", "/fjordvik/tiltak/{measure}/status/"),
    Place("measure-update", "/fjordvik/tiltak/{measure}/oppdater/"),
    Place("measure-history", "/fjordvik/tiltak/{measure}/historie/", "ansatt"),
    Place("hand-over", "/fjordvik/tiltak/{measure}/ansvar/"),
    Place("milestones", "/fjordvik/tiltak/{measure}/milepaeler/"),
    Place("milestone-edit", "/fjordvik/milepaeler/{milestone}/"),
    Place("follow-up", "/fjordvik/planer/{plan}/folg-opp/"),
    Place("follow-up-own", "/fjordvik/planer/{plan}/folg-opp/", "ansatt"),
    Place("plan-history", "/fjordvik/planer/{plan}/historie/"),
    Place("plan-history-visitor", "/fjordvik/planer/{plan}/historie/", "besok"),
    Place("measure-new", "/fjordvik/deler/{section}/tiltak/ny/"),
    Place("section-edit", "/fjordvik/deler/{section}/"),
    Place("section-delete", "/fjordvik/deler/{section}/slett/"),
    Place("section-new", "/fjordvik/planer/{plan}/deler/ny/"),
    Place("plan-edit", "/fjordvik/planer/{plan}/rediger/"),
    Place("plan-step", "/fjordvik/planer/{plan}/trinn/"),
    Place("plan-step-take", "/fjordvik/planer/{plan}/trinn/evaluer/"),
    Place("plan-superseded-by", "/fjordvik/planer/{plan}/trinn/avlos/"),
    Place("versions", "/fjordvik/planer/{plan}/utgaver/", "besok"),
    Place("versions-leader", "/fjordvik/planer/{plan}/utgaver/"),
    Place("version", "/fjordvik/planer/{plan}/utgaver/2/", "besok"),
    Place("version-compare", "/fjordvik/planer/{plan}/utgaver/sammenlign/?fra=2&til=na", "ansatt"),
    Place("plan-head", "/fjordvik/planer/{plan}/rediger/om/"),
    Place("plan-delete", "/fjordvik/planer/{plan}/slett/"),
    Place("plan-new", "/fjordvik/planer/ny/"),
    Place("plan-exports", "/fjordvik/planer/{plan}/last-ned/"),
    Place("figures", "/fjordvik/planer/{plan}/tall/", "ansatt"),
    Place("figure", "/fjordvik/tall/{figure}/"),
    Place("figure-visitor", "/fjordvik/tall/{figure}/", "besok"),
    Place("figure-new", "/fjordvik/tiltak/{measure}/tall/nytt/"),
    Place("figure-edit", "/fjordvik/tall/{figure}/endre/"),
    Place("figure-remove", "/fjordvik/tall/{figure}/fjern/"),
    Place("number-new", "/fjordvik/tall/{counted}/skriv/"),
    Place("hearing", "/fjordvik/planer/{heard}/horing/", "ansatt"),
    Place("hearing-visitor", "/fjordvik/planer/{heard}/horing/", "besok"),
    Place("hearing-change", "/fjordvik/planer/{heard}/horing/endre/"),
    Place("hearing-say", "/fjordvik/planer/{heard}/horing/si-noe/", "ansatt"),
    Place("hearing-say-visitor", "/fjordvik/planer/{heard}/horing/si-noe/", "besok"),
    Place("hearing-answers", "/fjordvik/planer/{heard}/horing/svar/"),
    Place("hearing-answers-done", "/fjordvik/planer/{heard}/horing/svar/?vis=svart"),
    Place("hearing-answer", "/fjordvik/planer/{heard}/horing/svar/skriv/?innspill={input}"),
    Place("hearing-hide", "/fjordvik/planer/{heard}/horing/svar/skjul/?innspill={input}"),
    Place("you-said", "/fjordvik/planer/{plan}/du-sa-vi-gjorde/", "besok"),
    Place("easy", "/fjordvik/planer/{plan}/lett/", "besok"),
    Place("receipt", "/fjordvik/innspill/", "besok"),
    Place("receipt-own", "/fjordvik/innspill/", "ansatt"),
    Place("loose-texts", "/fjordvik/planer/{plan}/lose-tekster/"),
    Place("import-start", "/fjordvik/les-inn/"),
    Place("import-review", "/fjordvik/les-inn/{import}/"),
    Place("import-measure", "/fjordvik/les-inn/{import}/tiltak/m1/rett/"),
    Place("import-section", "/fjordvik/les-inn/{import}/deler/{part}/"),
    Place("import-head", "/fjordvik/les-inn/{import}/planen/"),
    Place("values", "/fjordvik/verdiene/", "besok"),
    Place("value", "/fjordvik/verdiene/{value}/", "ansatt"),
    Place("value-edit", "/fjordvik/verdiene/{value}/rediger/"),
    Place("value-statement-new", "/fjordvik/verdiene/{value}/kjennetegn/nytt/"),
    Place("value-statement-edit", "/fjordvik/verdiene/kjennetegn/{statement}/"),
    Place("posters", "/fjordvik/verdiene/plakat/", "besok"),
    Place("poster", "/fjordvik/verdiene/plakat/{department}/"),
    Place("poster-visitor", "/fjordvik/verdiene/plakat/{department}/?sprak=nn", "besok"),
    Place("poster-edit", "/fjordvik/verdiene/plakat/{department}/rediger/"),
    Place("municipal-values", "/fjordvik/verdiene/kommunens/", "besok"),
    Place("municipal-values-leader", "/fjordvik/verdiene/kommunens/"),
    Place("municipal-value-new", "/fjordvik/verdiene/kommunens/ny/"),
    Place("municipal-value-edit", "/fjordvik/verdiene/kommunens/{municipal}/"),
    Place("municipal-value-link", "/fjordvik/verdiene/kommunens/{municipal}/koble/", "ansatt"),
    Place("municipal-value-words", "/fjordvik/verdiene/kommunens/koblet/{kin}/"),
    Place("plan-values", "/fjordvik/planer/{plan}/verdier/"),
    Place("plan-values-visitor", "/fjordvik/planer/{plan}/verdier/", "besok"),
    Place("dictionary", "/fjordvik/ordboken/", "besok"),
    Place("dictionary-leader", "/fjordvik/ordboken/"),
    Place("word", "/fjordvik/ordboken/ord/umotivert/", "ansatt"),
    Place("word-visitor", "/fjordvik/ordboken/ord/umotivert/", "besok"),
    Place("editions", "/fjordvik/ordboken/utgaver/", "besok"),
    Place("edition", "/fjordvik/ordboken/utgaver/2/", "besok"),
    Place("edition-draft", "/fjordvik/ordboken/utgaver/3/"),
    Place("edition-changes", "/fjordvik/ordboken/utgaver/2/endret-fra/1/", "besok"),
    Place("edition-begin", "/fjordvik/ordboken/utgaver/ny/"),
    Place("edition-describe", "/fjordvik/ordboken/utgaver/3/om/"),
    Place("edition-publish", "/fjordvik/ordboken/utgaver/3/publiser/"),
    Place("edition-evaluate", "/fjordvik/ordboken/utgaver/2/evaluer/"),
    Place("edition-judge-word", "/fjordvik/ordboken/utgaver/2/evaluer/umotivert/"),
    Place("check-text", "/fjordvik/ordboken/sjekk/", "besok"),
    Place("check-file", "/fjordvik/ordboken/sjekk/fil/", "besok"),
    Place("word-trends", "/fjordvik/ordboken/tall/", "ansatt"),
    Place("word-trend", "/fjordvik/ordboken/tall/{counting}/"),
    Place("word-counting", "/fjordvik/ordboken/tall/{counting}/samtykke/"),
    Place("edition-discussed", "/fjordvik/ordboken/utgaver/2/snakket/{counting}/", "ansatt"),
    Place("word-proposals", "/fjordvik/ordboken/forslag/"),
    Place("word-proposals-visitor", "/fjordvik/ordboken/forslag/", "besok"),
    Place("word-propose", "/fjordvik/ordboken/forslag/nytt/", "besok"),
    Place("word-propose-change", "/fjordvik/ordboken/forslag/nytt/?ord=umotivert", "ansatt"),
    Place("word-receipt", "/fjordvik/ordboken/forslag/kode/", "besok"),
    Place("word-proposal-answer", "/fjordvik/ordboken/forslag/{proposal}/svar/"),
    Place("word-remark-answer", "/fjordvik/ordboken/innspill/{remark}/svar/"),
    Place("word-new", "/fjordvik/ordboken/utkast/nytt-ord/"),
    Place("word-edit", "/fjordvik/ordboken/utkast/ord/umotivert/"),
    Place("word-take-out", "/fjordvik/ordboken/utkast/ta-ut/umotivert/"),
    Place("plan-changes", "/fjordvik/planer/endringer/", "besok"),
    Place("connections", "/fjordvik/koblinger/"),
    Place("connection-token", "/fjordvik/koblinger/api/ny/"),
    Place("connection-language", "/fjordvik/koblinger/sprak/ny/"),
    Place("connection-embed", "/fjordvik/koblinger/innbygging/ny/"),
    Place("embedded", "/innbygging/{signed}/", "besok"),
    Place("api-reference", "/api/v1/docs/", "besok"),
    Place("my-page", "/konto/", "ansatt"),
    Place("sign-in", "/konto/logg-inn/", "besok"),
    Place("sign-in-cancelled", "/konto/logg-inn/avbrutt/", "besok"),
    Place("sign-in-failed", "/konto/logg-inn/feil/", "besok", 401),
    Place("sign-out", "/konto/logg-ut/", "ansatt"),
    Place("not-in-use", "/konto/ikke-i-bruk/", "besok"),
    Place("how-to-join", "/konto/bli-med/", "besok"),
    Place("how-to-join-by-provider", "/konto/bli-med/jobbkonto/", "besok"),
    Place("authenticator-new", "/konto/sikkerhet/app/", "ansatt"),
    Place("recovery-codes-new", "/konto/sikkerhet/koder/nye/", "ansatt"),
    Place("passkey-new", "/konto/sikkerhet/passnokler/ny/", "ansatt"),
    Place("privacy", "/personvern/", "besok"),
    Place("gallery", "/komponenter/", "besok"),
    Place("not-found", "/fjordvik/finnes-ikke/", "besok", 404),
    Place("not-yours", "/fjordvik/planer/{plan}/rediger/", "ansatt", 403),
    *(place for part in PARTS for place in part.PLACES),
]


def find_places(context: BrowserContext, folder: Path) -> Places:
    """What stands for {plan}, {measure} … in the addresses: found the way a person would, by following links."""
    places = {"plan": number(context.request.get("/fjordvik/planen/").url, "planer")}
    places["measure"] = number(link(context, f"/fjordvik/planer/{places['plan']}/", "tiltak"), "tiltak")
    places["figure"] = number(link(context, f"/fjordvik/planer/{places['plan']}/tall/", "tall"), "tall")
    places["counted"] = _counted(context, f"/fjordvik/planer/{places['plan']}/tall/")
    places["milestone"] = number(
        link(context, f"/fjordvik/tiltak/{places['measure']}/milepaeler/", "milepaeler"), "milepaeler"
    )
    places["section"] = number(link(context, f"/fjordvik/planer/{places['plan']}/rediger/", "deler"), "deler")
    places["value"] = found(context, "/fjordvik/verdiene/", r"/fjordvik/verdiene/(?!plakat)([a-z][\w-]*)/")
    places["statement"] = number(
        link(context, f"/fjordvik/verdiene/{places['value']}/", "kjennetegn"), "kjennetegn"
    )
    places["department"] = number(link(context, "/fjordvik/verdiene/plakat/", "plakat"), "plakat")
    places["heard"] = number(link(context, "/fjordvik/", "planer", "horing/"), "planer")
    waiting = f"/fjordvik/planer/{places['heard']}/horing/svar/"
    places["input"] = found(context, waiting, r'name="innspill" value="(\d+)"')
    for part in PARTS:
        places |= part.find(context)
    return places | _doors_and_kin(context) | _document(context, folder)


def _counted(context: BrowserContext, figures: str) -> str:
    """A figure somebody writes in by hand."""
    numbers: list[str] = re.findall(r"/fjordvik/tall/(\d+)/", context.request.get(figures).text())
    pages = {number: context.request.get(f"/fjordvik/tall/{number}/").text() for number in numbers}
    return next(number for number, page in pages.items() if f"/tall/{number}/skriv/" in page)


def _doors_and_kin(context: BrowserContext) -> Places:
    """What one gets to from the municipality's own values, the dictionary, and the doors for others."""
    values = "/fjordvik/verdiene/kommunens/"
    return {
        "municipal": number(link(context, values, "kommunens"), "kommunens"),
        "kin": number(link(context, values, "koblet"), "koblet"),
        "counting": found(
            context, "/fjordvik/ordboken/tall/", r'tall/(\d+)/">[^<]+</a></h3>\s*<p[^>]*>Ordene telles'
        ),
        "proposal": found(context, "/fjordvik/ordboken/forslag/", r"/forslag/(\d+)/svar/"),
        "remark": found(context, "/fjordvik/ordboken/ord/umotivert/", r"/innspill/(\d+)/svar/"),
        "signed": found(context, "/fjordvik/koblinger/", r"/innbygging/([^/]+)/"),
    }


def _document(context: BrowserContext, folder: Path) -> Places:
    """A document that has been read and waits to be looked through."""
    page = context.new_page()
    document = folder / "nordavind.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    page.goto("/fjordvik/les-inn/")
    page.locator("input[type=file]").set_input_files(document)
    page.locator("main form").filter(has=page.locator("input[type=file]")).locator(
        "[type=submit]"
    ).first.click()
    page.wait_for_url(re.compile(r"/les-inn/\d+/"))
    part = re.search(r"/deler/(\w+)/", page.content())
    assert part, "no link to a part of the document"
    places = {"import": number(page.url, "les-inn"), "part": part[1]}
    page.close()
    return places
