"""What departments do with values and words: they write how a value is recognised, and talk through the dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, ClassVar, Final

from django.db.models import Case, CharField, Count, DateTimeField, IntegerField, QuerySet, When
from django.db.models import Value as Text
from django.db.models.functions import Cast, Concat, Substr
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samskap.language.models import EditionDiscussed
from samskap.people.viewer import Viewer
from samskap.plans.tracing import Slice, Tally, Trace, TraceSource, Words, trace_source
from samskap.values.models import ValueStatement

# The clock on the wall is one or two hours ahead of UTC, in which moments are kept: from this hour it may be tomorrow.
NIGHT: Final = "22"


def month_of(field: str) -> Substr:
    """«2026-11» of a day, cut by the database itself: SQLite's truncation is a call per row."""
    return Substr(Cast(field, CharField()), 1, 7)


def moments(wanted: Slice) -> tuple[datetime, datetime]:
    """The slice as a half-open stretch of time, from midnight to midnight by the clock on the wall."""
    zone = timezone.get_current_timezone()
    after = wanted.until + timedelta(days=1)
    return datetime.combine(wanted.since, time(), zone), datetime.combine(after, time(), zone)


Grouped = QuerySet[Any, tuple[Any, ...]]


def grouped(rows: QuerySet[Any], field: str, wanted: Slice, names: tuple[str, str, str]) -> list[Grouped]:
    """The rows counted by the database in the two ways of ``Tally``; ``names`` are those of unit, value and kind.

    Late days stand in a month of their own, «2026-11+»: text comes from SQLite as it is, numbers cost a call each. The
    few moments of the night come with day and hour, «2026-11-30 23»: ``tallied`` knows which month that is on the wall.
    """
    unit, value, kind = names
    written, month = Cast(field, CharField()), month_of(field)
    late = When(
        GreaterThan(Substr(written, 9, 2), Text(f"{wanted.until.day:02}")), then=Concat(month, Text("+"))
    )
    night = When(GreaterThanOrEqual(Substr(written, 12, 2), Text(NIGHT)), then=Substr(written, 1, 13))
    first, after = moments(wanted.inner)
    by_clock = isinstance(rows.model._meta.get_field(field), DateTimeField)
    if not by_clock:
        first, after = wanted.inner.since, wanted.inner.until + timedelta(days=1)  # type: ignore[assignment]  # days for days
    stretch = Case(*([night] if by_clock else []), late, default=month, output_field=CharField())
    by_month = rows.annotate(month=stretch, nowhere=NOBODY, any_kind=NO_WORD)
    inside = rows.filter(**{f"{field}__gte": first, f"{field}__lt": after}).annotate(month=NO_WORD)
    return [
        by_month.values_list("month", "nowhere", value, "any_kind").annotate(count=Count("pk")).order_by(),
        inside.values_list("month", unit, value, kind).annotate(count=Count("pk")).order_by(),
    ]


def tallied(wanted: Slice, *questions: Grouped) -> list[Tally]:
    """The tallies of what ``grouped`` made, asked as one query."""
    first, *others = questions
    last = wanted.until.day
    return [Tally(*_on_the_wall(stretch, last), *rest) for stretch, *rest in first.union(*others, all=True)]


def _on_the_wall(stretch: str, last: int) -> tuple[str, bool]:
    """The month of a stretch, and whether it is later in the month than the ``last`` day."""
    if len(stretch) < 13:
        return stretch[:7], len(stretch) > 7
    there = timezone.localtime(datetime.strptime(stretch, "%Y-%m-%d %H").replace(tzinfo=UTC))
    return f"{there:%Y-%m}", there.day > last


NOBODY = Cast(Text(None), IntegerField())
NO_WORD = Text("", output_field=CharField())
KIND = Text("statement", output_field=CharField())
OTHER_KIND = Text("words", output_field=CharField())


@trace_source("plans.words")
class OwnWords(TraceSource):
    """Departments put their own words to a value, and talk the dictionary through, which serves no one value."""

    kinds: ClassVar[Mapping[str, Words]] = {
        "statement": (pgettext_lazy("one", "kjennetegn"), pgettext_lazy("many", "kjennetegn")),
        "words": (_("samtale om ordene"), _("samtaler om ordene")),
    }

    def tally(self, wanted: Slice) -> list[Tally]:
        said = _statements(wanted).annotate(kind=KIND)
        talked = _talks(wanted).annotate(kind=OTHER_KIND, no_value=NOBODY)
        return tallied(
            wanted,
            *grouped(said, "written_at", wanted, ("unit_id", "value_id", "kind")),
            *grouped(talked, "discussed_on", wanted, ("unit_id", "no_value", "kind")),
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
