"""While a meeting runs and after: no words are lost, points come back until closed, attendance is one's own."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samskap.core import audit, outbox
from samskap.core.models import AuditEntry, OutgoingMail
from samskap.gatherings.actions.meeting import (
    correct_minutes,
    finish_minutes,
    hold_gathering,
    say_here,
    take_back_here,
)
from samskap.gatherings.actions.meeting_notes import AnotherText, MinutesClosed, write_minutes, write_notes
from samskap.gatherings.actions.meeting_points import (
    Task,
    change_point,
    close_point,
    decide,
    follow_up,
    reopen_point,
)
from samskap.gatherings.models import (
    AgendaItem,
    Attendance,
    Carried,
    Gathering,
    Invitation,
    Series,
)
from samskap.gatherings.queries.agreed import agreed
from samskap.gatherings.queries.meeting import meeting_page
from samskap.gatherings.queries.meeting_minutes import minutes_page
from samskap.gatherings.queries.open_points import open_points
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.states import CANCELLED, DONE, DROPPED, HELD
from samskap.gatherings.tests.gatherings import STARTS, make
from samskap.gatherings.written import mark_of
from samskap.people.models import Person, Unit
from tests.personas import ClientFor, ViewerOf

DURING = STARTS + timedelta(minutes=10)
WEEK = timedelta(days=7)


@pytest.fixture
def gathering(unit: Unit, dina: Person, alma: Person) -> Gathering:
    return make(unit, host=dina)


@pytest.fixture
def item(gathering: Gathering) -> AgendaItem:
    return AgendaItem.objects.create(gathering=gathering, title="Siden sist")


def three(unit: Unit, host: Person, n: int = 3) -> list[Gathering]:
    """A weekly series, and its first gatherings."""
    series = Series.objects.create(
        organisation=unit.organisation,
        unit=unit,
        title="Onsdagssamling",
        rhythm="hver onsdag",
        rrule="FREQ=WEEKLY",
        starts_on=STARTS.date(),
        at="08:30",
        host=host,
    )
    return [make(unit, host=host, series=series, starts_at=STARTS + WEEK * week) for week in range(n)]


def test_two_writers_never_write_over_one_another(
    item: AgendaItem, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    first = write_notes(by=viewer(dina), item=item, text="Kaffe", mark=mark_of(""), now=DURING)
    with pytest.raises(AnotherText) as other:
        write_notes(by=viewer(alma), item=item, text="Te", mark=mark_of(""), now=DURING)
    assert (other.value.theirs, other.value.by, other.value.mark) == ("Kaffe", dina, first.mark)
    item.refresh_from_db()
    assert item.notes == "Kaffe"
    both = write_notes(by=viewer(alma), item=item, text="Kaffe\nTe", mark=other.value.mark, now=DURING)
    again = write_notes(by=viewer(alma), item=item, text="Kaffe\r\nTe", mark=mark_of(""), now=DURING)
    assert both.text == again.text  # sent once more because the answer was lost: the same text is no conflict
    item.refresh_from_db()
    assert (item.notes, item.notes_by, item.revision) == ("Kaffe\nTe", alma, 3)


def test_different_points_and_the_whole_never_collide(
    gathering: Gathering, item: AgendaItem, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    other = AgendaItem.objects.create(gathering=gathering, title="Sak 2")
    empty = mark_of("")
    write_notes(by=viewer(dina), item=item, text="Én", mark=empty, now=DURING)
    write_notes(by=viewer(alma), item=other, text="To", mark=empty, now=DURING)
    write_minutes(by=viewer(alma), gathering=gathering, text="Alt", mark=empty, now=DURING)
    with pytest.raises(AnotherText):
        write_minutes(by=viewer(dina), gathering=gathering, text="Mer", mark=empty, now=DURING)


def test_only_those_asked_write_and_never_in_finished_minutes(
    gathering: Gathering, item: AgendaItem, viewer: ViewerOf, dina: Person, edvard: Person
) -> None:
    given: dict[str, Any] = {"item": item, "text": "Hei", "mark": mark_of(""), "now": DURING}
    with pytest.raises(PermissionDenied):
        write_notes(by=viewer(edvard), **given)
    hold_gathering(by=viewer(dina), gathering=gathering, attended=None, now=DURING)
    finish_minutes(by=viewer(dina), gathering=gathering, summary="", send=False, now=DURING)
    with pytest.raises(MinutesClosed):
        write_notes(by=viewer(dina), **given)
    assert correct_minutes(by=viewer(dina), gathering=gathering, words="Feil dag")
    assert write_notes(by=viewer(dina), **given).text == "Hei"
    told = [line.words for line in minutes_page(viewer(dina), gathering, DURING).history]
    assert "Åpnet for å rette: Feil dag" in told


def test_points_come_first_until_they_are_done_or_dropped_with_a_reason(
    unit: Unit, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    rows, by = three(unit, dina, 5), viewer(dina)
    made = [
        follow_up(by=by, gathering=rows[0], item=None, task=Task(text, owner=alma), key=text)
        for text in "abc"
    ]
    Gathering.objects.filter(pk=rows[3].pk).update(state=CANCELLED)
    hold_gathering(by=by, gathering=rows[0], attended=None, now=DURING)
    for week in (1, 2):
        at = rows[week].starts_at + timedelta(minutes=5)
        rows[week].refresh_from_db()
        assert [line.text for line in open_points(by, rows[week], at)] == list("abc")[week - 1 :]
        during = rows[week]
        assert close_point(by=by, point=made[week - 1], state=DONE, during=during, now=at)
        hold_gathering(by=by, gathering=rows[week], attended=None, now=at)
    after = rows[4].starts_at - WEEK
    line = open_points(by, rows[4], after)[0]
    assert (line.text, line.carried_words) == ("c", "ble med videre 2 ganger")
    with pytest.raises(NotAllowedNow, match="hvorfor"):
        close_point(by=by, point=made[2], state=DROPPED, now=after)
    assert close_point(by=viewer(alma), point=made[2], state=DROPPED, words="Ordnet seg", now=after)
    assert open_points(by, rows[4], after) == []
    assert reopen_point(by=by, point=made[2])
    assert [each.text for each in open_points(by, rows[4], after)] == ["c"]
    assert Carried.objects.filter(gathering=rows[3]).count() == 0


def test_only_the_next_agenda_begins_with_them_and_a_single_gathering_has_none(
    unit: Unit, viewer: ViewerOf, dina: Person, edvard: Person
) -> None:
    rows, by = three(unit, dina), viewer(dina)
    follow_up(by=by, gathering=rows[0], item=None, task=Task("a"), key="a")
    alone = make(unit, host=dina)
    follow_up(by=by, gathering=alone, item=None, task=Task("b"), key="b")
    hold_gathering(by=by, gathering=rows[0], attended=None, now=DURING)
    now = DURING + timedelta(days=1)
    assert [len(open_points(by, row, now)) for row in (rows[1], rows[2], alone)] == [1, 0, 0]
    assert open_points(viewer(edvard), rows[1], now) == []


def test_a_gathering_is_held_once_and_counts_the_larger_number(
    unit: Unit, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    rows, by = three(unit, dina, 2), viewer(dina)
    follow_up(by=by, gathering=rows[0], item=None, task=Task("a"), key="a")
    with pytest.raises(NotAllowedNow, match="ikke begynt"):
        hold_gathering(by=by, gathering=rows[1], attended=3, now=DURING)
    at = DURING + WEEK
    say_here(by=viewer(alma), gathering=rows[1], now=at)
    assert [hold_gathering(by=by, gathering=rows[1], attended=n, now=at) for n in (None, None)] == [
        True,
        False,
    ]
    rows[1].refresh_from_db()
    assert (rows[1].state, rows[1].attended, Carried.objects.count()) == (HELD, 1, 1)
    hold_gathering(by=by, gathering=rows[1], attended=12, now=at)
    rows[1].refresh_from_db()
    assert rows[1].attended == 12
    with pytest.raises(PermissionDenied):
        hold_gathering(by=viewer(alma), gathering=rows[0], attended=1, now=at)


def test_who_was_there_is_read_by_nobody_else(
    gathering: Gathering,
    item: AgendaItem,
    viewer: ViewerOf,
    client_for: ClientFor,
    dina: Person,
    alma: Person,
) -> None:
    write_notes(by=viewer(dina), item=item, text="Vi hadde det fint.", mark=mark_of(""), now=DURING)
    Gathering.objects.update(starts_at=DURING, ends_at=DURING + timedelta(hours=1))
    gathering.refresh_from_db()
    assert [say_here(by=viewer(alma), gathering=gathering, now=DURING) for _ in "ab"] == [True, False]
    Invitation.objects.create(gathering=gathering, person=alma, nonce="n", answer="yes", told=0)
    hold_gathering(by=viewer(dina), gathering=gathering, attended=None, now=DURING)
    finish_minutes(by=viewer(dina), gathering=gathering, summary="", send=True, now=DURING)
    pages = [reverse(f"gatherings:{name}", args=["fjordvik", gathering.pk]) for name in PAGES]
    seen = [client_for(dina).get(page, follow=True).content.decode() for page in pages]
    assert not any("Alma" in page for page in seen)
    assert minutes_page(viewer(dina), gathering, DURING).attended == ""
    gathering.refresh_from_db()
    attended = [minutes_page(viewer(each), gathering, DURING).attended for each in (dina, alma)]
    assert attended == ["1", "for få til å vise"]
    kept = json.dumps(
        [list(AuditEntry.objects.values("actor_id", "details", "action")), *_keys()], default=str
    )
    assert "here" not in kept
    assert not any(key.endswith(f":{alma.pk}") for key in _keys())
    assert take_back_here(by=viewer(alma), gathering=gathering, now=DURING)
    assert not Attendance.objects.exists()


PAGES = ("gathering", "meeting", "meeting_hold", "minutes", "meeting_here")


def _keys() -> list[str]:
    return list(OutgoingMail.objects.values_list("key", flat=True))


def test_the_summary_is_sent_once_and_holds_no_minutes(
    gathering: Gathering, item: AgendaItem, viewer: ViewerOf, dina: Person, alma: Person, edvard: Person
) -> None:
    by = viewer(dina)
    write_notes(by=by, item=item, text="Bare for oss.", mark=mark_of(""), now=DURING)
    decide(by=by, gathering=gathering, item=item, text="Vi åpner på søndager.", key="d")
    due = DURING.date() + timedelta(days=2)
    follow_up(by=by, gathering=gathering, item=item, task=Task("Ringe kommunen", alma, due=due), key="p")
    with pytest.raises(NotAllowedNow, match="holdt"):
        finish_minutes(by=by, gathering=gathering, summary="", send=True, now=DURING)
    hold_gathering(by=by, gathering=gathering, attended=4, now=DURING)
    done = [
        finish_minutes(
            by=by, gathering=gathering, summary="Hei.\nTakk for i dag.", send=True, now=DURING
        ).letters
        for _ in "ab"
    ]
    correct_minutes(by=by, gathering=gathering, words="Et navn")
    done.append(finish_minutes(by=by, gathering=gathering, summary="", send=True, now=DURING).letters)
    outbox.deliver(DURING)
    assert (done, [each.to[0] for each in mail.outbox]) == ([1, 0, 0], ["alma@fjordvik.example"])
    text = str(mail.outbox[0].body)
    assert "Bare for oss" not in text
    for said in (
        "Hei.\n\nTakk for i dag.",
        "Vi åpner på søndager.",
        "Ringe kommunen, Alma Berg, innen fredag 4. desember",
    ):
        assert said in text
    assert "/samlinger/" in text


def test_the_audit_chain_holds_no_words(
    gathering: Gathering, item: AgendaItem, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    by, secret = viewer(dina), "hemmelig"
    for text in (secret, f"{secret} mer", f"{secret} enda mer"):
        item.refresh_from_db()
        write_notes(by=by, item=item, text=text, mark=mark_of(item.notes), now=DURING)
    point = follow_up(by=by, gathering=gathering, item=item, task=Task(secret, owner_words=secret), key="p")
    change_point(by=by, point=point, task=Task(secret, alma))
    close_point(by=by, point=point, state=DROPPED, words=secret, now=DURING)
    decide(by=by, gathering=gathering, item=item, text=secret, key="d")
    hold_gathering(by=by, gathering=gathering, attended=2, now=DURING)
    finish_minutes(by=by, gathering=gathering, summary=secret, send=True, now=DURING)
    correct_minutes(by=by, gathering=gathering, words=secret)
    entries = AuditEntry.objects.all()
    assert not any(secret in json.dumps(entry.details, default=str) for entry in entries)
    assert [entry.action for entry in entries].count("gatherings.write_notes") == 1  # not one for every pause
    assert list(audit.verify(gathering.organisation_id)) == []


def test_the_owner_is_one_of_those_asked(
    gathering: Gathering, viewer: ViewerOf, dina: Person, bo: Person, edvard: Person
) -> None:
    for stranger in (bo, edvard):
        with pytest.raises(NotAllowedNow, match="spurt"):
            follow_up(by=viewer(dina), gathering=gathering, item=None, task=Task("a", stranger), key="a")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_the_same_number_of_questions(
    unit: Unit,
    viewer: ViewerOf,
    dina: Person,
    alma: Person,
    rows: int,
    django_assert_num_queries: Any,
) -> None:
    meetings, by = three(unit, dina, 2), viewer(dina)
    for each in range(rows):
        item = AgendaItem.objects.create(gathering=meetings[1], title=f"Sak {each}")
        follow_up(by=by, gathering=meetings[0], item=None, task=Task("a", alma), key=f"a{each}")
        follow_up(by=by, gathering=meetings[1], item=item, task=Task("b", alma), key=f"b{each}")
        decide(by=by, gathering=meetings[1], item=item, text="c", key=f"c{each}")
    now = DURING + WEEK
    with django_assert_num_queries(8):
        meeting_page(by, meetings[1], "", now)
    with django_assert_num_queries(10):
        minutes_page(by, meetings[1], now)
    with django_assert_num_queries(4):
        agreed(by, "", now)
