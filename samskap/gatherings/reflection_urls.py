"""Addresses of joint reflection. Those with a code are for whoever has it, without an account."""

from django.urls import path

from samskap.gatherings.views import (
    reflection_cards,
    reflection_codes,
    reflection_ending,
    reflection_papers,
    reflections,
)

CODE = "med/<str:reflection_code>/"
urlpatterns = [
    path("", reflections.overview, name="reflections"),
    path("ny/", reflections.create, name="reflection_new"),
    path("<int:reflection_id>/", reflections.one, name="reflection"),
    path("<int:reflection_id>/linje/", reflections.line, name="reflection_line"),
    path("<int:reflection_id>/linje/<int:line_id>/bort/", reflections.line_away, name="reflection_line_away"),
    path("<int:reflection_id>/jeg-var-ikke-med/", reflections.absent, name="reflection_absent"),
    path("<int:reflection_id>/ny-kode/", reflections.renew, name="reflection_renew"),
    path("<int:reflection_id>/lukk/", reflection_ending.close, name="reflection_close"),
    path("<int:reflection_id>/kast/", reflection_ending.throw_away, name="reflection_throw_away"),
    path("delt-bort/", reflection_ending.take_shared_away, name="reflection_unshare"),
    path("kort/", reflection_cards.deck, name="reflection_cards"),
    path("kort/trekk/", reflection_cards.draw, name="reflection_draw"),
    path("kort/<int:card_id>/legg-bort/", reflection_cards.retire, name="reflection_card_retire"),
    path("kort/kort.pdf", reflection_papers.cards, name="reflection_cards_pdf"),
    path("ark.pdf", reflection_papers.blank, name="reflection_blank_pdf"),
    path("bli-med/", reflection_codes.join, name="reflection_join"),
    path(CODE, reflection_codes.sheet, name="reflection_sheet"),
    path(f"{CODE}bort/<int:line_id>/", reflection_codes.line_away, name="reflection_sheet_away"),
    path(f"{CODE}jeg-var-med/", reflection_codes.present, name="reflection_present"),
    path(f"{CODE}skjerm/", reflection_codes.screen, name="reflection_screen"),
    path(f"{CODE}ark.pdf", reflection_papers.sheet, name="reflection_sheet_pdf"),
]
