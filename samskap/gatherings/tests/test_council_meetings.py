"""A council's meetings and their papers: who plans them, the day papers are due, and what a moved meeting tells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from samskap.core import outbox
from samskap.core.models import OutgoingMail
from samskap.gatherings.access.gatherings import may_hold, may_hold_somewhere
from samskap.gatherings.actions.councils import Term, add_seat
from samskap.gatherings.actions.gatherings import Time, announce, cancel, move
from samskap.gatherings.actions.meeting_letters import tell_summary
from samskap.gatherings.actions.meeting_points import Task, follow_up
from samskap.gatherings.actions.papers import Case, send_papers, write_paper
from samskap.gatherings.calendars import asked
from samskap.gatherings.council_todos import papers_that_are_due
from samskap.gatherings.meeting_todos import invitations_to_answer, points_to_close
from samskap.gatherings.models import Attendance, Council, Gathering, Invitation, Minutes, Paper
from samskap.gatherings.paper_days import due_day
from samskap.gatherings.papers.council_papers import papers_pdf
from samskap.gatherings.queries.gathering_page import gathering_page
from samskap.gatherings.queries.papers import papers_part
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.tests.councils import council_of, meeting_of
from samskap.gatherings.tests.gatherings import NOW, make
from samskap.gatherings.tests.test_reflection_papers import LONG, lines_over
from samskap.people.models import Membership, Person, Team, Unit
from tests.personas import ClientFor, ViewerOf, make_person

Teams = dict[str, Team]
CASE = Case("Åpningstider", "Vi vil åpne senere.", "Passer det?")


@pytest.fixture
def council(teams: Teams) -> Council:
    return council_of(teams["lived_experience"])


def with_papers(by: ViewerOf, council: Council, dina: Person) -> Gathering:
    meeting = meeting_of(council)
    write_paper(by=by(dina), meeting=meeting, case=CASE)
    send_papers(by=by(dina), meeting=meeting, now=NOW)
    return meeting


def told(kind: str) -> list[str]:
    """The keys of the letters of this kind, without who they are to."""
    rows = OutgoingMail.objects.filter(key__contains=kind).order_by("pk")
    return [key.rpartition(":")[0] for key in rows.values_list("key", flat=True)]


def days_after(meeting: Gathering, days: int) -> Time:
    return Time(meeting.starts_at + timedelta(days=days), meeting.ends_at + timedelta(days=days))


def test_who_chairs_plans_its_meetings_and_no_other_member_does(
    council: Council, teams: Teams, viewer: ViewerOf, edvard: Person
) -> None:
    berit = make_person(
        council.team.organisation, "Berit Ås", role=Membership.Role.VOLUNTEER, team=council.team
    )
    add_seat(by=viewer(edvard), council=council, term=Term("lived_experience", edvard, chairs=True))
    assert may_hold(viewer(edvard), unit=None, team=council.team)
    assert may_hold_somewhere(viewer(edvard))
    assert not may_hold(viewer(berit), unit=None, team=council.team)
    assert not may_hold(viewer(edvard), unit=None, team=teams["quality"])


@pytest.mark.parametrize(
    ("meets", "days", "due"),
    [
        (date(2027, 1, 12), 10, date(2026, 12, 30)),  # a Saturday
        (date(2027, 1, 4), 10, date(2026, 12, 23)),  # Christmas Day
        (date(2027, 4, 8), 10, date(2027, 3, 24)),  # Easter Monday
        (date(2028, 3, 10), 10, date(2028, 2, 29)),
        (date(2026, 10, 30), 10, date(2026, 10, 20)),  # the clock is put back between
        (date(2027, 1, 3), 0, date(2027, 1, 3)),
    ],
)
def test_papers_are_due_on_a_workday(meets: date, days: int, due: date) -> None:
    starts = datetime.combine(meets, datetime.min.time(), UTC) + timedelta(hours=15)
    meeting = Gathering(starts_at=starts, ends_at=starts + timedelta(hours=1))
    assert due_day(meeting, days) == due


def test_who_has_the_papers_of_a_meeting_that_moves_hears_it_once(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    meeting = with_papers(viewer, council, dina)
    was = papers_part(viewer(dina), meeting, NOW)
    later = days_after(meeting, 7)
    assert [move(by=viewer(dina), gathering=meeting, when=later, now=NOW) for _ in "ab"] == [True, False]
    meeting.refresh_from_db()
    now = papers_part(viewer(dina), meeting, NOW)
    assert was is not None
    assert now is not None
    assert (now.due - was.due, now.lines[0].days) == (timedelta(days=7), 27)
    move(by=viewer(dina), gathering=meeting, when=days_after(meeting, 1), now=NOW)
    cancel(by=viewer(dina), gathering=meeting, because="Biblioteket er stengt.", now=NOW)
    keys = [f"papers:{meeting.pk}:{what}" for what in ("moved:2", "moved:3", "cancelled:4")]
    assert told("papers:")[1:] == keys


def test_who_was_called_in_hears_of_the_new_time_from_the_invitation_alone(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    meeting = with_papers(viewer, council, dina)
    announce(by=viewer(dina), gathering=meeting, now=NOW)
    move(by=viewer(dina), gathering=meeting, when=days_after(meeting, 7), now=NOW)
    assert told(":moved:") == []
    assert OutgoingMail.objects.filter(key=f"gathering:{meeting.pk}:1:{edvard.pk}").exists()


def test_papers_go_out_on_a_sunday_and_not_when_the_meeting_is_over(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    meeting = with_papers(viewer, council, dina)
    assert not OutgoingMail.objects.get(key__startswith="papers:").only_workdays
    write_paper(by=viewer(dina), meeting=meeting, case=Case("Mer", "…", "?"))
    with pytest.raises(NotAllowedNow, match="har vært"):
        send_papers(by=viewer(dina), meeting=meeting, now=NOW + timedelta(days=30))


def test_the_file_is_named_by_the_day_of_the_meeting(
    council: Council, viewer: ViewerOf, dina: Person, client_for: ClientFor
) -> None:
    meeting = with_papers(viewer, council, dina)
    move(by=viewer(dina), gathering=meeting, when=days_after(meeting, 7), now=NOW)
    Gathering.objects.filter(pk=meeting.pk).update(title="Møte")
    response = client_for(dina).get(reverse("gatherings:papers_pdf", args=["fjordvik", meeting.pk]))
    day = NOW.date() + timedelta(days=27)
    assert f"{day}.pdf" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("day", "due", "overdue"),
    [(22, date(2026, 12, 23), False), (25, date(2026, 12, 25), False), (26, date(2026, 12, 23), True)],
)
def test_papers_sent_on_christmas_day_are_ten_days_ahead_all_the_same(
    council: Council, viewer: ViewerOf, dina: Person, day: int, due: date, *, overdue: bool
) -> None:
    meeting = meeting_of(council, days=42)  # Monday 4 January
    now = datetime(2026, 12, day, 9, tzinfo=UTC)
    part = papers_part(viewer(dina), meeting, now)
    assert part is not None
    assert (part.due, part.overdue) == (due, overdue)


def test_one_paper_that_is_sent_does_not_hide_that_another_waits(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    meeting, near = with_papers(viewer, council, dina), NOW + timedelta(days=9)
    assert papers_that_are_due(viewer(edvard), near) == []
    write_paper(by=viewer(dina), meeting=meeting, case=Case("Mer", "…", "?"))
    assert [todo.due for todo in papers_that_are_due(viewer(edvard), near)] == [date(2026, 12, 3)]


@pytest.mark.parametrize("words", LONG)
def test_nothing_in_the_papers_runs_off_the_paper(council: Council, words: str) -> None:
    meeting = meeting_of(council, title=words[:120], place=words)
    link = "https://fjordvik.example/" + "a" * 300
    case = Paper(title=words, about=words, means=words, question=words, link=link)
    data = papers_pdf(organisation=meeting.organisation, meeting=meeting, papers=[case], now=NOW)
    assert not lines_over(data, 190.5 * 72 / 25.4)


def test_volunteers_on_a_council_take_part_in_its_meetings_and_in_no_others(
    council: Council, teams: Teams, unit: Unit, viewer: ViewerOf, client_for: ClientFor
) -> None:
    frida = make_person(council.team.organisation, "Frida Frivillig")
    Membership.objects.create(person=frida, team=council.team, role=Membership.Role.VOLUNTEER)
    ours, theirs = meeting_of(council), meeting_of(council_of(teams["quality"]))
    of_the_unit = make(unit, starts_at=ours.starts_at)
    assert not viewer(frida).belongs
    client = client_for(frida)

    def status(name: str, row: Gathering) -> int:
        return client.get(reverse(f"gatherings:{name}", args=["fjordvik", row.pk])).status_code

    for name in ("gathering", "item_create", "meeting", "minutes", "minutes_file"):
        assert (status(name, ours), status(name, theirs), status(name, of_the_unit)) == (200, 404, 404), name
    assert status("meeting_hold", ours) == 404
    minutes = client.get(reverse("gatherings:minutes", args=["fjordvik", ours.pk])).content.decode()
    assert "/endringer/ny/" not in minutes  # a page that does not open for them
    add = reverse("gatherings:item_create", args=["fjordvik", ours.pk])
    assert client.post(add, {"title": "Vakter i jula", "minutes": "10"}).status_code == 302
    assert [item.added_by for item in ours.items.filter(title="Vakter i jula")] == [frida]
    Membership.objects.filter(person=frida).delete()
    assert status("minutes", ours) == 404


def test_who_has_left_a_council_reads_no_more_of_its_meetings(
    council: Council, teams: Teams, viewer: ViewerOf, client_for: ClientFor
) -> None:
    frida = make_person(council.team.organisation, "Frida Frivillig")
    seat = Membership.objects.create(person=frida, team=council.team, role=Membership.Role.VOLUNTEER)
    Membership.objects.create(person=frida, team=teams["quality"], role=Membership.Role.VOLUNTEER)
    meeting = meeting_of(council, state=Gathering.State.ANNOUNCED)
    Invitation.objects.create(gathering=meeting, person=frida, nonce="n", told=0)
    page = reverse("gatherings:gathering", args=["fjordvik", meeting.pk])
    for reads in (True, False):
        assert client_for(frida).get(page).status_code == (200 if reads else 404)
        assert bool(asked(viewer(frida), NOW)) is reads
        assert bool(invitations_to_answer(viewer(frida), NOW)) is reads
        Membership.objects.filter(pk=seat.pk).update(until=date(2026, 1, 1))
    Gathering.objects.update(open_to_residents=True)
    assert not gathering_page(viewer(frida), meeting, NOW).inside
    Membership.objects.filter(person=frida).delete()
    assert not gathering_page(viewer(frida), meeting, NOW).inside


def test_a_volunteer_with_a_point_reads_that_and_not_the_names_of_those_who_meet(
    unit: Unit, council: Council, viewer: ViewerOf, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    frida = make_person(unit.organisation, "Frida Frivillig")
    Membership.objects.create(person=frida, unit=unit, role=Membership.Role.VOLUNTEER)
    of_the_unit = make(unit, host=dina)
    task = Task("Koke kaffe", owner=frida)
    point = follow_up(by=viewer(dina), gathering=of_the_unit, item=None, task=task, key="k")
    (todo,) = points_to_close(viewer(frida), NOW)
    shown = client_for(frida).get(todo.url).content.decode()
    assert (task.text in shown, frida.name in shown) == (True, True)
    assert not [person.name for person in (dina, alma) if person.name in shown]
    assert client_for(frida).post(todo.url, {"text": "Kaffe", "owner": str(alma.pk)}).status_code == 422
    assert client_for(frida).post(todo.url, {"text": "Te", "owner": str(frida.pk)}).status_code == 302
    point.refresh_from_db()
    assert (point.text, point.owner) == ("Te", frida)


def test_a_summary_leads_volunteers_of_the_council_to_its_minutes(council: Council, teams: Teams) -> None:
    meeting = meeting_of(council, state=Gathering.State.HELD)
    for number, team in enumerate((council.team, teams["quality"])):
        person = make_person(council.team.organisation, f"Frida{number} Frivillig")
        Membership.objects.create(person=person, team=team, role=Membership.Role.VOLUNTEER)
        Attendance.objects.create(gathering=meeting, person=person)
    tell_summary(meeting, Minutes.objects.create(gathering=meeting), NOW)
    outbox.deliver(NOW)
    assert ["/referat/" in str(letter.body) for letter in mail.outbox] == [True, False]
