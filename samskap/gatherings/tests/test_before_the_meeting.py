"""The agenda people write together, the form of a gathering, and what its page costs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.gatherings import sick_leave
from samskap.gatherings.actions import agenda, answers
from samskap.gatherings.actions import gatherings as actions
from samskap.gatherings.actions.agenda import Point
from samskap.gatherings.actions.gatherings import Time
from samskap.gatherings.actions.slots import lay_out
from samskap.gatherings.forms.gathering import GatheringForm
from samskap.gatherings.models import AgendaItem, Gathering, Invitation, Kind
from samskap.gatherings.queries.gathering_page import gathering_page, points_of
from samskap.gatherings.queries.surroundings import around_of
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.tests.gatherings import NOW, make
from samskap.people.models import Person, Unit
from tests.personas import ClientFor, ViewerOf

YEAR = "/fjordvik/samlinger/arshjul/planlegg/"


def titles(row: Gathering) -> list[str]:
    return [item.title for item in row.items.all()]


def test_anybody_who_is_asked_adds_a_point_and_who_holds_it_puts_them_in_order(
    unit: Unit, viewer: ViewerOf, dina: Person, alma: Person, edvard: Person
) -> None:
    row = make(unit, kind=Kind.MEETING, host=dina)
    by, leader = viewer(alma), viewer(dina)
    first, again, second = (
        agenda.add_item(by=by, gathering=row, point=Point(each)) for each in ("Kaffe", "Kaffe", "Te")
    )
    assert (first.pk, titles(row)) == (again.pk, ["Kaffe", "Te"])
    with pytest.raises(PermissionDenied):
        agenda.add_item(by=viewer(edvard), gathering=row, point=Point("Utenfra"))
    with pytest.raises(PermissionDenied):
        agenda.shift_item(by=by, item=second, up=True)
    assert agenda.shift_item(by=leader, item=second, up=True)
    assert not agenda.shift_item(by=leader, item=second, up=True)
    assert titles(row) == ["Te", "Kaffe"]
    agenda.write_item(by=by, item=first, point=Point("Kaffen", "Hvem lager den?"), seen=1)
    with pytest.raises(ChangedMeanwhile):
        agenda.write_item(by=leader, item=first, point=Point("Noe annet"), seen=1)
    AgendaItem.objects.filter(pk=first.pk).update(notes="Sagt i møtet")
    first.refresh_from_db()
    with pytest.raises(NotAllowedNow, match="referat"):
        agenda.remove_item(by=leader, item=first)
    agenda.remove_item(by=leader, item=second)
    Gathering.objects.update(state="held")
    with pytest.raises(NotAllowedNow, match="lukket"):
        agenda.add_item(by=by, gathering=row, point=Point("For sent"))
    assert titles(row) == ["Kaffen"]


def test_a_kind_begins_with_its_own_points_once(unit: Unit, viewer: ViewerOf, dina: Person) -> None:
    row, by = make(unit, host=dina), viewer(dina)
    shown = ["Finn inspirasjon", "Del erfaring", "Hei på hverandre"]
    assert [str(each.title) for each in points_of(by, row)] == shown  # before there are rows
    for _twice in "ab":
        lay_out([row])
    assert titles(row) == shown
    agenda.add_item(by=by, gathering=row, point=Point("Eget punkt"))
    item = row.items.get(slot="cheer")
    agenda.write_item(by=by, item=item, point=Point("Nytt navn", "Naboene"), seen=item.revision)
    written = actions.Written({"kind": Kind.OPP})
    actions.write_gathering(by=by, gathering=row, written=written, seen=row.revision, now=NOW)
    assert titles(row) == [
        "Verdiene våre møter kommunens",
        "Å være til stede på jobb",
        "Hei på hverandre",  # somebody wrote there, so it stays
        "Det vi prøver nå",
        "Eget punkt",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Sykefraværet gikk ned", ["Sykefraværet"]),
        ("korttidssykefravær, sjukefråvær og sykmeldte", ["korttidssykefravær", "sjukefråvær", "sykmeldte"]),
        ("fraværsprosent 7,2", ["fraværsprosent"]),
        ("egenmelding og sykemelding", ["egenmelding", "sykemelding"]),
        ("korttidsfravær, syke\u00adfravær", ["korttidsfravær", "sykefravær"]),
        ("Å være til stede når noen er syk av lengsel. Fravær av håp. En sykkel, en melding.", []),
    ],
)
def test_what_an_opp_gathering_refuses(words: str, found: list[str]) -> None:
    assert sick_leave.find(words) == found


def sent(**changed: Any) -> dict[str, Any]:
    words = {"kind": "opp", "title": "OPP", "day": "2027-03-29", "at": "8.30", "minutes": "45"}
    return {**words, **changed}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"purpose": "Vi ser på sykefraværet"}, "purpose"),
        ({"join_url": "http://mote.example/1"}, "join_url"),
        ({"join_url": "javascript:alert(1)"}, "join_url"),
        ({"day": "2027-03-28", "at": "02.30"}, "at"),
        ({"day": "2027-02-29"}, "day"),
        ({"at": "25.00"}, "at"),
        ({"at": "halv ni"}, "at"),
        ({"minutes": "0"}, "minutes"),
        ({"title": " \u200b "}, "title"),
        ({"purpose": "Ring 01017012345"}, "purpose"),
        ({"purpose": "Kari Nordmann kommer"}, "purpose"),
        ({"home": "unit-99999"}, "home"),
        ({"methods": ",".join("abcdefghij")}, "methods"),
    ],
)
def test_the_form_says_what_is_wrong(
    unit: Unit, viewer: ViewerOf, dina: Person, changed: dict[str, str], field: str
) -> None:
    data = sent(**{"home": f"unit-{unit.pk}", **changed})
    assert field in GatheringForm(data, row=None, around=around_of(viewer(dina))).errors


def test_a_gathering_is_made_announced_and_changed_by_its_pages(
    unit: Unit, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    client, start = client_for(dina), "/fjordvik/samlinger"
    soon = (NOW + timedelta(days=3650)).date()  # too far ahead
    data = sent(home=f"unit-{unit.pk}", kind="meeting", join_url="mote.example/1", methods="FIT, MI, FIT")
    assert client.post(f"{start}/ny/", {**data, "day": soon.isoformat()}).status_code == 422
    made = client.post(f"{start}/ny/", data)
    row = Gathering.objects.get()
    assert (made["Location"], row.join_url, row.methods) == (
        f"{start}/{row.pk}/",
        "https://mote.example/1",
        ["FIT", "MI"],
    )
    assert f"{row.starts_at:%Y-%m-%d %H:%M}" == "2027-03-29 06:30"
    assert client_for(alma).post(f"{start}/{row.pk}/kall-inn/").status_code == 403
    assert client.post(f"{start}/{row.pk}/kall-inn/").status_code == 302
    page = client.get(f"{start}/{row.pk}/rediger/").content.decode()
    assert "Flytt" in page
    stale = client.post(f"{start}/{row.pk}/rediger/", {"title": "Nytt", "seen": "1"})
    assert (stale.status_code, "Det du skrev, står her" in stale.content.decode()) == (409, True)
    seen = Gathering.objects.get().revision
    client.post(f"{start}/{row.pk}/rediger/", {"title": "Nytt navn", "seen": str(seen)})
    moved = {"day": "2027-03-30", "at": "09.00", "minutes": "30", "place": "Brygga"}
    client.post(f"{start}/{row.pk}/flytt/", moved)
    for because in (" ", "Kari Nordmann er borte", "Ring 01017012345"):
        assert client.post(f"{start}/{row.pk}/avlys/", {"because": because}).status_code == 422
    client.post(f"{start}/{row.pk}/avlys/", {"because": "Storm"})
    row.refresh_from_db()
    assert (row.title, row.place, row.sequence, row.state) == ("Nytt navn", "Brygga", 3, "cancelled")


def test_nothing_of_an_opp_gathering_is_about_sick_leave(
    client_for: ClientFor, dina: Person, unit: Unit
) -> None:
    row = make(unit, host=dina, kind=Kind.OPP, starts_at=timezone.now() + timedelta(days=2))
    because, address = {"because": "Høyt sykefravær denne uka"}, f"/fjordvik/samlinger/{row.pk}/"
    year = {"opp-chosen": "on", "opp-title": "Om sykemeldte", "opp-rhythm": "første mandag kl. 9"}
    for path, sent in ((f"{address}avlys/", because), (f"{address}flytt/", because), (YEAR, year)):
        answer = client_for(dina).post(path, sent)
        assert (answer.status_code, "OPP-samling handler om" in answer.content.decode()) == (422, True)


def test_two_who_move_it_at_once_do_not_move_it_twice_unseen(
    client_for: ClientFor, dina: Person, viewer: ViewerOf, unit: Unit
) -> None:
    row, client = make(unit, host=dina, starts_at=timezone.now() + timedelta(days=2)), client_for(dina)
    address = f"/fjordvik/samlinger/{row.pk}/flytt/"
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in ("at", "minutes", "place", "seen")}
    sent["day"] = (timezone.localdate() + timedelta(days=5)).isoformat()
    other = Time(row.starts_at + timedelta(days=1), row.ends_at + timedelta(days=1))
    actions.move(by=viewer(dina), gathering=row, when=other, now=timezone.now())
    again = client.post(address, sent)
    assert (again.status_code, "Noen andre endret" in again.content.decode()) == (422, True)
    row.refresh_from_db()
    assert row.starts_at == other.starts_at
    sent["seen"] = again.context["form"]["seen"].value()
    assert client.post(address, sent).status_code == 302


def test_the_page_asks_as_often_for_a_full_agenda_as_for_one_point(
    unit: Unit, viewer: ViewerOf, dina: Person, client_for: ClientFor, alma: Person
) -> None:
    row = make(unit, kind=Kind.MEETING, host=dina)
    actions.announce(by=viewer(dina), gathering=row, now=NOW)
    asked = []
    for many in (1, 3):
        for each in range(many):
            agenda.add_item(by=viewer(dina), gathering=row, point=Point(f"Punkt {many} {each}"))
        answers.answer(invitation=Invitation.objects.get(person=alma), answer="yes", now=NOW)
        row.refresh_from_db()
        with CaptureQueriesContext(connection) as queries:
            assert len(gathering_page(viewer(dina), row, NOW).points) >= many
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10


def test_why_a_warning_was_overruled_is_kept(client_for: ClientFor, dina: Person, unit: Unit) -> None:
    row, client, name = make(unit, host=dina), client_for(dina), "Ring Kari Nordmann."
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    when = {"day": day, "at": "08.30", "minutes": "60", "kind": Kind.MEETING}
    start = "/fjordvik/samlinger"
    series = {**when, "home": f"unit-{unit.pk}", "rhythm": "hver onsdag kl. 9", "at": "", "starts_on": day}
    series["holidays"] = "next"
    mark = client.post(f"{start}/serier/ny/", {**series, "title": "Løft"}).context["form"].mark
    looked = {"lagre": "1", "looked_at": mark}
    for page, sent in (
        ("ny", {**when, "home": f"unit-{unit.pk}", "title": name}),
        (f"{row.pk}/rediger", {**when, "seen": "1", "title": name}),
        (f"{row.pk}/punkter/nytt", {"title": "Kaffe", "text": name}),
        (f"{row.pk}/flytt", {**when, "at": "10", "because": name}),
        (f"{row.pk}/avlys", {"because": name}),
        ("serier/ny", {**series, **looked, "title": name}),
    ):
        assert client.post(f"{start}/{page}/", {**sent, "overruled": "agreed"}).status_code == 302, page
    kept = AuditEntry.objects.filter(details__overruled="agreed").order_by("pk")
    verbs = "make_gathering write_gathering add_item move_gathering cancel_gathering plan_series"
    assert [entry.action for entry in kept] == [f"gatherings.{verb}" for verb in verbs.split()]
    assert "Nordmann" not in str(list(AuditEntry.objects.values_list("details", flat=True)))
