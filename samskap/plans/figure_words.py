"""A figure in words: «6 av 8 avdelinger har plakaten oppe», with its numbers told apart. Knows no database."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _

Number = int | Decimal
LONGEST_WHOLE = 10**9


class Words(NamedTuple):
    """A sentence in three parts: the middle one holds its numbers."""

    before: str
    numbers: str
    after: str

    def __str__(self) -> str:
        return "".join(self)


def number_words(value: Number) -> str:
    """«12», «12,5» as the language writes it, without empty decimals."""
    exact = Decimal(value).quantize(Decimal("0.01"))
    decimals = 0 if exact == exact.to_integral_value() else 1 if exact * 10 % 1 == 0 else 2
    return number_format(exact, decimal_pos=decimals)


def counted_words(numerator: Number, denominator: Number | None) -> str:
    """«6 av 8», or «6» for a plain number."""
    if denominator is None:
        return number_words(numerator)
    return _("%(n)s av %(of)s") % {"n": number_words(numerator), "of": number_words(denominator)}


def in_sentence(sentence: str, numerator: Number, denominator: Number | None) -> Words:
    """A source's sentence with the numbers in place; the part from the first number to the last stands out."""
    marks = {"n": "\x01", "of": "\x02"}
    text = sentence % marks
    numbers = {"\x01": number_words(numerator), "\x02": number_words(denominator or 0)}
    places = [text.find(mark) for mark in numbers if mark in text]
    if not places:
        return Words("", counted_words(numerator, denominator), f" {text}")
    first, last = min(places), max(places) + 1
    middle = "".join(numbers.get(letter, letter) for letter in text[first:last])
    return Words(text[:first], middle, text[last:])


def nothing_counted(denominator: Number | None) -> bool:
    """Whether there is nothing to count yet: «0 av 0» tells nobody anything."""
    return denominator is not None and denominator == 0


def by_hand(numerator: Number, denominator: Number | None, unit_word: str) -> Words:
    """A figure somebody wrote in: «12 av 40 deltakere»."""
    return Words("", counted_words(numerator, denominator), f" {unit_word}" if unit_word else "")


def meter_of(numerator: Number, denominator: Number | None, target: Number | None) -> tuple[int, int] | None:
    """What to draw: so many of so many; a plain number is drawn against its target. None when there is no whole."""
    whole = denominator if denominator is not None else target
    if whole is None or not 0 < whole < LONGEST_WHOLE or numerator < 0:
        return None
    return min(int(numerator), int(whole)), max(int(whole), 1)
