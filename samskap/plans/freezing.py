"""The plan frozen: its whole text as data, the checksum of that, and the version that keeps it for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Max, Prefetch
from django.utils import translation
from django.utils.translation import gettext as _

from samskap.people.models import Membership, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import (
    LooseText,
    Measure,
    MeasureValue,
    Plan,
    PlanVersion,
    Responsibility,
    StateChange,
)
from samskap.plans.person_names import for_reader, names_a_person

FORMAT: Final = "samskap-version/1"
INTERNAL: Final = "internal"
Content = dict[str, Any]


def freeze(*, plan: Plan, step: StateChange | None, by: Viewer, at: datetime) -> PlanVersion:
    """Keep the plan as it reads now, as its next version; eight queries whatever its size.

    Called inside the transaction of the step, with the plan's row held: that is what gives each number out once.
    """
    content = content_of(plan)
    last = PlanVersion.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    return PlanVersion.objects.create(
        plan=plan,
        number=last + 1,
        step=step,
        made_at=at,
        made_by=by.person,
        content=content,
        checksum=checksum_of(content),
    )


def checksum_of(content: Content) -> str:
    """SHA-256 (hex) of the content as JSON with sorted keys, without spaces, in UTF-8."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def open_content(content: Content) -> Content:
    """The content as outsiders may read it: without everything that is kept under «internal»."""
    kept: Content = _without_internal(content)
    return kept


def _without_internal(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _without_internal(value) for key, value in part.items() if key != INTERNAL}
    return [_without_internal(each) for each in part] if isinstance(part, list) else part


def content_of(plan: Plan) -> Content:
    """The whole plan as samskap-version/1: JSON-safe, in its own order and language, the same each time it is asked.

    Persons are «en navngitt person» (or the role they hold), with the name beside it under «internal». The day and
    the state are no part of it: two versions with the same text have the same checksum.
    """
    with translation.override(plan.language):
        return {
            "format": FORMAT,
            "plan": _head(plan),
            "sections": _sections(plan),
            INTERNAL: {"texts": _kept_texts(plan)},
        }


def _head(plan: Plan) -> Content:
    return {
        "id": plan.pk,
        "title": plan.title,
        "summary": plan.summary,
        "language": plan.language,
        "unit": plan.unit.name,
        "period": {
            "text": plan.period_text,
            "start": _day(plan.period_start),
            "end": _day(plan.period_end),
        },
        INTERNAL: {"owner": plan.owner.name if plan.owner else ""},
    }


def _sections(plan: Plan) -> list[Content]:
    names = list(Unit.objects.filter(organisation=plan.organisation_id).values_list("name", flat=True))
    who = Responsibility.objects.select_related("person", "team", "unit").order_by("position", "pk")
    values = MeasureValue.objects.select_related("value").order_by("value__position", "value_id")
    measures = (
        Measure.objects.select_related("replaced_by")
        .order_by("position", "pk")
        .prefetch_related(
            Prefetch("responsibilities", who),
            Prefetch("measure_values", values),
            "timings",
            "milestones",
        )
    )
    sections = plan.sections.order_by("position", "pk").prefetch_related(Prefetch("measures", measures))
    return [
        {
            "id": section.pk,
            "title": section.title,
            "intro": section.intro,
            "measures": [_measure(measure, names) for measure in section.measures.all()],
        }
        for section in sections
    ]


def _measure(measure: Measure, unit_names: Collection[str]) -> Content:
    return {
        "id": measure.pk,
        "number": measure.number,
        "title": measure.title,
        "text": measure.text,
        "why": measure.why,
        "status": _status(measure, unit_names),
        "responsibles": [_responsible(each, unit_names) for each in measure.responsibilities.all()],
        "timings": [
            {
                "text": timing.text,
                "kind": timing.kind,
                "start": _day(timing.start),
                "end": _day(timing.end),
                "precision": timing.precision,
                "recurrence": timing.recurrence,
                "certain": timing.certain,
            }
            for timing in measure.timings.all()
        ],
        "values": [
            {"name": row.value.name, "key": row.value.key, "shows_as": row.shows_as}
            for row in measure.measure_values.all()
        ],
        "milestones": [
            {"title": stone.title, "due": _day(stone.due), "reached_on": _day(stone.reached_on)}
            for stone in measure.milestones.all()
        ],
    }


def _status(measure: Measure, unit_names: Collection[str]) -> Content:
    partner = for_reader(measure.taken_over_by, unit_names, inside=False)
    content: Content = {
        "key": measure.status,
        "reason": measure.status_reason,
        "since": _day(measure.status_since),
        "replaced_by": measure.replaced_by.title if measure.replaced_by else partner,
    }
    if partner != measure.taken_over_by:
        content[INTERNAL] = {"replaced_by": measure.taken_over_by}
    return content


def _responsible(row: Responsibility, unit_names: Iterable[str]) -> Content:
    known = [*unit_names, row.team.name] if row.team else unit_names
    content: Content = {"name": row.name, "scope": row.scope, "part": row.part}
    if row.person_id is not None or names_a_person(row.name, known):
        content["name"] = _body(row) or _("en navngitt person")
        content[INTERNAL] = {"name": row.name}
    return content


def _body(row: Responsibility) -> str:
    """The team, unit or role that is meant; "" for a person alone."""
    if row.team or row.unit:
        return row.team.name if row.team else row.unit.name if row.unit else ""
    if row.every_department:
        return _("Alle avdelinger")
    return str(Membership.Role(row.role).label) if row.role else ""


def _kept_texts(plan: Plan) -> list[str]:
    """The texts of the document that somebody decided shall stand as text; only the unit's own people read them."""
    rows = plan.loose_texts.filter(decision=LooseText.Decision.KEPT).order_by("pk")
    return list(rows.values_list("text", flat=True))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
