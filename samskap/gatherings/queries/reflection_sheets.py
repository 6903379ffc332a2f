"""The sheet of one reflection, as those with the code see it, as those present read it later, and as others do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from samskap.gatherings.access.reflection import may_be_present, reads_lines
from samskap.gatherings.models import Present, Reflection, TakenWithUs
from samskap.gatherings.reflection_codes import CODES
from samskap.gatherings.roles import ROLES
from samskap.people.models import Organisation
from samskap.people.viewer import Viewer
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """What the code opens. ``closed``: it takes no more lines. ``present``: the viewer has said «jeg var med»."""

    row: Reflection
    questions: tuple[str, ...]
    values: tuple[Value, ...]
    lines: tuple[TakenWithUs, ...]
    closed: bool
    may_be_present: bool
    present: bool


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many of a role were there."""

    role: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A reflection as those who were there or opened it read it afterwards.

    ``exact``: its day is known, as it is not of one to one. ``lines`` None: they are for those who were there by name.
    """

    row: Reflection
    exact: bool
    month: date
    questions: tuple[str, ...]
    values: tuple[Value, ...]
    lines: tuple[TakenWithUs, ...] | None
    roles: tuple[RoleCount, ...]
    present: bool
    code_works: bool


def by_code(organisation: Organisation, code: str, now: datetime) -> Reflection | None:
    """The reflection that the code opens today, with its unit; one query."""
    if not code:
        return None
    rows = Reflection.objects.filter(organisation=organisation, code_until__gt=now).select_related("unit")
    return rows.filter(code_hash__in=CODES.possible_hashes(code)).first()


def open_sheet(viewer: Viewer, row: Reflection) -> OpenSheet:
    """Everything on the sheet; for pages that have asked for the code. Three queries, one more for staff."""
    may = may_be_present(viewer, row)
    return OpenSheet(
        row=row,
        questions=tuple(str(each) for each in row.questions),
        values=tuple(row.values.all()),
        lines=tuple(row.lines.all()),
        closed=row.closed_at is not None,
        may_be_present=may,
        present=may and Present.objects.filter(reflection=row, person=viewer.person).exists(),
    )


def lines_of(row: Reflection) -> tuple[TakenWithUs, ...]:
    """The lines as they are now."""
    return tuple(row.lines.all())


def read_sheet(viewer: Viewer, row: Reflection, *, now: datetime) -> ReadSheet:
    """The reflection for somebody who opened it or was there; for pages that have looked it up as their own."""
    present = reads_lines(viewer, row)
    return ReadSheet(
        row=row,
        exact=row.form != Reflection.Form.ONE_TO_ONE,
        month=row.day.replace(day=1),
        questions=tuple(str(each) for each in row.questions),
        values=tuple(row.values.all()),
        lines=lines_of(row) if present else None,
        roles=role_counts(row.roles),
        present=present,
        code_works=bool(row.code_hash) and row.code_until > now,
    )


def role_counts(roles: dict[str, int]) -> tuple[RoleCount, ...]:
    """The roles that were there with their numbers."""
    return tuple(RoleCount(role, str(words), roles[role]) for role, words in ROLES.items() if roles.get(role))


def held() -> Q:
    """Which reflections count as held: those that are closed."""
    return Q(closed_at__isnull=False)
