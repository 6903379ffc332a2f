"""A council with its members, a meeting and advice, for the tests of councils."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from samskap.gatherings.actions.advice import Words, give_advice, write_advice
from samskap.gatherings.models import Advice, Council, Gathering, Kind
from samskap.gatherings.tests.gatherings import NOW, make
from samskap.people.models import Team, Unit
from samskap.people.viewer import Viewer

TODAY = NOW.date()


def council_of(team: Team, **given: Any) -> Council:
    """The team as a council."""
    council, _new = Council.objects.get_or_create(team=team)
    Council.objects.filter(pk=council.pk).update(**given)
    council.refresh_from_db()
    return council


def meeting_of(council: Council, *, days: int = 20, now: datetime = NOW, **given: Any) -> Gathering:
    """A meeting of the council so many days from now."""
    assert council.team.unit is not None
    starts = now + timedelta(days=days)
    fields = {"kind": Kind.COUNCIL, "title": "Rådsmøte", "unit": None, "team": council.team, **given}
    row = make(council.team.unit, starts_at=starts)
    Gathering.objects.filter(pk=row.pk).update(**fields)
    row.refresh_from_db()
    return row


def drafted(by: Viewer, council: Council, to: Unit | Team | None, **given: Any) -> Advice:
    """Advice that the council writes."""
    body = {"to_unit": to} if isinstance(to, Unit) else {"to_team": to}
    fields: dict[str, Any] = {"title": "Åpent på søndager", "text": "Dagen er lang.", **body, **given}
    key = str(Advice.objects.count())
    return write_advice(by=by, council=council, words=Words(**fields), sent_key=key)


def given_to(by: Viewer, council: Council, to: Unit | Team, **more: Any) -> Advice:
    """Advice that the council has given."""
    return give_advice(by=by, advice=drafted(by, council, to, **more), today=TODAY)
