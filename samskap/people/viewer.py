"""Who is looking or acting: a person with roles, a visitor without account, or Samskap itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from samskap.people.models import Membership, Organisation, Person

Role = Membership.Role
T = TypeVar("T")
# Those who belong to the unit see drafts. Volunteers and partners see what the public sees.
BELONGING = frozenset(
    {
        Role.EMPLOYEE,
        Role.LEADER,
        Role.RECOVERY_CONTACT,
        Role.EDITOR,
        Role.COUNCIL_MEMBER,
        Role.SECRETARY,
        Role.STUDENT,
        Role.ADMINISTRATOR,
    }
)


@dataclass(frozen=True)
class Viewer:
    """One organisation seen by one person (or nobody in particular).

    A person of another organisation is a visitor here: ``person`` is None for them.
    ``system`` is Samskap's own commands and jobs, which no web request ever is. ``door`` is another system that the
    administrators have let in: it sees what visitors see, also where the organisation has not opened its plans to them.
    """

    organisation: Organisation
    person: Person | None = None
    system: bool = False
    door: bool = False
    _given: tuple[Membership, ...] | None = field(default=None, repr=False)
    _kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: str, fetch: Callable[[], T]) -> T:
        """What ``fetch`` gives, fetched once in the viewer's life, that is in one request."""
        if key not in self._kept:
            self._kept[key] = fetch()
        kept: T = self._kept[key]
        return kept

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """The current memberships; the one query a viewer costs."""
        if self._given is not None or self.person is None:
            return self._given or ()
        return tuple(Membership.objects.filter(person=self.person).current().select_related("unit", "team"))

    @property
    def person_id(self) -> int | None:
        """For the audit entry and ``written_by``; None for Samskap itself and visitors."""
        return self.person.pk if self.person else None

    @cached_property
    def belongs(self) -> bool:
        """Whether this is one of the unit's own people, who see drafts."""
        return self.system or any(membership.role in BELONGING for membership in self.memberships)

    def has_role(
        self, roles: Iterable[str], *, unit_ids: Iterable[int], in_teams: Iterable[str] = ()
    ) -> bool:
        """Whether the viewer holds one of the roles in one of the units.

        ``in_teams`` are the roles that also count when they are held in a team of those units, or of no unit:
        who leads a council does not by that lead the unit.
        """
        wanted, team_roles, units = set(roles), set(in_teams), set(unit_ids)
        for membership in self.memberships:
            if membership.role in wanted and membership.unit_id in units:
                return True
            if (
                membership.role in team_roles
                and membership.team
                and membership.team.unit_id in {None, *units}
            ):
                return True
        return self.system

    def has_role_at_top(self, roles: Iterable[str]) -> bool:
        """Whether the viewer holds one of the roles in a whole unit (virksomhet), not only in a department of it."""
        wanted = set(roles)
        return self.system or any(
            membership.role in wanted and membership.unit is not None and membership.unit.parent_id is None
            for membership in self.memberships
        )


def system_viewer(organisation: Organisation) -> Viewer:
    """Samskap acting by itself, from a command or a job."""
    return Viewer(organisation, system=True)


def door_viewer(organisation: Organisation) -> Viewer:
    """Another system, by a token or a signed address."""
    return Viewer(organisation, door=True)
