"""What may happen to a plan, as data. `samskap docs states` draws it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
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
    """From one state to another."""

    source: State
    target: State


TRANSITIONS: tuple[Transition, ...] = (
    Transition(S.DRAFT, S.HEARING),
    Transition(S.HEARING, S.DRAFT),
    Transition(S.HEARING, S.APPROVED),
    Transition(S.APPROVED, S.ACTIVE),
    Transition(S.ACTIVE, S.EVALUATING),
    Transition(S.EVALUATING, S.CLOSED),
    Transition(S.APPROVED, S.SUPERSEDED),
    Transition(S.ACTIVE, S.SUPERSEDED),
    Transition(S.CLOSED, S.SUPERSEDED),
)
# The words of a plan are open for change until it is closed; afterwards it is history.
EDITABLE = frozenset({S.DRAFT, S.HEARING, S.APPROVED, S.ACTIVE, S.EVALUATING})


class NotAllowedNow(Exception):
    """The state does not allow this; ``str(error)`` says so in words for the person."""


def next_states(state: str) -> list[State]:
    """Where a plan in this state may go."""
    return [transition.target for transition in TRANSITIONS if transition.source == state]


def may_move(source: str, target: str) -> bool:
    """Whether the life cycle knows this step."""
    return target in next_states(source)
