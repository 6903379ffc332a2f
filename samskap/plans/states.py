"""What may happen to a plan, as data. `samskap docs states` draws it."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Transition:
    """From one state to another: what the step is called, and what it means for the plan."""

    source: State
    target: State
    verb: str | Promise
    meaning: str | Promise


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        S.DRAFT,
        S.HEARING,
        _("Send på høring"),
        _("Nå spør dere dem planen gjelder, om den er riktig. Ordene kan fortsatt endres."),
    ),
    Transition(
        S.HEARING,
        S.DRAFT,
        _("Ta tilbake til utkast"),
        _("Dere arbeider videre med teksten før flere blir spurt. Ingenting av planen blir borte."),
    ),
    Transition(
        S.HEARING,
        S.APPROVED,
        _("Vedta planen"),
        _("Planen er bestemt. Fra nå av er den et løfte til dem den gjelder."),
    ),
    Transition(
        S.APPROVED,
        S.ACTIVE,
        _("Sett i gang arbeidet"),
        _("Avdelingene begynner på tiltakene, og statusen følges her."),
    ),
    Transition(
        S.ACTIVE,
        S.EVALUATING,
        _("Begynn evalueringen"),
        _("Dere ser tilbake sammen: Gjorde vi det, og hjalp det? Tiltakene kan fortsatt oppdateres."),
    ),
    Transition(
        S.EVALUATING,
        S.CLOSED,
        _("Avslutt planen"),
        _("Planen blir stående som den er, til å lese. Etterpå kan den ikke endres."),
    ),
    *(
        Transition(
            source,
            S.SUPERSEDED,
            _("La en ny plan ta over"),
            _("En annen plan gjelder fra nå av. Denne blir stående til å lese og kan ikke endres."),
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
