"""Who reads advice, and who answers it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from samskap.gatherings.access.councils import own_teams
from samskap.gatherings.models import Advice, Council
from samskap.gatherings.states import DRAFT
from samskap.people.models import Membership, Person, Team, Unit
from samskap.people.viewer import Viewer

Role = Membership.Role
ANSWERING = frozenset({Role.LEADER, Role.SECRETARY})


def advice_of(viewer: Viewer) -> QuerySet[Advice]:
    """Advice that was given, for the unit's own people; for others what is public; a council's own with its drafts."""
    rows = Advice.objects.filter(organisation=viewer.organisation)
    if viewer.system:
        return rows
    given = ~Q(state=DRAFT) if viewer.belongs else ~Q(state=DRAFT) & Q(public=True)
    return rows.filter(given | Q(council__team__in=own_teams(viewer)))


def get_advice_for(viewer: Viewer, advice_id: int) -> Advice:
    """The advice with its council and who it is for; Http404 when it is not there for the viewer."""
    rows = advice_of(viewer).select_related(
        "council__team__unit", "to_team__unit", "to_unit__parent", "measure", "gathering"
    )
    found = rows.filter(pk=advice_id).first()
    if found is None:
        raise Http404
    return found


def answers_for_some(viewer: Viewer) -> bool:
    """Whether there can be advice that the viewer is asked to answer; no query beyond the viewer's own."""
    return any(
        held.role == Role.LEADER or (held.team_id and held.role in ANSWERING) for held in viewer.memberships
    )


def awaits(viewer: Viewer) -> Q:
    """The advice that the viewer is asked to answer.

    Leaders answer for their unit, leader and secretary for a team. Where there is none, those who lead the unit above.
    """
    led = [held.unit_id for held in viewer.memberships if held.unit_id and held.role == Role.LEADER]
    teams = [held.team_id for held in viewer.memberships if held.team_id and held.role in ANSWERING]
    held = Membership.objects.current().filter(person__is_active=True)
    unit_unled = ~Exists(held.filter(unit=OuterRef("to_unit"), role=Role.LEADER))
    team_unled = ~Exists(held.filter(team=OuterRef("to_team"), role__in=ANSWERING))
    above = Q(to_team__unit__in=led) | Q(to_team__unit__parent__in=led)
    if viewer.has_role_at_top({Role.LEADER}):
        above |= Q(
            to_team__unit=None, to_unit=None
        )  # a team of the whole municipality, or no body that is left
    return (
        Q(to_team__in=teams)
        | Q(to_unit__in=led)
        | (Q(unit_unled) & Q(to_unit__parent__in=led))
        | (Q(team_unled) & above)
    )


def who_answers(row: Advice) -> list[Person]:
    """Those with an address who answer for the body; where nobody does, who leads the unit above (as ``awaits``)."""
    leads = Q(role=Membership.Role.LEADER)
    above: list[Q] = []
    if row.to_team is not None:
        own = Q(team=row.to_team_id, role__in=ANSWERING)
        unit = row.to_team.unit
        above = [leads & Q(unit=unit)] if unit else [leads & Q(unit__parent=None, unit__isnull=False)]
        above += [leads & Q(unit=unit.parent_id)] if unit and unit.parent_id else []
    else:
        own, unit = leads & Q(unit=row.to_unit_id), row.to_unit
        above = [leads & Q(unit=unit.parent_id)] if unit and unit.parent_id else []
    return next((found for held in (own, *above) if (found := _people(row, held))), [])


def _people(row: Advice, held: Q) -> list[Person]:
    current = Membership.objects.current().filter(held)
    people = Person.objects.filter(
        organisation=row.organisation_id, is_active=True, pk__in=current.values("person")
    )
    return list(people.exclude(email=None).select_related("organisation"))


def may_answer(viewer: Viewer, advice: Advice) -> bool:
    """Whether the viewer answers for the body it is addressed to; who leads a whole unit also for its departments."""
    if viewer.system:
        return True
    unit = advice.to_unit
    if unit is not None:
        return viewer.has_role({Role.LEADER}, unit_ids={unit.pk, unit.parent_id or unit.pk})
    if advice.to_team_id is None or viewer.person is None:
        return False
    return Advice.objects.filter(awaits(viewer), pk=advice.pk).exists()


def require_may_answer(viewer: Viewer, advice: Advice) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not may_answer(viewer, advice):
        raise PermissionDenied


def bodies_to_advise(council: Council) -> tuple[QuerySet[Unit], QuerySet[Team]]:
    """The units and the living teams that the council can advise; not itself."""
    here = {"organisation": council.team.organisation_id}
    return (
        Unit.objects.filter(**here).order_by("-kind", "name"),
        Team.objects.filter(**here, ended_on=None).exclude(pk=council.team_id),
    )
