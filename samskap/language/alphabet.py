"""The order of the Norwegian alphabet: æ, ø and å last, other marks above a letter left aside."""

from __future__ import annotations

import sys
import unicodedata

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
PLACES = {letter: place for place, letter in enumerate(LETTERS)}


def alphabetical(word: str) -> tuple[list[int], str]:
    """What words are sorted by; signs, figures and letters of other alphabets come first."""
    return [_place(each) for each in unicodedata.normalize("NFC", word).upper()], word


def letter_of(word: str) -> str:
    """The letter a word stands under; signs and figures under «#»."""
    places, _word = alphabetical(word)
    return LETTERS[places[0]] if places and places[0] >= 0 else "#"


def _place(character: str) -> int:
    """«é» is an e; what is none of the letters comes before them."""
    plain = character if character in PLACES else unicodedata.normalize("NFD", character)[0]
    return PLACES.get(plain, ord(plain) - sys.maxunicode - 1)
