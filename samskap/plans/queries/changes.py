"""What has happened to the plans that the viewer may see: steps of plans, measures' statuses, answers given.

Three queries and one for names, however much there is. Names of those who did it are never told, and a reason in which
somebody seems to be named is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Min, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.design.draw import status_words
from samskap.people.access import teams_of, units_of
from samskap.people.viewer import Viewer
from samskap.plans.access import visible_to
from samskap.plans.models import HearingInput, StateChange, StatusUpdate
from samskap.plans.person_names import names_a_person
from samskap.plans.states import OPEN_STATES, State
from samskap.plans.wording import shortened

Kind = Literal["plan", "measure", "answers"]
PAGES: dict[Kind, str] = {"plan": "plans:plan", "measure": "plans:measure", "answers": "plans:you_said"}
# The year in which the form of the ids was settled, as RFC 4151 asks for.
SINCE = 2026


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Something that happened. ``id`` never changes, ``status`` is the state or status it came to."""

    id: str
    kind: Kind
    at: datetime
    words: str
    reason: str
    status: str
    plan_id: int
    plan: str
    measure_id: int | None
    measure: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included."""

    first: date | None = None
    last: date | None = None

    def holds(self, rows: QuerySet[Any], name: str) -> QuerySet[Any]:
        """The rows whose moment ``name`` lies within."""
        if self.first is not None:
            rows = rows.filter(**{f"{name}__gte": _midnight(self.first)})
        if self.last is not None and self.last < date.max:
            rows = rows.filter(**{f"{name}__lt": _midnight(self.last + timedelta(days=1))})
        return rows

    def holds_day(self, rows: QuerySet[Any], name: str) -> QuerySet[Any]:
        """The rows whose day ``name`` lies within."""
        if self.first is not None:
            rows = rows.filter(**{f"{name}__gte": self.first})
        return rows if self.last is None else rows.filter(**{f"{name}__lte": self.last})


def changes(
    viewer: Viewer, *, most: int = 50, skip: int = 0, span: Span | None = None, plan_id: int | None = None
) -> list[ChangeLine]:
    """The latest first; ``skip`` of them are left out before ``most`` are given."""
    plans = visible_to(viewer).filter(**({"pk": plan_id} if plan_id is not None else {}))
    wanted, when = skip + most, span or Span()
    teller = _Teller(viewer)
    found = [
        *teller.steps(plans, when, wanted),
        *teller.statuses(plans, when, wanted),
        *teller.answers(plans, when, wanted),
    ]
    return sorted(found, key=lambda line: (line.at, line.id), reverse=True)[skip:wanted]


@dataclass(frozen=True, slots=True)
class About:
    """What a change is about: a plan, or a measure of it."""

    plan_id: int
    plan: str
    language: str
    measure_id: int | None = None
    measure: str = ""


class _Teller:
    """Tells rows as changes, with the addresses and ids of one organisation."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.slug = viewer.organisation.slug
        self._known: list[str] | None = None

    def steps(self, plans: QuerySet[Any], span: Span, most: int) -> Iterator[ChangeLine]:
        """Plans that came into a state visitors may know of."""
        rows = StateChange.objects.filter(plan__in=plans, state__in=OPEN_STATES)
        fields = ("pk", "state", "day", "plan_id", "plan__title", "plan__language")
        for pk, state, day, *plan in (
            span.holds_day(rows, "day").order_by("-day", "-pk").values_list(*fields)[:most]
        ):
            words = _("Planen er nå: %(state)s") % {"state": str(State(state).label).lower()}
            yield self._line(
                About(*plan), key=f"trinn/{pk}", kind="plan", at=_midnight(day), words=words, status=state
            )

    def statuses(self, plans: QuerySet[Any], span: Span, most: int) -> Iterator[ChangeLine]:
        """How measures are said to go."""
        rows = StatusUpdate.objects.filter(measure__section__plan__in=plans)
        of_plan = ("pk", "title", "language")
        fields = (
            *("pk", "status", "reason", "at"),
            *(f"measure__section__plan__{name}" for name in of_plan),
            *("measure_id", "measure__title"),
        )
        for pk, status, reason, at, *about in (
            span.holds(rows, "at").order_by("-at", "-pk").values_list(*fields)[:most]
        ):
            words = _("Tiltaket er nå: %(status)s") % {"status": status_words(status).lower()}
            line = self._line(
                About(*about), key=f"status/{pk}", kind="measure", at=at, words=words, status=status
            )
            yield replace(line, reason=self._open(reason))

    def answers(self, plans: QuerySet[Any], span: Span, most: int) -> Iterator[ChangeLine]:
        """Days on which people got answers to what they said in a hearing."""
        rows = HearingInput.objects.filter(hearing__plan__in=plans, answer__isnull=False)
        fields = ("day", "hearing__plan_id", "hearing__plan__title", "hearing__plan__language")
        days = (
            span.holds(rows, "answer__at")
            .annotate(day=TruncDate("answer__at"))
            .values(*fields)
            .annotate(first=Min("answer__at"))
            .order_by("-day", "hearing__plan_id")
            .values_list(*fields, "first")[:most]
        )
        for day, plan_id, title, language, first in days:
            yield self._line(
                About(plan_id, title, language),
                key=f"svar/{plan_id}/{day.isoformat()}",
                kind="answers",
                at=first,
                words=_("Innspill i høringen har fått svar"),
                status="",
            )

    def _line(
        self, about: About, *, key: str, kind: Kind, at: datetime, words: str, status: str
    ) -> ChangeLine:
        number = about.plan_id if about.measure_id is None else about.measure_id
        return ChangeLine(
            id=f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{self.slug}/{key}",
            kind=kind,
            at=at,
            words=words,
            reason="",
            status=status,
            plan_id=about.plan_id,
            plan=about.plan,
            measure_id=about.measure_id,
            measure=about.measure,
            language=about.language,
            url=settings.SITE_URL + reverse(PAGES[kind], args=[self.slug, number]),
        )

    def _open(self, reason: str) -> str:
        """The reason in short, for those who may read it: visitors get none that seems to name somebody."""
        if not reason or self.viewer.belongs:
            return shortened(reason, 400)
        return "" if names_a_person(reason, self._names()) else shortened(reason, 400)

    def _names(self) -> Collection[str]:
        if self._known is None:
            self._known = [
                self.viewer.organisation.name,
                *units_of(self.viewer).values_list("name", flat=True),
                *teams_of(self.viewer).values_list("name", flat=True),
            ]
        return self._known


def _midnight(day: date) -> datetime:
    """When the day begins here; the first days of the calendar have no earlier moment."""
    if day.year <= 1:
        return datetime.min.replace(tzinfo=UTC)
    return timezone.make_aware(datetime.combine(day, time.min))
