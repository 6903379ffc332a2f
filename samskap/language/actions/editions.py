"""The life of an edition: begun, published, evaluated, and followed by the next one."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.language import states
from samskap.language.access.roles import may_edit_drafts, require_may_publish
from samskap.language.checker import starter_data
from samskap.language.exchange import fill_edition
from samskap.language.models import Edition, Entry, EntryVerdict
from samskap.language.queries.readiness import Problem, problems_of
from samskap.language.refusals import NotAllowedNow
from samskap.people.viewer import Viewer

State = Edition.State


class NotReady(Exception):
    """The edition cannot be published; ``problems`` says what has to be mended."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@transaction.atomic
def begin_edition(*, by: Viewer, from_starter: bool = True) -> Edition:
    """Begin a draft: from the edition in force without what its evaluation takes out, else from the starter or empty.

    Raises NotAllowedNow when there is a draft already.
    """
    if not may_edit_drafts(by):
        raise PermissionDenied
    editions = Edition.objects.filter(organisation=by.organisation)
    if editions.filter(state=State.DRAFT).exists():
        raise NotAllowedNow(_("Det er et utkast fra før. Skriv videre på det."))
    before = editions.filter(state__in=states.IN_FORCE).first()
    number = (editions.aggregate(Max("number"))["number__max"] or 0) + 1
    made = Edition(
        organisation=by.organisation,
        number=number,
        predecessor=before,
        introduction=before.introduction if before else "",
        made_by=before.made_by if before else "",
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise NotAllowedNow(_("Det er et utkast fra før. Skriv videre på det.")) from error
    if before is not None:
        _carry_over(before, made)
    elif from_starter:
        fill_edition(made, starter_data())
    _record(by, made, "begin_edition", words=made.entries.count())
    return made


def _carry_over(before: Edition, made: Edition) -> None:
    """The words that stay; a word that is part of one that leaves stands on its own."""
    taken_out = set(
        EntryVerdict.objects.filter(entry__edition=before, verdict=EntryVerdict.Verdict.REMOVE).values_list(
            "entry__key", flat=True
        )
    )
    rows = [row for row in before.entries.all() if row.key not in taken_out]
    for row in rows:
        row.pk, row.edition = None, made
        row._state.adding = True
        row.part_of = "" if row.part_of in taken_out else row.part_of
    Entry.objects.bulk_create(rows)


@transaction.atomic
def describe_edition(
    *,
    by: Viewer,
    edition: Edition,
    introduction: str,
    made_by: str,
    discuss_until: date | None,
    evaluate_on: date | None,
) -> Edition:
    """Say what the edition is, who made it, and until when it is discussed and evaluated. Not of one that is past."""
    row = _locked(by, edition)
    if row.state == State.SUPERSEDED:
        raise NotAllowedNow(_("Utgaven er avløst og endres ikke mer."))
    wanted = {
        "introduction": introduction,
        "made_by": made_by,
        "discuss_until": discuss_until,
        "evaluate_on": evaluate_on,
    }
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, wanted[name])
    if changed:
        row.save(update_fields=changed)
        _record(by, row, "describe_edition", fields=changed)
    return row


@transaction.atomic
def publish(*, by: Viewer, edition: Edition, at: datetime | None = None) -> Edition:
    """Put a draft in force; the edition before is superseded in the same moment.

    Raises NotReady when an example fails or the words do not hold together, NotAllowedNow when it is no draft.
    """
    row = _locked(by, edition)
    _require_step(row, State.PUBLISHED, from_state=State.DRAFT)
    problems = problems_of(row)
    if problems:
        raise NotReady(problems)
    now = at or timezone.now()
    before = (
        Edition.objects.select_for_update()
        .filter(organisation=by.organisation, state__in=states.IN_FORCE)
        .first()
    )
    if before is not None:
        before.state, before.superseded_at = State.SUPERSEDED, now
        before.save(update_fields=["state", "superseded_at"])
        _record(by, before, "supersede_edition", by_number=row.number)
    row.state, row.published_at, row.published_by, row.predecessor = State.PUBLISHED, now, by.person, before
    row.revision = F("revision") + 1
    row.save(update_fields=["state", "published_at", "published_by", "predecessor", "revision"])
    row.refresh_from_db()
    _record(by, row, "publish_edition", words=row.entries.count())
    return row


@transaction.atomic
def begin_evaluation(*, by: Viewer, edition: Edition, at: datetime | None = None) -> Edition:
    """Take the edition in force under evaluation; it goes on being in force."""
    row = _locked(by, edition)
    _require_step(row, State.EVALUATING, from_state=State.PUBLISHED)
    row.state, row.evaluating_since = State.EVALUATING, at or timezone.now()
    row.save(update_fields=["state", "evaluating_since"])
    _record(by, row, "begin_evaluation")
    return row


@transaction.atomic
def end_evaluation(*, by: Viewer, edition: Edition, words: str) -> Edition:
    """Say what the evaluation came to. The edition stays in force until the next one is published."""
    row = _locked(by, edition)
    _require_step(row, State.PUBLISHED, from_state=State.EVALUATING)
    row.state, row.evaluation = State.PUBLISHED, words
    row.save(update_fields=["state", "evaluation"])
    _record(by, row, "end_evaluation", judged=EntryVerdict.objects.filter(entry__edition=row).count())
    return row


@transaction.atomic
def judge_entry(*, by: Viewer, entry: Entry, verdict: str, why: str = "") -> EntryVerdict:
    """Keep, change or take out a word, decided in the evaluation; the next draft begins from it."""
    row = _locked(by, entry.edition)
    if row.state != State.EVALUATING:
        raise NotAllowedNow(_("Utgaven er ikke under evaluering."))
    made, _created = EntryVerdict.objects.update_or_create(
        entry=entry, defaults={"verdict": verdict, "why": why, "said_by": by.person}
    )
    _record(by, row, "judge_entry", entry=entry.pk, verdict=verdict)
    return made


def _locked(by: Viewer, edition: Edition) -> Edition:
    """The edition's row, locked, of the viewer's organisation."""
    require_may_publish(by)
    row = (
        Edition.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(pk=edition.pk, organisation=by.organisation)
        .first()
    )
    if row is None:
        raise Http404
    return row


def _require_step(row: Edition, wanted: str, *, from_state: str) -> None:
    if row.state != from_state or not states.may_become(row.state, wanted):
        raise NotAllowedNow(_("Noen andre har vært her i mellomtiden. Se hvor utgaven står nå."))


def _record(by: Viewer, edition: Edition, action: str, **details: object) -> None:
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=f"language.{action}",
        subject=edition,
        details={"number": edition.number, **details},
    )
