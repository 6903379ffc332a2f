"""What departments do with values and words: they write how a value is recognised, and talk through the dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django.db.models import Case, CharField, Count, IntegerField, QuerySet, When
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


def grouped(rows: QuerySet[Any], field: str, wanted: Slice, *groups: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """(month, *groups, count) of the rows, counted by the database; such questions can be asked together (``union``).

    Late days stand in a month of their own, «2026-11+»: text comes from SQLite as it is, numbers cost a call each.
    """
    day, month = Substr(Cast(field, CharField()), 9, 2), month_of(field)
    late = When(GreaterThan(day, Text(f"{wanted.until.day:02}")), then=Concat(month, Text("+")))
    marked = rows.annotate(month=Case(late, default=month, output_field=CharField()))
    counted: QuerySet[Any, tuple[Any, ...]] = marked.values_list("month", *groups).annotate(count=Count("pk"))
    return counted.order_by()


def tallied(rows: QuerySet[Any, tuple[Any, ...]]) -> list[Tally]:
    """The tallies of rows (month, unit, value, kind, count) as ``grouped`` makes them."""
    return [Tally(stretch[:7], len(stretch) > 7, *rest) for stretch, *rest in rows]


KIND = Text("statement", output_field=CharField())
OTHER_KIND = Text("words", output_field=CharField())
NO_VALUE = Cast(Text(None), IntegerField())


@trace_source("plans.words")
class Words(TraceSource):
    """Departments put their own words to a value, and talk the dictionary through, which serves no one value."""

    kinds: ClassVar[Mapping[str, str | Promise]] = {
        "statement": _("kjennetegn skrevet"),
        "words": _("samtaler om ordene"),
    }

    def tally(self, wanted: Slice) -> list[Tally]:
        said = _statements(wanted).annotate(kind=KIND)
        talked = _talks(wanted).annotate(kind=OTHER_KIND, no_value=NO_VALUE)
        return tallied(
            grouped(said, "written_at", wanted, "unit_id", "value_id", "kind").union(
                grouped(talked, "discussed_on", wanted, "unit_id", "no_value", "kind"), all=True
            )
        )

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        if wanted.measure_id is not None:
            return []
        slug = wanted.organisation.slug
        found = []
        if wanted.kind in ("", "statement"):
            for said in _statements(wanted).order_by("-written_at").select_related("unit", "value")[:most]:
                title = gettext("Slik kjenner vi igjen %(value)s") % {"value": said.value.name}
                page = reverse("values:value", args=[slug, said.value.slug])
                day = timezone.localdate(said.written_at)
                found.append(Trace(day, said.unit.name, "statement", title, page, (said.value_id,)))
        if wanted.kind in ("", "words") and wanted.value_id is None:
            for talk in _talks(wanted).order_by("-discussed_on").select_related("unit", "edition")[:most]:
                page = reverse("language:edition", args=[slug, talk.edition.number])
                title = gettext("Snakket om ordboken")
                found.append(Trace(talk.discussed_on, talk.unit.name, "words", title, page))
        return found


def _statements(wanted: Slice) -> QuerySet[ValueStatement]:
    since, until = moments(wanted)
    rows = ValueStatement.objects.filter(
        value__organisation=wanted.organisation, written_at__gte=since, written_at__lt=until
    )
    if wanted.unit_id is not None:
        rows = rows.filter(unit_id=wanted.unit_id)
    return rows if wanted.value_id is None else rows.filter(value_id=wanted.value_id)


def _talks(wanted: Slice) -> QuerySet[EditionDiscussed]:
    rows = EditionDiscussed.objects.filter(
        edition__organisation=wanted.organisation,
        discussed_on__gte=wanted.since,
        discussed_on__lte=wanted.until,
    )
    return rows if wanted.unit_id is None else rows.filter(unit_id=wanted.unit_id)
