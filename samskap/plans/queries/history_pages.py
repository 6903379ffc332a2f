"""The whole history of a measure or a plan, a page at a time; what is told is the same for 1 and 5,000 changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samskap.core.models import AuditEntry
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure, Plan
from samskap.plans.queries.history import (
    SET_STATUS,
    TOLD,
    Change,
    change_of,
    entries_about,
    names_behind,
    updates_behind,
)

PER_PAGE: Final = 50
KINDS: Final[dict[str, tuple[Any, frozenset[str]]]] = {
    "status": (_("Hvordan det går"), frozenset({SET_STATUS})),
    "milepaeler": (
        _("Milepæler"),
        frozenset(f"plans.{verb}_milestone" for verb in ("add", "edit", "reach", "remove")),
    ),
    "ansvar": (_("Ansvar"), frozenset({"plans.set_responsibilities", "plans.hand_over"})),
    "tiltak": (
        _("Tiltakene"),
        frozenset(
            {
                "plans.add_measure", "plans.edit_measure", "plans.delete_measure", "plans.move_measure_to",
                "plans.set_values", "plans.set_timings",
            }
        ),
    ),
    "tall": (
        _("Tallene"),
        frozenset(
            {
                "plans.add_figure", "plans.edit_figure", "plans.remove_figure", "plans.enter_figure",
                "plans.correct_figure", "plans.remove_entry",
            }
        ),
    ),
    "horing": (_("Høringen"), frozenset({"plans.answer_input", "plans.change_hearing"})),
    "planen": (
        _("Planen og delene"),
        frozenset(
            {
                "plans.create_plan", "plans.accept_import", "plans.edit_plan", "plans.move_plan",
                "plans.add_section", "plans.edit_section", "plans.delete_section", "plans.number_measures",
            }
        ),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address asks for: a kind of change, and days; what could not be read is left out and told."""

    kind: str = ""
    first: date | None = None
    last: date | None = None
    unread: bool = False

    @property
    def query(self) -> str:
        """The choices as they stand in an address."""
        parts = {
            "type": self.kind,
            "fra": self.first.isoformat() if self.first else "",
            "til": self.last.isoformat() if self.last else "",
        }
        return "&".join(f"{name}={value}" for name, value in parts.items() if value)

    @property
    def any(self) -> bool:
        return bool(self.query)


@dataclass(frozen=True, slots=True)
class History:
    """A page of changes, the latest first."""

    changes: tuple[Change, ...]
    page: Page[AuditEntry]
    chosen: Chosen = Chosen()


def read(params: Mapping[str, str]) -> Chosen:
    """The choices in the address."""
    kind = params.get("type", "")
    first, last = _day(params.get("fra", "")), _day(params.get("til", ""))
    given = [params.get("fra", ""), params.get("til", "")]
    unread = (kind not in {"", *KINDS}) or any(
        bool(words) != bool(day) for words, day in zip(given, (first, last), strict=True)
    )
    return Chosen(kind if kind in KINDS else "", first, last, unread)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def measure_history(viewer: Viewer, measure: Measure, page: str) -> History:
    """Everything that is told of a measure; four queries."""
    return _history(entries_about(measure, viewer), viewer, page)


def plan_history(viewer: Viewer, plan: Plan, params: Mapping[str, str]) -> History:
    """Everything that is told of a plan and its measures; five queries."""
    chosen = read(params)
    entries = AuditEntry.objects.filter(tenant_id=viewer.organisation.pk, details__plan=plan.pk)
    actions = KINDS[chosen.kind][1] if chosen.kind else TOLD
    entries = entries.filter(*_between(chosen), action__in=actions)
    found = _history(entries.order_by("-sequence"), viewer, params.get("side", ""))
    return replace(found, changes=_about(found, plan), chosen=chosen)


def _between(chosen: Chosen) -> list[Q]:
    limits = []
    if chosen.first and chosen.first > date.min:  # the first day there is has no midnight in UTC
        limits.append(Q(at__gte=_midnight(chosen.first)))
    if chosen.last and chosen.last < date.max:
        limits.append(Q(at__lt=_midnight(chosen.last + timedelta(days=1))))
    return limits


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _history(entries: QuerySet[AuditEntry], viewer: Viewer, page: str) -> History:
    shown = Paginator(entries, PER_PAGE).get_page(page)
    rows: Sequence[AuditEntry] = list(shown.object_list)
    updates, names = updates_behind(rows), names_behind(rows, viewer)
    changes = []
    for entry in rows:
        change = change_of(entry, updates, names.get(entry.actor_id or 0, ""), inside=viewer.belongs)
        if change is not None:
            about = int(entry.subject_id) if entry.subject_type == Measure._meta.label else None
            changes.append(replace(change, measure_id=about))
    return History(_folded(changes), shown)


def _folded(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes where the same, done by the same person the same day, is told once with how many times it was."""
    groups = ((each, len(list(equal))) for each, equal in groupby(changes))
    return tuple(replace(each, times=n) for each, n in groups)


def _about(history: History, plan: Plan) -> tuple[Change, ...]:
    """The changes with the names of the measures they are about, as those are called now."""
    ids = {change.measure_id for change in history.changes if change.measure_id}
    rows = Measure.objects.filter(section__plan=plan, pk__in=ids).values_list("pk", "number", "title")
    names = {pk: f"{number} {title}".strip() for pk, number, title in rows}
    return tuple(
        replace(
            change,
            about=names.get(change.measure_id or 0, ""),
            measure_id=change.measure_id if change.measure_id in names else None,
        )
        for change in history.changes
    )
