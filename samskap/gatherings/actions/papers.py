"""The papers of a council's meeting: written, put in order, and sent to the members once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.http import Http404
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.gatherings.access.papers import require_writes_papers
from samskap.gatherings.actions.noting import note
from samskap.gatherings.actions.paper_letters import tell_of_papers
from samskap.gatherings.models import Gathering, Kind, Paper
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import AHEAD
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure

MOST = 20  # papers of one meeting; nobody reads more


@dataclass(frozen=True, slots=True)
class Case:
    """What a council is asked: what it is about, what it means for people, and the question.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    title: str
    about: str
    question: str
    means: str = ""
    link: str = ""
    measure: Measure | None = None
    overruled: str = ""


@transaction.atomic
def write_paper(*, by: Viewer, meeting: Gathering, case: Case) -> Paper:
    """A case more, last in the order; the same case sent twice is one."""
    row = _locked(by, meeting)
    _require_ours(by, case)
    same = Paper.objects.filter(gathering=row, written_by=by.person_id, published_at=None, **_columns(case))
    if (found := same.first()) is not None:
        return found
    papers = Paper.objects.filter(gathering=row)
    if papers.count() >= MOST:
        raise NotAllowedNow(_("Det er %(most)d saker her. Ta resten i neste møte.") % {"most": MOST})
    last = papers.aggregate(last=Max("position"))["last"]
    made = Paper.objects.create(
        gathering=row, written_by=by.person, position=(last or 0) + 1, **_columns(case)
    )
    note(by, "write_paper", made, row, **why(case.overruled))
    return made


@transaction.atomic
def edit_paper(*, by: Viewer, paper: Paper, case: Case, seen: int) -> Paper:
    """Say it better; one that was sent says when. Raises ChangedMeanwhile when somebody saved after ``seen``."""
    meeting = _locked(by, paper.gathering)
    _require_ours(by, case)
    row = _own(paper, meeting)
    if row.revision != seen:
        raise ChangedMeanwhile
    for name, value in _columns(case).items():
        setattr(row, name, value)
    row.revision += 1
    row.save(update_fields=[*_columns(case), "revision", "changed_at"])
    note(by, "edit_paper", row, meeting, **why(case.overruled))
    return row


@transaction.atomic
def remove_paper(*, by: Viewer, paper: Paper) -> None:
    """Take away one that nobody has been sent."""
    meeting = _locked(by, paper.gathering)
    row = _own(paper, meeting)
    if row.published_at is not None:
        raise NotAllowedNow(_("Saken er sendt til medlemmene, og blir stående."))
    note(by, "remove_paper", row, meeting)
    row.delete()


@transaction.atomic
def move_paper(*, by: Viewer, paper: Paper, up: bool) -> None:
    """One place up or down in the order; at the end of it nothing happens."""
    meeting = _locked(by, paper.gathering)
    order = list(
        Paper.objects.filter(gathering=meeting).order_by("position", "pk").values_list("pk", flat=True)
    )
    if paper.pk not in order:
        raise Http404
    at = order.index(paper.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(order):
        return
    order[at], order[to] = order[to], order[at]
    for position, number in enumerate(order, start=1):
        Paper.objects.filter(pk=number).update(position=position)
    note(by, "move_paper", paper, meeting)


@transaction.atomic
def send_papers(*, by: Viewer, meeting: Gathering, now: datetime) -> int:
    """Let the members have the papers they have not had, and tell them once; returns how many papers.

    Sent again there is nothing left to send. Papers that are sent later than the council asked for say so.
    """
    row = _locked(by, meeting)
    if row.ends_at <= now:
        raise NotAllowedNow(_("Møtet har vært, så det er ingen å sende sakene til."))
    waiting = list(Paper.objects.filter(gathering=row, published_at=None).order_by("pk"))
    if not waiting:
        return 0
    Paper.objects.filter(pk__in=[paper.pk for paper in waiting]).update(published_at=now)
    note(by, "send_papers", row, row, papers=len(waiting))
    tell_of_papers(row, waiting, now)
    return len(waiting)


def _columns(case: Case) -> dict[str, Any]:
    return {
        "title": case.title,
        "about": case.about,
        "means": case.means,
        "question": case.question,
        "link": case.link,
        "measure": case.measure,
    }


def _require_ours(by: Viewer, case: Case) -> None:
    if case.measure is not None and case.measure.section.plan.organisation_id != by.organisation.pk:
        raise Http404


def _locked(by: Viewer, meeting: Gathering) -> Gathering:
    """The meeting, held fast until this is done; its papers are changed until it is held."""
    rows = Gathering.objects.select_for_update(of=("self",)).select_related(
        "team__council", "team__unit", "unit"
    )
    row = rows.filter(pk=meeting.pk, organisation=by.organisation, kind=Kind.COUNCIL).first()
    if row is None or row.team is None or not hasattr(row.team, "council"):
        raise Http404
    require_writes_papers(by, row)
    if row.state not in AHEAD:
        raise NotAllowedNow(_("Møtet er holdt eller avlyst, og sakene står som de er."))
    return row


def _own(paper: Paper, meeting: Gathering) -> Paper:
    row = Paper.objects.select_for_update().filter(pk=paper.pk, gathering=meeting).first()
    if row is None:
        raise Http404
    return row
