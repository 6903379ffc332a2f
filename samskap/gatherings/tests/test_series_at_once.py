"""Two processes with the same series at the very same time, each with a connection of their own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from samskap.core import audit
from samskap.gatherings.actions.series import change_series, materialise, materialise_all, plan_series
from samskap.gatherings.models import AgendaItem, Gathering, Series
from samskap.gatherings.refusals import ChangedMeanwhile
from samskap.gatherings.tests.test_series import entry_of
from samskap.people.models import Person, Unit
from samskap.plans.tests.test_import_together import together
from tests.personas import ViewerOf

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)


def test_gatherings_are_made_once_however_many_make_them(dina: Person, unit: Unit, viewer: ViewerOf) -> None:
    by = viewer(dina)
    assert by.belongs  # the memberships are fetched before the threads begin
    entry = entry_of(unit=unit)
    assert together(*(lambda: plan_series(by=by, entry=entry, now=NOW) for _each in range(3))) == []
    series = Series.objects.get()
    planned = Gathering.objects.count()
    Gathering.objects.all().delete()
    Series.objects.update(materialised_until=None)
    errors = together(
        lambda: materialise_all(NOW),
        lambda: materialise_all(NOW),
        lambda: materialise(series=Series.objects.get(pk=series.pk), now=NOW),
    )
    assert errors == []
    assert Gathering.objects.count() == planned
    assert AgendaItem.objects.count() == 3 * planned
    assert list(audit.verify(by.organisation.pk)) == []


def test_a_series_changed_while_its_gatherings_are_made_follows_the_new_rule(
    dina: Person, unit: Unit, viewer: ViewerOf
) -> None:
    by = viewer(dina)
    series = plan_series(by=by, entry=entry_of(unit=unit), now=NOW)
    thursday = entry_of(unit=unit, rhythm="første torsdag i måneden")
    rows = [Series.objects.get(pk=series.pk) for _each in range(2)]
    errors = together(
        lambda: change_series(by=by, series=rows[0], entry=thursday, seen=1, now=NOW),
        lambda: change_series(by=by, series=rows[1], entry=thursday, seen=1, now=NOW),
        lambda: materialise_all(NOW),
    )
    assert [type(error) for error in errors] == [ChangedMeanwhile]
    assert {row.planned_on.weekday() for row in Gathering.objects.all()} == {3}
