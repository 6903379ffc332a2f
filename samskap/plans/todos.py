"""What waits for a person in the plans: measures that need them, drafts to finish, documents to look through."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.people.todos import Todo, todo_source
from samskap.people.viewer import Viewer
from samskap.plans import (
    hearing_todos,  # noqa: F401  # its sources register themselves
    owner_todos,  # noqa: F401  # same
    wording,
)
from samskap.plans.access import may_edit, plans_of, unfinished_imports_of
from samskap.plans.models import Measure, Plan
from samskap.plans.reminding import rules
from samskap.plans.reminding.gather import facts_of, going_measures_of
from samskap.plans.reminding.rules import Kind
from samskap.plans.rhythm import number
from samskap.plans.states import State

AHEAD_DAYS = 14


@todo_source("plans.measures")
def my_measures(viewer: Viewer, now: datetime) -> list[Todo]:
    """The viewer's own measures that need a hand, are overdue or due soon, have a milestone ahead, or are quiet."""
    today = timezone.localdate(now)
    mine = going_measures_of(viewer)
    found = [todo for row in mine if (todo := _of_measure(viewer, row, today))]
    return found + _of_silence(viewer, mine, today)


def _of_measure(viewer: Viewer, measure: Measure, today: date) -> Todo | None:
    url = reverse("plans:measure", args=[viewer.organisation.slug, measure.pk])
    timings = list(measure.timings.all())
    if measure.status == Measure.Status.NEEDS_HAND:
        why = wording.shortened(measure.status_reason, 120) or _("Tiltaket trenger en hånd.")
        return Todo(_("Gi en hånd: %(title)s") % {"title": measure.title}, why, None, url, 10)
    deadlines = [each for each in timings if each.kind in ("deadline", "period") and each.end]
    due = min((each.end for each in deadlines if each.end), default=None)
    if due is None or (due - today).days > AHEAD_DAYS:
        return _of_step(measure, url, today)
    first = next(each for each in deadlines if each.end == due)
    words = wording.capital(wording.timing_words(first, today))
    return Todo(_("Si hvordan det går: %(title)s") % {"title": measure.title}, words, due, url, 2)


def _of_step(measure: Measure, url: str, today: date) -> Todo | None:
    """A milestone close by or passed, as the letters tell of it."""
    told = rules.of_measure(facts_of(measure), today)
    step = next((each for each in told if each.kind is Kind.MILESTONE), None)
    if step is None:
        return None
    when = wording.capital(wording.distance(step.day, today))
    why = _("%(when)s. %(title)s") % {"when": when, "title": measure.title}
    return Todo(_("Se på milepælen: %(title)s") % {"title": step.title}, why, step.day, url, 5)


def _of_silence(viewer: Viewer, mine: list[Measure], today: date) -> list[Todo]:
    """Measures nobody has said anything about for sixty days; several in a plan are one thing to do."""
    found = []
    slug = viewer.organisation.slug
    quiet = [row for row in mine if row.status != Measure.Status.NEEDS_HAND and is_quiet(row, today)]
    for plan_id, group in groupby(quiet, key=lambda row: row.section.plan_id):
        first, *more = group
        if more:
            title = _("Si hvordan det går med %(n)s tiltak") % {"n": number(len(more) + 1)}
            why = _("Det er over 60 dager siden noen sa noe om dem.")
            url = reverse("plans:follow_up", args=[slug, plan_id])
            found.append(Todo(title, why, None, url, 2 + len(more)))
        else:
            title = _("Si hvordan det går: %(title)s") % {"title": first.title}
            why = wording.updated_words(facts_of(first).said_on, today)
            found.append(Todo(title, why, None, reverse("plans:measure", args=[slug, first.pk]), 2))
    return found


def is_quiet(measure: Measure, today: date) -> bool:
    """Whether the rules of the letters call the measure quiet, and nothing else of it waits."""
    told = rules.of_measure(facts_of(measure), today)
    return bool(told) and all(each.kind is Kind.QUIET for each in told)


@todo_source("plans.drafts")
def drafts_to_finish(viewer: Viewer, now: datetime) -> list[Todo]:
    """Drafts the viewer owns and edits, with what is uncertain in them."""
    mine = [
        plan
        for plan in plans_of(viewer)
        if plan.state == State.DRAFT and plan.owner_id in (viewer.person_id, None) and may_edit(viewer, plan)
    ]
    unsure = Measure.objects.filter(section__plan__in=mine, timings__certain=False)
    lacking = Counter(
        unsure.values_list("section__plan", "pk").distinct().values_list("section__plan", flat=True)
    )
    return [_of_draft(viewer, plan, lacking[plan.pk]) for plan in mine]


def _of_draft(viewer: Viewer, plan: Plan, uncertain: int) -> Todo:
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
    return [
        Todo(
            _("Se gjennom %(file)s") % {"file": row.file_name},
            _("Dokumentet er lest, og venter på at du godtar det som en plan."),
            None,
            reverse("plans:import_review", args=[viewer.organisation.slug, row.pk]),
            10,
        )
        for row in unfinished_imports_of(viewer)
    ]
