"""What may happen to a plan, as data. `samskap docs states` draws it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The states of a plan."""

    DRAFT = "draft", _("Utkast")
    HEARING = "hearing", _("Høring")
    APPROVED = "approved", _("Vedtatt")
    ACTIVE = "active", _("I arbeid")
    EVALUATING = "evaluating", _("Evalueres")
    CLOSED = "closed", _("Avsluttet")
    SUPERSEDED = "superseded", _("Avløst")


S = State
# What is said when a plan has come into the state.
ARRIVED = {
    S.DRAFT: _("Planen er et utkast igjen. Det som ble sagt i høringen, er tatt vare på."),
    S.HEARING: _("Planen er på høring. Del adressen til denne siden, eller heng opp innbydelsen."),
    S.APPROVED: _("Planen er vedtatt. Ordene er tatt vare på slik de er nå, under «Utgaver og vedtak»."),
    S.ACTIVE: _("Arbeidet er i gang. De som har ansvar, ser tiltakene sine på forsiden."),
    S.EVALUATING: _("Evalueringen er begynt."),
    S.CLOSED: _("Planen er avsluttet. Den blir stående her til å lese."),
    S.SUPERSEDED: _("Den nye planen gjelder fra nå av. Denne blir stående her til å lese."),
}


class Ask(StrEnum):
    """What a step may ask for; the value is the name of the field in the form."""

    AUDIENCE = "audience"
    OPENING = "opens_on"
    CLOSING = "closes_on"
    INVITATION = "invitation"
    SAY_IT = "say_it"
    ANSWERS = "answers_by"
    DAY = "day"
    NOTE = "note"
    BODY = "body"
    MEETING = "meeting"
    RULING = "ruling"
    CASE = "case_number"
    SUCCESSOR = "successor"


class Power(StrEnum):
    """What somebody must be allowed in order to take a step; who is, stands in ``access``."""

    EDIT = "edit"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a step asks for: what it is called, and what is said when it is missing.

    Without ``missing`` it may be left out.
    """

    ask: Ask
    label: str | Promise
    missing: str | Promise = ""

    @property
    def required(self) -> bool:
        """Whether the step cannot be taken without it."""
        return bool(self.missing)


@dataclass(frozen=True, slots=True)
class Transition:
    """From one state to another: what the step is called, what it means, who may take it, and what it asks for."""

    source: State
    target: State
    verb: str | Promise
    meaning: str | Promise
    power: Power
    needs: tuple[Need, ...]

    def need(self, ask: Ask) -> Need | None:
        """What the step asks for by that name, if it does."""
        return next((need for need in self.needs if need.ask == ask), None)


_DAY = Need(Ask.DAY, _("Hvilken dag?"), _("Skriv hvilken dag det ble bestemt."))
_NOTE = Need(Ask.NOTE, _("Hva ble sagt?"))
_MEETING = Need(Ask.MEETING, _("I hvilket møte?"))
_CASE = Need(Ask.CASE, _("Saksnummer"))
# A step that a body may have decided on, without having to.
_PERHAPS_DECIDED = (Need(Ask.BODY, _("Hvem bestemte det?")), _MEETING, _CASE)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        S.DRAFT,
        S.HEARING,
        _("Send på høring"),
        _("Nå spør dere dem planen gjelder, om den er riktig. Ordene kan fortsatt endres."),
        Power.EDIT,
        (
            Need(Ask.AUDIENCE, _("Hvem spør dere?"), _("Si hvem dere spør.")),
            Need(Ask.OPENING, _("Første dag å svare")),
            Need(Ask.CLOSING, _("Siste dag å svare"), _("Skriv hvilken dag høringen slutter.")),
            Need(Ask.INVITATION, _("Hva vil dere spørre om?")),
            Need(Ask.SAY_IT, _("Hvor kan folk si det i stedet for å skrive?")),
            Need(Ask.ANSWERS, _("Når svarer dere?")),
        ),
    ),
    Transition(
        S.HEARING,
        S.APPROVED,
        _("Vedta planen"),
        _("Planen er bestemt. Fra nå av er den et løfte til dem den gjelder."),
        Power.DECIDE,
        (
            Need(Ask.BODY, _("Hvem vedtok planen?"), _("Skriv hvem som vedtok planen.")),
            Need(Ask.DAY, _("Hvilken dag?"), _("Skriv hvilken dag planen ble vedtatt.")),
            _MEETING,
            Need(
                Ask.RULING,
                _("Hva ble bestemt?"),
                _("Skriv vedtaket, så alle senere kan lese hva som ble bestemt."),
            ),
            _CASE,
        ),
    ),
    Transition(
        S.HEARING,
        S.DRAFT,
        _("Ta tilbake til utkast"),
        _("Dere arbeider videre med teksten før flere blir spurt. Ingenting av planen blir borte."),
        Power.EDIT,
        (
            Need(
                Ask.NOTE,
                _("Hvorfor tar dere planen tilbake?"),
                _("Skriv hvorfor. De som har svart, fortjener å vite det."),
            ),
            _DAY,
        ),
    ),
    Transition(
        S.APPROVED,
        S.ACTIVE,
        _("Sett i gang arbeidet"),
        _("Avdelingene begynner på tiltakene, og statusen følges her."),
        Power.DECIDE,
        (Need(Ask.DAY, _("Hvilken dag begynner dere?"), _("Skriv hvilken dag dere begynner.")), _NOTE),
    ),
    Transition(
        S.ACTIVE,
        S.EVALUATING,
        _("Begynn evalueringen"),
        _("Dere ser tilbake sammen: Gjorde vi det, og hjalp det? Tiltakene kan fortsatt oppdateres."),
        Power.DECIDE,
        (
            Need(Ask.DAY, _("Hvilken dag begynner dere?"), _("Skriv hvilken dag dere begynner.")),
            Need(
                Ask.NOTE,
                _("Hvordan skal dere se tilbake?"),
                _("Skriv kort hvordan dere gjør det, og hvem som er med."),
            ),
        ),
    ),
    Transition(
        S.EVALUATING,
        S.CLOSED,
        _("Avslutt planen"),
        _("Planen blir stående som den er, til å lese. Etterpå kan den ikke endres."),
        Power.DECIDE,
        (
            Need(
                Ask.NOTE,
                _("Hva ble bestemt om det som gjenstår?"),
                _("Skriv hva som skjer med det som ikke ble ferdig. Ingenting skal ende i stillhet."),
            ),
            _DAY,
            *_PERHAPS_DECIDED,
        ),
    ),
    *(
        Transition(
            source,
            S.SUPERSEDED,
            _("La en ny plan ta over"),
            _("En annen plan gjelder fra nå av. Denne blir stående til å lese og kan ikke endres."),
            Power.DECIDE,
            (
                Need(Ask.SUCCESSOR, _("Hvilken plan tar over?"), _("Velg planen som tar over.")),
                _DAY,
                _NOTE,
                *_PERHAPS_DECIDED,
            ),
        )
        for source in (S.APPROVED, S.ACTIVE, S.CLOSED)
    ),
)
# A plan in these states is read by everybody, when the organisation has opened its plans.
OPEN_STATES = frozenset({S.APPROVED, S.ACTIVE, S.EVALUATING, S.CLOSED, S.SUPERSEDED})
# The words of a plan are open for change until it is closed; afterwards it is history.
EDITABLE = frozenset({S.DRAFT, S.HEARING, S.APPROVED, S.ACTIVE, S.EVALUATING})


class NotAllowedNow(Exception):
    """The state does not allow this; ``str(error)`` says so in words for the person."""


class Incomplete(NotAllowedNow):
    """Something the step asks for is missing or cannot be right; ``ask`` names what."""

    def __init__(self, words: str, ask: Ask) -> None:
        super().__init__(words)
        self.ask = ask


class MovedMeanwhile(NotAllowedNow):
    """Somebody else took a step with the plan after this person opened it."""


class Unanswered(NotAllowedNow):
    """There are inputs without an answer, ``count`` of them, and nobody has said «vedta likevel»."""

    def __init__(self, words: str, count: int) -> None:
        super().__init__(words)
        self.count = count


class ChangedMeanwhile(Exception):
    """Somebody else saved in the plan after this person opened it."""


def transition(source: str, target: str) -> Transition | None:
    """The step between the two states, if the life cycle knows it."""
    return next((step for step in TRANSITIONS if (step.source, step.target) == (source, target)), None)


def steps_from(state: str) -> list[Transition]:
    """The steps a plan in this state may take, the usual one first."""
    return [step for step in TRANSITIONS if step.source == state]


def next_states(state: str) -> list[State]:
    """Where a plan in this state may go."""
    return [step.target for step in steps_from(state)]


def may_move(source: str, target: str) -> bool:
    """Whether the life cycle knows this step."""
    return transition(source, target) is not None
