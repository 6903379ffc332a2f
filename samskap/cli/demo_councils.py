"""Fjordvik's councils: who sits there, what they read before they meet, what they advised, and what came of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samskap.cli.demo_council_words import ABOUT, ADVICE, CASES, SEATS, SENT, TOLD

if TYPE_CHECKING:
    from samskap.cli.demo_council_words import Given
    from samskap.gatherings.models import Advice, Council
    from samskap.people.models import Person
    from samskap.people.viewer import Viewer

COUNCIL = "Erfaringsrådet"
VOLUNTEERS = "Frivillighetsrådet"


def demo_councils(by: Viewer) -> None:
    """Make them by the verbs people use, as of the days they were used on; does nothing when they are there."""
    from samskap.gatherings.models import Council

    if Council.objects.filter(team__organisation=by.organisation).exists():
        return
    people = _people(by)
    council = _start(by, COUNCIL, public=True)
    _open_next_meeting(by, _start(by, VOLUNTEERS, public=False))
    _seats(by, council, people)
    for given in ADVICE:
        _advise(by, council, people, given)
    _papers(by, council, people)


def _people(by: Viewer) -> dict[str, Person]:
    from samskap.people.models import Person

    return {person.name: person for person in Person.objects.filter(organisation=by.organisation)}


def _as(by: Viewer, person: Person) -> Viewer:
    from samskap.people.access import viewer_for

    return viewer_for(person, by.organisation)


def _start(by: Viewer, name: str, *, public: bool) -> Council:
    from samskap.gatherings.actions.councils import Ways, set_ways, start_council
    from samskap.people.models import Team
    from samskap.people.viewer import system_viewer

    team = Team.objects.get(organisation=by.organisation, name=name)
    council = start_council(by=by, team=team)
    # the council's own words, that no leader writes
    return set_ways(
        by=system_viewer(by.organisation), council=council, ways=Ways(public, 30, 10, ABOUT[name])
    )


def _open_next_meeting(by: Viewer, council: Council) -> None:
    """The next meeting is for everybody, and people are asked to it."""
    from samskap.gatherings.actions.gatherings import Written, announce, write_gathering
    from samskap.gatherings.models import Gathering, Kind
    from samskap.gatherings.states import PLANNED

    now = timezone.now()
    ahead = Gathering.objects.filter(team=council.team, kind=Kind.COUNCIL, state=PLANNED, starts_at__gt=now)
    row = ahead.order_by("starts_at").first()
    if row is not None:
        words = {"open_to_residents": True}
        written = Written(words, list(row.values.all()), list(row.measures.all()))
        write_gathering(by=by, gathering=row, written=written, seen=row.revision, now=now)
        announce(by=by, gathering=row, now=now)


def _seats(by: Viewer, council: Council, people: dict[str, Person]) -> None:
    from samskap.gatherings.actions.councils import Term, add_seat

    today = timezone.localdate()
    for kind, name, chairs, began, left in SEATS:
        since = today - timedelta(days=began) if name else None
        until = today + timedelta(days=left) if name else None
        add_seat(by=by, council=council, term=Term(kind, people.get(name), chairs, since, until))


def _advise(by: Viewer, council: Council, people: dict[str, Person], told: Given) -> Advice:
    from samskap.gatherings.actions.advice import Words, give_advice, write_advice
    from samskap.gatherings.models import Gathering, Kind
    from samskap.people.models import Team, Unit
    from samskap.values.models import Value

    here = {"organisation": by.organisation, "name": told.to}
    given_on = timezone.localdate() - timedelta(days=told.days)
    meetings = Gathering.objects.filter(team=council.team, kind=Kind.COUNCIL, starts_at__date__lte=given_on)
    words = Words(
        title=told.title,
        text=told.text,
        to_unit=Unit.objects.filter(**here).first(),
        to_team=Team.objects.filter(**here).first(),
        values=tuple(Value.objects.filter(organisation=by.organisation, key__in=told.values)),
        gathering=meetings.order_by("starts_at").last(),
        public=told.public,
    )
    me = _as(by, people[told.who])
    row = write_advice(by=me, council=council, words=words, sent_key=f"demo-{told.title}")
    if not told.days:
        return row
    row = give_advice(by=_as(by, people["Edvard Lien"]), advice=row, today=given_on)
    _come_of_it(by, row, people, told, given_on)
    return row


def _come_of_it(by: Viewer, row: Advice, people: dict[str, Person], told: Given, given_on: date) -> None:
    from samskap.gatherings.actions.advice import answer_advice, close_advice

    if not told.answered:
        return
    who, days, outcome, text = told.answered
    me = _as(by, people[who])
    answered_on = given_on + timedelta(days=days)
    row = answer_advice(by=me, advice=row, outcome=outcome, text=text, today=answered_on)
    if told.closed:
        done, after, why = told.closed
        close_advice(by=me, advice=row, done=done, text=why, today=given_on + timedelta(days=after))


def _papers(by: Viewer, council: Council, people: dict[str, Person]) -> None:
    """The papers of the next meeting: two are sent, one is being written. The meeting before had its own."""
    from samskap.gatherings.actions.papers import Case, send_papers, write_paper
    from samskap.gatherings.models import Gathering, Kind
    from samskap.gatherings.states import AHEAD

    now, me = timezone.now(), _as(by, people["Aisha Rahimi"])
    meetings = Gathering.objects.filter(
        team=council.team, kind=Kind.COUNCIL, state__in=AHEAD, starts_at__gt=now
    ).order_by("starts_at")[:2]
    for at, meeting in enumerate(meetings):
        for case in SENT if at == 0 else CASES:
            write_paper(by=me, meeting=meeting, case=Case(*case))
        if at == 0:
            send_papers(by=me, meeting=meeting, now=timezone.now())
            write_paper(by=me, meeting=meeting, case=Case(*TOLD))
