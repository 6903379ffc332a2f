"""Addresses of councils, their papers and their advice."""

from django.urls import path

from samskap.gatherings.views import advice, advice_steps, council_work, councils, papers

COUNCIL, ADVICE = "<int:council_id>/", "gitt/<int:advice_id>/"
MEETING, PAPER = "moter/<int:gathering_id>/saker", "sak/<int:paper_id>/"
urlpatterns = [
    path("", councils.overview, name="councils"),
    path("rad-og-svar/", advice.public, name="advice_public"),
    path("start/", council_work.start, name="council_start"),
    path(COUNCIL, councils.one, name="council"),
    path(f"{COUNCIL}moter/", councils.year, name="council_year"),
    path(f"{COUNCIL}oversikt/", councils.advised, name="advice_overview"),
    path(f"{COUNCIL}oversikt.csv", councils.advised_file, name="advice_file"),
    path(f"{COUNCIL}slik-arbeider-vi/", council_work.ways, name="council_ways"),
    path(f"{COUNCIL}plasser/ny/", council_work.seat_new, name="seat_new"),
    path("plasser/<int:seat_id>/", council_work.seat_edit, name="seat_edit"),
    path("plasser/<int:seat_id>/avslutt/", council_work.seat_end, name="seat_end"),
    path(f"{COUNCIL}nytt/", advice.create, name="advice_new"),
    path(ADVICE, advice.one, name="advice"),
    path(f"{ADVICE}rediger/", advice.edit, name="advice_edit"),
    path(f"{ADVICE}gi/", advice_steps.give, name="advice_give"),
    path(f"{ADVICE}svar/", advice_steps.answer, name="advice_answer"),
    path(f"{ADVICE}hva-det-ble/", advice_steps.close, name="advice_close"),
    path(f"{ADVICE}spor/", advice_steps.ask, name="advice_ask"),
    path(f"{ADVICE}trekk/", advice_steps.withdraw, name="advice_withdraw"),
    path(f"{ADVICE}kast/", advice_steps.throw_away, name="advice_throw_away"),
    path(f"{ADVICE}apne/", advice_steps.openness, name="advice_open"),
    path(f"{MEETING}/", papers.of_meeting, name="papers"),
    path(f"{MEETING}.pdf", papers.of_meeting_pdf, name="papers_pdf"),
    path(f"{MEETING}/ny/", papers.create, name="paper_new"),
    path(f"{MEETING}/send/", papers.send, name="papers_send"),
    path(PAPER, papers.one, name="paper"),
    path(f"{PAPER}rediger/", papers.edit, name="paper_edit"),
    path(f"{PAPER}flytt/", papers.move, name="paper_move"),
    path(f"{PAPER}bort/", papers.remove, name="paper_remove"),
]
