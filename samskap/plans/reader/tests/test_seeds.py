"""The two plans Samskap began with, where they are at hand: they are read here and never copied."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samskap.plans.reader import PlanDocument, read

_SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"


def _seed(year: int) -> PlanDocument | None:
    for path in sorted(_SEEDS.glob("*.txt")) if _SEEDS.is_dir() else []:
        document = read(path.read_bytes(), file_name=path.name, today=date(2026, 1, 1)).document
        if document.period and document.period.start and document.period.start.year == year:
            return document
    return None


def test_the_plan_of_2015() -> None:
    document = _seed(2015)
    if document is None:
        return
    (section,) = document.sections
    measures = section.measures
    assert [measure.number for measure in measures] == list("1234567")
    assert [len(measure.responsibles) for measure in measures] == [1, 1, 1, 2, 1, 1, 1]
    (before_christmas,) = measures[1].timings
    assert (before_christmas.kind, before_christmas.end, before_christmas.certain) == (
        "deadline",
        date(2015, 12, 24),
        False,
    )
    (open_from,) = measures[6].timings
    assert (open_from.kind, open_from.start, open_from.end) == ("open", date(2016, 1, 1), None)
    assert len(document.commitments) == 1
    assert document.preamble.count("\n\n- ") == 3
    assert document.as_dict()["sections"][0]["intro"] == document.preamble
    assert document.unplaced == ()


def test_the_fourth_recovery_plan() -> None:
    document = _seed(2022)
    if document is None:
        return
    assert document.period is not None
    assert (document.period.start, document.period.end) == (date(2022, 1, 1), date(2025, 12, 31))
    assert [len(section.measures) for section in document.sections] == [5, 3, 1, 1]
    assert document.values == ("håp", "identitet", "samhørighet", "mening i livet", "empowerment")
    first = document.sections[0].measures
    assert all(each.scope for each in first[4].responsibles)
    assert len(first[4].responsibles) == 2
    timings = [
        (timing.kind, timing.start, timing.end, timing.recurrence, timing.certain)
        for section in document.sections
        for measure in section.measures
        for timing in measure.timings
    ]
    assert timings == [
        ("deadline", None, date(2022, 9, 1), None, False),
        ("recurring", date(2022, 1, 1), None, "monthly", True),
        ("period", date(2024, 8, 1), date(2024, 11, 30), None, True),
        ("deadline", None, date(2025, 1, 31), None, True),
        ("period", date(2024, 8, 1), date(2024, 11, 30), None, True),
        ("deadline", None, date(2025, 1, 31), None, True),
        ("deadline", None, date(2022, 3, 31), None, True),
        ("deadline", None, None, None, False),
    ]
    assert document.unplaced == ()
