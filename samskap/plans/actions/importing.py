"""From a document to a plan: start, accept and discard an import, and all of it in one go without questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.people.models import Unit
from samskap.people.viewer import Viewer, system_viewer
from samskap.plans.access import may_edit_unit, require_may_edit
from samskap.plans.actions.draft_to_plan import make_plan
from samskap.plans.actions.told import take_values, tells_values
from samskap.plans.drafting.draft import Draft, DraftMeasure, as_json, from_json
from samskap.plans.drafting.edits import accept_suggestions
from samskap.plans.intake import Intake, read_document
from samskap.plans.models import Plan, PlanImport
from samskap.plans.queries.importing import doubts_of
from samskap.plans.queries.suggestions import Suggester, suggester_for
from samskap.plans.states import NotAllowedNow
from samskap.plans.wording import shortened
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class ImportNotes:
    """What a person should know about a plan that was made without questions."""

    measures: int
    unmatched: tuple[str, ...]
    uncertain: tuple[str, ...]
    doubtful: tuple[str, ...]
    values: tuple[str, ...]
    loose: tuple[str, ...]
    warnings: tuple[str, ...]
    earlier: Plan | None


def require_may_import(by: Viewer, unit: Unit) -> None:
    """Raise PermissionDenied unless the viewer makes plans for the unit."""
    if not may_edit_unit(by, unit):
        raise PermissionDenied


@transaction.atomic
def start_import(*, by: Viewer, unit: Unit, intake: Intake, version_of: Plan | None = None) -> PlanImport:
    """Keep a document that was read, with its draft, until somebody accepts or discards it."""
    require_may_import(by, unit)
    if version_of is not None:
        require_may_edit(by, version_of)
    if tells_values(intake.draft):
        take_values(intake.draft, Value.objects.filter(organisation=by.organisation))
    plan_import = PlanImport.objects.create(
        organisation=by.organisation,
        unit=unit,
        started_by=by.person,
        file_name=intake.file_name,
        fingerprint=intake.fingerprint,
        lines=intake.lines,
        draft=as_json(intake.draft),
        version_of=version_of,
    )
    _record(by, "plans.start_import", plan_import, lines=len(intake.lines))
    return plan_import


@transaction.atomic
def set_version_of(*, by: Viewer, plan_import: PlanImport, version_of: Plan | None) -> None:
    """Say that the document is a new version of an earlier plan, or a plan of its own."""
    require_may_import(by, plan_import.unit)
    if version_of is not None:
        require_may_edit(by, version_of)
    waiting = PlanImport.objects.filter(pk=plan_import.pk, state=PlanImport.State.READY)
    if waiting.update(version_of=version_of):
        plan_import.version_of = version_of
        _record(by, "plans.set_version_of", plan_import, version_of=version_of.pk if version_of else 0)


@transaction.atomic
def accept_import(*, by: Viewer, plan_import: PlanImport, revision: int | None = None) -> Plan:
    """Make the plan. ``revision`` is the one the person saw; two who accept at once make one plan between them.

    Raises ``NotAllowedNow`` when the draft was changed since, accepted already or discarded.
    """
    require_may_import(by, plan_import.unit)
    seen = plan_import.revision if revision is None else revision
    waiting = PlanImport.objects.filter(pk=plan_import.pk, state=PlanImport.State.READY, revision=seen)
    if not waiting.update(state=PlanImport.State.ACCEPTED, revision=F("revision") + 1):
        raise NotAllowedNow(_why_not(PlanImport.objects.get(pk=plan_import.pk)))
    plan_import.refresh_from_db(fields=["draft", "state", "revision", "version_of"])
    draft = from_json(plan_import.draft)
    plan = make_plan(by=by, plan_import=plan_import, draft=draft, today=timezone.localdate())
    plan_import.plan, plan_import.draft = plan, {}
    plan_import.save(update_fields=["plan", "draft"])
    _record(
        by, "plans.accept_import", plan_import, plan=plan.pk, measures=sum(1 for _each in draft.measures())
    )
    return plan


@transaction.atomic
def discard_import(*, by: Viewer, plan_import: PlanImport) -> None:
    """Throw the draft and the lines away; once it is a plan that cannot be done."""
    require_may_import(by, plan_import.unit)
    _discard(by, plan_import)


def discard_old_imports(*, started_before: datetime) -> int:
    """Throw away what nobody finished, and forget what was thrown away earlier. Returns how many were discarded."""
    old = PlanImport.objects.filter(started_at__lt=started_before)
    old.filter(state=PlanImport.State.DISCARDED).delete()
    old.filter(state=PlanImport.State.ACCEPTED, plan=None).delete()
    unfinished = list(old.filter(state=PlanImport.State.READY).select_related("organisation"))
    for plan_import in unfinished:
        with transaction.atomic():
            _discard(system_viewer(plan_import.organisation), plan_import)
    return len(unfinished)


def read_into_plan(
    *, by: Viewer, unit: Unit, data: bytes, file_name: str, today: date
) -> tuple[Plan, ImportNotes]:
    """Read a document and make a draft plan of it without questions, taking only what is sure.

    Raises ``UnreadableDocument``. A document that is a plan already becomes a new version of it.
    """
    require_may_import(by, unit)
    intake = read_document(data, file_name=file_name, today=today)
    earlier = (
        Plan.objects.filter(organisation=by.organisation, imports__fingerprint=intake.fingerprint)
        .select_related("unit__parent__parent")
        .order_by("-pk")
        .first()
    )
    known = suggester_for(by)
    accept_suggestions(
        intake.draft,
        bodies=known.sure,
        values=lambda measure: [value.pk for value, _word in known.values_for(measure)],
    )
    with transaction.atomic():
        plan_import = start_import(by=by, unit=unit, intake=intake, version_of=earlier)
        plan = accept_import(by=by, plan_import=plan_import)
    return plan, _notes(intake.draft, known, earlier)


def _discard(by: Viewer, plan_import: PlanImport) -> None:
    waiting = PlanImport.objects.filter(pk=plan_import.pk, state=PlanImport.State.READY)
    if waiting.update(state=PlanImport.State.DISCARDED, lines=[], draft={}, revision=F("revision") + 1):
        _record(by, "plans.discard_import", plan_import)
    elif PlanImport.objects.filter(pk=plan_import.pk, state=PlanImport.State.ACCEPTED).exists():
        raise NotAllowedNow(_("Dokumentet er allerede blitt en plan og kan ikke legges bort her."))


def _why_not(plan_import: PlanImport) -> str:
    if plan_import.state == PlanImport.State.ACCEPTED:
        return _("Dokumentet er allerede blitt en plan.")
    if plan_import.state == PlanImport.State.DISCARDED:
        return _("Dokumentet er lagt bort. Les det inn på nytt om du vil ha det likevel.")
    return _("Noen andre har endret utkastet siden du åpnet siden. Se over det en gang til, og godta så.")


def _notes(draft: Draft, known: Suggester, earlier: Plan | None) -> ImportNotes:
    measures = [measure for _section, measure in draft.measures()]
    unmatched = [who.name for measure in measures for who in measure.responsibles if not who.body]
    uncertain = [
        f"{_name(measure)}: «{timing.text}»"
        for measure in measures
        for timing in measure.timings
        if not timing.certain
    ]
    doubtful = [
        f"{_name(measure)}: {', '.join(doubts_of(measure))}" for measure in measures if doubts_of(measure)
    ]
    values = [
        f"{_name(measure)}: {value.name}, fordi teksten sier «{word}»"
        for measure in measures
        for value, word in known.values_for(measure)
    ]
    return ImportNotes(
        measures=len(measures),
        unmatched=tuple(dict.fromkeys(unmatched)),
        uncertain=tuple(uncertain),
        doubtful=tuple(doubtful),
        values=tuple(values),
        loose=tuple(loose.text for loose in draft.loose),
        warnings=tuple(draft.warnings),
        earlier=earlier,
    )


def _name(measure: DraftMeasure) -> str:
    return shortened(f"{measure.number} {measure.title}".strip(), 60)


def _record(by: Viewer, action: str, plan_import: PlanImport, **details: int) -> None:
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=action,
        subject=plan_import,
        details=dict(details),
    )
