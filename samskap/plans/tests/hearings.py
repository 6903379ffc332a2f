"""Hearings for the tests: a plan that is out, and what people say about it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from samskap.people.models import Team
from samskap.people.viewer import Viewer
from samskap.plans.actions import hearing_inputs
from samskap.plans.actions.hearing_inputs import Given, Words
from samskap.plans.hearing_receipts import Opened, open_form
from samskap.plans.models import Hearing, HearingInput, Measure, Plan
from samskap.plans.states import State

_ONCE = count(1)


def send_out(plan: Plan, *bodies: Team, everybody: bool = False, days: int = 9, since: int = 3) -> Hearing:
    """Put the plan on a hearing that closes in so many days."""
    today = timezone.localdate()
    Plan.objects.filter(pk=plan.pk).update(state=State.HEARING)
    plan.state = State.HEARING
    hearing = Hearing.objects.create(
        plan=plan,
        open_to_everybody=everybody,
        opens_on=today - timedelta(days=since),
        closes_on=today + timedelta(days=days),
    )
    hearing.bodies.set(bodies)
    return hearing


def opened(hearing: Hearing, *, at: datetime | None = None, measure: Measure | None = None) -> Opened:
    """A form of the hearing, opened a minute ago unless told otherwise."""
    at = at or timezone.now() - timedelta(minutes=1)
    return open_form(hearing.pk, at, measure=measure.pk if measure else None, about=str(measure or ""))


def say(
    by: Viewer, hearing: Hearing, text: str = "Dette er bra.", *, measure: Measure | None = None, **kept: Any
) -> Given:
    """Say something without a name, or by it when ``author`` is given."""
    words = Words(text=text, voice=kept.pop("voice", HearingInput.Voice.RESIDENT), **kept)
    return hearing_inputs.give_input(by=by, opened=opened(hearing, measure=measure), words=words)


def said(hearing: Hearing, text: str = "Dette er bra.", **fields: Any) -> HearingInput:
    """An input straight in the database."""
    now = timezone.now()
    fields = {"voice": HearingInput.Voice.RESIDENT, "at": now, "shown_at": now, **fields}
    return HearingInput.objects.create(hearing=hearing, text=text, sent_key=f"test-{next(_ONCE)}", **fields)
