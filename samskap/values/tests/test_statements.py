"""A department's own words about a value: who writes them, and what must not stand there."""

from __future__ import annotations

from typing import Any

import pytest

from samskap.core.models import AuditEntry
from samskap.people.models import Membership, Person, Unit
from samskap.values.models import Value, ValueStatement
from tests.personas import ClientFor

NEW = "/fjordvik/verdiene/hap/kjennetegn/nytt/"
WORDS = "Vi spør først hva som har gått bra siden sist."


@pytest.fixture
def statement(values: list[Value], departments: tuple[Unit, Unit]) -> ValueStatement:
    return ValueStatement.objects.create(value=values[0], unit=departments[0], text=WORDS)


def test_alma_writes_for_her_own_department(
    client_for: ClientFor, alma: Person, values: list[Value], departments: tuple[Unit, Unit]
) -> None:
    client = client_for(alma)
    page = client.get(NEW).content.decode()
    assert "Møteplassen Brygga" in page
    assert "Bo Nord" not in page
    answer = client.post(NEW, {"unit": departments[0].pk, "text": WORDS}, follow=True)
    assert WORDS in answer.content.decode()
    written = ValueStatement.objects.get()
    assert (written.unit, written.written_by, written.value) == (departments[0], alma, values[0])
    entry = AuditEntry.objects.get()
    assert entry.action == "values.write_statement"
    assert "spør" not in str(entry.details)


def test_alma_cannot_write_for_another_department(
    client_for: ClientFor,
    alma: Person,
    values: list[Value],
    departments: tuple[Unit, Unit],
    statement: ValueStatement,
) -> None:
    client = client_for(alma)
    assert client.post(NEW, {"unit": departments[1].pk, "text": WORDS}).status_code == 200
    assert ValueStatement.objects.count() == 1
    other = ValueStatement.objects.create(value=values[0], unit=departments[1], text=WORDS)
    for address in (
        f"/fjordvik/verdiene/kjennetegn/{other.pk}/",
        f"/fjordvik/verdiene/kjennetegn/{other.pk}/slett/",
    ):
        assert client.post(address, {"text": "Nye ord"}).status_code == 403
    assert client.get(f"/fjordvik/verdiene/kjennetegn/{statement.pk}/").status_code == 200


def test_the_leader_writes_for_every_department(
    client_for: ClientFor, dina: Person, values: list[Value], departments: tuple[Unit, Unit]
) -> None:
    page = client_for(dina).get(NEW).content.decode()
    assert "Bo Nord" in page
    assert "Møteplassen Brygga" in page


def test_strangers_residents_and_councils_do_not_write(
    client_for: ClientFor,
    bo: Person,
    cato: Person,
    edvard: Person,
    values: list[Value],
    statement: ValueStatement,
) -> None:
    change = f"/fjordvik/verdiene/kjennetegn/{statement.pk}/"
    for address in (NEW, change, "/fjordvik/verdiene/hap/rediger/"):
        assert client_for(bo).get(address).status_code == 404
        assert client_for(cato).get(address).status_code == 404
        assert client_for(edvard).get(address).status_code == 403
        assert client_for(None).get(address).status_code == 302


def test_words_are_changed_and_taken_away(
    client_for: ClientFor, alma: Person, statement: ValueStatement
) -> None:
    client = client_for(alma)
    client.post(f"/fjordvik/verdiene/kjennetegn/{statement.pk}/", {"text": "Nye ord fra oss"})
    statement.refresh_from_db()
    assert (statement.text, statement.written_by) == ("Nye ord fra oss", alma)
    assert client.get(f"/fjordvik/verdiene/kjennetegn/{statement.pk}/slett/").status_code == 405
    client.post(f"/fjordvik/verdiene/kjennetegn/{statement.pk}/slett/")
    assert not ValueStatement.objects.exists()


def test_an_identity_number_is_refused_whatever_the_reason(
    client_for: ClientFor, alma: Person, values: list[Value], departments: tuple[Unit, Unit]
) -> None:
    data = {"unit": departments[0].pk, "text": "Han med 010170 12345 smilte", "overruled": "agreed"}
    page = client_for(alma).post(NEW, data).content.decode()
    assert "ligner et fødselsnummer" in page
    assert "Han med 010170 12345 smilte" in page, "what was typed is kept"
    assert not ValueStatement.objects.exists()


def test_a_telephone_number_may_stay_with_a_reason(
    client_for: ClientFor, alma: Person, values: list[Value], departments: tuple[Unit, Unit]
) -> None:
    client = client_for(alma)
    data: dict[str, Any] = {
        "unit": departments[0].pk,
        "text": "Ring vakttelefonen 22 33 44 55 når natta er lang",
    }
    page = client.post(NEW, data).content.decode()
    assert "Hvorfor kan det stå?" in page
    assert not ValueStatement.objects.exists()
    client.post(NEW, {**data, "overruled": "public"})
    assert ValueStatement.objects.count() == 1
    assert AuditEntry.objects.get().details["overruled"] == "public"


def test_the_names_of_departments_and_teams_are_no_persons(
    client_for: ClientFor, alma: Person, values: list[Value], departments: tuple[Unit, Unit]
) -> None:
    client_for(alma).post(
        NEW, {"unit": departments[0].pk, "text": "På Møteplassen Brygga, sammen med Bo Nord, spiser vi."}
    )
    assert ValueStatement.objects.count() == 1


def test_the_leader_changes_what_a_value_means(
    client_for: ClientFor, alma: Person, dina: Person, values: list[Value]
) -> None:
    address = "/fjordvik/verdiene/hap/rediger/"
    assert client_for(alma).get(address).status_code == 403
    client_for(dina).post(address, {"name": "Håp", "meaning": "Det vi låner hverandre."})
    assert Value.objects.get(slug="hap").meaning == "Det vi låner hverandre."
    assert AuditEntry.objects.get().details == {"fields": ["meaning"]}
    client_for(dina).post(address, {"name": "Håp", "meaning": "Det vi låner hverandre."})
    assert AuditEntry.objects.count() == 1, "nothing changed, nothing on record"


def test_a_leader_of_a_department_does_not_change_the_meaning_for_all(
    client_for: ClientFor, alma: Person, values: list[Value], departments: tuple[Unit, Unit]
) -> None:
    Membership.objects.create(person=alma, unit=departments[0], role=Membership.Role.LEADER)
    assert client_for(alma).get("/fjordvik/verdiene/hap/rediger/").status_code == 403


def test_a_value_of_another_municipality_is_not_here(
    client_for: ClientFor, alma: Person, nabovik_values: list[Value], values: list[Value]
) -> None:
    Value.objects.filter(pk=nabovik_values[0].pk).update(slug="deres-egen")
    assert client_for(alma).get("/fjordvik/verdiene/deres-egen/kjennetegn/nytt/").status_code == 404
