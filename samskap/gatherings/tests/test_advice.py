"""Advice: written by the council, given once, answered once by those it is for, and read by those it is for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from samskap.core import audit, outbox
from samskap.core.models import AuditEntry, OutgoingMail
from samskap.gatherings.access.advice import advice_of
from samskap.gatherings.actions import advice as actions
from samskap.gatherings.actions.advice import Words
from samskap.gatherings.actions.councils import Term, add_seat
from samskap.gatherings.council_jobs import remind
from samskap.gatherings.models import Advice, Council
from samskap.gatherings.queries.advice_lines import key_of
from samskap.gatherings.queries.advice_overview import as_csv, overview
from samskap.gatherings.queries.advice_page import advice_page
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.tests.councils import TODAY, council_of, drafted, given_to, meeting_of
from samskap.gatherings.tests.gatherings import NOW
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.practice.models import ChangeRecord
from tests.personas import ClientFor, ViewerOf, make_person

Role = Membership.Role
Teams = dict[str, Team]


@pytest.fixture
def council(teams: Teams) -> Council:
    return council_of(teams["lived_experience"])


def letters() -> list[tuple[str, str]]:
    """What has been sent since the last time: to whom, and the subject."""
    outbox.deliver(NOW + timedelta(days=400))
    found = [(each.to[0].partition("@")[0], str(each.subject)) for each in mail.outbox]
    mail.outbox.clear()
    return sorted(found)


def answer(by: object, row: Advice, outcome: str = "followed", text: str = "Vi åpner.") -> Advice:
    return actions.answer_advice(by=by, advice=row, outcome=outcome, text=text, today=TODAY)  # type: ignore[arg-type]  # a Viewer


def test_advice_goes_its_way_and_everybody_hears_once(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person, alma: Person
) -> None:
    me, lead = viewer(edvard), viewer(dina)
    row = drafted(me, council, unit)
    assert (row.number, row.state, letters()) == (1, "draft", [])
    actions.give_advice(by=me, advice=row, today=TODAY)
    assert letters() == [("dina", "Erfaringsrådet har gitt dere et råd")]
    answer(lead, row, "partly")
    assert letters() == [("edvard", "Svar på rådet «Åpent på søndager»")]
    actions.close_advice(by=lead, advice=row, done=False, text="Ingen ville.", today=TODAY)
    row = actions.close_advice(by=lead, advice=row, done=True, text="Nå er det åpent.", today=TODAY)
    assert letters() == [("edvard", "Hva det ble av rådet «Åpent på søndager»")] * 2
    assert (row.state, row.answered_for) == ("fulfilled", unit.name)
    # what the council was told first is not written over
    assert row.closing == "Nå er det åpent.\n\nVi sa 23. november 2026 at det ikke ble gjort: Ingen ville."
    written = str(list(AuditEntry.objects.values_list("details", flat=True)))
    assert "søndager" not in written
    assert "Ingen ville" not in written
    assert list(audit.verify(council.team.organisation_id)) == []


STEPS: dict[str, Callable[..., object]] = {
    "give": lambda me, lead, row: actions.give_advice(by=me, advice=row, today=TODAY),
    "answer": lambda me, lead, row: answer(lead, row),
    "close": lambda me, lead, row: actions.close_advice(
        by=lead, advice=row, done=False, text="Nei.", today=TODAY
    ),
    "withdraw": lambda me, lead, row: actions.withdraw_advice(by=me, advice=row),
    "throw away": lambda me, lead, row: actions.throw_away_advice(by=me, advice=row),
    "edit": lambda me, lead, row: actions.edit_advice(
        by=me, advice=row, words=Words("Annet", "Annet"), seen=row.revision
    ),
}


@pytest.mark.parametrize(
    ("before", "allowed"),
    [
        ([], {"give", "throw away", "edit"}),
        (["give"], {"answer", "withdraw"}),
        (["give", "answer"], {"close"}),
        (["give", "answer", "close"], set()),
        (["give", "withdraw"], set()),
    ],
)
def test_what_the_state_does_not_allow_is_refused_and_changes_nothing(
    council: Council,
    unit: Unit,
    viewer: ViewerOf,
    edvard: Person,
    dina: Person,
    before: list[str],
    allowed: set[str],
) -> None:
    me, lead = viewer(edvard), viewer(dina)
    row = drafted(me, council, unit)
    for step in before:
        STEPS[step](me, lead, row)
    row.refresh_from_db()
    told = OutgoingMail.objects.count()
    for step in sorted(set(STEPS) - allowed):
        with pytest.raises(NotAllowedNow):
            STEPS[step](me, lead, row)
    again = Advice.objects.get(pk=row.pk)
    assert (again.state, again.text, OutgoingMail.objects.count()) == (row.state, row.text, told)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_is_first_and_the_council_hears_once(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    row = given_to(viewer(edvard), council, unit)
    found: list[str] = []
    gate = threading.Barrier(2)

    def press(outcome: str) -> None:
        try:
            gate.wait()
            answer(viewer(dina), row, outcome, outcome)
            found.append(outcome)
        except NotAllowedNow:
            found.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(each,)) for each in ("followed", "not_followed")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    row.refresh_from_db()
    assert sorted(found) == sorted([row.outcome, "refused"])
    assert OutgoingMail.objects.filter(key__contains=":answered:").count() == 1


def test_the_words_are_the_councils_and_the_answer_is_the_bodys(
    council: Council, unit: Unit, teams: Teams, viewer: ViewerOf, edvard: Person, dina: Person, alma: Person
) -> None:
    row = drafted(viewer(edvard), council, unit)
    for step in ("give", "withdraw", "throw away", "edit"):
        with pytest.raises(PermissionDenied):
            STEPS[step](viewer(dina), viewer(dina), row)
    actions.give_advice(by=viewer(edvard), advice=row, today=TODAY)
    for other in (alma, edvard):
        with pytest.raises(PermissionDenied):
            answer(viewer(other), row)
    with pytest.raises(PermissionDenied):
        actions.open_advice(by=viewer(dina), advice=row, public=True)
    to_team = given_to(viewer(edvard), council, teams["quality"])
    assert letters()[-1] == (
        "dina",
        "Erfaringsrådet har gitt dere et råd",
    )  # the team has no leader of its own
    per = make_person(dina.organisation, "Per Ås", role=Role.SECRETARY, team=teams["quality"])
    with pytest.raises(PermissionDenied):
        answer(viewer(dina), to_team)
    assert answer(viewer(per), to_team).answered_for == "Kvalitetsgruppa"


def test_who_keeps_the_council_gives_and_without_a_keeper_any_member_does(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    team = council.team
    berit = make_person(team.organisation, "Berit Ås", role=Role.VOLUNTEER, team=team)
    given_to(viewer(berit), council, unit)
    seat = add_seat(by=viewer(edvard), council=council, term=Term("lived_experience", edvard, chairs=True))
    row = drafted(viewer(berit), council, unit)
    with pytest.raises(PermissionDenied):
        actions.give_advice(by=viewer(berit), advice=row, today=TODAY)
    actions.give_advice(by=viewer(edvard), advice=row, today=TODAY)
    seat.until = TODAY - timedelta(days=900)  # a chair whose term is over stands in nobody's way
    seat.save()
    given_to(viewer(berit), council, unit)
    with pytest.raises(NotAllowedNow):
        add_seat(by=viewer(dina), council=council, term=Term("leader", dina, chairs=True))


def test_nobody_gives_what_they_did_not_read_and_two_who_write_lose_nothing(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, client_for: ClientFor
) -> None:
    me = viewer(edvard)
    row = drafted(me, council, unit)
    seen = row.revision
    actions.edit_advice(by=me, advice=row, words=Words("Nytt navn", "Annet"), seen=seen)
    with pytest.raises(ChangedMeanwhile):
        actions.give_advice(by=me, advice=row, today=TODAY, seen=seen)
    page = reverse("gatherings:advice_edit", args=["fjordvik", row.pk])
    sent = {"title": "Mitt navn", "text": "Mine ord", "seen": str(seen)}
    response = client_for(edvard).post(page, sent)
    assert response.status_code == 409
    body = response.content.decode()
    for words in ("Nytt navn", "Mitt navn", "Mine ord", "Annet"):
        assert words in body
    row.refresh_from_db()
    assert row.title == "Nytt navn"


def test_advice_names_no_body_measure_or_meeting_of_another_municipality(
    council: Council, nabovik_unit: Unit, viewer: ViewerOf, edvard: Person
) -> None:
    with pytest.raises(Http404):
        drafted(viewer(edvard), council, nabovik_unit)
    with pytest.raises(Http404):
        drafted(viewer(edvard), council, council.team)
    row = drafted(viewer(edvard), council, None)
    with pytest.raises(NotAllowedNow, match="hvem rådet er til"):
        actions.give_advice(by=viewer(edvard), advice=row, today=TODAY)

    def sent(text: str) -> Advice:
        words = Words("A", text)
        return actions.write_advice(by=viewer(edvard), council=council, words=words, sent_key="x")

    first = sent("B")
    assert sent("B") == first
    assert sent("C") != first, "who goes back in the browser and writes on loses nothing"


def test_drafts_are_the_councils_and_what_is_not_public_is_for_our_own(
    council: Council,
    unit: Unit,
    teams: Teams,
    viewer: ViewerOf,
    edvard: Person,
    dina: Person,
    cato: Person,
    organisation: Organisation,
) -> None:
    eva = make_person(organisation, "Eva Ås", role=Role.VOLUNTEER, team=teams["development"])
    other = council_of(teams["development"])
    drafted(viewer(edvard), council, unit, title="Kladd")
    drafted(viewer(eva), other, unit, title="Evas kladd", public=True)
    given_to(viewer(edvard), council, unit, title="Vårt")
    given_to(viewer(edvard), council, unit, title="Åpent", public=True)
    seen = {
        who: set(advice_of(viewer(person)).values_list("title", flat=True))
        for who, person in {"eva": eva, "edvard": edvard, "dina": dina, "cato": cato, "nobody": None}.items()
    }
    assert seen == {
        "eva": {"Evas kladd", "Åpent"},
        "edvard": {"Kladd", "Vårt", "Åpent"},
        "dina": {"Vårt", "Åpent"},
        "cato": {"Åpent"},
        "nobody": {"Åpent"},
    }


def test_the_public_page_names_nobody_and_a_letter_leads_to_signing_in(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person, client_for: ClientFor
) -> None:
    row = given_to(viewer(edvard), council, unit, public=True)
    answer(viewer(dina), row)
    page = reverse("gatherings:advice", args=["fjordvik", row.pk])
    for address in (page, reverse("gatherings:advice_public", args=["fjordvik"])):
        body = client_for().get(address).content.decode()
        assert "Vi åpner." in body
        assert "Dahl" not in body
        assert "Eik" not in body
    actions.open_advice(by=viewer(edvard), advice=row, public=False)
    assert client_for().get(page).headers["Location"].endswith(f"?next={page}")
    assert client_for().get(reverse("gatherings:advice", args=["fjordvik", 999])).status_code == 302


@pytest.mark.parametrize(("field", "words"), [("text", "Kari Nordmann bor der."), ("title", "010170 12345")])
def test_what_may_tell_who_somebody_is_is_asked_about_first(
    council: Council, edvard: Person, client_for: ClientFor, field: str, words: str
) -> None:
    page = reverse("gatherings:advice_new", args=["fjordvik", council.pk])
    response = client_for(edvard).post(page, {"title": "Åpent", "text": "Dagen er lang.", field: words})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Advice.objects.exists()


def test_who_has_not_answered_is_reminded_once_before_and_once_after_on_workdays(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    given_to(viewer(edvard), council, unit)  # to be answered on the Wednesday before Christmas
    letters()
    due = NOW + timedelta(days=30)
    sent = {
        days: [remind.run(due + timedelta(days=days)) for _ in "ab"]
        for days in (-10, -4, -3, -2, -1, 0, 1, 2, 3, 5, 6, 30)
    }
    # a Saturday and a Sunday, and from Christmas Eve to the Monday after it, nobody is written to
    assert {days: counts for days, counts in sent.items() if any(counts)} == {-2: [1, 0], 5: [1, 0]}
    assert [who for who, _subject in letters()] == ["dina", "dina"]


def test_the_overview_counts_days_and_costs_the_same_for_one_and_three(
    council: Council,
    unit: Unit,
    viewer: ViewerOf,
    edvard: Person,
    dina: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    me, lead = viewer(edvard), viewer(dina)
    for at, days in enumerate((4, 10, 30)):
        row = given_to(me, council, unit, title=f"=Råd {at}")
        actions.answer_advice(
            by=lead, advice=row, outcome="followed", text="Ja.", today=TODAY + timedelta(days=days)
        )
        if at != 1:
            with django_assert_num_queries(4):
                found = overview(viewer(dina), council, {}, TODAY)
    assert (found.given, found.answered, found.days_to_answer, found.days_to_done) == (3, 3, 10, None)
    given_to(me, council, unit, title="Venter")
    found = overview(viewer(dina), council, {"aar": "2026", "tilstand": "given"}, TODAY + timedelta(days=40))
    assert [(line.row.title, line.days_waited, line.late) for line in found.lines] == [("Venter", 40, True)]
    table = as_csv(overview(viewer(dina), council, {"aar": "x", "tilstand": "y"}, TODAY)).decode("utf-8-sig")
    assert "'=Råd 0" in table


def test_a_change_that_came_of_it_stands_beside_the_answer(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    meeting = meeting_of(council)
    row = given_to(viewer(edvard), council, unit, gathering=meeting)
    ChangeRecord.objects.create(
        organisation=unit.organisation,
        unit=unit,
        what="Åpent på søndager",
        wish=ChangeRecord.Wish.RESIDENT,
        since=TODAY,
        review_on=TODAY,
        made_by=dina,
        sent_key="change",
        cause=ChangeRecord.Cause.ADVICE,
        cause_key=key_of(row),
    )
    shown = advice_page(viewer(dina), row, TODAY)
    assert [change.what for change in shown.changes] == ["Åpent på søndager"]
    assert "?fra=" in shown.change_url
    assert [line.changes for line in overview(viewer(dina), council, {}, TODAY).lines] == [1]
    outside = advice_page(viewer(), row, TODAY)
    assert (outside.changes, outside.change_url, outside.shows_meeting) == ([], "", False)
