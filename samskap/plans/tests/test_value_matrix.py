"""The values in the plan: what bears what, what is missing, and who may fill it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from samskap.people.models import Organisation, Person
from samskap.plans.models import Measure, MeasureValue, Plan
from samskap.plans.queries.value_matrix import value_matrix
from samskap.values.models import Value
from tests.personas import ClientFor, MakePlan, ViewerOf


def test_gaps_are_told_on_both_sides(plan: Plan, dina: Person, values: list[Value], viewer: ViewerOf) -> None:
    MeasureValue.objects.filter(value=values[3]).delete()
    bare = Measure.objects.filter(section__plan=plan)[0]
    bare.measure_values.all().delete()
    found = value_matrix(viewer(dina), plan.pk)
    assert [value.name for value in found.unborne] == ["Mening i livet"]
    assert bare.pk in [row.pk for row in found.without]
    assert found.editable
    assert [value.name for value in found.values] == [value.name for value in values]
    told = next(row for row in found.rows if row.told)
    assert told.told[0].shows_as == "Flere kommer igjen."


def test_visitors_see_opened_plans_and_fill_nothing(
    plan: Plan, opened: Organisation, viewer: ViewerOf
) -> None:
    assert not value_matrix(viewer(), plan.pk).editable
    opened.opens_plans = False
    with pytest.raises(Http404):
        value_matrix(viewer(), plan.pk)


def test_the_matrix_asks_the_database_as_often_for_many_as_for_few(
    make_plan: MakePlan, dina: Person, viewer: ViewerOf
) -> None:
    counts = []
    for measures in (1, 12):
        made = make_plan(measures=measures, sections=1)
        with CaptureQueriesContext(connection) as asked:
            value_matrix(viewer(dina), made.pk)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 5


def test_a_measure_without_a_value_leads_to_where_it_is_given_one(
    plan: Plan, dina: Person, client_for: ClientFor
) -> None:
    bare = Measure.objects.filter(section__plan=plan)[0]
    bare.measure_values.all().delete()
    page = client_for(dina).get(f"/fjordvik/planer/{plan.pk}/verdier/").content.decode()
    assert f"/fjordvik/tiltak/{bare.pk}/rediger/#verdier" in page
