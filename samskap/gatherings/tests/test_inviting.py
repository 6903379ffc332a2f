"""Before the meeting: people are asked once, told when it is moved or off, and asked again when it matters."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samskap.core import audit, outbox
from samskap.core.models import AuditEntry, OutgoingMail
from samskap.gatherings import asking_jobs
from samskap.gatherings.actions import gatherings as actions
from samskap.gatherings.actions.answers import answer, answer_as_member, say_we_come
from samskap.gatherings.actions.gatherings import NotReady, Time
from samskap.gatherings.actions.slots import lay_out
from samskap.gatherings.models import AgendaItem, Gathering, GuestSignUp, Invitation, Kind
from samskap.gatherings.queries.gathering_page import gathering_page
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.tests.gatherings import NOW, STARTS, make
from samskap.people.models import Membership, Person, Unit
from tests.personas import ViewerOf, make_person

LATER = STARTS + timedelta(days=7)


@pytest.fixture
def gathering(unit: Unit, dina: Person, alma: Person, edvard: Person, cato: Person) -> Gathering:
    return make(unit, host=dina)


def letters() -> list[tuple[str, str]]:
    """What has been sent since the last time: to whom, and the subject."""
    outbox.deliver(NOW)
    found = [(each.to[0].partition("@")[0], str(each.subject)) for each in mail.outbox]
    mail.outbox.clear()
    return sorted(found)


def test_everybody_in_the_audience_is_asked_once(
    gathering: Gathering, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    by = viewer(dina)
    assert actions.announce(by=by, gathering=gathering, now=NOW) == 2
    with pytest.raises(NotAllowedNow, match="kalt inn til samlingen allerede"):
        actions.announce(by=by, gathering=gathering, now=NOW)
    subject = "Onsdagssamling, onsdag 2. desember kl. 08.30–09.00"
    assert letters() == [("alma", subject), ("dina", subject)]
    assert asking_jobs.ask_newcomers.run(NOW) == 0
    make_person(gathering.organisation, "Eva Ny", role=Membership.Role.EMPLOYEE, unit=gathering.unit)
    assert [asking_jobs.ask_newcomers.run(NOW) for _ in "ab"] == [1, 0]
    assert letters() == [("eva", subject)]
    assert asking_jobs.ask_newcomers.run(STARTS + timedelta(minutes=1)) == 0
    assert list(audit.verify(gathering.organisation_id)) == []


def test_only_who_holds_it_announces_moves_and_cancels(
    gathering: Gathering, viewer: ViewerOf, alma: Person
) -> None:
    by = viewer(alma)
    for act in (
        lambda: actions.announce(by=by, gathering=gathering, now=NOW),
        lambda: actions.cancel(by=by, gathering=gathering, because="Nei", now=NOW),
        lambda: actions.reinstate(by=by, gathering=gathering),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not OutgoingMail.objects.exists()


def test_teaching_is_not_announced_without_theory_and_an_example_from_practice(
    unit: Unit, viewer: ViewerOf, dina: Person
) -> None:
    row = make(unit, kind=Kind.TEACHING, host=dina)
    for written, missing in (
        ("", ["Teori", "Eksempel fra praksis"]),
        ("theory", ["Eksempel fra praksis"]),
    ):
        AgendaItem.objects.filter(gathering=row, slot=written).update(text="Skrevet")
        with pytest.raises(NotReady) as refused:
            actions.announce(by=viewer(dina), gathering=row, now=NOW)
        assert refused.value.missing == missing
        lay_out([row])
    AgendaItem.objects.filter(gathering=row, slot="practice_example").update(text="Fra Brygga")
    assert actions.announce(by=viewer(dina), gathering=row, now=NOW) == 1


def test_moved_and_moved_again_cancelled_and_back(
    gathering: Gathering, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    by = viewer(dina)
    actions.announce(by=by, gathering=gathering, now=NOW)
    invitation = Invitation.objects.get(person=alma)
    answer(invitation=invitation, answer="yes", now=NOW)
    letters()
    for days in (7, 8):
        when = Time(STARTS + timedelta(days=days), LATER + timedelta(days=days))
        assert actions.move(by=by, gathering=gathering, when=when, because="Huset er opptatt.", now=NOW)
        assert not actions.move(by=by, gathering=gathering, when=when, now=NOW)  # pressed twice
        assert [words[:8] for _who, words in letters()] == ["Flyttet:", "Flyttet:"]
    gathering.refresh_from_db()
    assert (gathering.sequence, gathering.planned_on, gathering.by_hand) == (2, STARTS.date(), True)
    shown = gathering_page(viewer(alma), gathering, NOW)
    assert (shown.own_answer, shown.asked_again) == ("", True)
    assert actions.cancel(by=by, gathering=gathering, because="Storm.", now=NOW) == 2
    assert [words[:7] for _who, words in letters()] == ["Avlyst:", "Avlyst:"]
    with pytest.raises(NotAllowedNow):
        answer(invitation=invitation, answer="no", now=NOW)
    actions.reinstate(by=by, gathering=gathering)
    assert letters() == []
    actions.announce(by=by, gathering=gathering, now=NOW)
    assert [words[:12] for _who, words in letters()] == ["Blir noe av ", "Blir noe av "]
    gathering.refresh_from_db()
    assert gathering.sequence == 4


def test_the_page_says_from_which_day_it_was_moved(
    gathering: Gathering, viewer: ViewerOf, dina: Person
) -> None:
    by, day = viewer(dina), STARTS + timedelta(days=2)
    assert actions.move(by=by, gathering=gathering, when=Time(day, day + timedelta(hours=1)), now=NOW)
    actions.announce(by=by, gathering=gathering, now=NOW)
    gathering.refresh_from_db()
    assert gathering_page(by, gathering, NOW).moved_from is None  # nobody knew of the first day
    actions.move(by=by, gathering=gathering, when=Time(LATER, LATER + timedelta(hours=1)), now=NOW)
    gathering.refresh_from_db()
    assert gathering_page(by, gathering, NOW).moved_from == day.date()


def test_another_place_is_told_and_the_answers_stand(
    gathering: Gathering, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    by = viewer(dina)
    actions.announce(by=by, gathering=gathering, now=NOW)
    answer(invitation=Invitation.objects.get(person=alma), answer="maybe", now=NOW)
    letters()
    gathering.refresh_from_db()
    written = actions.Written({"place": "Biblioteket", "methods": ["FIT"]})
    assert actions.write_gathering(
        by=by, gathering=gathering, written=written, seen=gathering.revision, now=NOW
    )
    outbox.deliver(NOW)
    texts = {each.to[0].partition("@")[0]: str(each.body) for each in mail.outbox}
    assert [words[:7] for _who, words in letters()] == ["Endret:", "Endret:"]
    assert all("Nytt sted: Biblioteket" in text for text in texts.values())
    assert ["Du har svart «Kanskje»" in texts[who] for who in ("alma", "dina")] == [True, False]
    gathering.refresh_from_db()
    assert gathering_page(viewer(alma), gathering, NOW).own_answer == "maybe"
    same = Time(gathering.starts_at, gathering.ends_at)
    assert actions.move(by=by, gathering=gathering, when=same, place="Kantina", now=NOW)
    assert [words[:7] for _who, words in letters()] == ["Endret:", "Endret:"]
    gathering.refresh_from_db()
    assert gathering_page(viewer(alma), gathering, NOW).own_answer == "maybe"
    with pytest.raises(ChangedMeanwhile):
        actions.write_gathering(by=by, gathering=gathering, written=written, seen=1, now=NOW)
    alma.memberships.update(
        until=NOW.date() - timedelta(days=400)
    )  # her roles are over, and nobody closed her login
    assert actions.cancel(by=by, gathering=gathering, because="Snø", now=NOW) == 1


def test_nothing_is_told_of_what_nobody_was_asked_to(
    gathering: Gathering, viewer: ViewerOf, dina: Person
) -> None:
    by = viewer(dina)
    actions.move(by=by, gathering=gathering, when=Time(LATER, LATER + timedelta(hours=1)), now=NOW)
    actions.cancel(by=by, gathering=gathering, because="", now=NOW)
    gathering.refresh_from_db()
    assert (gathering.sequence, letters()) == (0, [])


def test_the_workday_before_everybody_who_may_come_is_reminded_once(
    unit: Unit, viewer: ViewerOf, dina: Person, alma: Person, edvard: Person
) -> None:
    monday = STARTS + timedelta(days=5)  # 7 December
    row = make(unit, host=dina, starts_at=monday)
    actions.announce(by=viewer(dina), gathering=row, now=NOW)
    answer(invitation=Invitation.objects.get(person=alma), answer="no", now=NOW)
    letters()
    thursday, friday = NOW + timedelta(days=10), NOW + timedelta(days=11)
    assert [asking_jobs.remind_before.run(day) for day in (thursday, friday, friday)] == [0, 1, 0]
    outbox.deliver(friday)
    assert [each.to[0][:4] for each in mail.outbox] == ["dina"]
    assert "mandag 7. desember" in mail.outbox[0].subject


def test_who_was_not_reached_is_a_number_that_the_host_reads(
    gathering: Gathering, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    actions.announce(by=viewer(dina), gathering=gathering, now=NOW)
    OutgoingMail.objects.filter(key__endswith=f":{alma.pk}").update(state=OutgoingMail.State.REFUSED)
    gathering.refresh_from_db()
    assert gathering_page(viewer(dina), gathering, NOW).answers.unreached == 1
    assert gathering_page(viewer(alma), gathering, NOW).answers.unreached == 0


def test_names_are_for_who_holds_it_and_only_until_it_is_held(
    gathering: Gathering, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    actions.announce(by=viewer(dina), gathering=gathering, now=NOW)
    answer_as_member(by=viewer(alma), gathering=gathering, answer_="yes", now=NOW)
    gathering.refresh_from_db()
    assert gathering_page(viewer(dina), gathering, NOW).answers.names["yes"] == ["Alma Berg"]
    of_alma = gathering_page(viewer(alma), gathering, NOW).answers
    assert (of_alma.names, of_alma.few) == ({}, True)
    assert gathering_page(viewer(dina), gathering, STARTS + timedelta(hours=1)).answers.names == {}
    details = [entry.details for entry in AuditEntry.objects.all()]
    assert not any("answer" in str(each) for each in details)


def test_guests_are_a_number_once_for_each_form(
    gathering: Gathering, viewer: ViewerOf, dina: Person, edvard: Person
) -> None:
    visitor = viewer()
    with pytest.raises(NotAllowedNow):
        say_we_come(by=visitor, gathering=gathering, people=2, chance="a", now=NOW)
    actions.announce(by=viewer(dina), gathering=gathering, now=NOW)
    Gathering.objects.update(open_to_residents=True)
    gathering.refresh_from_db()
    pressed = [
        say_we_come(by=visitor, gathering=gathering, people=n, chance=c, now=NOW)
        for n, c in ((2, "a"), (2, "a"), (3, "b"))
    ]
    assert (pressed, sum(GuestSignUp.objects.values_list("people", flat=True))) == ([True, False, True], 5)
