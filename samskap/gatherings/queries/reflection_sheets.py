"""The sheet of one reflection, as those with the code see it, as those present read it later, and as others do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from samskap.gatherings.access.reflection import keeps, may_be_present, may_take_shared_away, reads_lines
from samskap.gatherings.models import Present, Reflection, TakenWithUs
from samskap.gatherings.reflection_codes import CODES
from samskap.gatherings.roles import ROLES
from samskap.people.models import Organisation
from samskap.people.viewer import Viewer
from samskap.plans.small_groups import shown_cells
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
    """How many of a role were there; ``count`` None is too few to show."""

    role: str
    words: str
    count: int | None


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A reflection as a member reads it afterwards; what the viewer may not read is not in it.

    ``inside``: the viewer was there or opened it. For others its form, theme and day are not told, so that nobody can
    put one to one together with an employee's day. ``lines`` None: they are for those who were there by name.
    """

    row: Reflection
    inside: bool
    exact: bool
    month: date
    theme: str
    questions: tuple[str, ...]
    values: tuple[Value, ...]
    lines: tuple[TakenWithUs, ...] | None
    roles: tuple[RoleCount, ...]
    keeps: bool
    present: bool
    code_works: bool
    may_take_shared_away: bool


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
    """The reflection for this member: whole for those who were there, else numbers and what was shared."""
    present, keeper = reads_lines(viewer, row), keeps(viewer, row)
    inside = present or keeper
    alone = row.form == Reflection.Form.ONE_TO_ONE
    return ReadSheet(
        row=row,
        inside=inside,
        exact=inside and not alone,
        month=row.day.replace(day=1),
        theme=row.theme if inside else "",
        questions=tuple(str(each) for each in row.questions) if inside else (),
        values=tuple(row.values.all()),
        lines=lines_of(row) if present else None,
        roles=role_counts(row.roles, k=1 if inside else viewer.organisation.small_group),
        keeps=keeper,
        present=present,
        code_works=bool(row.code_hash) and row.code_until > now,
        may_take_shared_away=bool(row.shared and row.closed_at) and may_take_shared_away(viewer, row),
    )


def role_counts(roles: dict[str, int], *, k: int) -> tuple[RoleCount, ...]:
    """The roles that were there with their numbers; those that are about fewer than ``k`` people are hidden."""
    there = [(role, str(words), roles.get(role, 0)) for role, words in ROLES.items() if roles.get(role)]
    if not there:
        return ()
    shown = shown_cells([[count for _role, _words, count in there]], k)[0]
    return tuple(
        RoleCount(role, words, count if seen else None)
        for (role, words, count), seen in zip(there, shown, strict=False)
    )


def held() -> Q:
    """Which reflections count as held: those that are closed."""
    return Q(closed_at__isnull=False)
