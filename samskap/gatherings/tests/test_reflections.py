"""A joint reflection: opened once, written in with a code, closed with numbers and a text, and forgotten in time."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.core.receipts import chance
from samskap.gatherings.actions import reflection_lines
from samskap.gatherings.actions.reflections import (
    Ending,
    Opened,
    Sheet,
    close_reflection,
    ending_mark,
    forget_lines,
    open_reflection,
    renew_code,
    say_present,
    take_back_present,
    throw_away,
)
from samskap.gatherings.halves import half_of
from samskap.gatherings.models import Gathering, Present, Reflection
from samskap.gatherings.queries.reflection_sheets import by_code
from samskap.gatherings.queries.reflections import (
    counts_by_unit,
    left_open,
    reflections_page,
    units_with_reflection,
)
from samskap.gatherings.refusals import NotAllowedNow
from samskap.people.models import Membership, Person, Unit
from samskap.people.viewer import Viewer
from samskap.values.models import Value
from tests.personas import ClientFor, ViewerOf, make_person

Form = Reflection.Form
pytestmark = pytest.mark.django_db


@pytest.fixture
def by(alma: Person, viewer: ViewerOf) -> Viewer:
    """Alma, who opens."""
    return viewer(alma)


def opened_by(by: Viewer, unit: Unit, form: str = Form.SMALL, **more: Any) -> Opened:
    sheet = Sheet(unit=unit, form=form, day=timezone.localdate(), **more)
    return open_reflection(by=by, number=chance(), sheet=sheet)


def write(by: Viewer, opened: Opened, text: str, number: str = "") -> None:
    reflection_lines.add_line(
        by=by, reflection=opened.reflection, number=number or chance(), text=text, code=opened.code
    )


def closed(by: Viewer, unit: Unit, residents: int, shared: str = "") -> Reflection:
    row = opened_by(by, unit).reflection
    close_reflection(by=by, reflection=row, ending=Ending({"resident": residents, "employee": 2}, shared))
    return row


def test_a_form_sent_twice_opens_one_sheet_with_one_code(by: Viewer, departments: tuple[Unit, Unit]) -> None:
    number = chance()
    sheet = Sheet(unit=departments[0], form=Form.SMALL, day=timezone.localdate())
    first, again = (open_reflection(by=by, number=number, sheet=sheet) for _twice in range(2))
    assert first.reflection == again.reflection
    assert first.code == again.code
    assert first.code not in str(Reflection.objects.values().get())
    assert by_code(by.organisation, first.code, timezone.now()) == first.reflection


def test_only_those_who_work_here_open_and_only_for_their_own_municipality(
    departments: tuple[Unit, Unit],
    by: Viewer,
    bo: Person,
    cato: Person,
    edvard: Person,
    viewer: ViewerOf,
    nabovik_unit: Unit,
) -> None:
    for person in (cato, edvard, bo, None):
        with pytest.raises(PermissionDenied):
            opened_by(viewer(person), departments[0])
    with pytest.raises(Http404):
        opened_by(by, nabovik_unit)


def test_a_line_comes_in_once_by_the_code_or_by_those_present(
    by: Viewer, departments: tuple[Unit, Unit], dina: Person, viewer: ViewerOf
) -> None:
    opened, nobody = opened_by(by, departments[0]), viewer(None)
    number = chance()
    for _twice in range(2):
        write(nobody, opened, "Å bli spurt.", number)
    reflection_lines.add_line(by=by, reflection=opened.reflection, number=chance(), text="Kaffe.")
    assert [line.text for line in opened.reflection.lines.all()] == ["Å bli spurt.", "Kaffe."]
    for who, code in ((nobody, "BBBB-BBBB-BBBB"), (nobody, ""), (viewer(dina), "")):
        with pytest.raises(Http404):
            reflection_lines.add_line(
                by=who, reflection=opened.reflection, number=chance(), text="x", code=code
            )
    later = timezone.now() + timedelta(days=16)
    with pytest.raises(Http404):
        reflection_lines.add_line(
            by=nobody, reflection=opened.reflection, number=chance(), text="x", code=opened.code, now=later
        )


def test_a_phone_that_was_away_keeps_its_words_when_the_sheet_is_closed(
    by: Viewer, departments: tuple[Unit, Unit]
) -> None:
    opened = opened_by(by, departments[0])
    page = reverse("gatherings:reflection_sheet", args=[by.organisation.slug, opened.code])
    close_reflection(by=by, reflection=opened.reflection, ending=Ending({"resident": 3, "employee": 1}))
    answer = Client().post(page, {"text": "Sent <b>for</b> sent"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Sent &lt;b&gt;for&lt;/b&gt; sent</textarea>" in text
    assert "<b>for" not in text
    part = Client().post(page, {"text": "Sent"}, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "Sent</textarea>" in part.content.decode()
    Reflection.objects.update(code_until=timezone.now())
    answer = Client().post(page, {"text": "Ord etter fjorten dager"})
    assert answer.status_code == 404
    assert "Ord etter fjorten dager</textarea>" in answer.content.decode()
    assert not opened.reflection.lines.exists()


def test_what_may_tell_who_is_asked_about_and_a_number_of_birth_is_refused(
    by: Viewer, departments: tuple[Unit, Unit]
) -> None:
    opened = opened_by(by, departments[0])
    page = reverse("gatherings:reflection_sheet", args=[by.organisation.slug, opened.code])
    for text, reason in (("Ola Nordmann var med", ""), ("Født 010170 12345, og fin", "public")):
        answer = Client().post(page, {"text": text, "overruled": reason})
        assert answer.status_code == 422
        assert f"{text}</textarea>" in answer.content.decode()
    assert Client().post(page, {"text": "Ring 22 33 44 55", "overruled": "public"}).status_code == 302
    assert [line.text for line in opened.reflection.lines.all()] == ["Ring 22 33 44 55"]
    assert not AuditEntry.objects.filter(details__has_key="overruled").exists(), "a line leaves no entry"


def test_why_a_warning_was_overruled_is_kept_and_not_by_whom(
    client_for: ClientFor, alma: Person, dina: Person, departments: tuple[Unit, Unit]
) -> None:
    client, name, day = client_for(alma), "Ring Kari Nordmann.", timezone.localdate().isoformat()
    new = {"form": Form.ONE_TO_ONE, "unit": departments[0].pk, "day": day, "theme": name}
    page = reverse("gatherings:reflection_new", args=["fjordvik"])
    assert client.post(page, {**new, "overruled": "agreed"}).status_code == 302
    close = reverse("gatherings:reflection_close", args=["fjordvik", Reflection.objects.get().pk])
    end = {"role_resident": "1", "role_employee": "1", "shared": name, "overruled": "agreed"}
    look = client.post(close, end).content.decode()
    assert re.search(r'name="overruled" value="agreed"', look), "asked once, and not again after the look"
    assert client.post(close, {**end, "confirm": "1"}).status_code == 302
    card = reverse("gatherings:reflection_cards", args=["fjordvik"])
    assert client_for(dina).post(card, {"text": name, "overruled": "agreed"}).status_code == 302
    kept = AuditEntry.objects.filter(details__overruled="agreed").order_by("pk")
    assert [(entry.action.partition(".")[2], entry.actor_id) for entry in kept] == [
        ("open_reflection", None),
        ("close_reflection", None),
        ("write_card", dina.pk),
    ]
    assert "Nordmann" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_guessing_comes_to_an_end_and_right_codes_are_not_counted(
    by: Viewer, departments: tuple[Unit, Unit], monkeypatch: pytest.MonkeyPatch
) -> None:
    from samskap.core.ratelimit import Limit
    from samskap.gatherings.views import reflection_codes

    cache.clear()
    monkeypatch.setattr(reflection_codes, "GUESSING", Limit("reflection-test", most=3, seconds=60))
    opened, slug = opened_by(by, departments[0]), by.organisation.slug
    right = reverse("gatherings:reflection_sheet", args=[slug, opened.code])
    assert {Client().get(right).status_code for _each in range(6)} == {200}
    wrong = [reverse("gatherings:reflection_sheet", args=[slug, f"BBBB-BBBB-BBB{x}"]) for x in "BCDF"]
    assert [Client().get(page).status_code for page in wrong] == [404, 404, 429, 429]
    assert Client().get(right).status_code == 429
    cache.clear()


def test_employees_alone_are_present_by_name_and_one_to_one_only_who_opened(
    by: Viewer, departments: tuple[Unit, Unit], dina: Person, edvard: Person, cato: Person, viewer: ViewerOf
) -> None:
    group, alone = (opened_by(by, departments[0], form).reflection for form in (Form.LARGE, Form.ONE_TO_ONE))
    where = {"role": Membership.Role.VOLUNTEER, "unit": departments[0]}
    for person in (edvard, cato, make_person(by.organisation, "Vera Frivillig", **where)):
        with pytest.raises(Http404):
            say_present(by=viewer(person), reflection=group)
    with pytest.raises(Http404):
        say_present(by=viewer(dina), reflection=alone)
    say_present(by=viewer(dina), reflection=group)
    say_present(by=viewer(dina), reflection=group)
    assert Present.objects.filter(person=dina).count() == 1
    take_back_present(by=viewer(dina), reflection=group)
    assert not Present.objects.filter(person=dina).exists()


def test_closing_takes_numbers_and_a_text_and_is_for_those_who_were_there(
    by: Viewer, departments: tuple[Unit, Unit], dina: Person, viewer: ViewerOf
) -> None:
    opened = opened_by(by, departments[0])
    with pytest.raises(PermissionDenied):
        close_reflection(by=viewer(dina), reflection=opened.reflection, ending=Ending({"resident": 4}))
    with pytest.raises(NotAllowedNow):
        close_reflection(by=by, reflection=opened.reflection, ending=Ending({"resident": 1, "nobody": 9}))
    for shared in ("Vi deler dette.", ""):
        ending = Ending({"resident": 4, "employee": 1}, shared)
        close_reflection(by=by, reflection=opened.reflection, ending=ending)
        row = Reflection.objects.get()
        assert (row.shared, row.roles) == (shared, {"resident": 4, "employee": 1})
        assert (row.shared_at is None) == (shared == "")
    with pytest.raises(reflection_lines.Closed):
        write(by, opened, "For sent")


def test_a_new_code_closes_the_old_one_and_an_empty_sheet_may_go(
    by: Viewer, departments: tuple[Unit, Unit]
) -> None:
    opened, now = opened_by(by, departments[0]), timezone.now()
    code = renew_code(by=by, reflection=opened.reflection, number=chance())
    assert by_code(by.organisation, opened.code, now) is None
    assert by_code(by.organisation, code, now) == opened.reflection
    reflection_lines.add_line(by=by, reflection=opened.reflection, number=chance(), text="Noe", code=code)
    with pytest.raises(NotAllowedNow):
        throw_away(by=by, reflection=opened.reflection)
    reflection_lines.remove_line(
        by=by, reflection=opened.reflection, line_id=opened.reflection.lines.get().pk
    )
    throw_away(by=by, reflection=opened.reflection)
    assert not Reflection.objects.exists()


def test_one_to_one_keeps_the_month_and_no_gathering(by: Viewer, departments: tuple[Unit, Unit]) -> None:
    now = timezone.now()
    gathering = Gathering.objects.create(
        organisation=by.organisation,
        unit=departments[0],
        title="Samtale",
        planned_on=now.date(),
        starts_at=now,
        ends_at=now + timedelta(hours=1),
        uid="g1",
    )
    row = opened_by(by, departments[0], Form.ONE_TO_ONE, gathering=gathering).reflection
    assert (row.day.day, row.gathering) == (1, None)
    assert opened_by(by, departments[0], gathering=gathering).reflection.gathering == gathering


def test_time_takes_codes_lines_and_names_and_leaves_numbers(
    by: Viewer, departments: tuple[Unit, Unit]
) -> None:
    opened = opened_by(by, departments[0], theme="Håp", questions=("Hva gleder du deg til?",))
    write(by, opened, "Våren.")
    close_reflection(
        by=by, reflection=opened.reflection, ending=Ending({"resident": 6, "employee": 2}, "Vår.")
    )
    forgotten, empty = opened_by(by, departments[0]), opened_by(by, departments[0])
    write(by, forgotten, "Vi glemte å lukke.")
    now = timezone.now()
    assert left_open(by, now) == []
    assert forget_lines(now) == 0
    assert len(left_open(by, now + timedelta(days=20))) == 2
    assert forget_lines(now + timedelta(days=20)) == 3  # the codes
    forget_lines(now + timedelta(days=70))
    assert set(Reflection.objects.exclude(closed_at=None)) == {opened.reflection, forgotten.reflection}
    assert not Reflection.objects.filter(pk=empty.reflection.pk).exists()
    assert forget_lines(now + timedelta(days=366)) > 0
    assert forget_lines(now + timedelta(days=366)) == 0
    row = Reflection.objects.get(pk=opened.reflection.pk)
    assert not row.lines.exists()
    assert not row.present.exists()
    assert (row.opened_by, row.theme, row.questions, row.code_hash) == (None, "", [], "")
    assert (row.roles["resident"], row.shared) == (6, "Vår.")


def test_numbers_of_people_are_hidden_where_few_and_cannot_be_worked_out(
    by: Viewer, departments: tuple[Unit, Unit], unit: Unit
) -> None:
    half = half_of(timezone.localdate())
    closed(by, departments[0], 12)
    closed(by, departments[1], 3)
    # everybody reads 9 on the page of the one, and must not find that the other was with one resident alone
    for residents in (9, 1):
        closed(by, unit, residents)
    opened_by(by, unit)  # not closed: it does not count
    counts, total = counts_by_unit(by.organisation, half.since, half.until)
    assert [(each.unit, each.reflections, each.residents) for each in counts] == [
        ("Bo Nord", 1, None),
        ("Mestring Fjordvik", 2, 5),
        ("Møteplassen Brygga", 1, 10),
    ]
    assert (total.reflections, total.residents) == (4, 20)
    closed(by, unit, 4)  # now the small ones are enough together
    assert [each.residents for each in counts_by_unit(by.organisation, half.since, half.until)[0]] == [
        None,
        10,
        10,
    ]
    everyone = [unit.pk, *(each.pk for each in departments)]
    assert units_with_reflection(by.organisation, everyone[:2], half.since, half.until) == set(everyone[:2])
    before = half.before
    assert units_with_reflection(by.organisation, everyone, before.since, before.until) == set()


def test_the_list_costs_the_same_with_more_in_it(
    by: Viewer, departments: tuple[Unit, Unit], values: list[Value]
) -> None:
    half = half_of(timezone.localdate())
    asked = []
    for more in (1, 2):
        for _each in range(more):
            closed(by, departments[0], 6, "Vi deler.").values.add(values[0])
        fresh = Viewer(by.organisation, by.person)
        with CaptureQueriesContext(connection) as queries:
            page = reflections_page(fresh, half, "")
        asked.append(len(queries))
    assert len(page.shared) == 3
    assert page.shared[0].month.day == 1
    assert asked[0] == asked[1] <= 8, asked


def test_the_screen_shows_one_question_at_a_time_without_script(
    by: Viewer, departments: tuple[Unit, Unit]
) -> None:
    opened = opened_by(by, departments[0], questions=("Hva gir deg ro?", "Hva vil du <b>bestemme</b>?"))
    write(by, opened, "Å gå tur.")
    page = reverse("gatherings:reflection_screen", args=[by.organisation.slug, opened.code])
    sides = ("0", "1", "2", "99", "x", "9" * 5000)
    texts = [Client().get(f"{page}?side={side}").content.decode() for side in sides]
    assert opened.code in texts[0]
    assert "<svg" in texts[0]
    assert texts[4].count("s-qr") == texts[5].count("s-qr") == 1
    assert "Hva gir deg ro?" in texts[1]
    assert "bestemme" not in texts[1]
    assert "?side=2" in texts[1]
    assert "&lt;b&gt;bestemme" in texts[2]
    assert "Å gå tur." in texts[3]
    assert 'rel="next"' not in texts[3]


def test_whoever_loses_a_sheet_to_the_employee_next_door_finds_nothing_there(
    by: Viewer, departments: tuple[Unit, Unit], dina: Person, client_for: ClientFor
) -> None:
    opened, slug = opened_by(by, departments[0]), by.organisation.slug
    for name in ("reflection", "reflection_close"):
        page = reverse(f"gatherings:{name}", args=[slug, opened.reflection.pk])
        assert client_for(dina).get(page).status_code == 404
        assert client_for(by.person).get(page).status_code == 200


def test_two_who_end_it_at_once_do_not_take_each_others_text_away(
    by: Viewer, departments: tuple[Unit, Unit], dina: Person, client_for: ClientFor
) -> None:
    opened, slug = opened_by(by, departments[0]), by.organisation.slug
    Present.objects.create(reflection=opened.reflection, person=dina)
    page = reverse("gatherings:reflection_close", args=[slug, opened.reflection.pk])
    sent = {"role_resident": 3, "role_employee": 2, "confirm": "1"}
    sent["seen"] = ending_mark(opened.reflection)
    assert client_for(by.person).post(page, {**sent, "shared": "Vi spør først."}).status_code == 302
    answer = client_for(dina).post(page, {**sent, "shared": ""})
    assert answer.status_code == 409
    assert "Vi spør først." in answer.content.decode()
    row = Reflection.objects.get()
    assert row.shared == "Vi spør først."
    assert client_for(dina).post(page, {**sent, "seen": ending_mark(row), "shared": ""}).status_code == 302
