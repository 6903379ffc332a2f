"""What a municipality has chosen can be changed later, and leaves its trace."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.cli import main
from samskap.core import audit
from samskap.core.models import AuditEntry
from samskap.people.actions import change_organisation
from samskap.people.models import Organisation, Person
from samskap.plans.actions.figures import Entry, Wanted, add_figure, enter_figure
from samskap.plans.models import Measure, Plan
from samskap.plans.queries.figures import latest_of
from tests.personas import ViewerOf


def test_choices_are_changed_shown_and_traced(
    organisation: Organisation, capsys: pytest.CaptureFixture[str]
) -> None:
    choices = ["--opens-plans", "ja", "--language", "nn", "--accessibility-url", "https://uustatus.no/nb/1"]
    assert main(["organisation", "set", "fjordvik", *choices]) == 0
    told = capsys.readouterr().out
    assert all(words in told for words in ("planer: ja", "nynorsk", "https://uustatus.no/nb/1"))
    assert main(["organisation", "set", "fjordvik", *choices]) == 0
    entry = AuditEntry.objects.get(action="people.change_organisation")
    assert entry.details["opens_plans"] is True
    assert not list(audit.verify(organisation.pk))


def test_a_larger_smallest_group_hides_figures_at_once(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    by, measure = viewer(dina), Measure.objects.filter(section__plan=plan)[0]
    row = add_figure(
        by=by, measure=measure, wanted=Wanted(label="Gjester", unit_word="gjester", about_people=True)
    )
    enter_figure(by=by, indicator=row, entry=Entry(timezone.localdate(), Decimal(7)))
    assert not latest_of([measure.pk])[measure.pk][0].hidden
    assert main(["organisation", "set", "fjordvik", "--small-group", "10"]) == 0
    assert latest_of([measure.pk])[measure.pk][0].hidden


@pytest.mark.parametrize(
    "wrong", [["--small-group", "2"], ["--small-group", "-1"], ["--accessibility-url", "ikke en adresse"]]
)
def test_what_cannot_be_changes_nothing(organisation: Organisation, wrong: list[str]) -> None:
    assert main(["organisation", "set", "fjordvik", "--opens-plans", "ja", *wrong]) == 1
    organisation.refresh_from_db()
    assert (organisation.opens_plans, organisation.small_group) == (False, 5)
    assert main(["organisation", "set", "finnes-ikke"]) == 1


def test_only_administrators_choose(organisation: Organisation, viewer: ViewerOf, alma: Person) -> None:
    with pytest.raises(PermissionDenied):
        change_organisation(by=viewer(alma), opens_plans=True)
