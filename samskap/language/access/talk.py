"""Who reads what is proposed and said about words, who answers it, and in whose name.

Members read all of it. Everybody reads proposals that are answered, and nobody outside sees who made them. What came in
a flood is seen only by those who answer, until it is answered.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from samskap.language.access.roles import may_edit_drafts
from samskap.language.models import Proposal, Remark
from samskap.people.models import Team
from samskap.people.viewer import Viewer

KEEPING = frozenset({Team.Kind.QUALITY, Team.Kind.DEVELOPMENT})


def proposals_of(viewer: Viewer) -> QuerySet[Proposal]:
    """The proposals the viewer reads: members all, others those that are answered."""
    ours = Proposal.objects.filter(organisation=viewer.organisation)
    if may_edit_drafts(viewer):
        return ours
    return ours.filter(held=False) if viewer.belongs else ours.exclude(outcome="")


def get_proposal_to_answer(viewer: Viewer, proposal_id: int) -> Proposal:
    """The proposal for those who answer; 404 when it is not there, 403 for members who do not."""
    found = (
        proposals_of(viewer).filter(pk=proposal_id).select_related("person", "edition", "answered_by").first()
    )
    if found is None:
        raise Http404
    require_may_answer(viewer)
    return found


def require_may_answer(viewer: Viewer) -> None:
    """Raise PermissionDenied unless the viewer answers proposals and remarks."""
    if not may_edit_drafts(viewer):
        raise PermissionDenied


def remarks_of(viewer: Viewer) -> QuerySet[Remark]:
    """What is said about the words, for members; withdrawn words are gone for all."""
    if not viewer.belongs:
        return Remark.objects.none()
    return Remark.objects.filter(organisation=viewer.organisation, withdrawn_at=None)


def get_remark_for(viewer: Viewer, remark_id: int) -> Remark:
    """A remark with its author, or 404."""
    said = remarks_of(viewer).filter(pk=remark_id, kind=Remark.Kind.SAYS)
    found = said.select_related("person__organisation").first()
    if found is None:
        raise Http404
    return found


def get_remark_to_answer(viewer: Viewer, remark_id: int) -> Remark:
    """A remark for those who answer; 403 for other members."""
    found = get_remark_for(viewer, remark_id)
    require_may_answer(viewer)
    return found


def teams_to_answer_for(viewer: Viewer) -> QuerySet[Team]:
    """In whose name the viewer may answer: the quality and development teams for those who lead, else one's own."""
    today = timezone.localdate()
    living = Team.objects.filter(Q(ended_on=None) | Q(ended_on__gt=today), organisation=viewer.organisation)
    own = [held.team_id for held in viewer.memberships if held.team_id is not None]
    in_a_unit = viewer.system or any(held.unit_id is not None for held in viewer.memberships)
    if may_edit_drafts(viewer) and in_a_unit:
        return living.filter(Q(pk__in=own) | Q(kind__in=KEEPING))
    return living.filter(pk__in=own)
