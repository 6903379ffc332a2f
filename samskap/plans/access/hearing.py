"""Who is asked in a hearing, who may say something, and who answers.

Asked are the unit's own people, the members of the bodies that are named, and everybody when the hearing is open to
everybody. Whoever was asked reads what came of it for ever. Those who may change the plan answer everything; those
who answer for a measure answer what is said about that measure.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from samskap.people.models import Membership, Team
from samskap.people.viewer import Viewer
from samskap.plans.access.plan import CARRYING_ROLES, LINEAGE, may_edit, visible_to
from samskap.plans.models import Hearing, HearingInput, Plan, Responsibility


def team_ids(viewer: Viewer) -> set[int]:
    """The bodies the viewer sits in, whatever the role: a volunteer's seat counts as much as a leader's."""
    return {held.team_id for held in viewer.memberships if held.team_id is not None}


def asked_in(viewer: Viewer) -> Q:
    """Of the organisation's hearings those where the viewer was asked."""
    if viewer.belongs:
        return Q()
    named = Team.objects.filter(hearings=OuterRef("pk"), pk__in=team_ids(viewer))
    return Q(open_to_everybody=True) | Q(Exists(named)) if team_ids(viewer) else Q(open_to_everybody=True)


def hearings_of(viewer: Viewer) -> QuerySet[Hearing]:
    """The hearings the viewer was asked in, also those that are over, and those of plans the viewer reads."""
    mine = Hearing.objects.filter(plan__organisation=viewer.organisation)
    return mine.filter(asked_in(viewer) | Q(plan__in=visible_to(viewer)))


def get_hearing_for(viewer: Viewer, plan_id: int) -> Hearing:
    """The plan's newest hearing with its plan, or 404."""
    found = hearings_of(viewer).filter(plan=plan_id).select_related(f"plan__{LINEAGE}", "plan__owner")
    hearing = found.order_by("-opens_on", "-pk").first()
    if hearing is None:
        raise Http404
    return hearing


def reads_plan(viewer: Viewer, hearing: Hearing) -> bool:
    """Whether the plan itself is open to the viewer now; when it was taken back, what was said of it still is."""
    return viewer.belongs or visible_to(viewer).filter(pk=hearing.plan_id).exists()


def may_comment(viewer: Viewer, hearing: Hearing, on: date) -> bool:
    """Whether the viewer may say something on this day. Costs a query for those who do not belong."""
    return takes_words(hearing, on) and was_asked(viewer, hearing)


def was_asked(viewer: Viewer, hearing: Hearing) -> bool:
    """Whether this hearing asks the viewer."""
    if hearing.open_to_everybody or viewer.belongs:
        return True
    return bool(team_ids(viewer)) and hearing.bodies.filter(pk__in=team_ids(viewer)).exists()


def takes_words(hearing: Hearing, on: date) -> bool:
    """Whether the hearing is open on the day."""
    return hearing.ended_at is None and hearing.opens_on <= on <= hearing.closes_on


def carried_by(viewer: Viewer) -> Q:
    """The responsibilities that are the viewer's: the same rule as ``carries``, as a condition."""
    mine = Q(person=viewer.person_id) if viewer.person_id else Q(pk=None)
    for held in viewer.memberships:
        if held.team_id is not None:
            mine |= Q(team=held.team_id)
        if held.unit_id is not None:
            mine |= Q(role=held.role)
            if held.role in CARRYING_ROLES:
                mine |= Q(unit=held.unit_id) | Q(every_department=True)
    return mine


def answerable(viewer: Viewer, plan: Plan) -> Q | None:
    """Which inputs to the plan the viewer answers, as a condition on ``HearingInput``; None when none at all."""
    if plan.organisation_id != viewer.organisation.pk or not viewer.belongs:
        return None
    if may_edit(viewer, plan):
        return Q(hearing__plan=plan)
    carried = Responsibility.objects.filter(carried_by(viewer), measure__section__plan=plan)
    own = set(carried.values_list("measure_id", flat=True))
    return Q(hearing__plan=plan, measure__in=own) if own else None


def require_may_answer(viewer: Viewer, plan: Plan) -> Q:
    """As ``answerable``; raises PermissionDenied for those who answer nothing here."""
    theirs = answerable(viewer, plan)
    if theirs is None:
        raise PermissionDenied
    return theirs


def inputs_to_answer(viewer: Viewer, plan: Plan) -> QuerySet[HearingInput]:
    """The inputs that are the viewer's to answer; PermissionDenied when there can be none."""
    return HearingInput.objects.filter(require_may_answer(viewer, plan))


def teams_to_answer_for(viewer: Viewer, plan: Plan) -> QuerySet[Team]:
    """In whose name the viewer may answer: any living body for those who edit the plan, else one's own."""
    living = Team.objects.filter(organisation=viewer.organisation).filter(
        Q(ended_on=None) | Q(ended_on__gt=timezone.localdate())
    )
    return living if may_edit(viewer, plan) else living.filter(pk__in=team_ids(viewer))


def sees_names(viewer: Viewer) -> bool:
    """Whether the viewer reads names of persons, of which visitors never read any."""
    return viewer.belongs


def is_council_seat(viewer: Viewer) -> bool:
    """Whether the viewer sits in a body and works nowhere: their voice is the council's."""
    seats = [held for held in viewer.memberships if held.role == Membership.Role.COUNCIL_MEMBER]
    return bool(seats) and not any(held.unit_id for held in viewer.memberships)
