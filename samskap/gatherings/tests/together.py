"""Gatherings that were held, advice, points and reflections, for the tests of figures, to-dos and traces."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from samskap.gatherings.models import ActionItem, Advice, Council, Gathering, Reflection
from samskap.gatherings.tests.gatherings import make
from samskap.people.models import Team, Unit

NUMBERS = count()


def met(where: Unit, /, day: date, **given: Any) -> Gathering:
    """A gathering of the unit at 08.30 that day (half past six in UTC, in summer); held unless a state is given."""
    starts = datetime.combine(day, time(6, 30), UTC)
    row = make(where, starts_at=starts, state=given.pop("state", Gathering.State.HELD))
    Gathering.objects.filter(pk=row.pk).update(**given)
    row.refresh_from_db()
    return row


def advised(team: Team, on: date, **given: Any) -> Advice:
    """Advice of the council of a team, to its unit, to be answered within thirty days."""
    council, _new = Council.objects.get_or_create(team=team)
    fields: dict[str, Any] = {
        "organisation": team.organisation,
        "council": council,
        "number": next(NUMBERS) + 1,
        "title": "Hold åpent på søndager",
        "text": "Folk er alene da.",
        "to_unit": team.unit,
        "state": Advice.State.GIVEN,
        "given_on": on,
        "answer_by": on + timedelta(days=30),
        "sent_key": f"advice-{next(NUMBERS)}",
        **given,
    }
    return Advice.objects.create(**fields)


def answered(team: Team, on: date, at: date, **given: Any) -> Advice:
    """Advice given one day and answered another."""
    said = {"state": Advice.State.ANSWERED, "outcome": "followed", "answer": "Vi prøver.", "answered_on": at}
    return advised(team, on, **{**said, **given})


def point(gathering: Gathering, **given: Any) -> ActionItem:
    """A point of the gathering that somebody follows up."""
    fields: dict[str, Any] = {
        "organisation": gathering.organisation,
        "gathering": gathering,
        "series": gathering.series,
        "text": "Ringe huseieren",
        "sent_key": f"point-{next(NUMBERS)}",
        **given,
    }
    return ActionItem.objects.create(**fields)


def reflected(unit: Unit, day: date, **given: Any) -> Reflection:
    """A reflection of the unit that is closed."""
    fields: dict[str, Any] = {
        "organisation": unit.organisation,
        "unit": unit,
        "form": Reflection.Form.SMALL,
        "day": day,
        "theme": "søndagene",
        "roles": {"resident": 3, "employee": 2},
        "closed_at": timezone.now(),
        "code_until": timezone.now(),
        "sent_key": f"reflection-{next(NUMBERS)}",
        **given,
    }
    return Reflection.objects.create(**fields)
