"""What a measure asks for next, the one that people wait for first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samskap.plans.actions.timings import When
from samskap.plans.queries.next_step import Facts, next_step

TODAY = date(2026, 11, 21)
MONTHLY = When("hver måned", "recurring", recurrence="monthly")
LATE = When("innen 15. november", "deadline", end=date(2026, 11, 15), precision="day")
WHOLE = Facts(
    status="in_progress",
    reason="",
    has_why=True,
    has_values=True,
    responsibles=1,
    gone=0,
    unmatched=(),
    timings=[MONTHLY],
)


def test_a_measure_that_has_everything_asks_for_nothing() -> None:
    assert next_step(WHOLE, TODAY) is None


@pytest.mark.parametrize(
    ("change", "title", "field"),
    [
        ({"timings": [LATE]}, "Si hvordan det gikk", ""),
        ({"status": "needs_hand"}, "Finn noen som kan gi en hånd", ""),
        ({"responsibles": 0}, "Finn ut hvem som har ansvaret", "ansvar"),
        ({"gone": 1}, "Finn en ny ansvarlig", "ansvar"),
        ({"unmatched": ["Fritidsgruppa"]}, "Si hvem planen mener", "ansvar"),
        ({"timings": []}, "Bestem når", "nar"),
        ({"timings": [replace(MONTHLY, certain=False)]}, "Se over tidspunktet", "nar"),
        ({"has_why": False}, "Skriv hvorfor", "hvorfor"),
        ({"has_values": False}, "Velg verdiene", "verdier"),
    ],
)
def test_what_is_missing_is_asked_for(change: dict[str, object], title: str, field: str) -> None:
    ask = next_step(replace(WHOLE, **change), TODAY)  # type: ignore[arg-type]  # one field of Facts at a time
    assert ask is not None
    assert (ask.title, ask.field, ask.also) == (title, field, ())


def test_the_most_pressing_comes_first_and_the_rest_is_named() -> None:
    ask = next_step(replace(WHOLE, timings=[LATE], responsibles=0, has_why=False), TODAY)
    assert ask is not None
    assert ask.title == "Si hvordan det gikk"
    assert ask.why == "Gikk ut for seks dager siden. Er det gjort, eller trengs det mer tid?"
    assert ask.also == ("Finn ut hvem som har ansvaret", "Skriv hvorfor")


def test_a_deadline_that_has_a_later_one_behind_it_is_a_step_on_the_way() -> None:
    later = replace(LATE, end=date(2027, 5, 1))
    assert next_step(replace(WHOLE, timings=[LATE, later]), TODAY) is None


@pytest.mark.parametrize("status", ["done", "ended", "replaced"])
def test_what_is_over_asks_for_nothing(status: str) -> None:
    assert next_step(replace(WHOLE, status=status, timings=[LATE], has_why=False), TODAY) is None
