"""The traces that changes and stories leave; the mirror draws changes as knots, and pages of measures list them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db.models import CharField, QuerySet
from django.db.models import Value as Text
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samskap.people.viewer import Viewer
from samskap.plans.traces.own import grouped, moments, tallied
from samskap.plans.tracing import Slice, Tally, Trace, TraceSource, Words, trace_source
from samskap.practice.models import ChangeRecord, Story

STORY, CHANGE = "story", "change"


@trace_source("practice.stories")
class Stories(TraceSource):
    """Stories that were shared, for the values of their change."""

    kinds: ClassVar[Mapping[str, Words]] = {STORY: (_("fortelling"), _("fortellinger"))}

    def tally(self, wanted: Slice) -> list[Tally]:
        rows = self._rows(wanted).annotate(kind=Text(STORY, output_field=CharField()))
        return tallied(
            wanted, *grouped(rows, "published_at", wanted, ("change__unit_id", "change__values", "kind"))
        )

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        if not viewer.belongs:
            return []
        slug = wanted.organisation.slug
        rows = self._rows(wanted).order_by("-published_at", "-pk").select_related("change__unit")[:most]
        return [
            Trace(
                timezone.localdate(row.published_at),
                row.change.unit.name,
                STORY,
                row.title,
                reverse("practice:story", args=[slug, row.pk]),
            )
            for row in rows
        ]

    @staticmethod
    def _rows(wanted: Slice) -> QuerySet[Story]:
        since, until = moments(wanted)
        rows = Story.objects.filter(
            change__organisation=wanted.organisation,
            state=Story.State.PUBLISHED,
            published_at__gte=since,
            published_at__lt=until,
        )
        if wanted.unit_id is not None:
            rows = rows.filter(change__unit_id=wanted.unit_id)
        if wanted.value_id is not None:
            rows = rows.filter(change__values=wanted.value_id)
        return rows if wanted.measure_id is None else rows.filter(change__measure_id=wanted.measure_id)


@trace_source("practice.changes")
class Changes(TraceSource):
    """What is done differently."""

    kinds: ClassVar[Mapping[str, Words]] = {CHANGE: (_("endring"), _("endringer"))}
    changes = True

    def tally(self, wanted: Slice) -> list[Tally]:
        rows = self._rows(wanted).annotate(kind=Text(CHANGE, output_field=CharField()))
        return tallied(wanted, *grouped(rows, "since", wanted, ("unit_id", "values", "kind")))

    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        if not viewer.belongs:
            return []
        slug = wanted.organisation.slug
        rows = self._rows(wanted).order_by("-since", "-pk").select_related("unit")[:most]
        return [
            Trace(
                row.since,
                row.unit.name,
                CHANGE,
                row.what,
                reverse("practice:change", args=[slug, row.pk]),
            )
            for row in rows
        ]

    @staticmethod
    def _rows(wanted: Slice) -> QuerySet[ChangeRecord]:
        rows = ChangeRecord.objects.filter(
            organisation=wanted.organisation, since__gte=wanted.since, since__lte=wanted.until
        )
        if wanted.unit_id is not None:
            rows = rows.filter(unit_id=wanted.unit_id)
        if wanted.value_id is not None:
            rows = rows.filter(values=wanted.value_id)
        return rows if wanted.measure_id is None else rows.filter(measure_id=wanted.measure_id)
