"""A plan as samskap-plan/1, the form the reader gives, with what only a living plan has under ``live``.

Everything that leaves the house is made of this: JSON, PDF, DOCX, tables, the API, and the archive package.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.people.access import teams_of, units_of
from samskap.people.viewer import Viewer
from samskap.plans.models import (
    Decision,
    LooseText,
    Measure,
    MeasureValue,
    Milestone,
    Plan,
    Responsibility,
    StateChange,
)
from samskap.plans.person_names import for_reader, names_a_person
from samskap.plans.queries.decisions import open_words
from samskap.plans.queries.figures import Figure, latest_of
from samskap.plans.queries.measures import MeasureFacts, SectionFacts, TimingFacts, sections_of
from samskap.plans.queries.who import Who
from samskap.plans.reader.own.names import PLAIN_STATUS
from samskap.plans.wording import capital

FORMAT = "samskap-plan/1"
_Rows = dict[int, list[dict[str, Any]]]


def export_of(plan: Plan, viewer: Viewer) -> dict[str, Any]:
    """The plan as JSON-ready data, as this viewer may see it; the same number of queries for every plan.

    The caller has fetched ``plan`` through ``access``. Visitors get no persons' names, and of loose texts only those
    somebody has decided to keep and that name nobody. Dates are ISO days, and ``live`` holds ids, addresses and the
    state of things today.
    """
    known = [
        *units_of(viewer).values_list("name", flat=True), *teams_of(viewer).values_list("name", flat=True)
    ]  # fmt: skip
    sections, values = sections_of(plan, viewer, known_names=known)
    rest = _Rest(plan, viewer, known)
    served = {value.pk for section in sections for measure in section.measures for value in measure.values}
    return {
        "format": FORMAT,
        "title": plan.title,
        "organisation": plan.organisation.name,
        "language": plan.language,
        "period": _period(plan),
        "sections": [_section(section, rest) for section in sections],
        "commitments": rest.loose_texts[LooseText.Kind.COMMITMENT],
        "values": [value.name for value in values if value.pk in served],
        "unplaced": rest.loose_texts[LooseText.Kind.UNPLACED],
        "warnings": [],
        "live": _live_plan(plan, viewer, known),
    }


class _Rest:
    """What belongs to the measures and is not fetched with them: one query for each kind."""

    def __init__(self, plan: Plan, viewer: Viewer, known: Collection[str]) -> None:
        self.site = settings.SITE_URL
        self.slug = plan.organisation.slug
        self.known, self.inside = known, viewer.belongs
        self.facts = {row["pk"]: row for row in _facts(plan)}
        self.scopes = _by_measure(
            Responsibility.objects.filter(measure__section__plan=plan)
            .order_by("measure_id", "position", "pk")
            .values("measure_id", "scope", "part")
        )
        self.milestones = _by_measure(
            Milestone.objects.filter(measure__section__plan=plan)
            .order_by("measure_id", "position", "pk")
            .values("measure_id", "title", "due", "reached_on")
        )
        self.values = _by_measure(
            MeasureValue.objects.filter(measure__section__plan=plan)
            .order_by("measure_id", "value__position", "value_id")
            .values("measure_id", "value__name", "value__key", "shows_as")
        )
        self.figures = latest_of(self.facts.keys())
        self.loose_texts = _loose_texts(plan, viewer, known)
        self._measure_url = self._url_start("plans:measure")

    def measure_url(self, pk: int) -> str:
        """The address of a measure's page."""
        return f"{self._measure_url}{pk}/"

    def _url_start(self, name: str) -> str:
        return str(self.site + reverse(name, args=[self.slug, 0]).removesuffix("0/"))


def _facts(plan: Plan) -> Iterable[Any]:
    return Measure.objects.filter(section__plan=plan).values(
        "pk",
        "source_line",
        "source_page",
        "confidence",
        "replaced_by_id",
        "replaced_by__title",
        "taken_over_by",
    )


def _by_measure(rows: Iterable[Any]) -> _Rows:
    found: _Rows = defaultdict(list)
    for row in rows:
        found[row["measure_id"]].append(row)
    return found


def _loose_texts(plan: Plan, viewer: Viewer, known: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    decided = (
        [LooseText.Decision.OPEN, LooseText.Decision.KEPT] if viewer.belongs else [LooseText.Decision.KEPT]
    )
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in LooseText.Kind.values}
    for text in plan.loose_texts.filter(decision__in=decided).order_by("source_line", "pk"):
        if not viewer.belongs and names_a_person(text.text, known):
            continue
        source = {"line": text.source_line, "page": text.source_page}
        found[text.kind].append({"text": plain(text.text), "source": source})
    return found


def _period(plan: Plan) -> dict[str, Any] | None:
    if not (plan.period_text or plan.period_start or plan.period_end):
        return None
    return {"text": plan.period_text, "start": iso(plan.period_start), "end": iso(plan.period_end)}


def _live_plan(plan: Plan, viewer: Viewer, known: Collection[str]) -> dict[str, Any]:
    address = reverse("plans:plan", args=[plan.organisation.slug, plan.pk])
    return {
        "id": plan.pk,
        "url": settings.SITE_URL + address,
        "summary": plain(plan.summary),
        "unit": plan.unit.name,
        "owner": plan.owner.name if viewer.belongs and plan.owner else "",
        "state": plan.state,
        "state_since": iso(plan.state_since),
        "revision": plan.revision,
        "steps": [
            {"state": state, "day": iso(day)}
            for state, day in StateChange.objects.filter(plan=plan)
            .order_by("day", "pk")
            .values_list("state", "day")
        ],
        "decisions": [
            decision_data(row, row.step.state, inside=viewer.belongs, known_names=known)
            for row in Decision.objects.filter(plan=plan).select_related("step").order_by("day", "pk")
        ],
    }  # fmt: skip


def decision_data(
    row: Decision, state: str, *, inside: bool, known_names: Collection[str] = ()
) -> dict[str, Any]:
    """A decision for those who may read the export; outsiders get no names of persons, as on the page of versions."""
    words = open_words(row, inside=inside, known_names=known_names)
    return {
        "state": state,
        "body": words.body or capital(_("en navngitt person")),
        "day": iso(row.day),
        "meeting": words.meeting,
        "text": plain(words.text),
        "case_number": row.case_number,
    }


def _section(section: SectionFacts, rest: _Rest) -> dict[str, Any]:
    return {
        "title": section.title,
        "intro": plain(section.intro),
        "measures": [_measure(measure, rest) for measure in section.measures],
        "live": {"id": section.pk},
    }


def _measure(measure: MeasureFacts, rest: _Rest) -> dict[str, Any]:
    facts = rest.facts[measure.pk]
    return {
        "number": measure.number,
        "title": measure.title,
        "text": plain(measure.text),
        "why": plain(measure.why),
        "responsibles": _responsibles(measure.who, rest.scopes[measure.pk]),
        "timings": [_timing(timing) for timing in measure.timings],
        "status": PLAIN_STATUS[measure.status],
        "source": {"line": facts["source_line"], "page": facts["source_page"]},
        "confidence": 1.0 if facts["confidence"] is None else facts["confidence"],
        "live": {
            "id": measure.pk,
            "url": rest.measure_url(measure.pk),
            "status": measure.status,
            "reason": plain(measure.reason),
            "status_since": iso(measure.since),
            "replaced_by": _replaced_by(facts, rest),
            "values": [
                {"name": row["value__name"], "key": row["value__key"], "shows_as": plain(row["shows_as"])}
                for row in rest.values[measure.pk]
            ],
            "milestones": [
                {"title": row["title"], "due": iso(row["due"]), "reached_on": iso(row["reached_on"])}
                for row in rest.milestones[measure.pk]
            ],
            "figures": [_figure(figure) for figure in rest.figures.get(measure.pk, ())],
        },
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.indicator_id,
        "label": figure.label,
        "words": figure.words,
        "unit": figure.unit,
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "day": iso(figure.day),
        "hidden": figure.hidden,
        "url": settings.SITE_URL + figure.url,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _responsibles(who: Iterable[Who], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"name": each.name, "scope": row["scope"], "part": row["part"]}
        for each, row in zip(who, rows, strict=True)
    ]


def _replaced_by(facts: dict[str, Any], rest: _Rest) -> dict[str, Any] | None:
    other = facts["replaced_by_id"]
    if other is None:
        by = for_reader(facts["taken_over_by"], rest.known, inside=rest.inside)  # somebody outside the plan
        return {"id": None, "title": by, "url": ""} if by else None
    return {"id": other, "title": facts["replaced_by__title"], "url": rest.measure_url(other)}


def _timing(timing: TimingFacts) -> dict[str, Any]:
    return {
        "text": timing.text,
        "kind": timing.kind,
        "start": iso(timing.start),
        "end": iso(timing.end),
        "precision": timing.precision or None,
        "recurrence": timing.recurrence or None,
        "certain": timing.certain,
    }


def iso(day: date | None) -> str | None:
    """The day as in the format."""
    return day.isoformat() if day else None


def plain(text: str) -> str:
    """A text with the line ends every format shares; a browser sends its own."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
