"""A Word document of a plan is read back to the same plan, whatever its words are."""

from __future__ import annotations

from datetime import UTC, date, datetime

from samskap.people.models import Person
from samskap.plans.exporting import export_of
from samskap.plans.exporting.docx import docx_of
from samskap.plans.models import Plan
from samskap.plans.reader import read
from samskap.plans.tests.comparing import read_again, written
from tests.personas import MakePlan, ViewerOf

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = date(2031, 5, 5)


def test_a_long_plan_comes_back_as_it_was(make_plan: MakePlan, viewer: ViewerOf, dina: Person) -> None:
    plan = make_plan(measures=170, sections=9, state=Plan.State.ACTIVE, owner=dina)
    data = export_of(plan, viewer(dina))
    reading = read(docx_of(data, made_at=NOW), file_name="Noe helt annet 2019.docx", today=LATER)
    assert read_again(reading) == written(data)
