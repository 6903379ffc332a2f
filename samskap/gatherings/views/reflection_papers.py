"""Joint reflection on paper: the sheet of one that is open, an empty sheet, and the question cards to cut out."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskap.core.documents import document_answer
from samskap.core.receipts import tidy
from samskap.gatherings.papers.printing import cards_pdf, sheet_pdf
from samskap.gatherings.queries.reflection_cards import deck, draw_one, suits
from samskap.gatherings.queries.reflection_sheets import open_sheet
from samskap.gatherings.reflection_codes import address_for
from samskap.gatherings.views.reflection_codes import CODE, not_opened, opened, unkept
from samskap.people.access import OrganisationRequest, members_page, open_page


@open_page(CODE)
@require_safe
def sheet(request: OrganisationRequest, reflection_code: str) -> HttpResponse:
    """The sheet with its questions, room to write, and the code for those who want to write on a phone."""
    code = tidy(reflection_code)
    row = opened(request, code)
    if row is None:
        return not_opened(request)
    shown = open_sheet(request.viewer, row)
    data = sheet_pdf(
        organisation=request.organisation,
        unit=row.unit.name,
        theme=row.theme,
        questions=shown.questions,
        code=code,
        address=address_for(request.organisation.slug, code),
    )
    return unkept(_pdf(data, _("refleksjonsark.pdf")))


@members_page("an empty sheet holds nothing but questions")
@require_safe
def blank(request: OrganisationRequest) -> HttpResponse:
    """A sheet for where there is no screen and no phone, with three questions drawn by chance."""
    cards, questions = deck(request.viewer), []
    for _at in range(3):
        card = draw_one([card for card in cards if card.text not in questions])
        questions += [card.text] if card else []
    data = sheet_pdf(organisation=request.organisation, questions=questions)
    return _pdf(data, _("refleksjonsark.pdf"))


@members_page("the cards hold nothing but questions")
@require_safe
def cards(request: OrganisationRequest) -> HttpResponse:
    """All cards, or those of one value, eight on a page to cut out."""
    chosen = request.GET.get("verdi", "")
    found = suits(request.viewer)
    some = [suit for suit in found if suit.value and suit.value.slug == chosen] or found
    return _pdf(cards_pdf(organisation=request.organisation, suits=some), _("spørsmålskort.pdf"))


def _pdf(data: bytes, name: str) -> HttpResponse:
    return document_answer(data, name=name, content_type="application/pdf", inline=True)
