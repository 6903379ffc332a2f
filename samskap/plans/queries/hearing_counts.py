"""How many voices of a hearing still wait for an answer."""

from __future__ import annotations

from samskap.plans.models import HearingInput, Plan


def unanswered(plan: Plan) -> int:
    """How many inputs to the plan, in all its hearings, have no answer; one query."""
    return HearingInput.objects.filter(hearing__plan=plan, answer=None).count()
