"""Advice that waits: the council asks for the answer, and nobody gives what cannot be answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samskap.core import outbox
from samskap.core.models import AuditEntry, OutgoingMail
from samskap.gatherings.actions import advice as actions
from samskap.gatherings.council_todos import answers_that_are_late
from samskap.gatherings.forms.advice import AdviceForm
from samskap.gatherings.models import Advice, Council
from samskap.gatherings.queries.advice_page import advice_page
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.tests.councils import TODAY, council_of, drafted, given_to, meeting_of
from samskap.gatherings.tests.gatherings import NOW
from samskap.people.models import Membership, Person, Team, Unit
from tests.personas import ClientFor, ViewerOf

Teams = dict[str, Team]


@pytest.fixture
def council(teams: Teams) -> Council:
    return council_of(teams["lived_experience"])


def asked() -> int:
    return OutgoingMail.objects.filter(key__contains=":asked:").count()


def test_the_council_asks_for_a_late_answer_and_not_every_day(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    row, me = given_to(viewer(edvard), council, unit), viewer(edvard)
    late = TODAY + timedelta(days=31)
    with pytest.raises(NotAllowedNow, match="tid til å svare"):
        actions.ask_again(by=me, advice=row, today=TODAY + timedelta(days=30))
    with pytest.raises(PermissionDenied):
        actions.ask_again(by=viewer(dina), advice=row, today=late)
    assert advice_page(me, row, late).may_ask
    assert actions.ask_again(by=me, advice=row, today=late) == 1
    for days in (0, 1, 6):
        with pytest.raises(NotAllowedNow, match="Gi dem noen dager"):
            actions.ask_again(by=me, advice=row, today=late + timedelta(days=days))
    assert advice_page(me, row, late + timedelta(days=6)).asked_on == late
    actions.ask_again(by=me, advice=row, today=late + timedelta(days=7))
    assert asked() == 2
    actions.answer_advice(by=viewer(dina), advice=row, outcome="followed", text="Ja.", today=late)
    with pytest.raises(NotAllowedNow, match="fått svar"):
        actions.ask_again(by=me, advice=row, today=late + timedelta(days=30))
    details = AuditEntry.objects.filter(action="gatherings.ask_for_answer").values_list("details", flat=True)
    assert list(details) == [{"letters": 1}, {"letters": 1}]


def test_late_answers_wait_for_who_keeps_the_council_when_the_reminder_has_had_its_time(
    council: Council,
    unit: Unit,
    viewer: ViewerOf,
    edvard: Person,
    dina: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    given_to(viewer(edvard), council, unit)
    late = NOW + timedelta(days=37)
    assert answers_that_are_late(viewer(edvard), late - timedelta(days=1)) == []
    (todo,) = answers_that_are_late(viewer(edvard), late)
    assert (todo.title, todo.due) == (
        "Et svar til Erfaringsrådet er sent ute",
        TODAY + timedelta(days=30),
    )
    assert answers_that_are_late(viewer(dina), late) == []
    given_to(viewer(edvard), council, unit)
    with django_assert_num_queries(3):  # with the memberships
        (todo,) = answers_that_are_late(viewer(edvard), late)
    assert todo.title == "2 svar til Erfaringsrådet er sent ute"


def test_nobody_is_asked_where_nobody_answers_and_the_council_reads_it_before_it_gives(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person, client_for: ClientFor
) -> None:
    Membership.objects.filter(person=dina).delete()
    row = drafted(viewer(edvard), council, unit)
    page = reverse("gatherings:advice_give", args=["fjordvik", row.pk])
    assert "ingen får brev" in client_for(edvard).get(page).content.decode()
    row = actions.give_advice(by=viewer(edvard), advice=row, today=TODAY)
    with pytest.raises(NotAllowedNow, match="ingen å skrive til"):
        actions.ask_again(by=viewer(edvard), advice=row, today=TODAY + timedelta(days=40))


def test_advice_to_a_body_that_is_no_more_is_not_given(
    council: Council, teams: Teams, viewer: ViewerOf, edvard: Person
) -> None:
    row = drafted(viewer(edvard), council, teams["quality"])
    Team.objects.filter(pk=teams["quality"].pk).update(ended_on=TODAY)
    with pytest.raises(NotAllowedNow, match="finnes ikke lenger"):
        actions.give_advice(by=viewer(edvard), advice=row, today=TODAY)


@pytest.mark.parametrize(
    ("days", "given_on", "due"),
    [
        (30, date(2026, 11, 25), date(2026, 12, 28)),  # Christmas Day, then a weekend
        (30, date(2027, 2, 23), date(2027, 3, 30)),  # Maundy Thursday to Easter Monday
        (365, date(2027, 12, 25), date(2028, 12, 24)),  # a Sunday, and a year is the longest
        (30, date(2028, 1, 30), date(2028, 2, 29)),
    ],
)
def test_an_answer_is_asked_for_on_a_day_at_work(days: int, given_on: date, due: date) -> None:
    assert actions.usual_day(Council(answer_days=days), given_on) == due


def test_the_meeting_just_held_is_to_choose_though_the_years_ahead_are_planned(
    council: Council, viewer: ViewerOf, edvard: Person
) -> None:
    begun = timezone.now()
    held = meeting_of(council, days=-3, now=begun)
    ahead = [meeting_of(council, days=30 * each, now=begun) for each in range(1, 14)]
    for initial, more in ({}, set()), ({"gathering": ahead[0].pk}, {ahead[0].pk}):
        form = AdviceForm(viewer=viewer(edvard), council=council, initial=initial)
        choices = {key for key, _words in form.fields["gathering"].choices if key}  # type: ignore[attr-defined]  # a choice
        assert choices == {held.pk} | more


def test_nobody_opens_a_draft_behind_the_one_who_reads_it(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person
) -> None:
    row = drafted(viewer(edvard), council, unit)
    with pytest.raises(NotAllowedNow):
        actions.open_advice(by=viewer(edvard), advice=row, public=True)
    row.refresh_from_db()
    assert not row.public


def test_what_was_not_done_can_only_be_done_later_and_nothing_is_chosen_beforehand(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person, client_for: ClientFor
) -> None:
    row = given_to(viewer(edvard), council, unit)
    actions.answer_advice(by=viewer(dina), advice=row, outcome="followed", text="Ja.", today=TODAY)
    page, client = reverse("gatherings:advice_close", args=["fjordvik", row.pk]), client_for(dina)
    assert "checked" not in client.get(page).content.decode().partition("<main")[2]
    assert client.post(page, {"done": "no", "text": "Ingen ville."}).status_code == 302
    second = client.post(page, {"done": "no", "text": "Fortsatt ikke."})
    assert second.status_code == 409
    assert "Noen andre var først" in second.content.decode()
    assert client.post(page, {"done": "yes", "text": "Nå er det åpent."}).status_code == 302
    assert Advice.objects.get(pk=row.pk).state == "fulfilled"


@pytest.mark.parametrize(
    ("step", "sent", "meanwhile", "told"),
    [
        ("advice_edit", {"title": "Mitt", "text": "Mine ord"}, "give", "Rådet er gitt"),
        ("advice_answer", {"outcome": "followed", "text": "Mine ord"}, "withdraw", "trukket tilbake mens"),
        ("advice_close", {"done": "yes", "text": "Mine ord"}, "close", "Noen andre var først"),
    ],
)
def test_what_was_typed_stays_when_somebody_else_was_first(
    council: Council,
    unit: Unit,
    viewer: ViewerOf,
    edvard: Person,
    dina: Person,
    client_for: ClientFor,
    step: str,
    sent: dict[str, str],
    meanwhile: str,
    told: str,
) -> None:
    me, lead = viewer(edvard), viewer(dina)
    row = drafted(me, council, unit)
    actions.give_advice(by=me, advice=row, today=TODAY)
    if meanwhile == "withdraw":
        actions.withdraw_advice(by=me, advice=row)
    if meanwhile == "close":
        actions.answer_advice(by=lead, advice=row, outcome="followed", text="Ja.", today=TODAY)
        actions.close_advice(by=lead, advice=row, done=True, text="Åpent.", today=TODAY)
    client = client_for(edvard if step == "advice_edit" else dina)
    response = client.post(reverse(f"gatherings:{step}", args=["fjordvik", row.pk]), sent)
    body = response.content.decode()
    assert (response.status_code, "Mine ord" in body, told in body) == (409, True, True)


def test_why_a_warning_was_overruled_is_kept_and_what_it_was_about_is_not(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person, client_for: ClientFor
) -> None:
    meeting, name = meeting_of(council, now=timezone.now()), "Ring Kari Nordmann."
    row = given_to(viewer(edvard), council, unit)
    sent = {"overruled": "agreed", "title": "Ett", "text": name, "about": name, "question": name}
    for person, page, more in (
        (edvard, reverse("gatherings:advice_new", args=["fjordvik", council.pk]), {"key": "k"}),
        (dina, reverse("gatherings:advice_answer", args=["fjordvik", row.pk]), {"outcome": "followed"}),
        (dina, reverse("gatherings:advice_close", args=["fjordvik", row.pk]), {"done": "no"}),
        (dina, reverse("gatherings:paper_new", args=["fjordvik", meeting.pk]), {}),
    ):
        assert client_for(person).post(page, {**sent, "overruled": "", **more}).status_code == 422
        assert client_for(person).post(page, {**sent, **more}).status_code == 302
    kept = AuditEntry.objects.filter(details__overruled="agreed").order_by("pk")
    verbs = ["write_advice", "answer_advice", "close_advice", "write_paper"]
    assert [entry.action for entry in kept] == [f"gatherings.{verb}" for verb in verbs]
    assert "Nordmann" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_a_letter_has_no_lines_that_somebody_else_wrote(
    council: Council, unit: Unit, viewer: ViewerOf, edvard: Person, dina: Person
) -> None:
    Person.objects.filter(pk=dina.pk).update(name="Dina\nBcc: x@y.no Dahl")
    Team.objects.filter(pk=council.team_id).update(name="Rådet\r\nTo: x@y.no")
    council.refresh_from_db()
    given_to(viewer(edvard), council, unit)
    row = OutgoingMail.objects.get(key__contains=":given:")
    message = outbox._message(row)
    assert "\n" not in str(message.subject)
    assert "\nTo:" not in str(message.body)
