"""The measures somebody follows up on one page, in the same number of queries for 1 and 170 of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samskap.people.models import Membership
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import carries, get_plan_for, may_edit
from samskap.plans.models import Measure, Plan, Responsibility, StatusUpdate
from samskap.plans.queries.living import Living
from samskap.plans.queries.next_step import OVER
from samskap.plans.queries.updates import day_of, is_stale, newest_updates


@dataclass(frozen=True, slots=True)
class FollowedMeasure:
    """A measure to say something about: how it stands, who answers, and what was said last."""

    measure: Measure
    latest: StatusUpdate | None
    updated: str
    stale: bool
    when: str
    who: str
    nobody: bool
    mine: bool

    @property
    def seen(self) -> int:
        """The latest update there was when the page was drawn."""
        return self.latest.pk if self.latest else 0


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The plan's measures that this viewer says how it goes with; their own first."""

    plan: Plan
    mine: tuple[FollowedMeasure, ...]
    others: tuple[FollowedMeasure, ...]
    over: int
    may_edit: bool

    @property
    def all(self) -> tuple[FollowedMeasure, ...]:
        """All of them, in the order of the page."""
        return self.mine + self.others


def follow_up(
    viewer: Viewer, plan_id: int, *, today: date, also: Collection[int] = (), now: Plan | None = None
) -> FollowUp:
    """The measures of the plan (404 when it is not for this viewer) that are not over, and those asked for in ``also``.

    Those who edit the plan get all of them, others those they answer for.
    """
    plan = now or get_plan_for(viewer, plan_id)
    edits = may_edit(viewer, plan)
    rows = _measures(plan)
    going = [row for row in rows if row.status not in OVER or row.pk in also]
    own = {row.pk for row in going if carries(viewer, row.responsibilities.all())}
    shown = [row for row in going if edits or row.pk in own]
    latest = newest_updates(Measure.objects.filter(section__plan=plan))
    living = Living.of(viewer.organisation, today)
    lines = [_line(row, latest.get(row.pk), living, today, mine=row.pk in own) for row in shown]
    return FollowUp(
        plan=plan,
        mine=tuple(line for line in lines if line.mine),
        others=tuple(line for line in lines if not line.mine),
        over=sum(row.status in OVER for row in rows),
        may_edit=edits,
    )


def _measures(plan: Plan) -> QuerySet[Measure]:
    return (
        Measure.objects.filter(section__plan=plan)
        .select_related("replaced_by")
        .prefetch_related("timings")
        .prefetch_related("responsibilities__team", "responsibilities__unit", "responsibilities__person")
        .order_by("section__position", "section_id", "position", "pk")
    )


def _line(
    measure: Measure, latest: StatusUpdate | None, living: Living, today: date, *, mine: bool
) -> FollowedMeasure:
    day = day_of(latest) or measure.status_since
    when = wording.measure_when(
        list(measure.timings.all()), status=measure.status, since=measure.status_since, today=today
    )
    responsibles = list(measure.responsibilities.all())
    return FollowedMeasure(
        measure=measure,
        latest=latest,
        updated=wording.updated_words(day, today),
        stale=is_stale(day, today),
        when=when.words,
        who=wording.capital(wording.joined(list(dict.fromkeys(_names(responsibles))))) or _("Ingen ennå"),
        nobody=living.abandoned(responsibles),
        mine=mine,
    )


def _names(responsibles: Sequence[Responsibility]) -> Iterable[str]:
    for row in responsibles:
        if row.team or row.unit or row.person:
            yield str(row.team or row.unit or row.person)
        elif row.every_department:
            yield _("Alle avdelinger")
        else:
            yield str(Membership.Role(row.role).label) if row.role else row.name
