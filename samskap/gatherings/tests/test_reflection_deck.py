"""What a reflection draws on: the deck of question cards, and the half-years its numbers are told by."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from samskap.gatherings.actions import reflection_cards
from samskap.gatherings.cards import LANGUAGES, shipped
from samskap.gatherings.halves import Half, half_of, read_half
from samskap.gatherings.models import QuestionCard
from samskap.gatherings.queries.reflection_cards import deck, draw_one, some_cards, suits
from samskap.people.models import Person
from samskap.people.viewer import Viewer
from samskap.values.models import Value
from tests.personas import ViewerOf

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(alma: Person, viewer: ViewerOf) -> Viewer:
    """Alma, who opens."""
    return viewer(alma)


def test_the_deck_has_cards_for_every_value_in_three_languages(
    by: Viewer, values: list[Value], edvard: Person, cato: Person, viewer: ViewerOf
) -> None:
    for language in LANGUAGES:
        brought = shipped(language)
        assert len(brought) == 48 == len({card.text for card in brought})
        assert all(card.text.endswith("?") and len(card.text) < 90 for card in brought)
    own = reflection_cards.write_card(by=viewer(edvard), text="Hva vil du at vi spør om?", value=values[0])
    assert own == reflection_cards.write_card(by=by, text="Hva vil du at vi spør om?", value=values[0])
    cards = deck(by)
    assert [suit.value for suit in suits(by)] == [*values, None]
    assert len(cards) == 49
    assert {card.value for card in some_cards(cards, values[:2], most=4)} == set(values[:2])
    drawn = draw_one(cards, value_ids={values[1].pk}, but="identitet-1")
    assert drawn
    assert drawn.value == values[1]
    assert drawn.key != "identitet-1"
    with pytest.raises(PermissionDenied):
        reflection_cards.write_card(by=viewer(cato), text="Hva?")
    with pytest.raises(PermissionDenied):
        reflection_cards.retire_card(by=by, card=own)
    reflection_cards.retire_card(by=viewer(edvard), card=own)
    assert len(deck(by)) == 48
    assert QuestionCard.objects.count() == 1


def test_half_years_are_read_from_addresses_and_never_lie_ahead() -> None:
    today = Half(2026, 2).since
    assert (read_half("2025-1", today), read_half("2027-1", today)) == (Half(2025, 1), Half(2026, 2))
    assert read_half("tull", today) == half_of(today)
    assert Half(2026, 1).before == Half(2025, 2)
