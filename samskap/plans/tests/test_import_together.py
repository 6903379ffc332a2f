"""The same document twice, two people at once, a browser closed in the middle, and who may do any of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from samskap.core import audit
from samskap.people.models import Membership, Person, Team, Unit
from samskap.people.viewer import Viewer, system_viewer
from samskap.plans.actions import importing
from samskap.plans.actions.import_edits import edit_measure
from samskap.plans.actions.importing import accept_import, discard_old_imports, read_into_plan, start_import
from samskap.plans.drafting.draft import Draft, DraftMeasure, DraftResponsible, DraftSection, from_json
from samskap.plans.intake import Intake
from samskap.plans.jobs import discard_unfinished
from samskap.plans.models import Plan, PlanImport
from samskap.plans.states import NotAllowedNow
from samskap.plans.tests.test_import_accept import said_by_plan, words
from samskap.values.models import Value
from tests.personas import ClientFor, ViewerOf, make_person

START = "/fjordvik/les-inn/"
DOCUMENT = """Plan for Mestring 2026–2029

1. Åpen kveld på Brygga
Ansvar: Kvalitetsgruppa og Brannvesenet
Frist: 1. september
"""
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"


def send(client: Client, unit: Unit, text: str = DOCUMENT) -> Any:
    document = SimpleUploadedFile("plan.txt", text.encode())
    return client.post(START, {"unit": unit.pk, "document": document})


def draft(measures: int = 2) -> Draft:
    return Draft(
        title="Nær folk",
        sections=[
            DraftSection(
                "d1",
                "Møteplasser",
                measures=[
                    DraftMeasure(f"m{at}", f"Tiltak {at}", responsibles=[DraftResponsible("Lederne")])
                    for at in range(measures)
                ],
            )
        ],
    )


def begin(by: Viewer, unit: Unit, measures: int = 2) -> PlanImport:
    intake = Intake("plan.txt", "f" * 64, [[1, "Nær folk", None]], draft(measures))
    return start_import(by=by, unit=unit, intake=intake)


def test_the_same_document_is_recognised_while_it_is_being_read(
    client_for: ClientFor, dina: Person, unit: Unit
) -> None:
    client = client_for(dina)
    send(client, unit)
    first = PlanImport.objects.get()
    answer = send(client, unit)
    second = PlanImport.objects.exclude(pk=first.pk).get()
    assert answer["Location"] == f"{START}{second.pk}/samme/"
    assert "påbegynt" in client.get(answer["Location"]).content.decode()
    back = client.post(f"{START}{second.pk}/legg-bort/", {"instead": first.pk})
    second.refresh_from_db()
    assert back["Location"] == f"{START}{first.pk}/"
    assert second.state == PlanImport.State.DISCARDED


def test_the_same_document_may_become_a_new_version(client_for: ClientFor, dina: Person, unit: Unit) -> None:
    client = client_for(dina)
    send(client, unit)
    accept_import(by=system_viewer(unit.organisation), plan_import=PlanImport.objects.get())
    old = Plan.objects.get()
    send(client, unit)
    second = PlanImport.objects.get(state=PlanImport.State.READY)
    assert f"/fjordvik/planer/{old.pk}/" in client.get(f"{START}{second.pk}/samme/").content.decode()
    client.post(f"{START}{second.pk}/samme/", {"version_of": old.pk})
    assert "ny versjon" in client.get(f"{START}{second.pk}/").content.decode()
    second.refresh_from_db()
    client.post(f"{START}{second.pk}/godta/", {"revision": second.revision})
    assert Plan.objects.get(version_of=old).title == old.title


def test_or_a_plan_of_its_own(client_for: ClientFor, dina: Person, unit: Unit, plan: Plan) -> None:
    client = client_for(dina)
    send(client, unit)
    accept_import(by=system_viewer(unit.organisation), plan_import=PlanImport.objects.get())
    send(client, unit)
    second = PlanImport.objects.get(state=PlanImport.State.READY)
    client.post(f"{START}{second.pk}/samme/", {"version_of": plan.pk})  # not a plan this document became
    second.refresh_from_db()
    assert second.version_of is None


def test_the_same_text_pasted_is_recognised_too(client_for: ClientFor, dina: Person, unit: Unit) -> None:
    client = client_for(dina)
    for _time in range(2):
        answer = client.post(START, {"unit": unit.pk, "text": DOCUMENT})
    assert answer["Location"].endswith("/samme/")


def test_a_document_whose_plan_is_gone_is_new_again(client_for: ClientFor, dina: Person, unit: Unit) -> None:
    client = client_for(dina)
    send(client, unit)
    accept_import(by=system_viewer(unit.organisation), plan_import=PlanImport.objects.get()).delete()
    assert not send(client, unit)["Location"].endswith("/samme/")


def test_another_municipality_is_not_told_of_the_same_document(
    client_for: ClientFor, dina: Person, bo: Person, unit: Unit, nabovik_unit: Unit
) -> None:
    send(client_for(dina), unit)
    document = SimpleUploadedFile("plan.txt", DOCUMENT.encode())
    answer = client_for(bo).post("/nabovik/les-inn/", {"unit": nabovik_unit.pk, "document": document})
    assert answer.status_code == 302
    assert not answer["Location"].endswith("/samme/")


def test_two_people_see_what_the_other_began(client_for: ClientFor, dina: Person, unit: Unit) -> None:
    other = make_person(unit.organisation, "Eva Eng", role=Membership.Role.EDITOR, unit=unit)
    send(client_for(dina), unit)
    send(client_for(other), unit, DOCUMENT + "\n2. Et tiltak til\nAnsvar: Ledergruppa\n")
    for person in (dina, other):
        page = client_for(person).get(START).content.decode()
        assert "Dina Dahl" in page
        assert "Eva Eng" in page


def together(*work: Callable[[], object]) -> list[BaseException]:
    """Do all of it at once, each in a thread with its own connection; returns what went wrong."""
    gate, errors = threading.Barrier(len(work)), list[BaseException]()

    def run(each: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=10)
            each()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[each]) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return errors


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_make_one_plan(dina: Person, unit: Unit, viewer: ViewerOf) -> None:
    plan_import = begin(viewer(dina), unit)

    def accept() -> None:
        accept_import(
            by=viewer(dina), plan_import=PlanImport.objects.select_related("unit").get(pk=plan_import.pk)
        )

    errors = together(accept, accept, accept)
    assert [type(error) for error in errors] == [NotAllowedNow, NotAllowedNow]
    assert Plan.objects.count() == 1
    assert list(audit.verify(unit.organisation_id)) == []


@pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 5000, "0"])
def test_a_draft_that_nobody_has_seen_becomes_no_plan(
    client_for: ClientFor, dina: Person, unit: Unit, viewer: ViewerOf, revision: str
) -> None:
    plan_import = begin(viewer(dina), unit)
    PlanImport.objects.update(revision=7)
    address = f"{START}{plan_import.pk}/"
    answer = client_for(dina).post(f"{address}godta/", {"revision": revision})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert not Plan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_review_at_once_are_both_heard(dina: Person, unit: Unit, viewer: ViewerOf) -> None:
    plan_import = begin(viewer(dina), unit, measures=6)

    def settle(at: int) -> Callable[[], object]:
        return lambda: edit_measure(
            by=viewer(dina),
            plan_import=PlanImport.objects.select_related("unit").get(pk=plan_import.pk),
            key=f"m{at}",
            seen=1,
            asked="body:0:role:leader",
        )

    assert together(*(settle(at) for at in range(6))) == []
    plan_import.refresh_from_db()
    measures = from_json(plan_import.draft).sections[0].measures
    assert [measure.responsibles[0].body for measure in measures] == ["role:leader"] * 6


def test_a_browser_closed_in_the_middle_loses_nothing(
    client_for: ClientFor, dina: Person, unit: Unit
) -> None:
    client = client_for(dina)
    send(client, unit)
    begun = PlanImport.objects.get()
    key = from_json(begun.draft).sections[0].measures[0].key
    client.post(f"{START}{begun.pk}/tiltak/{key}/", {"do": "body:0:", "seen": 1})
    again = client_for(dina)
    assert f"{START}{begun.pk}/" in again.get(START).content.decode()
    begun.refresh_from_db()
    assert from_json(begun.draft).sections[0].measures[0].responsibles[0].settled


def test_killed_while_the_plan_is_made_leaves_the_draft_as_it_was(
    dina: Person, unit: Unit, viewer: ViewerOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_import = begin(viewer(dina), unit)

    def dies(**_kept: object) -> Plan:
        Plan.objects.create(
            organisation=unit.organisation, unit=unit, title="Halv", state_since=date(2026, 1, 1)
        )
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "make_plan", dies)
    with pytest.raises(KeyboardInterrupt):
        accept_import(by=viewer(dina), plan_import=plan_import)
    plan_import.refresh_from_db()
    assert (plan_import.state, Plan.objects.exists()) == (PlanImport.State.READY, False)
    assert from_json(plan_import.draft).title == "Nær folk"


def test_what_nobody_finished_goes_after_thirty_days(dina: Person, unit: Unit, viewer: ViewerOf) -> None:
    by, now = viewer(dina), timezone.now()
    old, fresh, kept = begin(by, unit), begin(by, unit), begin(by, unit)
    plan = accept_import(by=by, plan_import=kept)
    PlanImport.objects.filter(pk__in=[old.pk, kept.pk]).update(started_at=now - timedelta(days=31))
    assert discard_unfinished.run(now) == 1
    old.refresh_from_db()
    assert (old.state, old.lines, old.draft) == (PlanImport.State.DISCARDED, [], {})
    assert discard_old_imports(started_before=now - timedelta(days=30)) == 0
    assert set(PlanImport.objects.values_list("pk", flat=True)) == {fresh.pk, kept.pk}
    assert Plan.objects.get() == plan


@pytest.mark.parametrize("who", ["alma", "edvard", "cato", "bo", "visitor"])
def test_others_are_not_let_in(
    who: str,
    request: pytest.FixtureRequest,
    client_for: ClientFor,
    dina: Person,
    unit: Unit,
    viewer: ViewerOf,
) -> None:
    plan_import = begin(viewer(dina), unit)
    client = client_for(request.getfixturevalue(who))
    base = f"{START}{plan_import.pk}/"
    posts = [
        "godta/",
        "legg-bort/",
        "forslag/",
        "tiltak/m1/",
        "tiltak/m1/rett/",
        "tekster/t1/",
        "planen/",
        "deler/d1/",
        "samme/",
    ]
    answers = [client.get(START), client.post(START, {"unit": unit.pk, "text": DOCUMENT}), client.get(base)]
    answers += [client.get(f"{base}{path}") for path in ("planen/", "deler/d1/", "tiltak/m1/rett/", "samme/")]
    answers += [client.post(f"{base}{path}", {"do": "fine", "seen": 1, "kind": "bodies"}) for path in posts]
    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert all("/konto/" in answer["Location"] for answer in answers if answer.status_code == 302)
    assert not any("Nær folk" in answer.content.decode() for answer in answers)
    plan_import.refresh_from_db()
    assert (plan_import.revision, PlanImport.objects.count(), Plan.objects.count()) == (1, 1, 0)


def test_who_leads_a_department_reads_in_for_that_one_only(
    client_for: ClientFor, departments: tuple[Unit, Unit], unit: Unit
) -> None:
    leader = make_person(unit.organisation, "Frida Fjell", role=Membership.Role.LEADER, unit=departments[0])
    client = client_for(leader)
    assert client.post(START, {"unit": unit.pk, "text": DOCUMENT}).status_code == 422
    assert client.post(START, {"unit": departments[0].pk, "text": DOCUMENT}).status_code == 302
    assert PlanImport.objects.get().unit == departments[0]


def test_read_into_plan_takes_only_what_is_sure(
    unit: Unit, teams: dict[str, Team], values: list[Value]
) -> None:
    by = system_viewer(unit.organisation)
    plan, notes = read_into_plan(
        by=by, unit=unit, data=DOCUMENT.encode(), file_name="plan.txt", today=date(2026, 5, 1)
    )
    known, unknown = plan.sections.get().measures.get().responsibilities.all()
    assert (known.team, unknown.team, unknown.name) == (teams["quality"], None, "Brannvesenet")
    assert (notes.measures, notes.unmatched, notes.earlier) == (1, ("Brannvesenet",), None)
    assert notes.uncertain == ("1 Åpen kveld på Brygga: «1. september»",)
    again, notes = read_into_plan(
        by=by, unit=unit, data=DOCUMENT.encode(), file_name="plan.txt", today=date(2026, 5, 1)
    )
    assert (again.version_of, notes.earlier) == (plan, plan)


def test_the_plans_of_the_field_become_plans_where_they_are_at_hand(
    unit: Unit, teams: dict[str, Team], values: list[Value]
) -> None:
    found = []
    for seed in sorted(SEEDS.glob("*.txt")):
        plan, notes = read_into_plan(
            by=system_viewer(unit.organisation),
            unit=unit,
            data=seed.read_bytes(),
            file_name=seed.name,
            today=date(2026, 5, 1),
        )
        said = "\n".join(text for _number, text, _page in plan.imports.get().lines)
        missing = {word.casefold() for word in words(said)} - {
            word.casefold() for word in words(said_by_plan(plan))
        }
        assert missing <= {"ansvar", "ansvarlig"}  # the labels; what they label is kept
        found.append((notes.measures, plan.sections.count()))
    assert found in ([], [(7, 1), (10, 4)])
