"""A frozen version of a plan in the same form as a living one, so that an old version prints as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samskap.core.documents import Standard
from samskap.people.models import Unit
from samskap.plans.exporting.export import FORMAT, decision_data, plain
from samskap.plans.exporting.pdf import pdf_of
from samskap.plans.exporting.words import day_words
from samskap.plans.freezing import INTERNAL
from samskap.plans.models import Decision, Plan, PlanVersion
from samskap.plans.reader.own.names import PLAIN_STATUS
from samskap.plans.states import State

Content = Mapping[str, Any]


def version_pdf(
    row: PlanVersion, plan: Plan, *, inside: bool, standards: Sequence[Standard] = ("ua-1",)
) -> bytes:
    """The version as it was frozen, as PDF (fetch ``step__decision`` with it). Raises DocumentError."""
    step = row.step
    state = State(step.state) if step else State(plan.state)
    day = (step.day if step else timezone.localdate(row.made_at)).isoformat()
    decision: Decision | None = getattr(step, "decision", None)
    data = export_of_version(
        row.content,
        organisation=plan.organisation.name,
        state=state,
        state_since=day,
        decisions=[decision_data(decision, state, inside=inside, known_names=_units(plan, inside))]
        if decision
        else [],
        inside=inside,
    )
    with translation.override(data["language"]):
        footing = _("Utgave %(n)s, frosset %(day)s.") % {"n": row.number, "day": day_words(day)}
    return pdf_of(data, made_at=row.made_at, footing=footing, standards=standards)


def _units(plan: Plan, inside: bool) -> list[str]:
    """Names that are no persons'; asked for only where persons are to be hidden."""
    rows = Unit.objects.filter(organisation=plan.organisation_id)
    return [] if inside else list(rows.values_list("name", flat=True))


def export_of_version(
    content: Content,
    *,
    organisation: str,
    state: str,
    state_since: str,
    decisions: list[dict[str, Any]],
    inside: bool,
) -> dict[str, Any]:
    """The content of a version (samskap-version/1) as ``export_of`` gives a plan; figures are no part of a version.

    ``inside``: with the names of persons, which only the unit's own people and its archive may have.
    """
    head = content["plan"]
    sections = [_section(section, inside=inside) for section in content["sections"]]
    measures = [measure for section in sections for measure in section["measures"]]
    kept = content.get(INTERNAL, {}).get("texts", []) if inside else []
    return {
        "format": FORMAT,
        "title": head["title"],
        "organisation": organisation,
        "language": head["language"],
        "period": head["period"] if any(head["period"].values()) else None,
        "sections": sections,
        "commitments": [],
        "values": list(dict.fromkeys(value["name"] for each in measures for value in each["live"]["values"])),
        "unplaced": [{"text": plain(text), "source": {"line": None, "page": None}} for text in kept],
        "warnings": [],
        "live": {
            "id": head["id"],
            "summary": plain(head["summary"]),
            "unit": head["unit"],
            "owner": head.get(INTERNAL, {}).get("owner", "") if inside else "",
            "state": state,
            "state_since": state_since,
            "decisions": decisions,
        },
    }


def _section(section: Content, *, inside: bool) -> dict[str, Any]:
    return {
        "title": section["title"],
        "intro": plain(section["intro"]),
        "measures": [_measure(measure, inside=inside) for measure in section["measures"]],
    }


def _measure(measure: Content, *, inside: bool) -> dict[str, Any]:
    status = measure["status"]
    instead = status["replaced_by"]
    if inside and not instead:
        instead = status.get(INTERNAL, {}).get("replaced_by", "")
    return {
        "number": measure["number"],
        "title": measure["title"],
        "text": plain(measure["text"]),
        "why": plain(measure["why"]),
        "responsibles": [_responsible(who, inside=inside) for who in measure["responsibles"]],
        "timings": [
            {**each, "precision": each["precision"] or None, "recurrence": each["recurrence"] or None}
            for each in measure["timings"]
        ],
        "status": PLAIN_STATUS[status["key"]],
        "live": {
            "id": measure["id"],
            "url": "",
            "status": status["key"],
            "reason": plain(status["reason"]),
            "status_since": status["since"],
            "replaced_by": {"title": instead} if instead else None,
            "values": [{**value, "shows_as": plain(value["shows_as"])} for value in measure["values"]],
            "milestones": measure["milestones"],
            "figures": [],
        },
    }


def _responsible(who: Content, *, inside: bool) -> dict[str, Any]:
    name = who.get(INTERNAL, {}).get("name") if inside else None
    return {"name": name or who["name"], "scope": who["scope"], "part": who["part"]}
