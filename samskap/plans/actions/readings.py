"""Reads the figures of measures from real use, one reading a day each. May be run twice, at once, or killed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone, translation

from samskap.people.models import Organisation
from samskap.plans.models import Indicator, IndicatorReading, Plan, ReadingBasis
from samskap.plans.small_groups import shown_days
from samskap.plans.sources import Reading, Scope, source_of

log = structlog.get_logger("samskap.figures")
S = Plan.State
# A draft is not in use yet, and a closed plan is history.
RUNNING = (S.HEARING, S.APPROVED, S.ACTIVE, S.EVALUATING)
CHUNK = 500


def read_running(now: datetime) -> int:
    """Take the day's reading of every figure of the plans that are running; returns how many.

    Figures about people that are written in by hand are judged anew: the smallest group may be another than yesterday.
    """
    rows = Indicator.objects.filter(suggested=False, measure__section__plan__state__in=RUNNING)
    rows = rows.select_related("measure__section__plan__organisation", "measure__section__plan__unit")
    mark_shown(rows.filter(source="", about_people=True))
    return read(rows.exclude(source="").order_by("measure__section__plan_id", "source", "pk"), now)


def read(indicators: Iterable[Indicator], now: datetime) -> int:
    """Take these figures' reading of the day; a second one the same day takes the place of the first.

    A source that fails is logged and leaves the others; what two figures share is read once.
    """
    on = timezone.localdate(now)
    known: dict[tuple[Any, ...], Reading | None] = {}
    count = 0
    for chunk in _chunks(indicators):
        found = [(row, reading) for row in chunk if (reading := _reading(row, on, known)) is not None]
        _store(found, on, now)
        count += len(found)
    return count


def _chunks(indicators: Iterable[Indicator]) -> Iterable[Sequence[Indicator]]:
    rows = list(indicators)
    return (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK))


def _reading(row: Indicator, on: date, known: dict[tuple[Any, ...], Reading | None]) -> Reading | None:
    source = source_of(row.source)
    if source is None:
        return None
    plan = row.measure.section.plan
    key: tuple[Any, ...] = (source.key, plan.pk, json.dumps(row.parameters, sort_keys=True))
    if not source.whole_plan:
        key = (*key, row.measure_id)
    if key not in known:
        scope = Scope(plan.organisation, plan, row.measure, row.parameters)
        try:
            # a failed query would else spoil the whole transaction
            with transaction.atomic(), translation.override(plan.organisation.language):
                source.check(scope)
                known[key] = source.read(scope, on)
        except Exception:
            known[key] = None
            log.exception("figure could not be read", source=source.key, indicator=row.pk)
    return known[key]


@transaction.atomic
def _store(found: Sequence[tuple[Indicator, Reading]], on: date, now: datetime) -> None:
    bases = _bases(found)
    IndicatorReading.objects.bulk_create(
        (
            IndicatorReading(
                indicator=row,
                day=on,
                numerator=reading.numerator,
                denominator=reading.denominator,
                basis_id=bases.get(row.pk),
                at=now,
                shown=not row.about_people,
            )
            for row, reading in found
        ),
        update_conflicts=True,
        unique_fields=["indicator", "day"],
        update_fields=["numerator", "denominator", "basis", "at", "shown"],
    )
    mark_shown([row for row, _reading in found])


def _bases(found: Sequence[tuple[Indicator, Reading]]) -> dict[int, int]:
    """The basis of each figure by indicator; a day like the day before shares its basis.

    A figure about people keeps none: it would name them.
    """
    wanted = {}
    for row, reading in found:
        if reading.basis and not row.about_people:
            rows = [[each.label, each.url, each.counts] for each in reading.basis]
            wanted[row.pk] = (hashlib.sha256(json.dumps(rows).encode()).hexdigest(), rows)
    ReadingBasis.objects.bulk_create(
        (ReadingBasis(indicator_id=pk, digest=digest, rows=rows) for pk, (digest, rows) in wanted.items()),
        ignore_conflicts=True,
    )
    stored = ReadingBasis.objects.filter(
        indicator__in=wanted, digest__in={digest for digest, _rows in wanted.values()}
    ).values_list("indicator_id", "digest", "pk")
    ids = {(indicator, digest): pk for indicator, digest, pk in stored}
    return {pk: ids[pk, digest] for pk, (digest, _rows) in wanted.items()}


def judge_anew(organisation: Organisation) -> None:
    """The smallest group has become another: say again which figures about people may be shown, in all plans."""
    rows = Indicator.objects.filter(about_people=True, measure__section__plan__organisation=organisation)
    mark_shown(rows.select_related("measure__section__plan__organisation"))


def mark_shown(indicators: Iterable[Indicator]) -> None:
    """Say anew which days of figures about people may be shown; three queries at most, none for other figures.

    The indicators come with their measure, plan and organisation.
    """
    limits = {
        row.pk: row.measure.section.plan.organisation.small_group for row in indicators if row.about_people
    }
    if not limits:
        return
    series: dict[int, list[tuple[int, Any, Any, bool]]] = {pk: [] for pk in limits}
    days = IndicatorReading.objects.filter(indicator__in=limits).order_by("indicator_id", "day")
    for indicator, *facts in days.values_list("indicator_id", "pk", "numerator", "denominator", "shown"):
        series[indicator].append(tuple(facts))  # type: ignore[arg-type]  # four facts, as asked for
    changed: dict[bool, list[int]] = {True: [], False: []}
    for indicator, rows in series.items():
        rows.sort(
            key=lambda row: not row[3]
        )  # what people have read stands, also when an earlier day comes after
        wanted = shown_days(((counted, all_) for _pk, counted, all_, _shown in rows), limits[indicator])
        for (pk, _counted, _all, shown), may in zip(rows, wanted, strict=True):
            if shown != may:
                changed[may].append(pk)
    for may, ids in changed.items():
        if ids:
            IndicatorReading.objects.filter(pk__in=ids).update(shown=may)
