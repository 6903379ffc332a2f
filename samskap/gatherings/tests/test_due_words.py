"""By when, as people say it."""

from __future__ import annotations

from datetime import date

import pytest

from samskap.gatherings.due_words import find_due

MONDAY = date(2026, 11, 23)
NEXT = date(2026, 12, 30)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Alma ringer innen fredag", (2026, 11, 27)),
        ("mandag", (2026, 11, 30)),
        ("neste fredag", (2026, 12, 4)),
        ("tysdag neste veke", (2026, 12, 1)),
        ("neste uke", (2026, 12, 4)),
        ("i morgen", (2026, 11, 24)),
        ("om to uker", (2026, 12, 7)),
        ("om 3 måneder", (2027, 2, 23)),
        ("3. desember", (2026, 12, 3)),
        ("3.12.", (2026, 12, 3)),
        ("1.2.27", (2027, 2, 1)),
        ("2026-12-02", (2026, 12, 2)),
        ("5. januar", (2027, 1, 5)),
        ("i løpet av januar", (2027, 1, 31)),
        ("uke 50", (2026, 12, 11)),
        ("uke 2", (2027, 1, 15)),
        ("til neste samling", (2026, 12, 30)),
        ("innen fredag 18. desember", (2026, 12, 18)),
        ("torsdag den 3.12. kl. 9.10", (2026, 12, 3)),
        ("onsdag i uke 50", (2026, 12, 9)),
        ("i løpet av mars 2028", (2028, 3, 31)),
        ("fredag eller 18. desember", (2026, 11, 27)),
    ],
)
def test_days_are_understood(words: str, day: tuple[int, int, int]) -> None:
    found = find_due(words, MONDAY, NEXT)
    assert found is not None
    assert found.day == date(*day)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "snart",
        "31. april",
        "29. februar 2027",
        "uke 60",
        "1.1.2020",
        "kl. 08.30",
        "kl 9.12",
        "pris 1.5 kroner",
        "før jul",
        "31. desember 9999",
        "1. mars 1999",
        "fredag 18. desember 2020",
    ],
)
def test_what_is_no_day_is_none(words: str) -> None:
    assert find_due(words, MONDAY) is None
