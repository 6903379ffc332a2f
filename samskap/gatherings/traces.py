"""The traces that gatherings and reflections leave in the practice mirror and on the pages of measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskap.gatherings.models import Gathering, Kind, Reflection
from samskap.people.viewer import Viewer
from samskap.plans.traces.own import moments, tallied
from samskap.plans.tracing import Slice, Tally, Trace, TraceSource, trace_source

PLURALS: dict[str, str | Promise] = {
    Kind.INSPIRATION: _("inspirasjonssamlinger"),
    Kind.TEACHING: _("undervisninger"),
    Kind.OPP: _("OPP-samlinger"),
    Kind.COUNCIL: _("rådsmøter"),
    Kind.REFLECTION: _("refleksjonssamlinger"),
    Kind.EXERCISE: _("øvelser"),
    Kind.MEETING: _("møter"),
}


@trace_source("gatherings.gatherings")
class Gatherings(TraceSource):
    """Gatherings that were held, by their kind."""

    kinds: ClassVar[Mapping[str, str | Promise]] = PLURALS

    def tally(self, wanted: Slice) -> list[Tally]:
        return [
            Tally(*row)
            for row in tallied(self._rows(wanted), "starts_at", wanted, "unit_id", "values", "kind")
        ]

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        rows = self._rows(wanted).order_by("-starts_at", "-pk").select_related("unit", "team")[:most]
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

    @staticmethod
    def _rows(wanted: Slice) -> QuerySet[Gathering]:
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
        if wanted.value_id is not None:
            rows = rows.filter(values=wanted.value_id)
        return rows if wanted.measure_id is None else rows.filter(measures=wanted.measure_id)


@trace_source("gatherings.reflections")
class Reflections(TraceSource):
    """Joint reflections. Of one to one no more than the month is told, and no theme."""

    kinds: ClassVar[Mapping[str, str | Promise]] = {"joint_reflection": _("refleksjoner sammen")}

    def tally(self, wanted: Slice) -> list[Tally]:
        rows = tallied(self._rows(wanted), "day", wanted, "unit_id", "values")
        return [Tally(month, late, unit, value, "joint_reflection", n) for month, late, unit, value, n in rows]

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        page = reverse("gatherings:reflections", args=[wanted.organisation.slug])
        rows = self._rows(wanted).order_by("-day", "-pk").select_related("unit")[:most]
        return [
            Trace(
                row.day.replace(day=1),
                row.unit.name,
                "joint_reflection",
                str(row.get_form_display()),
                page,
                exact=False,
            )
            for row in rows
        ]

    @staticmethod
    def _rows(wanted: Slice) -> QuerySet[Reflection]:
        rows = Reflection.objects.filter(
            organisation=wanted.organisation,
            day__gte=wanted.since,
            day__lte=wanted.until,
            closed_at__isnull=False,
        )
        if wanted.measure_id is not None:
            return rows.none()
        if wanted.unit_id is not None:
            rows = rows.filter(unit_id=wanted.unit_id)
        return rows if wanted.value_id is None else rows.filter(values=wanted.value_id)
