"""The life of advice: written, given, answered, and done or not; taken back as long as nobody has answered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NoReturn

from django.db import transaction
from django.db.models import Max
from django.http import Http404
from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.core.audit import why
from samskap.core.workdays import next_workday
from samskap.gatherings.access.advice import require_may_answer
from samskap.gatherings.access.councils import require_keeps, require_sits_on
from samskap.gatherings.actions.advice_letters import (
    ask_for_answer,
    tell_of_advice,
    tell_of_answer,
    tell_of_outcome,
    tell_of_withdrawal,
)
from samskap.gatherings.actions.noting import note_row
from samskap.gatherings.models import Advice, Council, Gathering
from samskap.gatherings.queries.advice_asked import last_asked
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import ADVICE_TRANSITIONS
from samskap.people.models import Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.values.models import Value

State = Advice.State
LONGEST_WAIT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Words:
    """What a council advises: whom, about what, and for which values. One of ``to_unit`` and ``to_team`` at most.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    title: str
    text: str
    to_unit: Unit | None = None
    to_team: Team | None = None
    measure: Measure | None = None
    values: tuple[Value, ...] = ()
    gathering: Gathering | None = None
    public: bool = False
    overruled: str = ""


@transaction.atomic
def write_advice(*, by: Viewer, council: Council, words: Words, sent_key: str) -> Advice:
    """A member writes advice; a form sent twice is one, and with other words it is another: none are lost.

    Numbers run within the council.
    """
    require_sits_on(by, council)
    _require_ours(council, words)
    # the council is the lock: two who write at once get a number each, and a form sent twice finds the first
    locked = Council.objects.select_for_update(of=("self",)).select_related("team").get(pk=council.pk)
    key = hashlib.sha256(f"{locked.pk}:{by.person_id}:{sent_key}:{words!r}".encode()).hexdigest()
    same = Advice.objects.filter(sent_key=key).first()
    if same is not None:
        return same
    if locked.team.ended_on is not None:
        raise NotAllowedNow(_("Rådet er lagt ned, og gir ikke flere råd."))
    newest = Advice.objects.filter(council=locked).aggregate(newest=Max("number"))["newest"]
    row = Advice.objects.create(
        organisation=by.organisation,
        council=locked,
        number=(newest or 0) + 1,
        written_by=by.person,
        sent_key=key,
        **_columns(words),
    )
    row.values.set(words.values)
    note_row(by, "write_advice", row, **why(words.overruled))
    return row


@transaction.atomic
def edit_advice(*, by: Viewer, advice: Advice, words: Words, seen: int) -> Advice:
    """Change a draft. Raises ChangedMeanwhile when somebody saved after ``seen``, NotAllowedNow when it is given."""
    row = _locked(by, advice)
    require_sits_on(by, row.council)
    _require_ours(row.council, words)
    if row.state != State.DRAFT:
        raise NotAllowedNow(_("Rådet er gitt, og ordene står slik de ble gitt."))
    if row.revision != seen:
        raise ChangedMeanwhile
    for name, value in _columns(words).items():
        setattr(row, name, value)
    row.revision += 1
    row.save(update_fields=[*_columns(words), "revision"])
    row.values.set(words.values)
    note_row(by, "edit_advice", row, **why(words.overruled))
    return row


@transaction.atomic
def give_advice(
    *, by: Viewer, advice: Advice, today: date, answer_by: date | None = None, seen: int | None = None
) -> Advice:
    """Give it: who it is for is told, and asked to answer by a day (the council's own time when none is chosen).

    Raises ChangedMeanwhile when the words are not those of revision ``seen``: nobody gives what they did not read.
    """
    row = _locked(by, advice)
    require_keeps(by, row.council)
    _require_step(row, State.GIVEN)
    if seen is not None and row.revision != seen:
        raise ChangedMeanwhile
    if row.to_unit_id is None and row.to_team_id is None:
        raise NotAllowedNow(_("Velg hvem rådet er til, før dere gir det."))
    if row.to_team is not None and row.to_team.ended_on is not None:
        gone = {"body": row.to_team.name}
        raise NotAllowedNow(_("«%(body)s» finnes ikke lenger. Velg på nytt hvem rådet er til.") % gone)
    due = answer_by or usual_day(row.council, today)
    if due <= today:
        raise NotAllowedNow(_("De som skal svare, trenger minst en dag."))
    if due > today + LONGEST_WAIT:
        raise NotAllowedNow(_("Velg en dag innen et år. Ellers kommer svaret for sent til å hjelpe."))
    row.state, row.given_on, row.answer_by = State.GIVEN, today, due
    row.save(update_fields=["state", "given_on", "answer_by"])
    note_row(by, "give_advice", row, answer_by=due)
    tell_of_advice(row)
    return row


def usual_day(council: Council, given_on: date) -> date:
    """The day to answer by when the council chooses none: after its own number of days, the first day at work."""
    day = given_on + timedelta(days=council.answer_days)
    return min(next_workday(day - timedelta(days=1)), given_on + LONGEST_WAIT)


@transaction.atomic
def answer_advice(
    *, by: Viewer, advice: Advice, outcome: str, text: str, today: date, overruled: str = ""
) -> Advice:
    """Answer for the body it was addressed to; the council is told. An answer stands."""
    row = _locked(by, advice)
    require_may_answer(by, row)
    _require_step(row, State.ANSWERED)
    if outcome not in Advice.Outcome.values or not text.strip():
        raise NotAllowedNow(_("Velg hva dere svarer, og si hvorfor."))
    row.state, row.outcome, row.answer = State.ANSWERED, outcome, text
    row.answered_on, row.answered_by = today, by.person
    row.answered_for = str(row.to_team or row.to_unit or "")
    fields = ["state", "outcome", "answer", "answered_on", "answered_by", "answered_for"]
    row.save(update_fields=fields)
    note_row(by, "answer_advice", row, outcome=outcome, **why(overruled))
    tell_of_answer(row)
    return row


@transaction.atomic
def close_advice(
    *, by: Viewer, advice: Advice, done: bool, text: str, today: date, overruled: str = ""
) -> Advice:
    """Say that it was done, or that it was not and why; the council is told.

    What was not done may be done later; why it was not at first stays below.
    """
    row = _locked(by, advice)
    require_may_answer(by, row)
    target = State.FULFILLED if done else State.NOT_FULFILLED
    _require_step(row, target)
    if not text.strip():
        raise NotAllowedNow(_("Si hva som er gjort, eller hvorfor det ikke ble noe av."))
    words = f"{text}\n\n{_first_said(row, by)}" if row.state == State.NOT_FULFILLED else text
    row.state, row.closing, row.closed_on, row.closed_by = target, words, today, by.person
    row.save(update_fields=["state", "closing", "closed_on", "closed_by"])
    note_row(by, "close_advice", row, done=done, **why(overruled))
    tell_of_outcome(row)
    return row


@transaction.atomic
def ask_again(*, by: Viewer, advice: Advice, today: date) -> int:
    """The council asks for an answer that is late, at most once in seven days; returns how many letters were queued."""
    row = _locked(by, advice)
    require_keeps(by, row.council)
    if row.state != State.GIVEN or row.answer_by is None:
        _refuse(row)
    if row.answer_by >= today:
        raise NotAllowedNow(_("De har ennå tid til å svare."))
    if last_asked(row, today):
        raise NotAllowedNow(_("Dere har spurt denne uka. Gi dem noen dager."))
    letters = ask_for_answer(row, today)
    if not letters:
        raise NotAllowedNow(_("Ingen står som leder der nå, så det er ingen å skrive til."))
    note_row(by, "ask_for_answer", row, letters=letters)
    return letters


@transaction.atomic
def withdraw_advice(*, by: Viewer, advice: Advice) -> Advice:
    """The council takes it back while nobody has answered; that it was given stays, and who was asked is told."""
    row = _locked(by, advice)
    require_keeps(by, row.council)
    _require_step(row, State.WITHDRAWN)
    row.state = State.WITHDRAWN
    row.save(update_fields=["state"])
    note_row(by, "withdraw_advice", row)
    tell_of_withdrawal(row)
    return row


@transaction.atomic
def throw_away_advice(*, by: Viewer, advice: Advice) -> None:
    """A draft that was never given goes; its number is used again when it was the newest."""
    row = _locked(by, advice)
    require_sits_on(by, row.council)
    if row.state != State.DRAFT:
        raise NotAllowedNow(_("Rådet er gitt. Dere kan trekke det tilbake så lenge ingen har svart."))
    note_row(by, "throw_away_advice", row)
    row.delete()


@transaction.atomic
def open_advice(*, by: Viewer, advice: Advice, public: bool) -> Advice:
    """The council decides whether everybody may read the advice and what came of it."""
    row = _locked(by, advice)
    require_keeps(by, row.council)
    # While it is written, openness is a part of the words that are read before it is given.
    if row.state == State.DRAFT:
        raise NotAllowedNow(_("Rådet er ikke gitt ennå. Velg hvem som leser det, når dere skriver."))
    if row.public != public:
        row.public = public
        row.save(update_fields=["public"])
        note_row(by, "open_advice", row, public=public)
    return row


def _columns(words: Words) -> dict[str, Any]:
    return {
        "title": words.title,
        "text": words.text,
        "to_unit": words.to_unit,
        "to_team": words.to_team,
        "measure": words.measure,
        "gathering": words.gathering,
        "public": words.public,
    }


def _require_ours(council: Council, words: Words) -> None:
    """Http404 for a body, a measure, a value or a meeting that is not of the council's own municipality."""
    here = council.team.organisation_id
    rows = [words.to_unit, words.to_team, *words.values]
    ours = all(row is None or row.organisation_id == here for row in rows)
    if words.gathering is not None:
        ours = ours and words.gathering.team_id == council.team_id
    if words.measure is not None:
        ours = ours and words.measure.section.plan.organisation_id == here
    if not ours or words.to_team == council.team:
        raise Http404


def _locked(by: Viewer, advice: Advice) -> Advice:
    rows = Advice.objects.select_for_update(of=("self",)).filter(organisation=by.organisation)
    row = rows.select_related("council__team", "to_team", "to_unit").filter(pk=advice.pk).first()
    if row is None:
        raise Http404
    return row


def _first_said(row: Advice, by: Viewer) -> str:
    """Why it was not done, as the council was told it then."""
    with translation.override(by.organisation.language):
        day = format_date(row.closed_on, pgettext("date", "j. F Y")) if row.closed_on else ""
        return _("Vi sa %(day)s at det ikke ble gjort: %(words)s") % {"day": day, "words": row.closing}


def _require_step(row: Advice, target: str) -> None:
    if target not in ADVICE_TRANSITIONS[row.state]:
        _refuse(row)


def _refuse(row: Advice) -> NoReturn:
    words = {"state": row.get_state_display().lower()}
    raise NotAllowedNow(_("Det går ikke nå: rådet står som «%(state)s».") % words)
