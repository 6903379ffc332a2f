"""The deck of question cards: those Samskap brings along and the organisation's own, by value."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from samskap.gatherings.access.reflection import cards_of, may_retire_card
from samskap.gatherings.cards import shipped_here
from samskap.people.viewer import Viewer
from samskap.values.access import values_of
from samskap.values.models import Value

OWN = "own-"


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A card in the deck. ``own_id`` is the number of one of our own, 0 for one that Samskap brings along."""

    key: str
    text: str
    language: str
    value: Value | None
    own_id: int = 0
    may_retire: bool = False


@dataclass(frozen=True, slots=True)
class Suit:
    """The cards of one value; ``value`` None: those that fit all."""

    value: Value | None
    cards: tuple[DeckCard, ...]


def suits(viewer: Viewer) -> list[Suit]:
    """The whole deck by value, in the order of the values, the open questions last; two queries."""
    cards = deck(viewer)
    values: list[Value | None] = [*_values(viewer), None]
    found = [Suit(value, tuple(card for card in cards if card.value == value)) for value in values]
    return [suit for suit in found if suit.cards]


def deck(viewer: Viewer) -> list[DeckCard]:
    """All cards: our own first in each value, then those Samskap brings along for the values there are; two queries.

    A card of a value that the organisation does not have is not in it.
    """
    values = _values(viewer)
    by_id = {value.pk: value for value in values}
    by_key = {value.key: value for value in reversed(values)}
    own = [
        DeckCard(
            f"{OWN}{row.pk}",
            row.text,
            row.language,
            by_id.get(row.value_id) if row.value_id else None,
            row.pk,
            may_retire_card(viewer, row),
        )
        for row in cards_of(viewer)
    ]
    brought = [
        DeckCard(card.key, card.text, card.language, by_key.get(card.value))
        for card in shipped_here()
        if not card.value or card.value in by_key
    ]
    return own + brought


def some_cards(cards: Sequence[DeckCard], values: Collection[Value], *, most: int = 3) -> list[DeckCard]:
    """A few cards drawn by chance: one of each value in turn, open questions where no value is chosen."""
    wanted: list[Value | None] = list(values) or [None]
    left = {card.key: card for card in cards if card.value in wanted}
    drawn: list[DeckCard] = []
    while left and len(drawn) < most:
        turn = wanted[len(drawn) % len(wanted)]
        fits = [card for card in left.values() if card.value == turn] or list(left.values())
        card = secrets.choice(fits)
        drawn.append(left.pop(card.key))
    return drawn


def draw_one(cards: Sequence[DeckCard], *, value_ids: Collection[int] = (), but: str = "") -> DeckCard | None:
    """One card by chance, of the values if any are given, and another than ``but`` where there is one."""
    fits = [card for card in cards if not value_ids or (card.value and card.value.pk in value_ids)]
    others = [card for card in fits if card.key != but]
    return secrets.choice(others or fits) if fits else None


def _values(viewer: Viewer) -> list[Value]:
    return list(values_of(viewer))
