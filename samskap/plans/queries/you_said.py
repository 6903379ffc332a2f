"""«Du sa – vi gjorde»: all that was said in the plan's hearings, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.access import hearings_of, reads_plan
from samskap.plans.models import Hearing, HearingInput, InputAnswer, Measure
from samskap.plans.person_names import names_a_person
from samskap.plans.queries.hearing import answers_by, names_of_nobody
from samskap.plans.queries.hearing_counts import Counts, counts_of
from samskap.plans.queries.hearing_inputs import Said, page_of, readable
from samskap.plans.states import State

MEASURE, OUTCOME, ONE, PAGE = "tiltak", "svar", "innspill", "side"
WAITING = "venter"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the ways to narrow the list, with the number in it."""

    words: str
    query: str
    n: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class YouSaid:
    """One page of what was said."""

    page: Page[int]
    said: tuple[Said, ...]
    counts: Counts
    choices: tuple[Choice, ...]
    measure: Measure | None
    alone: bool
    due: str
    # Some inputs are read by those who answer before they stand here.
    some_wait: bool
    # Why the plan was taken back from this hearing, for those who answered; None when it was not.
    taken_back: str | None
    query: str


def you_said_page(viewer: Viewer, hearing: Hearing, params: Mapping[str, str], *, today: date) -> YouSaid:
    """What this viewer reads of it, narrowed as the address says; words in it that mean nothing narrow nothing."""
    # a plan may have been out more than once; those asked the last time only, read that one
    which = Q(hearing__in=hearings_of(viewer).filter(plan=hearing.plan))
    rows = readable(viewer, which)
    measure = _measure(viewer, hearing, params.get(MEASURE, ""))
    alone = _number(params.get(ONE, ""))
    outcome = params.get(OUTCOME, "")
    if measure:
        rows = rows.filter(measure=measure)
    if alone:
        rows = rows.filter(pk=alone)
    rows = _of_outcome(rows, outcome).order_by(F("answer__at").desc(nulls_last=True), "at", "pk")
    page, said = page_of(rows, viewer, hearing.plan.unit.name, today=today, wanted=params.get(PAGE, "1"))
    counts = counts_of(which, small_group=viewer.organisation.small_group)
    kept = {key: params[key] for key in (MEASURE, OUTCOME) if params.get(key)}
    return YouSaid(
        page=page,
        said=tuple(said),
        counts=counts,
        choices=() if measure or alone else _choices(counts, outcome),
        measure=measure,
        alone=bool(alone),
        due=answers_by(hearing, today),
        some_wait=not (measure or alone or outcome) and page.paginator.count < counts.total,
        taken_back=_taken_back(viewer, hearing),
        query=urlencode(kept),
    )


def _taken_back(viewer: Viewer, hearing: Hearing) -> str | None:
    """The reason that was given; "" when it names a person, whom only the unit's own people read of."""
    plan = hearing.plan
    if plan.state != State.DRAFT:
        return None
    step = plan.state_changes.filter(state=State.DRAFT).order_by("-day", "-pk").first()
    note = step.note if step else ""
    if viewer.belongs or not note:
        return note
    return "" if names_a_person(note, names_of_nobody(plan.organisation)) else note


def _of_outcome(rows: QuerySet[HearingInput], outcome: str) -> QuerySet[HearingInput]:
    if outcome == WAITING:
        return rows.filter(answer=None)
    return rows.filter(answer__outcome=outcome) if outcome in InputAnswer.Outcome.values else rows


def _choices(counts: Counts, outcome: str) -> tuple[Choice, ...]:
    known = outcome if outcome in {WAITING, *InputAnswer.Outcome.values} else ""
    found = [Choice(_("Alle"), "?", counts.total, not known)]
    found += [
        Choice(str(each.label), f"?{OUTCOME}={each.value}", counts.outcomes[each.value], known == each.value)
        for each in InputAnswer.Outcome
    ]
    return (*found, Choice(_("Venter på svar"), f"?{OUTCOME}={WAITING}", counts.waiting, known == WAITING))


def _measure(viewer: Viewer, hearing: Hearing, wanted: str) -> Measure | None:
    number = _number(wanted)
    if not number or not reads_plan(viewer, hearing):
        return None
    return Measure.objects.filter(pk=number, section__plan=hearing.plan_id).first()


def _number(wanted: str) -> int:
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 16 else 0
