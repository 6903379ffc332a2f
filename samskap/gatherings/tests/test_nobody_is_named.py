"""No table, log, entry, export or letter can hold who the resident of a one to one reflection was.

By the schema: the tables of reflections have a closed list of columns, and two of them lead to a person, both staff.
By running one: a resident takes part through the web, also signed in with an account here, and afterwards everything
that was written anywhere is searched for what could tell who it was.
"""

from __future__ import annotations

import io
import json
import logging
import re
import zipfile
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samskap.core.audit import verify
from samskap.core.logs import scrub_text
from samskap.core.models import AuditEntry
from samskap.gatherings.actions.reflections import forget_lines
from samskap.gatherings.models import Present, QuestionCard, Reflection, TakenWithUs
from samskap.people.calendar.keys import address_of
from samskap.people.models import CalendarKey, Membership, Organisation, Person, Team, Unit
from samskap.plans.models import Plan
from samskap.practice.origins import read_origin
from tests.personas import ClientFor, MakePlan, make_person

# Every column there is. A new one must be thought through here first: can it tell who a resident was?
COLUMNS: dict[type[models.Model], set[str]] = {
    Reflection: {
        *("id", "organisation_id", "unit_id", "gathering_id", "form", "day", "theme", "roles", "questions"),
        *("shared", "shared_at", "code_hash", "opened_by_id", "opened_at", "closed_at", "code_until"),
        "sent_key",
    },
    TakenWithUs: {"id", "reflection_id", "text", "position", "sent_key"},
    Present: {"id", "reflection_id", "person_id"},
    Reflection.values.through: {"id", "reflection_id", "value_id"},
}
PERSONS: set[tuple[type[models.Model], str]] = {(Reflection, "opened_by"), (Present, "person")}
TRACE = re.compile(r"ip|session|agent|cookie|phone|device|author|name|mail|_by$|person|user")
NUMBER = 987_654_321  # the resident's row has a number that stands nowhere by chance
LINE, SHARED = "linjemerke: Å vite hva som skjer.", "Vi sier først hva som skjer."
FROM = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Residenttelefonen/1.0"}
TELLING = ["203.0.113.77", "Residenttelefonen", "Kari Innbygger", "kari@fjordvik.example"]

Rows = dict[str, set[tuple[str, ...]]]

pytestmark = pytest.mark.django_db


def related(model: type[models.Model]) -> set[str]:
    """The names of the fields that lead from the model to a person."""
    return {
        field.name
        for field in model._meta.get_fields()
        if not field.auto_created and field.related_model is Person
    }


def test_the_tables_have_no_room_for_it() -> None:
    for model, columns in COLUMNS.items():
        assert {field.column for field in model._meta.concrete_fields} == columns
        named = {field.name for field in model._meta.concrete_fields if TRACE.search(field.name)}
        assert named == {name for owner, name in PERSONS if owner is model}
        assert related(model) == named
    # nothing else leads to a reflection, so that no other table can put a person beside it
    pointing = {
        model
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if not field.auto_created and field.is_relation and field.related_model in COLUMNS
    }
    assert pointing == {TakenWithUs, Present, Reflection.values.through}
    assert related(QuestionCard) == {"made_by"}


def everything() -> Rows:
    """Every row of every table, as text."""
    rows: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("sqlite_"):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows[table] = {tuple(map(str, row)) for row in cursor.fetchall()}
    return rows


@pytest.fixture
def make_resident(organisation: Organisation, teams: dict[str, Team]) -> Any:
    """A resident without account, with one and nothing more (as Cato), or on the council (as Edvard)."""

    def make(kind: str) -> Person | None:
        if kind == "visitor":
            return None
        person = Person.objects.create(
            pk=NUMBER, organisation=organisation, name="Kari Innbygger", email="kari@fjordvik.example"
        )
        if kind == "edvard":
            council = teams[Team.Kind.LIVED_EXPERIENCE]
            Membership.objects.create(person=person, team=council, role=Membership.Role.COUNCIL_MEMBER)
        return person

    return make


def open_alone(staff: Client, slug: str, unit: Unit) -> str:
    """The employee opens a sheet for two; returns its code."""
    page = reverse("gatherings:reflection_new", args=[slug])
    mark = re.search(r'name="mark" value="([^"]+)"', staff.get(page).content.decode())
    assert mark
    sent = {
        "mark": mark[1],
        "form": Reflection.Form.ONE_TO_ONE,
        "unit": unit.pk,
        "day": timezone.localdate().isoformat(),
        "theme": "Å si nei",
    }
    answer = staff.post(page, sent)
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(r"/med/([A-Z-]+)/", answer.headers["Location"])
    assert found
    return found[1]


def take_part(resident: Client, slug: str, code: str) -> None:
    """What a resident may do: join with the code, read, write, be refused, look at the screen, take a line away."""
    resident.defaults |= FROM
    sheet = reverse("gatherings:reflection_sheet", args=[slug, code])
    joined = resident.post(reverse("gatherings:reflection_join", args=[slug]), {"code": code.lower()})
    assert joined.headers["Location"] == sheet
    page = resident.get(sheet)
    assert "session" not in page.cookies
    assert page.headers["X-Robots-Tag"].startswith("noindex")
    mark = re.search(r'name="mark" value="([^"]+)"', page.content.decode())
    assert mark
    assert resident.post(sheet, {"mark": mark[1], "text": "01017012345 er meg"}).status_code == 422
    for _twice in range(2):
        assert resident.post(sheet, {"mark": mark[1], "text": LINE}).status_code == 302
    assert resident.post(sheet, {"mark": mark[1], "text": "feil"}).status_code == 302
    wrong = TakenWithUs.objects.get(text="feil")
    resident.post(reverse("gatherings:reflection_sheet_away", args=[slug, code, wrong.pk]))
    # the button of employees, pressed by somebody who is none: nothing is written down
    assert resident.post(reverse("gatherings:reflection_present", args=[slug, code])).status_code == 404
    for name in ("reflection_screen", "reflection_sheet_pdf"):
        assert resident.get(reverse(f"gatherings:{name}", args=[slug, code])).status_code == 200


def close_and_share(staff: Client, slug: str) -> Reflection:
    row = Reflection.objects.get()
    close = reverse("gatherings:reflection_close", args=[slug, row.pk])
    sent = {"role_resident": 1, "role_employee": 1, "shared": SHARED}
    assert SHARED in staff.post(close, sent).content.decode()
    assert staff.post(close, {**sent, "confirm": "1"}).status_code == 302
    row.refresh_from_db()
    assert row.closed_at is not None
    return row


def words_in(data: bytes) -> str:
    """The text of an export, inside an archive too."""
    if not data.startswith(b"PK"):
        return data.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def taken_out(client: Client, slug: str, plan: Plan, calendar: str) -> str:
    """What leaves the building: exports, the archive's package, feeds, the calendar, figures as a file."""
    addresses = [
        *(reverse(f"plans:{name}", args=[slug]) for name in ("changes_atom", "changes_rss")),
        reverse("plans:archive", args=[slug, plan.pk]),
        reverse("plans:export", args=[slug, plan.pk, "csv"]),
        reverse("portal:mirror_file", args=[slug]),
        calendar,
    ]
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    return "\n".join(words_in(b"".join(each) if each.streaming else each.content) for each in answers)


def nothing_was_written_about_them(before: Rows, after: Rows, code: str) -> None:
    """What tells of the resident is what told of them before: no row, no column, no entry, no session more."""
    assert about(after) == about(before)
    assert after["django_session"] == before["django_session"]
    new = {table: after[table] - before[table] for table in after if after[table] - before[table]}
    assert set(new) == {
        *(model._meta.db_table for model in COLUMNS if model is not Reflection.values.through),
        *("core_auditentry", "core_audithead"),
    }
    # the words stand where they were written and nowhere else, and the code nowhere at all
    assert [table for table, rows in new.items() if LINE in str(rows)] == [TakenWithUs._meta.db_table]
    assert code not in str(new)
    assert "01017012345" not in str(new)


def about(rows: Rows) -> Rows:
    """The rows with the resident's number, name, telephone or address anywhere in them."""
    marks = [str(NUMBER), *TELLING]
    return {
        table: {each for each in content if any(mark in cell for cell in each for mark in marks)}
        for table, content in rows.items()
    }


def the_chain_names_nobody(organisation_id: int) -> None:
    """It holds, and has an entry of the opening and of the closing with numbers alone."""
    assert not list(verify(organisation_id))
    entries = AuditEntry.objects.filter(action__startswith="gatherings.")
    assert {entry.actor_id for entry in entries} == {None}
    assert LINE not in json.dumps([entry.details for entry in entries])
    assert Reflection.Form.ONE_TO_ONE not in json.dumps([entry.details for entry in entries])
    assert entries.count() == 2


@pytest.mark.parametrize("kind", ["visitor", "cato", "edvard"])
def test_a_one_to_one_reflection_leaves_nothing_of_the_resident(
    kind: str,
    make_resident: Any,
    alma: Person,
    departments: tuple[Unit, Unit],
    make_plan: MakePlan,
    client_for: ClientFor,
    dina: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    slug = alma.organisation.slug
    plan = make_plan(measures=1, sections=1, state=Plan.State.ACTIVE, owner=dina)
    calendar = address_of(CalendarKey.objects.create(person=alma, nonce="x" * 22))
    person = make_resident(kind)
    staff, resident, leader = client_for(alma), client_for(person), client_for(dina)
    before = everything()
    caplog.set_level(logging.DEBUG)

    code = open_alone(staff, slug, departments[0])
    take_part(resident, slug, code)
    row = close_and_share(staff, slug)
    logged = caplog.text
    after = everything()

    nothing_was_written_about_them(before, after, code)
    assert row.day == timezone.localdate().replace(day=1)
    assert row.gathering_id is None
    kept = [row.opened_at, row.closed_at, row.shared_at]
    assert [each and timezone.localtime(each).strftime("%d %H:%M:%S") for each in kept] == ["01 00:00:00"] * 3
    forget_lines(row.code_until)
    row.refresh_from_db()
    assert row.code_until == row.opened_at, "two weeks before it would be the day"
    assert {present.person_id for present in Present.objects.all()} == {alma.pk}
    the_chain_names_nobody(alma.organisation_id)
    assert mail.outbox == []
    assert "gatherings:reflection_sheet" in logged
    out = taken_out(leader, slug, plan, calendar)
    told = [code, code.replace("-", ""), LINE, str(NUMBER), SHARED, *TELLING]
    assert [each for each in told if each in scrub_text(logged) + out] == []


def test_others_read_what_was_shared_and_cannot_put_it_together_with_a_day(
    alma: Person, dina: Person, departments: tuple[Unit, Unit], client_for: ClientFor
) -> None:
    slug, staff = alma.organisation.slug, client_for(alma)
    code = open_alone(staff, slug, departments[0])
    Client().post(reverse("gatherings:reflection_sheet", args=[slug, code]), {"text": LINE})
    row = close_and_share(staff, slug)
    where = {"role": Membership.Role.ADMINISTRATOR, "unit": departments[0].parent}
    administrator = make_person(alma.organisation, "Ada Min", **where)
    for person in (dina, administrator):
        # its number stands between those of others, whose days somebody may know
        assert (
            client_for(person).get(reverse("gatherings:reflection", args=[slug, row.pk])).status_code == 404
        )
        text = client_for(person).get(reverse("gatherings:reflections", args=[slug])).content.decode()
        assert SHARED in text
        for hidden in (LINE, "Å si nei", "To og to", alma.name, code, f"refleksjon/{row.pk}/"):
            assert hidden not in text
        assert not re.search(rf"\b{timezone.localdate().day}\. \w+ {timezone.localdate().year}", text)
    own = staff.get(reverse("gatherings:reflection", args=[slug, row.pk])).content.decode()
    assert LINE in own
    # a change names who recorded it, and so does not say which reflection it came from
    mark = re.search(r"\?fra=([^\"&]+)", own)
    suggested = read_origin(alma.organisation, mark[1] if mark else "")
    assert suggested
    assert (suggested.origin.key, suggested.origin.url) == (
        "",
        reverse("gatherings:reflections", args=[slug]),
    )
