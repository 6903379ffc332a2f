"""The order in which things stand tells nothing that their words keep to themselves."""

from __future__ import annotations

from datetime import date

import pytest

from samskap.core.receipts import chance
from samskap.gatherings.actions.reflections import Ending, Sheet, close_reflection, open_reflection
from samskap.gatherings.models import Reflection
from samskap.people.models import Person, Unit
from samskap.plans.tracing import Slice, traces
from tests.personas import ViewerOf

Form = Reflection.Form


@pytest.mark.django_db
def test_the_trace_of_two_people_stands_nowhere_in_particular_in_its_month(
    alma: Person, viewer: ViewerOf, departments: tuple[Unit, Unit], unit: Unit
) -> None:
    by, ending = viewer(alma), Ending({"resident": 1, "employee": 2})
    met = [(departments[0], Form.SMALL, 3), (departments[1], Form.ONE_TO_ONE, 20), (unit, Form.LARGE, 25)]
    for where, form, day in met:
        sheet = Sheet(unit=where, form=form, day=date(2026, 3, day))
        row = open_reflection(by=by, number=chance(), sheet=sheet).reflection
        close_reflection(by=by, reflection=row, ending=ending)
    wanted = Slice(by.organisation, date(2026, 1, 1), date(2026, 12, 31))
    listed = [trace.unit for trace in traces(by, wanted, 10)]
    assert listed == sorted(listed)
