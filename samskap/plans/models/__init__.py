"""Plans and everything that belongs to them."""

from samskap.plans.models.document import LooseText, PlanImport
from samskap.plans.models.figures import Indicator, IndicatorReading, ReadingBasis
from samskap.plans.models.hearing import Hearing, HearingInput, InputAnswer
from samskap.plans.models.life import Decision, Frozen, PlanVersion, StateChange
from samskap.plans.models.measure import (
    Measure,
    MeasureValue,
    Milestone,
    Responsibility,
    StatusUpdate,
    Timing,
)
from samskap.plans.models.plan import Plan, Section
from samskap.plans.models.reminders import Reminder

__all__ = [
    "Decision",
    "Frozen",
    "Hearing",
    "HearingInput",
    "Indicator",
    "IndicatorReading",
    "InputAnswer",
    "LooseText",
    "Measure",
    "MeasureValue",
    "Milestone",
    "Plan",
    "PlanImport",
    "PlanVersion",
    "ReadingBasis",
    "Reminder",
    "Responsibility",
    "Section",
    "StateChange",
    "StatusUpdate",
    "Timing",
]
