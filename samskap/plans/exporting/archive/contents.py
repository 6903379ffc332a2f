"""What the package for the archive holds, fetched and put into documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samskap.core.documents import DocumentError, Standard
from samskap.people.viewer import Viewer
from samskap.plans.access import require_may_edit
from samskap.plans.exporting.archive.hearing import hearing_documents
from samskap.plans.exporting.archive.numbers import figures_document
from samskap.plans.exporting.archive.package import Document, Owner, packed
from samskap.plans.exporting.export import decision_data, export_of
from samskap.plans.exporting.formats import safe_name
from samskap.plans.exporting.pdf import pdf_of
from samskap.plans.exporting.record import Item, Record, RecordPart, record_pdf
from samskap.plans.exporting.versions import version_pdf
from samskap.plans.exporting.words import day_words
from samskap.plans.freezing import content_of
from samskap.plans.models import Decision, Plan, PlanVersion
from samskap.plans.queries.decisions import decision_line
from samskap.plans.states import State

# For reading in fifty years, and for reading with the ears.
ARCHIVED: tuple[Standard, ...] = ("a-2a", "ua-1")
README = Path(__file__).with_name("README.txt")


def archive_of(plan: Plan, viewer: Viewer, *, now: datetime) -> bytes:
    """The package (ZIP) for those who may edit the plan, names of the unit's people in it; PermissionDenied for others.

    The same plan gives the same bytes on the same day: ``now`` dates the text as it is today, and nothing else.
    Raises ``ArchiveTooBig``.
    """
    require_may_edit(viewer, plan)
    owner = Owner(f"{plan.organisation.slug}:{plan.pk}", plan.organisation.name, plan.unit.name, plan.title)
    with translation.override(plan.language):
        documents = [
            *_versions(plan),
            _today(plan, viewer, now),
            *hearing_documents(plan, ARCHIVED),
            *_decisions(plan),
            *figures_document(plan, now, ARCHIVED),
        ]
    return packed(owner, documents, README.read_text())


def _versions(plan: Plan) -> Iterator[Document]:
    """A folder for each frozen version; its ``plan.json`` has the checksum that was kept when it was frozen."""
    rows = PlanVersion.objects.filter(plan=plan).select_related("step__decision").order_by("number")
    for row in rows.iterator(chunk_size=10):
        step = row.step
        state = State(step.state) if step else State(plan.state)
        day = step.day if step else timezone.localdate(row.made_at)
        decision: Decision | None = getattr(step, "decision", None)
        yield Document(
            folder=f"utgaver/{row.number:02}-{safe_name(str(state.label))}-{day.isoformat()}",
            title=f"{row.content['plan']['title']} ({str(state.label).lower()})",
            kind="plan",
            day=day.isoformat(),
            files={
                **_if_it_can(partial(version_pdf, row, plan, inside=True, standards=ARCHIVED)),
                "plan.json": _canonical(row.content),
            },
            number=row.number,
            body=decision.body if decision else "",
            case_number=decision.case_number if decision else "",
            has_names=True,
            more={"tilstand": str(state.label), "sjekksumVedFrysing": row.checksum},
        )


def _today(plan: Plan, viewer: Viewer, now: datetime) -> Document:
    """The plan as it is now, which may have changed since its last version."""
    day = timezone.localdate(now)
    data = export_of(plan, viewer)
    at = datetime.combine(day, time(12), UTC)
    footing = _("Slik planen sto %(day)s.") % {"day": day_words(day.isoformat())}
    return Document(
        folder=f"i-dag-{day.isoformat()}",
        title=plan.title,
        kind="plan i dag",
        day=day.isoformat(),
        files={
            **_if_it_can(partial(pdf_of, data, made_at=at, footing=footing, standards=ARCHIVED)),
            "plan.json": _canonical(content_of(plan)),
        },
        number=plan.revision,
        has_names=True,
        more={"tilstand": str(State(plan.state).label)},
    )


def _if_it_can(make: Callable[[], bytes]) -> dict[str, bytes]:
    """The PDF; a plan so long that none can be made of it is kept as data alone, and README.txt says so."""
    try:
        return {"plan.pdf": make()}
    except DocumentError:
        return {}


def _canonical(content: dict[str, Any]) -> bytes:
    """The very text whose checksum was kept (``freezing.checksum_of``)."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _decisions(plan: Plan) -> Iterator[Document]:
    rows = Decision.objects.filter(plan=plan).select_related("step").order_by("day", "pk")
    for number, row in enumerate(rows, start=1):
        data = {**decision_data(row, row.step.state, inside=True), "unanswered": row.unanswered}
        title = _("Vedtak om %(plan)s") % {"plan": plan.title}
        record = Record(
            title,
            plan.organisation.name,
            plan.unit.name,
            plan.language,
            facts=[
                (_("Vedtatt av"), row.body),
                (_("Dato"), day_words(row.day.isoformat())),
                (_("Møte"), row.meeting),
                (_("Saksnummer"), row.case_number),
                (_("Innspill uten svar da"), str(row.unanswered)),
            ],
            parts=[
                RecordPart(
                    _("Vedtaket"), "", [Item(decision_line(row, row.step.state), "", [("", row.text)])]
                )
            ],
        )
        at = datetime.combine(row.day, time(12), UTC)
        yield Document(
            folder=f"vedtak/{number:02}-{row.day.isoformat()}",
            title=title,
            kind="vedtak",
            day=row.day.isoformat(),
            files={
                "vedtak.pdf": record_pdf(record, made_at=at, standards=ARCHIVED),
                "vedtak.json": (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(),
            },
            number=number,
            body=row.body,
            case_number=row.case_number,
        )
