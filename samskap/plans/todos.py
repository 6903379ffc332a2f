"""What waits for a person in the plans: measures that need them, drafts to finish, documents to look through."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer
from samskap.plans import (
    hearing_todos,  # noqa: F401  # its sources register themselves
    wording,
)
from samskap.plans.access import carries, imports_of, may_edit, visible_to
from samskap.plans.models import Measure, Plan, PlanImport, Responsibility, Timing
from samskap.plans.queries.next_step import OVER
from samskap.plans.states import State

RUNNING = (State.APPROVED, State.ACTIVE, State.EVALUATING)
AHEAD_DAYS = 14


@todo_source("plans.measures")
def my_measures(viewer: Viewer, now: datetime) -> list[Todo]:
    """The viewer's own measures that need a hand, are overdue, or are due within two weeks."""
    today = timezone.localdate(now)
    rows = (
        Measure.objects.filter(
            section__plan__organisation=viewer.organisation, section__plan__state__in=RUNNING
        )
        .exclude(status__in=OVER)
        .order_by("section__position", "position", "pk")
        .prefetch_related(
            Prefetch("responsibilities", Responsibility.objects.all(), "answering"),
            Prefetch("timings", Timing.objects.filter(end__isnull=False), "dated"),
        )
    )
    found = []
    for measure in rows:
        if carries(viewer, getattr(measure, "answering", [])):
            todo = _of_measure(viewer, measure, getattr(measure, "dated", []), today)
            found += [todo] if todo else []
    return found


def _of_measure(viewer: Viewer, measure: Measure, timings: list[Timing], today: date) -> Todo | None:
    url = reverse("plans:measure", args=[viewer.organisation.slug, measure.pk])
    if measure.status == Measure.Status.NEEDS_HAND:
        why = wording.shortened(measure.status_reason, 120) or _("Tiltaket trenger en hånd.")
        return Todo(_("Gi en hånd: %(title)s") % {"title": measure.title}, why, None, url, 10)
    deadlines = [each for each in timings if each.kind in ("deadline", "period") and each.end]
    due = min((each.end for each in deadlines if each.end), default=None)
    if due is None or (due - today).days > AHEAD_DAYS:
        return None
    first = next(each for each in deadlines if each.end == due)
    words = wording.capital(wording.timing_words(first, today))
    return Todo(_("Si hvordan det går: %(title)s") % {"title": measure.title}, words, due, url, 2)


@todo_source("plans.drafts")
def drafts_to_finish(viewer: Viewer, now: datetime) -> list[Todo]:
    """Drafts the viewer owns and edits, with what is uncertain in them."""
    unsure = Timing.objects.filter(measure=OuterRef("sections__measures"), certain=False)
    lacking = Count("sections__measures", filter=Exists(unsure), distinct=True)
    drafts = (
        visible_to(viewer)
        .filter(Q(owner=viewer.person_id) | Q(owner=None), state=State.DRAFT)
        .select_related("unit__parent__parent")
        .annotate(uncertain=lacking)
    )
    return [_of_draft(viewer, plan) for plan in drafts if may_edit(viewer, plan)]


def _of_draft(viewer: Viewer, plan: Plan) -> Todo:
    uncertain = getattr(plan, "uncertain", 0)
    why = ngettext(
        "Ett tiltak har et usikkert tidspunkt.", "%(n)d tiltak har et usikkert tidspunkt.", uncertain
    )
    return Todo(
        _("Gjør utkastet ferdig: %(title)s") % {"title": plan.title},
        why % {"n": uncertain} if uncertain else _("Ingen andre enn virksomhetens egne ser det ennå."),
        None,
        reverse("plans:edit", args=[viewer.organisation.slug, plan.pk]),
        15,
    )


@todo_source("plans.imports")
def documents_to_look_through(viewer: Viewer, now: datetime) -> list[Todo]:
    """Documents the viewer began to read in and has not finished."""
    mine = imports_of(viewer).filter(state=PlanImport.State.READY, started_by=viewer.person_id)
    return [
        Todo(
            _("Se gjennom %(file)s") % {"file": row.file_name},
            _("Dokumentet er lest, og venter på at du godtar det som en plan."),
            None,
            reverse("plans:import_review", args=[viewer.organisation.slug, row.pk]),
            10,
        )
        for row in mine.only("pk", "file_name")
    ]
