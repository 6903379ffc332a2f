"""What people write stays on its sheet and on its card, however long, and is never read as markup."""

from __future__ import annotations

import pypdfium2
import pytest

from samskap.gatherings.papers.printing import cards_pdf, sheet_pdf
from samskap.gatherings.queries.reflection_cards import DeckCard, Suit
from samskap.gatherings.reflection_codes import address_for, place_to_join
from samskap.people.models import Organisation

LONG = (
    "W" * 200,
    "Hva er medbestemmelsesmøteplassens menneskerettighetsperspektiv?",
    '#panic() $x$ \\ @a "<b>',
)


def lines_over(data: bytes, edge: float) -> list[tuple[float, ...]]:
    """Letters that lie across the edge, in points from the left, on any page."""
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(data)]
    boxes = [page.get_charbox(at) for page in pages for at in range(page.count_chars())]
    return [box for box in boxes if box[0] < edge < box[2]]


@pytest.mark.django_db
def test_nothing_that_is_written_runs_off_the_paper(organisation: Organisation) -> None:
    points = 72 / 25.4
    deck = tuple(DeckCard(str(at), words, "nb", None) for at, words in enumerate(LONG))
    assert not lines_over(cards_pdf(organisation=organisation, suits=[Suit(None, deck)]), 105 * points)
    for words in LONG:
        sheet = sheet_pdf(organisation=organisation, questions=[words], unit=words[:120], theme=words[:120])
        assert not lines_over(sheet, 195 * points)


@pytest.mark.django_db
def test_who_has_no_camera_finds_where_the_code_is_written(organisation: Organisation) -> None:
    address = address_for(organisation.slug, "BCDF-GHJK-LMNP")
    sheet = sheet_pdf(
        organisation=organisation, questions=["Hva nå?"], code="BCDF-GHJK-LMNP", address=address
    )
    words = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range()
    place = place_to_join(organisation.slug)
    assert address.endswith("/BCDF-GHJK-LMNP/")
    assert place in words
    assert address.partition("://")[2].startswith(place.removesuffix("bli-med"))
