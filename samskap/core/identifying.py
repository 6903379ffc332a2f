"""Finds what may tell who somebody is in a free text. Knows no database and no web.

What looks like a national identity number is always refused: its control digits are not asked, because a mistyped
number still points at a person and the control changes for those born from 2032. Only where it is written like a date
with a number after it («01.01.70 12345») do they decide, for «31.12.2025 10500 timer» is no person. The rest is a
question to the writer, who may answer it.

What people copy has more kinds of spaces, strokes and digits than they see, and signs between that they do not see.
All of them are looked at as the common ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What kind of detail was found."""

    NATIONAL_ID = "national_id"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Finding:
    """One detail: its kind and the words, with common spaces and strokes."""

    kind: Kind
    words: str


_COMMON = {
    **dict.fromkeys(range(0x2010, 0x2016), "-"), 0x2212: "-", 0x09: " ",
    **dict.fromkeys([0x034F, *range(0xFE00, 0xFE10)]),  # joiners and variants that leave no trace
}  # fmt: skip
# A number after «f.nr.» is one; the decimals of another are none.
_NO_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,])"
_ELEVEN_DIGITS = re.compile(rf"{_NO_NUMBER_BEFORE}(\d{{6}})[\s.\-_:(]{{0,3}}(\d{{5}})(?!\d)")
_IN_PARTS = re.compile(
    rf"{_NO_NUMBER_BEFORE}(\d\d)[\s.\-/]?(\d\d)[\s.\-/]?(?:19|20)?(\d\d)[\s.,\-/]{{0,3}}(\d{{3}})\s?(\d\d)(?!\d)"
)
# Digit by digit, or parted where the digits are not: decided by the control digits, for many numbers look like this.
_PARTED = re.compile(
    r"(?<!\d)(?:\d([ .-])(?:\d\1){9}\d|\d{5}[ .-]\d{6}|\d{3}[ .-]\d{3}[ .-]?(?:\d{5}|\d{3}[ .-]\d{2}))(?!\d)"
)
_CONTROLS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}")
_PHONE = re.compile(
    r"(?<![\d/-])(?<!\d[.,:])(?:(?:\+|00)47 ?)?"
    r"(?:[2-9]\d(?: {0,2}\d{2}){3}|[489]\d{2} {1,2}\d{2} {1,2}\d{3}"
    r"|[2-9]\d([.-])\d{2}(?:\1\d{2}){2}|[489]\d{2}([.-])\d{2}\2\d{3})(?![\d/-]|[.,:]\d)"
)
_STREET = r"(?:vei|veien|vegen|veg|gate|gata|gaten|gt|allé|alléen|plass|brygge|bakken|tunet|lia|stien|svingen|haugen)"
# A street's last part and the number: what stands before it is looked at by itself and not far back, because one
# pattern for all of it would try every way to part a long word, which is minutes for what somebody makes on purpose.
_STREET_NUMBER = re.compile(rf"{_STREET} \d{{1,4}} ?[A-Za-z]?\b")
_BEFORE_STREET = re.compile(r"(?:([\w.]{1,50}) )?([\w.]{0,50})$")
_LATIN = [chr(number) for number in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250))]
_CAPITAL = f"[{''.join(letter for letter in _LATIN if letter.isupper())}]"
_SMALL = f"[{''.join(letter for letter in _LATIN if letter.islower())}]"
_NAME_PART = rf"{_CAPITAL}{_SMALL}+(?:-{_CAPITAL}{_SMALL}+)?"
_NAME = re.compile(rf"(?<![\w-]){_NAME_PART}(?: {{1,3}}{_NAME_PART})+(?![\w-])")
_STARTERS = frozenset(
    [
        "på",
        "i",
        "når",
        "hos",
        "vi",
        "alle",
        "den",
        "det",
        "de",
        "en",
        "ei",
        "et",
        "ein",
        "eit",
        "der",
        "da",
        "då",
        "til",
        "fra",
        "frå",
        "med",
        "for",
        "om",
        "etter",
        "før",
        "hver",
        "kvar",
        "både",
        "også",
        "og",
        "men",
        "som",
        "at",
        "av",
        "ved",
        "under",
        "over",
        "mellom",
        "mens",
        "medan",
        "her",
        "nå",
        "no",
        "så",
        "hvis",
        "dersom",
        "ingen",
        "noen",
        "nokon",
        "mange",
        "flere",
        "fleire",
    ]
)


def find(text: str, *, known: Iterable[str] = ()) -> list[Finding]:
    """Every identifying detail; ``known`` are names that identify nobody (units, teams, the municipality)."""
    findings: list[Finding] = []
    rest = _plain(text)
    names = {_plain(name).casefold() for name in known}
    # each kind looks at what the ones before it left, so that a street is not also a name
    for kind, look in (
        (Kind.NATIONAL_ID, _national_ids),
        (Kind.EMAIL, _all(_EMAIL)),
        (Kind.ADDRESS, _addresses),
        (Kind.NAME, lambda words: _names(words, names)),
        (Kind.PHONE, _all(_PHONE)),
    ):
        for words in look(rest):
            findings.append(Finding(kind, words))
            rest = rest.replace(words, " ")
    return findings


def _plain(text: str) -> str:
    """The text in common signs; what is not seen is gone."""
    if text.isascii():
        return text.replace("\t", " ")
    common = unicodedata.normalize("NFKC", text).translate(_COMMON)
    return "".join(sign for sign in common if unicodedata.category(sign) != "Cf")


def _all(pattern: re.Pattern[str]) -> Callable[[str], list[str]]:
    return lambda text: [match.group().strip() for match in pattern.finditer(text)]


def _addresses(text: str) -> list[str]:
    """«Storgata 5», «Nedre Kongens gate 12 B»: one or two words with a capital before the street and its number."""
    found = []
    for match in _STREET_NUMBER.finditer(text):
        end = match.start() - (text[match.start() - 1 : match.start()] == " ")
        words = _BEFORE_STREET.search(text[max(0, end - 110) : end])
        for length in words.groups() if words else ():
            if length and length[0].isupper():
                begin = text.rindex(length, 0, end)
                found.append(text[begin : match.end()].strip())
                break
    return found


def _national_ids(text: str) -> list[str]:
    together = [match.group() for match in _ELEVEN_DIGITS.finditer(text) if _is_birth_date(match.group(1))]
    in_parts = [
        match.group()
        for match in _IN_PARTS.finditer(text)
        if _is_birth_date("".join(match.groups()[:3])) and _is_controlled("".join(match.groups()))
    ]
    parted = [
        match.group()
        for match in _PARTED.finditer(text)
        if _is_birth_date((digits := re.sub(r"\D", "", match.group()))[:6]) and _is_controlled(digits)
    ]
    return [*together, *in_parts, *parted]


def _is_controlled(digits: str) -> bool:
    """Whether both control digits of the eleven are right."""
    return not any(
        sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
        for weights in _CONTROLS
    )


def _is_birth_date(digits: str) -> bool:
    """Whether six digits are a birthday; D-numbers add 40 to the day, others 40, 65 or 80 to the month."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day -= 40 if day > 40 else 0
    for addition in (80, 65, 40):
        if month > addition:
            month -= addition
            break
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _names(text: str, known: set[str]) -> list[str]:
    """Two capitalised words or more that are no known name; a sentence's first word is capitalised anyway."""
    found = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        while words and words[0].casefold() in _STARTERS:
            words = words[1:]
        name = " ".join(words)
        if len(words) > 1 and not any(name.casefold() in one for one in known):
            found.append(name)
    return found
