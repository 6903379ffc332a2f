"""Councils: who reads who sits there, seats and terms, and the papers before a meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from samskap.core import outbox
from samskap.gatherings.access.councils import keeps
from samskap.gatherings.access.papers import get_paper_for
from samskap.gatherings.actions import papers as actions
from samskap.gatherings.actions.councils import (
    Term,
    Ways,
    add_seat,
    change_seat,
    end_seat,
    set_ways,
    start_council,
)
from samskap.gatherings.actions.papers import Case
from samskap.gatherings.council_todos import terms_that_end
from samskap.gatherings.models import Council, Gathering, Kind, Paper
from samskap.gatherings.papers.council_papers import papers_pdf
from samskap.gatherings.plain import words_in_a_sentence
from samskap.gatherings.queries.councils import council_list, council_page
from samskap.gatherings.queries.papers import papers_part
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.tests.councils import TODAY, council_of, given_to, meeting_of
from samskap.gatherings.tests.gatherings import NOW, make
from samskap.people.models import Membership, Person, Team, Unit
from tests.personas import ClientFor, ViewerOf, make_person

Role = Membership.Role
Teams = dict[str, Team]
CASE = Case("Åpningstider", "Vi vil åpne senere.", "Passer det?", "Frokosten blir borte.")


@pytest.fixture
def council(teams: Teams) -> Council:
    return council_of(teams["lived_experience"])


def letters() -> list[str]:
    """What has been sent since the last time."""
    outbox.deliver(NOW + timedelta(days=400))
    found = [f"{each.to[0].partition('@')[0]}: {each.body}" for each in mail.outbox]
    mail.outbox.clear()
    return sorted(found)


def test_everybody_reads_which_seats_are_free_and_only_our_own_who_has_the_others(
    council: Council, viewer: ViewerOf, edvard: Person, alma: Person, cato: Person, client_for: ClientFor
) -> None:
    add_seat(by=viewer(edvard), council=council, term=Term("lived_experience", edvard))
    add_seat(by=viewer(edvard), council=council, term=Term("family"))
    meeting_of(council, title="Lukket møte")
    meeting_of(council, days=30, title="Åpent møte", open_to_residents=True, state=Gathering.State.ANNOUNCED)
    page = reverse("gatherings:council", args=["fjordvik", council.pk])
    for person, names in ((None, False), (cato, False), (alma, True), (edvard, True)):
        shown = council_page(viewer(person), council, NOW)
        body = client_for(person).get(page).content.decode()
        assert ("Edvard Eik" in body.partition("<main")[2]) is names
        assert (shown.seats, shown.free) == (2, 1)
        assert shown.next is not None
        assert shown.next.row.title == ("Lukket møte" if names else "Åpent møte")


def test_the_list_costs_the_same_for_one_and_three(
    council: Council,
    unit: Unit,
    teams: Teams,
    viewer: ViewerOf,
    edvard: Person,
    alma: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    given_to(viewer(edvard), council, unit)
    for more in ((), ("quality", "development")):
        for kind in more:
            meeting_of(council_of(teams[kind]))
        with django_assert_num_queries(5):
            found = council_list(viewer(alma), NOW)
    assert [(line.council.team.name, line.advised) for line in found] == [
        ("Erfaringsrådet", 1),
        ("Fagnettverket", 0),
        ("Kvalitetsgruppa", 0),
    ]


def test_seats_are_for_members_one_each_and_no_more_than_there_is_room_for(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person, alma: Person
) -> None:
    by = viewer(dina)
    Team.objects.filter(pk=council.team_id).update(seats=2)
    seat = add_seat(by=by, council=council, term=Term("lived_experience", edvard))
    with pytest.raises(NotAllowedNow, match="plass allerede"):
        add_seat(by=by, council=council, term=Term("family", edvard))
    with pytest.raises(NotAllowedNow, match="Bare medlemmer"):
        change_seat(by=by, seat=seat, term=Term("employee", alma))
    with pytest.raises(PermissionDenied):
        add_seat(by=viewer(alma), council=council, term=Term("other"))
    add_seat(by=by, council=council, term=Term("family"))
    with pytest.raises(NotAllowedNow, match="2 plasser"):
        add_seat(by=by, council=council, term=Term("other"))
    end_seat(by=by, seat=seat, on=TODAY)
    end_seat(by=by, seat=seat, on=TODAY + timedelta(days=3))
    seat.refresh_from_db()
    assert (seat.ended_on, seat.person) == (TODAY, edvard)


def test_leaders_start_a_council_and_leave_its_words_to_it(
    teams: Teams, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    with pytest.raises(PermissionDenied):
        start_council(by=viewer(edvard), team=teams["lived_experience"])
    council = start_council(by=viewer(dina), team=teams["lived_experience"])
    assert start_council(by=viewer(dina), team=teams["lived_experience"]) == council
    ways = Ways(public=True, answer_days=14, papers_days=7, about="Kom innom.")
    with pytest.raises(PermissionDenied):
        set_ways(by=viewer(dina), council=council, ways=ways)
    assert set_ways(by=viewer(edvard), council=council, ways=ways).public


def test_a_mandate_is_given_at_the_start_and_then_the_councils_and_two_who_write_lose_nothing(
    teams: Teams, viewer: ViewerOf, edvard: Person, dina: Person, client_for: ClientFor
) -> None:
    start_council(by=viewer(dina), team=teams["quality"], mandate="Spørres tidlig.")
    start_council(by=viewer(dina), team=teams["quality"], mandate="Noe annet.")
    council = start_council(by=viewer(dina), team=teams["lived_experience"])
    teams["quality"].refresh_from_db()
    assert teams["quality"].mandate == "Spørres tidlig."
    page = reverse("gatherings:council_ways", args=["fjordvik", council.pk])
    form = client_for(edvard).get(page).context["form"]
    sent = {**form.initial, "mandate": "Gir råd til ledelsen.", "about": "Kom innom."}
    assert client_for(edvard).post(page, {**sent, "mandate": "Kari Nordmann"}).status_code == 422
    assert client_for(edvard).post(page, sent).status_code == 302
    again = client_for(edvard).post(page, {**sent, "mandate": "Mitt oppdrag"})
    assert again.status_code == 409
    for words in ("Gir råd til ledelsen.", "Mitt oppdrag"):
        assert words in again.content.decode()
    assert Team.objects.get(pk=council.team_id).mandate == "Gir råd til ledelsen."


def test_what_kind_of_seat_somebody_has_is_for_the_council_and_those_who_set_them(
    council: Council, viewer: ViewerOf, edvard: Person, alma: Person, dina: Person, client_for: ClientFor
) -> None:
    add_seat(by=viewer(edvard), council=council, term=Term("family", edvard))
    page = reverse("gatherings:council", args=["fjordvik", council.pk])
    for person, by_seat in ((edvard, True), (dina, True), (alma, False)):
        body = client_for(person).get(page).content.decode().partition("<main")[2]
        assert ("<strong>Edvard Eik</strong>" in body) is by_seat
        assert ("Medlemmer: Edvard Eik" in " ".join(body.split())) is not by_seat


def test_who_becomes_a_member_later_can_be_given_a_seat_and_leads_nothing_until_then(
    council: Council, viewer: ViewerOf, edvard: Person
) -> None:
    eva = make_person(council.team.organisation, "Eva Ås", role=Role.VOLUNTEER, team=council.team)
    begins = date(2090, 1, 1)
    Membership.objects.filter(person=eva).update(since=begins)
    add_seat(by=viewer(edvard), council=council, term=Term("other", eva, True, begins))
    shown = council_page(viewer(edvard), council, NOW)
    (line,) = shown.kinds[0].lines
    assert (line.free, line.ahead, line.chairs, shown.seatless) == (False, True, False, [edvard])
    assert (keeps(viewer(edvard), council), keeps(viewer(eva), council)) == (True, False)


def test_a_council_that_is_no_more_has_no_seats_and_meets_no_more(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person, client_for: ClientFor
) -> None:
    add_seat(by=viewer(edvard), council=council, term=Term("other", edvard))
    meeting_of(council)
    Team.objects.filter(pk=council.team_id).update(ended_on=TODAY)
    council.team.refresh_from_db()
    with pytest.raises(NotAllowedNow, match="lagt ned"):
        add_seat(by=viewer(dina), council=council, term=Term("other"))
    assert council_page(viewer(dina), council, NOW).next is None
    page = reverse("gatherings:council", args=["fjordvik", council.pk])
    assert "Hvem sitter i rådet" not in client_for(dina).get(page).content.decode()


def test_a_year_typed_wrong_is_asked_about(council: Council, edvard: Person, client_for: ClientFor) -> None:
    page = reverse("gatherings:seat_new", args=["fjordvik", council.pk])
    for day in ("0027-01-01", "9999-12-31"):
        response = client_for(edvard).post(page, {"kind": "family", "until": day})
        assert "Se på årstallet" in response.content.decode()
    assert client_for(edvard).post(page, {"kind": "family", "until": "2028-02-29"}).status_code == 302


def test_who_has_left_or_not_begun_leads_nothing_and_the_seat_of_who_left_is_free(
    council: Council, viewer: ViewerOf, edvard: Person
) -> None:
    by, day = viewer(edvard), timedelta(days=1)
    seat = add_seat(by=by, council=council, term=Term("other", edvard, chairs=True))
    told = {}
    for name, since, until in (
        ("today", TODAY, TODAY),
        ("over", None, TODAY - day),
        ("ahead", TODAY + day, None),
        ("far", TODAY, date(9999, 12, 31)),
    ):
        change_seat(by=by, seat=seat, term=Term("other", edvard, True, since, until))
        (line,) = council_page(by, council, NOW).kinds[0].lines
        told[name] = line.chairs
    assert told == {"today": True, "over": False, "ahead": False, "far": True}
    assert council_list(by, NOW)[0].free == 0
    Membership.objects.filter(person=edvard, team=council.team).delete()
    shown = council_page(by, council, NOW)
    assert (shown.free, council_list(by, NOW)[0].free, terms_that_end(by, NOW)) == (1, 1, [])


def test_a_term_that_ends_waits_for_whoever_keeps_the_council(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    until = TODAY + timedelta(days=60)
    add_seat(by=viewer(edvard), council=council, term=Term("other", edvard, until=until))
    (todo,) = terms_that_end(viewer(edvard), NOW)
    assert (todo.title, todo.due) == ("Hvem skal sitte i Erfaringsrådet videre?", until)
    assert terms_that_end(viewer(edvard), NOW - timedelta(days=1)) == []
    assert terms_that_end(viewer(dina), NOW) == []


def test_papers_are_sent_once_and_a_late_one_says_so(
    council: Council, viewer: ViewerOf, edvard: Person, dina: Person, alma: Person
) -> None:
    meeting, by = meeting_of(council), viewer(dina)  # in twenty days
    first = actions.write_paper(by=by, meeting=meeting, case=CASE)
    assert actions.write_paper(by=by, meeting=meeting, case=CASE) == first
    with pytest.raises(Http404):
        get_paper_for(viewer(alma), first.pk)
    with pytest.raises(PermissionDenied):
        actions.send_papers(by=viewer(alma), meeting=meeting, now=NOW)
    assert [actions.send_papers(by=by, meeting=meeting, now=NOW) for _ in "ab"] == [1, 0]
    (letter,) = letters()
    assert letter.startswith("edvard: ")
    assert "mer tid" not in letter
    assert "Åpningstider" not in letter
    actions.write_paper(by=viewer(edvard), meeting=meeting, case=Case("Sent", "…", "?"))
    actions.send_papers(by=viewer(edvard), meeting=meeting, now=NOW + timedelta(days=17))
    (letter,) = letters()
    assert "bare 3 dager før møtet" in letter
    part = papers_part(viewer(alma), meeting, NOW)
    assert part is not None
    assert [(line.days, line.late) for line in part.lines] == [(20, False), (3, True)]
    assert not part.may_write
    with pytest.raises(NotAllowedNow):
        actions.remove_paper(by=by, paper=first)


def test_papers_are_ordered_changed_with_care_and_closed_with_the_meeting(
    council: Council, viewer: ViewerOf, edvard: Person
) -> None:
    meeting, by = meeting_of(council), viewer(edvard)
    for name in "ABC":
        actions.write_paper(by=by, meeting=meeting, case=Case(name, "…", "?"))
    a, _b, c = Paper.objects.all()
    for paper, up in ((c, True), (a, True), (c, True)):
        actions.move_paper(by=by, paper=paper, up=up)
    assert [paper.title for paper in Paper.objects.all()] == ["C", "A", "B"]
    actions.edit_paper(by=by, paper=a, case=CASE, seen=1)
    with pytest.raises(ChangedMeanwhile):
        actions.edit_paper(by=by, paper=a, case=Case("X", "Y", "Z"), seen=1)
    actions.remove_paper(by=by, paper=c)
    Gathering.objects.filter(pk=meeting.pk).update(state=Gathering.State.HELD)
    for act in (
        lambda: actions.write_paper(by=by, meeting=meeting, case=CASE),
        lambda: actions.edit_paper(by=by, paper=a, case=CASE, seen=2),
        lambda: actions.move_paper(by=by, paper=a, up=True),
        lambda: actions.send_papers(by=by, meeting=meeting, now=NOW),
    ):
        with pytest.raises(NotAllowedNow):
            act()


def test_long_sentences_are_counted() -> None:
    assert [words_in_a_sentence(text) for text in ("", "…", "Vi åpner. Kom\ninn!", "ord " * 30)] == [
        0,
        1,
        1,
        30,
    ]


def test_only_meetings_of_councils_have_papers(
    council: Council, unit: Unit, teams: Teams, viewer: ViewerOf, dina: Person
) -> None:
    for row in (make(unit), make(unit, kind=Kind.COUNCIL), meeting_of(council, kind=Kind.MEETING)):
        assert papers_part(viewer(dina), row, NOW) is None
        with pytest.raises(Http404):
            actions.write_paper(by=viewer(dina), meeting=row, case=CASE)


def test_a_volunteer_on_the_council_reads_its_papers_and_nobody_elses(
    council: Council, teams: Teams, viewer: ViewerOf, edvard: Person, dina: Person, client_for: ClientFor
) -> None:
    eva = make_person(council.team.organisation, "Eva Ås", role=Role.VOLUNTEER, team=council.team)
    own, other = meeting_of(council), meeting_of(council_of(teams["quality"]))
    for meeting in (own, other):
        actions.write_paper(by=viewer(dina), meeting=meeting, case=CASE)
        actions.send_papers(by=viewer(dina), meeting=meeting, now=NOW)
    for meeting, name, status in ((own, "papers", 200), (other, "papers", 404), (other, "papers_pdf", 404)):
        address = reverse(f"gatherings:{name}", args=["fjordvik", meeting.pk])
        assert client_for(eva).get(address).status_code == status
    assert "/konto/" in client_for().get(reverse("gatherings:papers", args=["fjordvik", own.pk])).url  # type: ignore[attr-defined]  # a redirect


def test_the_papers_are_set_whatever_is_written_in_them(council: Council, viewer: ViewerOf) -> None:
    meeting = meeting_of(council, title="#import <b> 🎉", place="$x$")
    rows = [
        Paper(
            gathering=meeting, title="#panic()", about="Å\n\n" * 300, question="«?» \\ *", link="https://a.no"
        )
    ]
    for papers in (rows, []):
        data = papers_pdf(organisation=meeting.organisation, meeting=meeting, papers=papers, now=NOW)
        assert data.startswith(b"%PDF-")
