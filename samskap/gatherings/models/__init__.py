"""Gatherings, their agendas and minutes, joint reflections, and councils."""

from samskap.gatherings.models.council import Advice, Council, Paper, Seat
from samskap.gatherings.models.meeting import (
    ActionItem,
    AgendaItem,
    Attendance,
    Carried,
    Correction,
    Decision,
    GuestSignUp,
    Invitation,
    Minutes,
)
from samskap.gatherings.models.reflection import Present, QuestionCard, Reflection, TakenWithUs
from samskap.gatherings.models.series import Gathering, Kind, Series

__all__ = [
    "ActionItem",
    "Advice",
    "AgendaItem",
    "Attendance",
    "Carried",
    "Correction",
    "Council",
    "Decision",
    "Gathering",
    "GuestSignUp",
    "Invitation",
    "Kind",
    "Minutes",
    "Paper",
    "Present",
    "QuestionCard",
    "Reflection",
    "Seat",
    "Series",
    "TakenWithUs",
]
