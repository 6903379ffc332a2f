"""The order in which things stand, and where they lead, tell nothing that their words keep to themselves."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from samskap.core.receipts import chance
from samskap.gatherings.actions.reflections import Ending, Sheet, close_reflection, open_reflection
from samskap.gatherings.models import Reflection
from samskap.people.models import Person, Unit
from samskap.plans.tracing import Slice, traces
from samskap.practice.actions import ChangeEntry, record_change
from samskap.practice.origins import read_origin
from tests.personas import ClientFor, ViewerOf

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


@pytest.mark.django_db
def test_a_change_leads_to_no_reflection_so_that_none_is_known_as_one_to_one(
    alma: Person, dina: Person, viewer: ViewerOf, departments: tuple[Unit, Unit], client_for: ClientFor
) -> None:
    by, slug = viewer(alma), alma.organisation.slug
    told = []
    for form in (Form.SMALL, Form.ONE_TO_ONE):
        sheet = Sheet(unit=departments[0], form=form, day=date(2026, 3, 3))
        row = open_reflection(by=by, number=chance(), sheet=sheet).reflection
        close_reflection(by=by, reflection=row, ending=Ending({"resident": 1, "employee": 1}))
        page = reverse("gatherings:reflection", args=[slug, row.pk])
        mark = re.search(r"\?fra=([^\"&]+)", client_for(alma).get(page).content.decode())
        suggested = read_origin(alma.organisation, mark[1] if mark else "")
        assert suggested
        entry = ChangeEntry(what="Vi spør", wish="together", unit=departments[0], since=date(2026, 3, 9))
        change = record_change(by=by, entry=entry, sent_key=chance(), origin=suggested.origin)
        told.append((change.cause, change.cause_label, change.cause_url))
        assert (change.what in client_for(alma).get(page).content.decode()) == (form != Form.ONE_TO_ONE)
        assert client_for(dina).get(page).status_code == 404
    assert told[0] == told[1]
