"""The verbs of a plan. Each checks who, guards the state, changes, and writes one audit entry, all or nothing."""

from samskap.plans.actions.hand_over import hand_over
from samskap.plans.actions.hearing_change import change_hearing
from samskap.plans.actions.measures import (
    add_measure,
    delete_measure,
    edit_measure,
    move_measure,
    move_measure_to,
    number_measures,
)
from samskap.plans.actions.milestones import (
    add_milestone,
    edit_milestone,
    move_milestone,
    reach_milestone,
    remove_milestone,
)
from samskap.plans.actions.plan import create_plan, delete_draft, edit_plan
from samskap.plans.actions.responsibilities import Meant, Who, set_responsibilities
from samskap.plans.actions.sections import add_section, delete_section, edit_section, move_section
from samskap.plans.actions.status import Said, Standing, say_as_before, set_status, set_statuses
from samskap.plans.actions.steps import move_plan
from samskap.plans.actions.timings import When, set_timings
from samskap.plans.actions.values import ValueUse, set_values
from samskap.plans.actions.whole import Entry, save_measure

__all__ = [
    "Entry",
    "Meant",
    "Said",
    "Standing",
    "ValueUse",
    "When",
    "Who",
    "add_measure",
    "add_milestone",
    "add_section",
    "change_hearing",
    "create_plan",
    "delete_draft",
    "delete_measure",
    "delete_section",
    "edit_measure",
    "edit_milestone",
    "edit_plan",
    "edit_section",
    "hand_over",
    "move_measure",
    "move_measure_to",
    "move_milestone",
    "move_plan",
    "move_section",
    "number_measures",
    "reach_milestone",
    "remove_milestone",
    "save_measure",
    "say_as_before",
    "set_responsibilities",
    "set_status",
    "set_statuses",
    "set_timings",
    "set_values",
]
