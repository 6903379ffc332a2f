"""The example plan that a new installation begins with reads without a fault."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

from samskap.plans.reader import PlanDocument, read
from samskap.plans.reader.tests.documents_as_read import when

_EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
_EXAMPLE = _EXAMPLES / "recoveryplan-2026-2029.docx"


def _document() -> PlanDocument:
    return read(_EXAMPLE.read_bytes(), file_name=_EXAMPLE.name, today=date(2026, 1, 1)).document


def test_all_seventeen_measures() -> None:
    document = _document()
    measures = [measure for section in document.sections for measure in section.measures]
    assert [len(section.measures) for section in document.sections] == [4, 3, 3, 3, 2, 2]
    assert all(section.intro for section in document.sections)
    assert all(
        measure.title and measure.text and measure.why and measure.responsibles for measure in measures
    )
    assert [measure.number for measure in measures] == list("12341231231231212")
    assert document.title == "Sammen om hverdagen – Recoveryplan 2026–2029"
    assert document.organisation == "Fjordvik kommune, Mestring Fjordvik"
    assert document.values == ("håp", "identitet", "samhørighet", "mening i livet", "empowerment")
    assert len(document.commitments) == 1
    assert document.unplaced == ()
    assert document.warnings == ()


def test_its_times() -> None:
    document = _document()
    times = [
        when(timing)
        for section in document.sections
        for measure in section.measures
        for timing in measure.timings
    ]
    assert times == [
        "1. september: deadline …2026-09-01 day ?",
        "Månedlig fra februar 2026: recurring 2026-02-01… month monthly",
        "Høst 2026: deadline …2026-11-30 season",
        "2. kvartal 2026: deadline …2026-06-30 quarter",
        "Løpende: recurring continuous",
        "evalueres høst 2028: deadline …2028-11-30 season",
        "To ganger i året: recurring half-yearly",
        "Innen utgangen av 2027: deadline …2027-12-31 year",
        "Oppstart januar 2027: start 2027-01-01… month",
        "Senest to uker før hvert ledermøte: deadline ?",
        "31. mars 2027: deadline …2027-03-31 day",
        "Uke 36 2026: deadline …2026-09-06 week",
        "Årlig i mai: recurring 2026-05-01… month yearly ?",
        "Første halvår 2027: deadline …2027-06-30 half",
        "Fra august 2026: open 2026-08-01… month",
        "Før sommeren 2026: deadline …2026-06-20 day ?",
        "15. april 2026: deadline …2026-04-15 day",
        "Høsten 2029: deadline …2029-11-30 season",
    ]


def test_two_responsibles_with_their_parts() -> None:
    document = _document()
    dictionary = document.sections[1].measures[0]
    assert [(each.name, each.scope) for each in dictionary.responsibles] == [
        ("Kvalitetsteamet", "evalueringen"),
        ("avdelingslederne", "at Ordboken blir brukt i avdelingene"),
    ]


def test_writing_it_again_gives_the_same_bytes() -> None:
    script = _script()
    assert script.build() == script.build()


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_example", _EXAMPLES / "make_example.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
