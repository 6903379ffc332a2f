"""How it has gone: every update is kept, many are saved at once or not at all, and nobody is overwritten."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.people.models import Person, Team
from samskap.plans import actions
from samskap.plans.actions import Entry, Said, Standing
from samskap.plans.actions.status import StatusChangedMeanwhile
from samskap.plans.models import Measure, Plan, Responsibility, StatusUpdate
from samskap.plans.states import NotAllowedNow
from tests.personas import ViewerOf


def measures_of(plan: Plan) -> list[Measure]:
    return list(
        Measure.objects.filter(section__plan=plan)
        .select_related("section__plan__unit__parent__parent")
        .order_by("pk")
    )


def test_each_change_and_each_new_reason_is_kept(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    by, measure = viewer(dina), measures_of(plan)[1]
    for standing in (
        Standing("in_progress", "Vi er i gang."),
        Standing("in_progress", "Nå er vi mange."),
        Standing("done", ""),
    ):
        assert actions.set_status(by=by, measure=measure, standing=standing)
    kept = [(row.status, row.reason, row.by) for row in measure.status_updates.all()]
    assert kept == [
        ("done", "", dina),
        ("in_progress", "Nå er vi mange.", dina),
        ("in_progress", "Vi er i gang.", dina),
    ]
    entry = AuditEntry.objects.order_by("-sequence")[0]
    assert entry.details["update"] == measure.status_updates.all()[0].pk
    assert "reason" not in entry.details


def test_going_as_before_is_an_update_once_a_day(
    plan: Plan, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    by, measure = viewer(dina), measures_of(plan)[0]
    actions.set_status(by=by, measure=measure, standing=Standing("on_hold", "Vi venter på lokalene."))
    StatusUpdate.objects.update(at=timezone.now() - timedelta(days=70))
    assert actions.say_as_before(by=by, measure=measure)
    assert not actions.say_as_before(by=by, measure=measure)
    newest = measure.status_updates.all()[0]
    assert (newest.status, newest.reason) == ("on_hold", "Vi venter på lokalene.")
    assert newest.at > timezone.now() - timedelta(minutes=5)
    assert measure.status_updates.count() == 2
    with pytest.raises(PermissionDenied):
        actions.say_as_before(by=viewer(alma), measure=measure)


def test_the_form_of_a_measure_keeps_an_update_only_when_the_status_is_new(
    plan: Plan, viewer: ViewerOf, dina: Person
) -> None:
    measure = measures_of(plan)[0]
    for status in (measure.status, "done"):
        entry = Entry({"title": "Nytt navn"}, standing=Standing(status))
        actions.save_measure(by=viewer(dina), section=measure.section, measure=measure, entry=entry)
    assert [row.status for row in measure.status_updates.all()] == ["done"]


def test_a_measure_may_move_to_a_partner_in_words_and_come_back(
    plan: Plan, viewer: ViewerOf, dina: Person
) -> None:
    by, measure = viewer(dina), measures_of(plan)[0]
    with pytest.raises(NotAllowedNow, match="tatt over"):
        actions.set_status(by=by, measure=measure, standing=Standing("replaced", "De kan det bedre."))
    moved = Standing("replaced", "De kan det bedre.", taken_over_by="Frivilligsentralen")
    actions.set_status(by=by, measure=measure, standing=moved)
    assert (measure.taken_over_by, measure.status_updates.all()[0].taken_over_by) == (
        "Frivilligsentralen",
    ) * 2
    actions.set_status(by=by, measure=measure, standing=Standing("in_progress"))
    assert measure.taken_over_by == ""
    assert [row.taken_over_by for row in measure.status_updates.all()] == ["", "Frivilligsentralen"]


def test_many_are_saved_together_or_not_at_all(
    plan: Plan, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    by, (one, two, three, *_rest) = viewer(dina), measures_of(plan)
    said = [Said(one.pk, Standing("done"), 0), Said(two.pk, None, 0), Said(three.pk, Standing("on_hold"), 0)]
    with pytest.raises(NotAllowedNow):
        actions.set_statuses(by=by, plan=plan, said=said)
    assert not StatusUpdate.objects.exists()
    with pytest.raises(PermissionDenied):
        actions.set_statuses(by=viewer(alma), plan=plan, said=said[:2])
    assert actions.set_statuses(by=by, plan=plan, said=said[:2]) == 2
    with pytest.raises(StatusChangedMeanwhile) as caught:
        actions.set_statuses(
            by=by, plan=plan, said=[Said(three.pk, None, 0), Said(one.pk, Standing("on_hold", "x"), 0)]
        )
    assert caught.value.measure_ids == {one.pk}
    assert StatusUpdate.objects.count() == 2


def test_those_who_answer_for_it_update_theirs_and_no_other(
    plan: Plan, viewer: ViewerOf, edvard: Person, teams: dict[str, Team]
) -> None:
    Responsibility.objects.filter(measure__section__plan=plan).delete()
    mine, other, *_rest = measures_of(plan)
    Responsibility.objects.create(measure=mine, name="Rådet", team=teams["lived_experience"])
    assert actions.set_statuses(by=viewer(edvard), plan=plan, said=[Said(mine.pk, Standing("done"))]) == 1
    with pytest.raises(PermissionDenied):
        actions.set_statuses(
            by=viewer(edvard), plan=plan, said=[Said(mine.pk, None), Said(other.pk, Standing("done"))]
        )


def test_history_begins_with_the_status_that_stood_there(plan: Plan) -> None:
    begin = import_module("samskap.plans.migrations.0007_begin_the_history_of_statuses").begin
    one, *_rest = measures_of(plan)
    Measure.objects.exclude(pk=one.pk).update(status_since=None)
    Measure.objects.filter(pk=one.pk).update(
        status="on_hold", status_reason="Vi venter.", status_since=date(2026, 2, 1)
    )
    for _again in range(2):
        begin(apps, None)
    update = StatusUpdate.objects.get()
    assert (update.measure_id, update.status, update.reason, update.by) == (
        one.pk,
        "on_hold",
        "Vi venter.",
        None,
    )
    assert timezone.localtime(update.at) == timezone.make_aware(datetime.combine(date(2026, 2, 1), time(12)))
