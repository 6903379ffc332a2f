"""Who may see a plan, and who may change it. What the plan's state allows stands in ``states.py``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from samskap.people.models import Membership, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Hearing, LooseText, Measure, Milestone, Plan, PlanImport, Section
from samskap.plans.states import OPEN_STATES, State

Role = Membership.Role
EDITING_ROLES = frozenset({Role.LEADER, Role.EDITOR, Role.SECRETARY, Role.ADMINISTRATOR})
# Who edits for a team (fagutvikling, say) edits the plan; who leads a council does not.
EDITING_IN_TEAMS = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
# Who answers for what a unit, or every department, has promised.
CARRYING_ROLES = frozenset({Role.LEADER, Role.RECOVERY_CONTACT})
# A unit and the two levels above it: whoever edits there edits here. The tree is never deeper.
LINEAGE = "unit__parent__parent"


class Answering(Protocol):
    """What is asked of a responsible, from the database or from a page: whom it means."""

    @property
    def team_id(self) -> int | None: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def role(self) -> str: ...
    @property
    def every_department(self) -> bool: ...


def visible_to(viewer: Viewer) -> QuerySet[Plan]:
    """The plans this viewer may see: all for the unit's people; for others the opened, and those they are asked about.

    A system that the administrators have let in reads those that can be open, whether visitors may or not, and no
    proposals.
    """
    plans = Plan.objects.filter(organisation=viewer.organisation)
    if viewer.belongs:
        return plans
    if viewer.door:
        return plans.filter(state__in=OPEN_STATES)
    opened = viewer.organisation.opens_plans
    return plans.filter(asked_about(viewer) | Q(state__in=OPEN_STATES if opened else []))


def plans_of(viewer: Viewer) -> list[Plan]:
    """Those plans with their units, fetched once in a request: an organisation has few, and pages ask in many ways."""
    return viewer.once(
        "plans", lambda: list(visible_to(viewer).select_related(LINEAGE).order_by("state_since", "pk"))
    )


def asked_about(viewer: Viewer) -> Q:
    """Plans on a hearing that asks a viewer from outside: as one of a named body, or as everybody."""
    whom = Q(open_to_everybody=True)
    if seats := [held.team_id for held in viewer.memberships if held.team_id is not None]:
        whom |= Q(bodies__in=seats)
    return Q(Exists(Hearing.objects.filter(whom, plan=OuterRef("pk"), ended_at=None)), state=State.HEARING)


def lineage_ids(unit: Unit) -> set[int]:
    """The unit and those above it (fetch with ``select_related(LINEAGE)``)."""
    ids: set[int] = set()
    current: Unit | None = unit
    while current is not None and current.pk not in ids:
        ids.add(current.pk)
        current = current.parent
    return ids


def may_edit_unit(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer edits plans of this unit: a leader, editor, secretary or administrator of it or above it."""
    return unit.organisation_id == viewer.organisation.pk and viewer.has_role(
        EDITING_ROLES, unit_ids=lineage_ids(unit), in_teams=EDITING_IN_TEAMS
    )


def may_edit(viewer: Viewer, plan: Plan) -> bool:
    """Whether the viewer may change the plan, as far as roles go."""
    return plan.organisation_id == viewer.organisation.pk and may_edit_unit(viewer, plan.unit)


def require_may_edit(viewer: Viewer, plan: Plan) -> None:
    """Raise PermissionDenied unless the viewer may change the plan."""
    if not may_edit(viewer, plan):
        raise PermissionDenied


def carries(viewer: Viewer, responsibilities: Iterable[Answering]) -> bool:
    """Whether the viewer is one of those who answer for a measure: by name, team, role, or for their department."""
    return any(_is_theirs(viewer, each) for each in responsibilities)


def _is_theirs(viewer: Viewer, responsibility: Answering) -> bool:
    if responsibility.person_id is not None and responsibility.person_id == viewer.person_id:
        return True
    for held in viewer.memberships:
        carrying = held.unit_id is not None and held.role in CARRYING_ROLES
        if held.team_id is not None and held.team_id == responsibility.team_id:
            return True
        if carrying and (held.unit_id == responsibility.unit_id or responsibility.every_department):
            return True
        if responsibility.role and held.role == responsibility.role and held.unit_id is not None:
            return True
    return False


def may_report(viewer: Viewer, measure: Measure) -> bool:
    """Whether the viewer may say how it goes with a measure: who edits the plan, and who answers for the measure."""
    plan = measure.section.plan
    if plan.organisation_id != viewer.organisation.pk or not viewer.belongs:
        return False
    return may_edit(viewer, plan) or carries(viewer, measure.responsibilities.all())


def require_may_report(viewer: Viewer, measure: Measure) -> None:
    """Raise PermissionDenied unless the viewer may say how it goes with the measure."""
    if not may_report(viewer, measure):
        raise PermissionDenied


def units_to_plan_for(viewer: Viewer) -> list[Unit]:
    """The units for which this viewer may make a plan, top units first."""
    units = Unit.objects.filter(organisation=viewer.organisation).select_related("parent__parent")
    return sorted(
        (unit for unit in units if may_edit_unit(viewer, unit)),
        key=lambda unit: (unit.kind != "unit", unit.name),
    )


def get_plan_for(viewer: Viewer, plan_id: int) -> Plan:
    """The plan, or 404 when it is not there or not for this viewer."""
    plan = visible_to(viewer).filter(pk=plan_id).select_related(LINEAGE, "owner").first()
    if plan is None:
        raise Http404
    return plan


def get_plan_to_edit(viewer: Viewer, plan_id: int) -> Plan:
    """The plan for somebody who may change it; 404 when it is not theirs to see, 403 when only to see."""
    plan = get_plan_for(viewer, plan_id)
    require_may_edit(viewer, plan)
    return plan


def get_section_to_edit(viewer: Viewer, section_id: int) -> Section:
    """A section with its plan, as ``get_plan_to_edit``."""
    section = (
        Section.objects.filter(pk=section_id, plan__in=visible_to(viewer))
        .select_related("plan__" + LINEAGE, "plan__owner")
        .first()
    )
    if section is None:
        raise Http404
    require_may_edit(viewer, section.plan)
    return section


def measures_for(viewer: Viewer) -> QuerySet[Measure]:
    """The measures this viewer may see, with their sections and plans."""
    return Measure.objects.filter(section__plan__in=visible_to(viewer)).select_related(
        "section__plan__" + LINEAGE, "replaced_by"
    )


def get_measure_for(viewer: Viewer, measure_id: int) -> Measure:
    """A measure with its section and plan, or 404."""
    measure = measures_for(viewer).filter(pk=measure_id).first()
    if measure is None:
        raise Http404
    return measure


def get_milestone_to_report(viewer: Viewer, milestone_id: int) -> Milestone:
    """A milestone for somebody who may say how it goes with its measure; 404 or 403 as above."""
    milestone = Milestone.objects.filter(pk=milestone_id).first()
    if milestone is None:
        raise Http404
    milestone.measure = get_measure_for(viewer, milestone.measure_id)
    require_may_report(viewer, milestone.measure)
    return milestone


def get_measure_to_edit(viewer: Viewer, measure_id: int) -> Measure:
    """A measure for somebody who may change its plan; 404 or 403 as above."""
    measure = get_measure_for(viewer, measure_id)
    require_may_edit(viewer, measure.section.plan)
    return measure


def get_loose_text_to_edit(viewer: Viewer, text_id: int) -> LooseText:
    """A promise or unplaced text with its plan; 404 or 403 as above."""
    text = (
        LooseText.objects.filter(pk=text_id, plan__in=visible_to(viewer))
        .select_related("plan__" + LINEAGE)
        .first()
    )
    if text is None:
        raise Http404
    require_may_edit(viewer, text.plan)
    return text


def imports_of(viewer: Viewer) -> QuerySet[PlanImport]:
    """The documents being read into plans of units this viewer edits."""
    units = [unit.pk for unit in units_to_plan_for(viewer)]
    return PlanImport.objects.filter(organisation=viewer.organisation, unit__in=units)


def unfinished_imports_of(viewer: Viewer) -> list[PlanImport]:
    """Those that the viewer began and that wait to be looked through, without what was read; one query."""
    begun = PlanImport.objects.filter(
        organisation=viewer.organisation, state=PlanImport.State.READY, started_by=viewer.person_id
    )
    rows = begun.select_related(LINEAGE).defer("lines", "draft").order_by("pk")
    return [row for row in rows if may_edit_unit(viewer, row.unit)]


def get_import_for(viewer: Viewer, import_id: int) -> PlanImport:
    """A document being read, for those who edit plans of its unit; 404 for all others."""
    found = imports_of(viewer).filter(pk=import_id).select_related(LINEAGE, "plan").first()
    if found is None:
        raise Http404
    return found
