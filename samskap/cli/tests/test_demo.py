"""The demonstration: complete, safe to make again, and gentle with a document it cannot read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from samskap.cli import demo_people, main
from samskap.core import audit
from samskap.core.models import AuditEntry
from samskap.gatherings.models import Gathering
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.sign_in.demo import PERSONAS
from samskap.plans.models import Measure, Plan
from samskap.values.models import Value, ValueStatement

OWN = """# Recoveryplan for Havgløtt 2026–2028

## Del 1: Møteplasser

### Tiltak 1: Åpent kjøkken
Ansvarlig: Møteplassen Brygga
Frist: 1. mai 2027

### Tiltak 2: Følge til lag
Ansvarlig: Frivillighetsrådet
Frist: løpende
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "planen vår.md"
    path.write_text(OWN, encoding="utf-8")
    return path


def counts() -> dict[str, int]:
    models = (Organisation, Unit, Team, Person, Membership, Value, ValueStatement, Plan, Measure, AuditEntry)
    return {model.__name__: model.objects.count() for model in models}


@pytest.mark.django_db
def test_the_municipality_is_complete_and_says_how_to_sign_in(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--plan", str(own)]) == 0
    said = capsys.readouterr().out
    assert "http://127.0.0.1:8000/fjordvik/" in said
    for persona in PERSONAS:
        assert f"Prøv som {persona.name}" in said
        assert Person.objects.filter(name=persona.name, email=persona.email).exists()
    assert Unit.objects.filter(kind=Unit.Kind.DEPARTMENT).count() == 8
    assert Value.objects.count() == 5
    assert 38 <= Person.objects.count() <= 45
    organisation = Organisation.objects.get()
    assert not list(audit.verify(organisation.pk))


@pytest.mark.django_db
def test_ones_own_document_becomes_a_draft_and_its_address_is_said(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["demo", "--plan", str(own)])
    plan = Plan.objects.get()
    assert plan.state == Plan.State.DRAFT
    assert Measure.objects.filter(section__plan=plan).count() == 2
    assert f"/fjordvik/planer/{plan.pk}/" in capsys.readouterr().out


@pytest.mark.django_db
def test_twice_is_the_same_as_once(own: Path) -> None:
    main(["demo", "--plan", str(own)])
    first = counts()
    assert main(["demo", "--plan", str(own)]) == 0
    assert counts() == first


@pytest.mark.django_db
def test_the_example_is_brought_to_life() -> None:
    assert main(["demo"]) == 0
    plan = Plan.objects.get(state=Plan.State.ACTIVE)
    assert plan.state == Plan.State.ACTIVE
    assert plan.owner is not None
    assert [change.state for change in plan.state_changes.order_by("day")] == [
        "draft",
        "hearing",
        "approved",
        "active",
    ]
    assert Measure.objects.filter(section__plan=plan).count() == 17
    assert len(set(Measure.objects.values_list("status", flat=True))) >= 4
    assert not list(audit.verify(plan.organisation_id))
    first = counts()
    main(["demo"])
    assert counts() == first
    # a year behind it: what is over was held or called off, in every department, with last year to compare with
    rows = Gathering.objects.all()
    assert not rows.filter(state__in=["planned", "announced"], ends_at__lt=timezone.now()).exists()
    held = rows.filter(state=Gathering.State.HELD)
    assert held.filter(unit__kind="department").order_by().values("unit").distinct().count() == 8
    assert held.filter(starts_at__lt=timezone.now() - timedelta(days=365)).count() > 50


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.docx", b"PK\x03\x04 avkuttet"),
        ("plan.pdf", b"%PDF-1.7\n%%EOF"),
        ("tom.txt", b""),
        ("plan.exe", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"),
        ("borte.docx", None),
    ],
)
def test_a_document_that_cannot_be_read_leaves_everything_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["demo", "--plan", str(path)]) == 2
    said = capsys.readouterr()
    assert len(said.err.strip().splitlines()) == 1
    assert not Organisation.objects.exists()
    assert "Traceback" not in said.err


def run(own: Path, var: Path) -> subprocess.Popen[str]:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment.update(SAMSKAP_VAR=str(var), DJANGO_SETTINGS_MODULE="samskap.config.settings")
    return subprocess.Popen(
        [sys.executable, "-m", "samskap.cli", "demo", "--plan", str(own)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def people_in(var: Path) -> tuple[int, int]:
    import sqlite3

    with sqlite3.connect(var / "samskap.sqlite3") as database:
        people = database.execute("SELECT count(*) FROM people_person").fetchone()[0]
        plans = database.execute("SELECT count(*) FROM plans_plan").fetchone()[0]
    database.close()
    return int(people), int(plans)


def test_two_at_once_and_one_stopped_halfway(own: Path, tmp_path: Path) -> None:
    var = tmp_path / "var"
    stopped = run(own, var)
    time.sleep(1.5)
    stopped.kill()
    stopped.communicate()
    both = [run(own, var), run(own, var)]
    outcomes = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outcomes
    assert people_in(var) == (len(demo_people.PEOPLE), 1)
