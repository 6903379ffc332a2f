"""What departments do with values and words: they write how a value is recognised, and talk through the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django.db.models import Case, CharField, Count, QuerySet, When
from django.db.models import Value as Text
from django.db.models.functions import Cast, Concat, Substr
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samskap.language.models import EditionDiscussed
from samskap.people.viewer import Viewer
from samskap.plans.tracing import Slice, Tally, Trace, TraceSource, trace_source
from samskap.values.models import ValueStatement


def month_of(field: str) -> Substr:
    """«2026-11» of a day or a moment (UTC), cut by the database itself: SQLite's truncation is a call per row."""
    return Substr(Cast(field, CharField()), 1, 7)


def moments(wanted: Slice) -> tuple[datetime, datetime]:
    """The slice as a half-open stretch of time, from midnight to midnight by the clock on the wall."""
    zone = timezone.get_current_timezone()
    after = wanted.until + timedelta(days=1)
    return datetime.combine(wanted.since, time(), zone), datetime.combine(after, time(), zone)


def tallied(rows: QuerySet[Any], field: str, wanted: Slice, *groups: Any) -> Iterator[tuple[Any, ...]]:
    """(month, late, *groups, count) of the rows, counted by the database.

    Late days stand in a month of their own, «2026-11+»: text comes from SQLite as it is, numbers cost a call each.
    """
    day, month = Substr(Cast(field, CharField()), 9, 2), month_of(field)
    late = When(GreaterThan(day, Text(f"{wanted.until.day:02}")), then=Concat(month, Text("+")))
    marked = rows.annotate(month=Case(late, default=month, output_field=CharField()))
    for stretch, *rest in marked.values_list("month", *groups).annotate(count=Count("pk")).order_by():
        yield (stretch[:7], len(stretch) > 7, *rest)


@trace_source("plans.statements")
class Statements(TraceSource):
    """That a department put its own words to a value."""

    kinds: ClassVar[Mapping[str, str | Promise]] = {"statement": _("kjennetegn skrevet")}

    def tally(self, wanted: Slice) -> list[Tally]:
        rows = tallied(self._rows(wanted), "written_at", wanted, "unit_id", "value_id")
        return [Tally(month, late, unit, value, "statement", n) for month, late, unit, value, n in rows]

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        slug = wanted.organisation.slug
        rows = self._rows(wanted).order_by("-written_at").select_related("unit", "value")[:most]
        return [
            Trace(
                timezone.localdate(row.written_at),
                row.unit.name,
                "statement",
                gettext("Slik kjenner vi igjen %(value)s") % {"value": row.value.name},
                reverse("values:value", args=[slug, row.value.slug]),
                (row.value_id,),
            )
            for row in rows
        ]

    @staticmethod
    def _rows(wanted: Slice) -> QuerySet[ValueStatement]:
        since, until = moments(wanted)
        rows = ValueStatement.objects.filter(
            value__organisation=wanted.organisation, written_at__gte=since, written_at__lt=until
        )
        if wanted.measure_id is not None:
            return rows.none()
        if wanted.unit_id is not None:
            rows = rows.filter(unit_id=wanted.unit_id)
        return rows if wanted.value_id is None else rows.filter(value_id=wanted.value_id)


@trace_source("plans.words_discussed")
class WordsDiscussed(TraceSource):
    """That a department talked the dictionary through; it serves no value in particular."""

    kinds: ClassVar[Mapping[str, str | Promise]] = {"words": _("samtaler om ordene")}

    def tally(self, wanted: Slice) -> list[Tally]:
        rows = tallied(self._rows(wanted), "discussed_on", wanted, "unit_id")
        return [Tally(month, late, unit, None, "words", count) for month, late, unit, count in rows]

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        slug = wanted.organisation.slug
        rows = self._rows(wanted).order_by("-discussed_on").select_related("unit", "edition")[:most]
        return [
            Trace(
                row.discussed_on,
                row.unit.name,
                "words",
                gettext("Snakket om ordboken"),
                reverse("language:edition", args=[slug, row.edition.number]),
            )
            for row in rows
        ]

    @staticmethod
    def _rows(wanted: Slice) -> QuerySet[EditionDiscussed]:
        rows = EditionDiscussed.objects.filter(
            edition__organisation=wanted.organisation,
            discussed_on__gte=wanted.since,
            discussed_on__lte=wanted.until,
        )
        if wanted.measure_id is not None or wanted.value_id is not None:
            return rows.none()
        return rows if wanted.unit_id is None else rows.filter(unit_id=wanted.unit_id)
