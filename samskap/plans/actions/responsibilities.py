"""Who answers for a measure: the plan's own words, and the team, unit, role or person they mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.models import Membership, Person, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import claim, note
from samskap.plans.models import Measure, Responsibility
from samskap.plans.states import NotAllowedNow

ROLES = frozenset(Membership.Role.values)


@dataclass(frozen=True, slots=True)
class Meant:
    """The one thing a name means; all empty when nobody has said."""

    team_id: int | None = None
    unit_id: int | None = None
    person_id: int | None = None
    role: str = ""
    every_department: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """One responsible, as the form or a document gives it."""

    name: str
    scope: str = ""
    part: str = Responsibility.Part.LEAD
    meant: Meant = Meant()


@transaction.atomic
def set_responsibilities(
    *, by: Viewer, measure: Measure, who: Sequence[Who], revision: int | None = None
) -> bool:
    """Let exactly these answer for the measure, in this order; False when it is as before."""
    claim(by, measure.section.plan, revision=revision)
    changed = apply_responsibilities(measure, who)
    note(by, "set_responsibilities", measure, measure.section.plan, count=len(who))
    return changed


def apply_responsibilities(measure: Measure, who: Sequence[Who]) -> bool:
    """Write the responsibles, inside a verb that has claimed the plan."""
    _require_own(measure.section.plan.organisation_id, who)
    now = [as_who(row) for row in Responsibility.objects.filter(measure=measure)]
    if now == list(who):
        return False
    _refuse_ended(who, {each.meant.team_id for each in now})
    Responsibility.objects.filter(measure=measure).delete()
    Responsibility.objects.bulk_create(
        Responsibility(
            measure=measure,
            name=each.name,
            scope=each.scope,
            part=each.part,
            position=at,
            **{field.name: getattr(each.meant, field.name) for field in fields(Meant)},
        )
        for at, each in enumerate(who)
    )
    return True


def _refuse_ended(who: Sequence[Who], before: Collection[int | None]) -> None:
    """A team that has ended may stay where it stood, and is not chosen anew."""
    new = [team_id for each in who if (team_id := each.meant.team_id) is not None and team_id not in before]
    ended = Team.objects.filter(pk__in=new, ended_on__lte=timezone.localdate()).first() if new else None
    if ended is not None:
        raise NotAllowedNow(_("«%(name)s» finnes ikke lenger. Velg noen andre.") % {"name": ended.name})


def as_who(row: Responsibility) -> Who:
    """A responsible as the verbs take it."""
    meant = Meant(**{field.name: getattr(row, field.name) for field in fields(Meant)})
    return Who(row.name, row.scope, row.part, meant)


def _require_own(organisation_id: int, who: Sequence[Who]) -> None:
    """Everything a name is said to mean belongs to the organisation."""
    wanted: list[tuple[type[Team] | type[Unit] | type[Person], set[int]]] = [
        (Team, {each.meant.team_id for each in who if each.meant.team_id is not None}),
        (Unit, {each.meant.unit_id for each in who if each.meant.unit_id is not None}),
        (Person, {each.meant.person_id for each in who if each.meant.person_id is not None}),
    ]
    for model, ids in wanted:
        if ids and model._default_manager.filter(organisation=organisation_id, pk__in=ids).count() != len(
            ids
        ):
            raise PermissionDenied
    if any(each.meant.role and each.meant.role not in ROLES for each in who):
        raise PermissionDenied
