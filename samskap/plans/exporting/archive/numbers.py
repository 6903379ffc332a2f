"""The figures of a plan for the archive: each with its readings. What was hidden on the pages is not here either."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core.documents import Standard
from samskap.plans.exporting.archive.package import Document
from samskap.plans.exporting.record import Item, Record, RecordPart, record_pdf
from samskap.plans.exporting.sheets import csv_text
from samskap.plans.exporting.words import day_words
from samskap.plans.models import IndicatorReading, Measure, Plan
from samskap.plans.queries.figures import Figure, latest_of


def figures_document(plan: Plan, now: datetime, standards: tuple[Standard, ...]) -> Iterator[Document]:
    """One document with every figure and its readings; none when the plan has no figures."""
    measures = {
        pk: " ".join(part for part in (number, title) if part)
        for pk, number, title in Measure.objects.filter(section__plan=plan)
        .order_by("section__position", "position", "pk")
        .values_list("pk", "number", "title")
    }
    latest = latest_of(measures.keys())
    figures = [figure for pk in measures for figure in latest.get(pk, ())]
    if not figures:
        return
    day = timezone.localdate(now)
    yield Document(
        folder="tall",
        title=_("Tallene i %(plan)s") % {"plan": plan.title},
        kind="tall",
        day=day.isoformat(),
        files={
            "tall.pdf": record_pdf(
                _record(plan, measures, figures),
                made_at=datetime.combine(day, time(12), UTC),
                standards=standards,
            ),
            "tall.json": _json(measures, figures),
            "avlesninger.csv": _readings(measures, figures),
        },
        more={"antallTall": len(figures)},
    )


def _record(plan: Plan, measures: dict[int, str], figures: list[Figure]) -> Record:
    items = [
        Item(
            figure.label,
            measures[figure.measure_id],
            [("", figure.words), (_("Lest"), day_words(figure.day.isoformat()) if figure.day else "")],
        )
        for figure in figures
    ]
    return Record(
        _("Tallene i %(plan)s") % {"plan": plan.title},
        plan.organisation.name,
        plan.unit.name,
        plan.language,
        facts=[(_("Alle avlesninger"), "avlesninger.csv")],
        parts=[RecordPart(_("Det siste tallet for hvert mål"), "", items)],
    )


def _json(measures: dict[int, str], figures: list[Figure]) -> bytes:
    data: list[dict[str, Any]] = [
        {
            "tall": figure.indicator_id,
            "tiltak": measures[figure.measure_id],
            "navn": figure.label,
            "kilde": figure.source or _("skrevet for hånd"),
            "enhet": figure.unit,
            "sistLest": figure.day.isoformat() if figure.day else "",
            "ord": figure.words,
        }
        for figure in figures
    ]
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _readings(measures: dict[int, str], figures: list[Figure]) -> bytes:
    known = {figure.indicator_id: figure for figure in figures}
    rows = (
        IndicatorReading.objects.filter(indicator__in=known, shown=True)
        .order_by("indicator_id", "day")
        .values_list("indicator_id", "day", "numerator", "denominator", "note")
    )
    return csv_text(
        ["tall", "tiltak", "navn", "dag", "teller", "nevner", "merknad"],
        (
            [pk, measures[known[pk].measure_id], known[pk].label, day, _plain(up), _plain(down), note]
            for pk, day, up, down, note in rows.iterator()
        ),
    )


def _plain(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"
