"""The traces that gatherings, reflections and advice leave in the practice mirror and on the pages of measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import CharField, QuerySet
from django.db.models import Value as Text
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samskap.gatherings.models import Advice, Gathering, Kind, Reflection
from samskap.people.viewer import Viewer
from samskap.plans.traces.own import grouped, moments, month_of, tallied
from samskap.plans.tracing import Slice, Tally, Trace, TraceSource, Words, trace_source

REFLECTED, ADVISED = "joint_reflection", "advice"
GATHERED: dict[str, Words] = {
    Kind.INSPIRATION: (_("inspirasjonssamling"), _("inspirasjonssamlinger")),
    Kind.TEACHING: (_("økt med undervisning"), _("økter med undervisning")),
    Kind.OPP: (_("OPP-samling"), _("OPP-samlinger")),
    Kind.COUNCIL: (_("rådsmøte"), _("rådsmøter")),
    Kind.REFLECTION: (_("refleksjonssamling"), _("refleksjonssamlinger")),
    Kind.EXERCISE: (_("øvelse"), _("øvelser")),
    Kind.MEETING: (_("møte"), _("møter")),
}


@trace_source("gatherings")
class Together(TraceSource):
    """Gatherings that were held, joint reflections, and what councils advised."""

    kinds: ClassVar[Mapping[str, Words]] = {
        **GATHERED,
        REFLECTED: (_("refleksjon sammen"), _("refleksjoner sammen")),
        ADVISED: (pgettext_lazy("one", "råd som er gitt"), pgettext_lazy("many", "råd som er gitt")),
    }

    def tally(self, wanted: Slice) -> list[Tally]:
        reflected = _reflections(wanted).annotate(kind=Text(REFLECTED, output_field=CharField()))
        advised = _advice(wanted).annotate(kind=Text(ADVISED, output_field=CharField()))
        return tallied(
            wanted,
            *grouped(_gatherings(wanted), "starts_at", wanted, ("unit_id", "values", "kind")),
            *grouped(reflected, "day", wanted, ("unit_id", "values", "kind")),
            *grouped(advised, "given_on", wanted, ("council__team__unit_id", "values", "kind")),
        )

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        found: list[Trace] = []
        if not viewer.belongs:
            return found
        if wanted.kind not in (REFLECTED, ADVISED):
            found += _listed_gatherings(wanted, most)
        if wanted.kind in ("", REFLECTED) and wanted.measure_id is None:
            found += _listed_reflections(wanted, most)
        if wanted.kind in ("", ADVISED):
            found += _listed_advice(wanted, most)
        return found


def _listed_gatherings(wanted: Slice, most: int) -> list[Trace]:
    rows = _gatherings(wanted).order_by("-starts_at", "-pk").select_related("unit", "team")[:most]
    return [
        Trace(
            timezone.localdate(row.starts_at),
            row.unit.name if row.unit else row.team.name if row.team else "",
            row.kind,
            row.title,
            reverse("gatherings:gathering", args=[wanted.organisation.slug, row.pk]),
        )
        for row in rows
    ]


def _listed_reflections(wanted: Slice, most: int) -> list[Trace]:
    """No more than the month: day, theme or form could tell whose reflection it was, or whose words were shared.

    The order within a month is that of the units' names. By day, those of two people would stand last: they have none.
    """
    page = reverse("gatherings:reflections", args=[wanted.organisation.slug])
    rows = _reflections(wanted).annotate(month=month_of("day")).select_related("unit")
    rows = rows.order_by("-month", "unit__name", "pk")[:most]
    return [
        Trace(
            row.day.replace(day=1),
            row.unit.name,
            REFLECTED,
            gettext("Vi reflekterte sammen"),
            page,
            exact=False,
        )
        for row in rows
    ]


def _listed_advice(wanted: Slice, most: int) -> list[Trace]:
    slug = wanted.organisation.slug
    rows = _advice(wanted).order_by("-given_on", "-pk").select_related("council__team")[:most]
    return [
        Trace(
            row.given_on,
            row.council.team.name,
            ADVISED,
            row.title,
            reverse("gatherings:advice", args=[slug, row.pk]),
        )
        for row in rows
        if row.given_on
    ]


def _gatherings(wanted: Slice) -> QuerySet[Gathering]:
    since, until = moments(wanted)
    rows = Gathering.objects.filter(
        organisation=wanted.organisation,
        state=Gathering.State.HELD,
        starts_at__gte=since,
        starts_at__lt=until,
    )
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.unit_id is not None:
        rows = rows.filter(unit_id=wanted.unit_id)
    rows = _for_value(rows, wanted)
    return rows if wanted.measure_id is None else rows.filter(measures=wanted.measure_id)


def _reflections(wanted: Slice) -> QuerySet[Reflection]:
    rows = Reflection.objects.filter(
        organisation=wanted.organisation,
        day__gte=wanted.since,
        day__lte=wanted.until,
        closed_at__isnull=False,
    )
    return _for_value(rows if wanted.unit_id is None else rows.filter(unit_id=wanted.unit_id), wanted)


def _advice(wanted: Slice) -> QuerySet[Advice]:
    rows = Advice.objects.filter(
        organisation=wanted.organisation, given_on__gte=wanted.since, given_on__lte=wanted.until
    ).exclude(state__in=[Advice.State.DRAFT, Advice.State.WITHDRAWN])
    if wanted.unit_id is not None:
        rows = rows.filter(council__team__unit_id=wanted.unit_id)
    rows = _for_value(rows, wanted)
    return rows if wanted.measure_id is None else rows.filter(measure_id=wanted.measure_id)


def _for_value(rows: QuerySet[Any], wanted: Slice) -> QuerySet[Any]:
    return rows if wanted.value_id is None else rows.filter(values=wanted.value_id)
