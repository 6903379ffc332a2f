"""The pages of a meeting: what is sent late or twice, what is refused, and a point on a page of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.dateformat import format as date_format

from samskap.core.models import AuditEntry
from samskap.gatherings.actions.meeting import finish_minutes, hold_gathering
from samskap.gatherings.actions.meeting_notes import write_notes
from samskap.gatherings.actions.meeting_points import Task, follow_up
from samskap.gatherings.models import ActionItem, AgendaItem, Gathering, Kind
from samskap.gatherings.queries.meeting import meeting_page
from samskap.gatherings.states import DROPPED
from samskap.gatherings.tests.gatherings import STARTS, make
from samskap.gatherings.written import joined, lines_of, mark_of, named_in
from samskap.people.models import Person, Unit
from tests.personas import ClientFor, ViewerOf

DURING = STARTS + timedelta(minutes=10)


@pytest.fixture
def gathering(unit: Unit, dina: Person, alma: Person) -> Gathering:
    return make(unit, host=dina)


@pytest.fixture
def item(gathering: Gathering) -> AgendaItem:
    return AgendaItem.objects.create(gathering=gathering, title="Siden sist")


def test_what_is_typed_offline_is_sent_later_and_a_clash_is_shown(
    gathering: Gathering,
    item: AgendaItem,
    viewer: ViewerOf,
    client_for: ClientFor,
    dina: Person,
    alma: Person,
) -> None:
    url = reverse("gatherings:meeting_notes", args=["fjordvik", item.pk])
    client, script = client_for(alma), {"Accept": "application/json"}
    write_notes(by=viewer(dina), item=item, text="Fra Dina", mark=mark_of(""), now=DURING)
    late = {"notes": "Skrevet uten nett", "mark": mark_of("")}
    answer = client.post(url, late, headers=script)
    assert answer.status_code == 409
    assert "Fra Dina" in answer.json()["differs"]
    page = client.post(url, late)
    assert page.status_code == 409
    assert all(text in page.content.decode() for text in ("Fra Dina", "Skrevet uten nett"))
    kept = client.post(url, {**late, "choice": "both"}, headers=script)
    assert kept.json()["text"] == "Fra Dina\nSkrevet uten nett"
    hold_gathering(by=viewer(dina), gathering=gathering, attended=None, now=DURING)
    finish_minutes(by=viewer(dina), gathering=gathering, summary="", send=False, now=DURING)
    too_late = client.post(url, {"notes": "Kom for sent", "mark": kept.json()["mark"]})
    assert too_late.status_code == 409
    assert "Kom for sent" in too_late.content.decode()


def test_minutes_refuse_identity_numbers_and_ask_about_others_once(
    gathering: Gathering, item: AgendaItem, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    url = reverse("gatherings:meeting_notes", args=["fjordvik", item.pk])
    client, script = client_for(dina), {"Accept": "application/json"}

    def save(text: str, **more: str) -> Any:
        item.refresh_from_db()
        return client.post(url, {"notes": text, "mark": mark_of(item.notes), **more}, headers=script)

    assert save("Født 010170 12345").status_code == 422
    assert save("Alma Berg ringer.").status_code == 200  # a colleague who is asked
    asked = save("Ola Nordmann kom innom.")
    assert (asked.status_code, asked.json()["explain"]) == (422, True)
    assert save("Ola Nordmann kom innom.", overruled="agreed").status_code == 200
    assert save("Ola Nordmann kom innom. Fint.").status_code == 200  # it was let through before
    # and nothing is overruled by choosing a reason once more
    assert save("Ola Nordmann kom innom. Fint!", overruled="agreed").status_code == 200
    assert save("Ola Nordmann og Kari Nordmann kom.").status_code == 422
    Gathering.objects.update(kind=Kind.OPP)
    assert "sykefraværet" in " ".join(save("Vi så på sykefraværet.").json()["words"])
    (kept,) = AuditEntry.objects.filter(action="gatherings.write_notes", details__has_key="overruled")
    assert kept.details == {"gathering": gathering.pk, "overruled": "agreed"}


def test_why_a_warning_was_overruled_in_a_meeting_is_kept(
    gathering: Gathering, viewer: ViewerOf, client_for: ClientFor, dina: Person
) -> None:
    client, name = client_for(dina), "Ring Kari Nordmann."
    point = follow_up(by=viewer(dina), gathering=gathering, item=None, task=Task("Ringe"), key="p")

    def overrule(verb: str, where: int, **sent: str) -> None:
        url = reverse(f"gatherings:{verb}", args=["fjordvik", where])
        assert client.post(url, {**sent, "overruled": "public"}).status_code == 302

    overrule("meeting_whole", gathering.pk, notes=name, mark=mark_of(""))
    overrule("meeting_point", gathering.pk, text=name)
    overrule("meeting_decision", gathering.pk, text=name)
    overrule("action", point.pk, text=name)
    overrule("action_drop", point.pk, because=name)
    Gathering.objects.update(state=Gathering.State.HELD)
    overrule("meeting_finish", gathering.pk, summary=name)
    overrule("minutes_correct", gathering.pk, words=name)
    kept = AuditEntry.objects.filter(details__overruled="public").order_by("pk")
    verbs = "write_minutes follow_up decide change_point drop_point finish_minutes correct_minutes"
    assert [entry.action for entry in kept] == [f"gatherings.{verb}" for verb in verbs.split()]
    assert "Nordmann" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_a_line_becomes_a_point_by_one_press(
    gathering: Gathering,
    item: AgendaItem,
    viewer: ViewerOf,
    client_for: ClientFor,
    dina: Person,
    alma: Person,
) -> None:
    line = "Alma ringer kommunen innen fredag"
    write_notes(by=viewer(dina), item=item, text=f"- {line}\n- Noe annet", mark=mark_of(""), now=DURING)
    url = reverse("gatherings:meeting_line", args=["fjordvik", gathering.pk])
    for _ in "ab":
        client_for(dina).post(url, {"sak": item.pk, "point": line})
    point = ActionItem.objects.get()
    assert (point.text, point.owner, point.item, point.due and point.due.weekday()) == (line, alma, item, 4)
    client_for(dina).post(url, {"sak": item.pk, "point": "en linje som ikke står der"})
    assert ActionItem.objects.count() == 1
    made = [each.made for each in meeting_page(viewer(dina), gathering, str(item.pk), DURING).lines]
    assert made == ["point", ""]


def test_a_point_is_followed_up_on_its_page(
    gathering: Gathering, viewer: ViewerOf, client_for: ClientFor, dina: Person, alma: Person
) -> None:
    past = DURING.date() - timedelta(days=60)
    task = Task("Ringe", alma, due=past)
    point = follow_up(by=viewer(dina), gathering=gathering, item=None, task=task, key="p")
    url = reverse("gatherings:action", args=["fjordvik", point.pk])
    client = client_for(alma)
    assert client.get(f"{url}?mote=x²").status_code == 200
    kept = {"text": "Ringe i dag", "owner": alma.pk, "due": date_format(past, "j. F Y")}
    assert client.post(url, kept).status_code == 302  # a day that has been may stay
    assert client.post(url, {**kept, "due": "i fjor"}).status_code == 422
    drop = reverse("gatherings:action_drop", args=["fjordvik", point.pk])
    assert client.post(drop, {"because": ""}).status_code == 422
    assert client.post(drop, {"because": "Ordnet seg"}).status_code == 302
    point.refresh_from_db()
    assert (point.text, point.state, point.due) == ("Ringe i dag", DROPPED, past)


def test_lines_marks_names_and_joined_texts() -> None:
    assert lines_of(" - Én\r\n\n* To\n---\nÉn") == ["Én", "To"]
    assert mark_of("a\r\nb ") == mark_of("a\nb")
    assert joined("Felles\nHennes", "Felles\nMin") == "Felles\nHennes\nMin"
    names = {1: "Alma Berg", 2: "Alma Dal", 3: "Per Lie"}
    assert [named_in(text, names) for text in ("Per og Alma Dal", "Alma ringer", "Persille", "")] == [
        3,
        None,
        None,
        None,
    ]
