"""Who may decide on a plan: approve it, set it going, evaluate it, close it, and let another take over."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from samskap.people.models import Membership
from samskap.people.viewer import Viewer
from samskap.plans.access.plan import lineage_ids, may_edit
from samskap.plans.models import Plan
from samskap.plans.states import Power, Transition, steps_from

Role = Membership.Role
# A secretary records what a body decided. Who edits the words of a plan does not by that decide on them.
DECIDING_ROLES = frozenset({Role.LEADER, Role.SECRETARY, Role.ADMINISTRATOR})


def may_decide(viewer: Viewer, plan: Plan) -> bool:
    """Whether the viewer decides on the plan: a leader, secretary or administrator of its unit or above it."""
    own = plan.organisation_id == viewer.organisation.pk
    return own and viewer.has_role(DECIDING_ROLES, unit_ids=lineage_ids(plan.unit))


def may_take(viewer: Viewer, plan: Plan, step: Transition) -> bool:
    """Whether the viewer may take the step, as far as roles go."""
    return may_decide(viewer, plan) if step.power == Power.DECIDE else may_edit(viewer, plan)


def require_may_take(viewer: Viewer, plan: Plan, step: Transition) -> None:
    """Raise PermissionDenied unless the viewer may take the step."""
    if not may_take(viewer, plan, step):
        raise PermissionDenied


def may_take_some(viewer: Viewer, plan: Plan) -> bool:
    """Whether there is a step the viewer may take with the plan as it is now."""
    return any(may_take(viewer, plan, step) for step in steps_from(plan.state))
