"""Who sits on a council, and who keeps it.

The council's words are its own: leaders of the unit answer advice, but write, change and publish none of it.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from samskap.gatherings.models import Council, Seat
from samskap.people.models import Membership, Person, Team
from samskap.people.viewer import Viewer

Role = Membership.Role
KEEPING = frozenset({Role.LEADER, Role.SECRETARY})
STARTING = frozenset({Role.LEADER, Role.ADMINISTRATOR})


def councils_of(viewer: Viewer) -> QuerySet[Council]:
    """The councils of the organisation; their names, mandates and open meetings are for everybody."""
    return Council.objects.filter(team__organisation=viewer.organisation).select_related("team__unit")


def get_council_for(viewer: Viewer, council_id: int) -> Council:
    """The council; Http404 when it is not here."""
    found = councils_of(viewer).filter(pk=council_id).first()
    if found is None:
        raise Http404
    return found


def own_teams(viewer: Viewer) -> frozenset[int]:
    """The teams the viewer is a member of; no query beyond the viewer's own."""
    return frozenset(held.team_id for held in viewer.memberships if held.team_id is not None)


def sits_on(viewer: Viewer, council: Council) -> bool:
    """Whether the viewer is a member of the council's team."""
    return viewer.system or council.team_id in own_teams(viewer)


def reads_inside(viewer: Viewer, council: Council) -> bool:
    """Whether the viewer reads who the members are: the unit's own people, and the council itself."""
    return viewer.belongs or sits_on(viewer, council)


def kept_teams(viewer: Viewer) -> frozenset[int]:
    """The teams whose council the viewer keeps; one query in the viewer's life, and none without a team.

    Its leader and its secretary keep it, and a member whose seat chairs it. Where there is nobody of these, each
    member does: a council shall not fall silent because a chair is empty.
    """
    teams = own_teams(viewer)
    return viewer.once("kept_councils", lambda: _kept(viewer, teams)) if teams else teams


def keeps(viewer: Viewer, council: Council) -> bool:
    """Whether the viewer gives its advice, sends its papers, and sets its openness and its seats."""
    return viewer.system or council.team_id in kept_teams(viewer)


def require_sits_on(viewer: Viewer, council: Council) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not sits_on(viewer, council):
        raise PermissionDenied


def require_keeps(viewer: Viewer, council: Council) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not keeps(viewer, council):
        raise PermissionDenied


def may_start_council(viewer: Viewer) -> bool:
    """Whether the viewer makes a team work as a council: leaders and administrators of a whole unit."""
    return viewer.has_role_at_top(STARTING)


def may_set_seats(viewer: Viewer, council: Council) -> bool:
    """Whether the viewer sets the seats: who keeps the council, and those who may start one."""
    return keeps(viewer, council) or may_start_council(viewer)


def teams_to_start(viewer: Viewer) -> QuerySet[Team]:
    """The living teams that are no council yet."""
    return Team.objects.filter(organisation=viewer.organisation, ended_on=None, council=None)


def members_of(council: Council, *, coming: bool = False) -> QuerySet[Person]:
    """Those who are members of the council's team now, each once; with ``coming`` also those who begin later."""
    held = _memberships(coming=coming).filter(team=council.team_id)
    return Person.objects.filter(is_active=True, pk__in=held.values("person"))


def held_by_members(*, coming: bool = False) -> Exists:
    """Seats whose holder is a member of the council's team now; with ``coming`` also those who begin later."""
    held = _memberships(coming=coming).filter(person__is_active=True)
    return Exists(held.filter(team=OuterRef("council__team"), person=OuterRef("person")))


def in_term(today: date) -> Q:
    """Seats that are held on the day."""
    began = Q(since=None) | Q(since__lte=today)
    return Q(ended_on=None, person__isnull=False) & began & (Q(until=None) | Q(until__gte=today))


def _memberships(*, coming: bool) -> QuerySet[Membership]:
    return Membership.objects.not_over() if coming else Membership.objects.current()


def _kept(viewer: Viewer, teams: frozenset[int]) -> frozenset[int]:
    held = Membership.objects.current().filter(person__is_active=True)
    chairs = Seat.objects.filter(in_term(timezone.localdate()), council=OuterRef("pk"), chairs=True)
    chairs = chairs.filter(held_by_members())
    rows = Council.objects.filter(team__in=teams).annotate(
        led=Exists(held.filter(team=OuterRef("team"), role__in=KEEPING)),
        chaired=Exists(chairs),
        own_chair=Exists(chairs.filter(person=viewer.person_id)),
    )
    leading = {each.team_id for each in viewer.memberships if each.role in KEEPING}
    return frozenset(
        row.team_id for row in rows if row.own_chair or row.team_id in leading or not (row.led or row.chaired)
    )
