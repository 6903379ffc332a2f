"""Milestones: the steps on the way to what a measure promises, kept by those who say how it goes with it."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.access import require_may_report
from samskap.plans.actions.claim import assign, hold, note
from samskap.plans.models import Measure, Milestone
from samskap.plans.order import Where, moved
from samskap.plans.states import NotAllowedNow

MOST = 50  # more is a plan of its own


class MilestoneWords(TypedDict, total=False):
    """What a milestone says."""

    title: str
    due: date | None


@transaction.atomic
def add_milestone(*, by: Viewer, measure: Measure, title: str, due: date | None = None) -> Milestone:
    """Add a milestone after the others. Raises NotAllowedNow when there are as many as there is room for."""
    _claim(by, measure)
    rows = _in_order(measure)
    if len(rows) >= MOST:
        raise NotAllowedNow(
            _("Her er det plass til 50 milepæler. Ta bort en som er gammel, eller slå to sammen.")
        )
    milestone = Milestone.objects.create(measure=measure, title=title, due=due, position=len(rows))
    _write_order([*rows, milestone])
    _note(by, "add_milestone", milestone)
    return milestone


@transaction.atomic
def edit_milestone(*, by: Viewer, milestone: Milestone, **words: Unpack[MilestoneWords]) -> list[str]:
    """Change what the milestone says; returns the names of the fields that changed."""
    _claim(by, milestone.measure)
    changed = assign(milestone, dict(words))
    _note(by, "edit_milestone", milestone, fields=changed)
    return changed


@transaction.atomic
def reach_milestone(*, by: Viewer, milestone: Milestone, on: date | None) -> bool:
    """Mark it reached on a day that has come; None takes the mark away. False when it is as before."""
    _claim(by, milestone.measure)
    if on is not None and on > timezone.localdate():
        raise NotAllowedNow(_("Den dagen har ikke kommet ennå. Skriv dagen da dere nådde den, eller i dag."))
    changed = assign(milestone, {"reached_on": on})
    if changed:
        _note(by, "reach_milestone", milestone, reached=on is not None)
    return bool(changed)


@transaction.atomic
def move_milestone(*, by: Viewer, milestone: Milestone, where: Where) -> bool:
    """Move it among the measure's milestones; False when it stands there already."""
    _claim(by, milestone.measure)
    rows = _in_order(milestone.measure)
    wanted = moved(rows, milestone, where)
    _write_order(wanted)
    _note(by, "move_milestone", milestone, where=where)
    return wanted != rows


@transaction.atomic
def remove_milestone(*, by: Viewer, milestone: Milestone) -> None:
    """Take it away; that it was there stays in the record."""
    _claim(by, milestone.measure)
    _note(by, "remove_milestone", milestone)
    measure = milestone.measure
    milestone.delete()
    _write_order(_in_order(measure))


def _claim(by: Viewer, measure: Measure) -> None:
    require_may_report(by, measure)
    hold(measure.section.plan)


def _in_order(measure: Measure) -> list[Milestone]:
    return list(Milestone.objects.filter(measure=measure))


def _write_order(rows: list[Milestone]) -> None:
    changed = [row for at, row in enumerate(rows) if row.position != at]
    for at, row in enumerate(rows):
        row.position = at
    Milestone.objects.bulk_update(changed, ["position"])


def _note(by: Viewer, verb: str, milestone: Milestone, **details: Any) -> None:
    """The entry stands in the history of the measure."""
    measure = milestone.measure
    note(by, verb, measure, measure.section.plan, milestone=milestone.pk, **details)
