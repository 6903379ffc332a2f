"""Upkeep from the command line: organisations, the audit chain, jobs, and a server that says why it cannot start."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from samskap.cli import main
from samskap.cli.serve import mail_warning
from samskap.cli.worker import beside
from samskap.core import outbox
from samskap.core.models import AuditEntry, JobRun, OutgoingMail
from samskap.people.models import Membership, Organisation, Person
from samskap.values.models import Value
from tests.migrated import copy_to_file

CREATE = ["organisation", "create", "sandvik", "Sandvik kommune"]
LEADER = ["--leader-name", "Sol Aas", "--leader-email", "Sol@Sandvik.example"]


@pytest.mark.django_db
def test_a_municipality_is_made_with_unit_values_and_leader(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CREATE, "--municipality-number", "9003", "--unit", "Mestring Sandvik", *LEADER]) == 0
    assert "/sandvik/" in capsys.readouterr().out
    organisation = Organisation.objects.get(slug="sandvik")
    assert not organisation.opens_plans
    assert Value.objects.filter(organisation=organisation).count() == 5
    membership = Membership.objects.get(person__email="sol@sandvik.example")
    assert membership.role == Membership.Role.LEADER
    assert membership.unit is not None
    assert membership.unit.name == "Mestring Sandvik"
    assert main(["audit", "verify", "--organisation", "sandvik"]) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [CREATE, ["organisation", "create", "konto", "Konto"], ["organisation", "create", "Ikke slug", "X"]],
    ids=["taken", "reserved", "not a slug"],
)
def test_what_cannot_be_made_is_told_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(CREATE)
    capsys.readouterr()
    assert main(arguments) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.django_db
def test_nothing_is_left_when_the_leader_cannot_be_made(organisation: Organisation, dina: Person) -> None:
    assert main([*CREATE, "--leader-name", "Sol", "--leader-email", str(dina.email)]) == 1
    assert not Organisation.objects.filter(slug="sandvik").exists()


@pytest.mark.django_db
def test_half_a_leader_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*CREATE, "--leader-name", "Sol"]) == 2
    assert "--leader-email" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_chain_that_does_not_hold_is_told_and_the_others_with_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(CREATE)
    main(["organisation", "create", "havn", "Havn kommune"])
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER audit_no_update"
            if connection.vendor == "sqlite"
            else "ALTER TABLE core_auditentry DISABLE TRIGGER audit_no_change"
        )
    havn = Organisation.objects.get(slug="havn")
    AuditEntry.objects.filter(tenant_id=havn.pk, sequence=1).update(action="people.other")
    capsys.readouterr()
    assert main(["audit", "verify"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["Sandvik kommune", "Havn kommune"]
    assert "er helt" in lines[0]
    assert "holder ikke fra innslag 1" in lines[1]
    assert main(["audit", "verify", "--organisation", "sandvik"]) == 0


@pytest.mark.django_db
def test_an_unknown_municipality_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify", "--organisation", "ukjent"]) == 1
    assert "ukjent" in capsys.readouterr().err


@pytest.mark.django_db
def test_jobs_are_run_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["jobs", "run"]) == 0
    assert JobRun.objects.exclude(finished_at=None).exists()
    capsys.readouterr()
    assert main(["jobs", "run"]) == 0
    assert capsys.readouterr().out == "Dagens arbeid er gjort.\n"


@pytest.mark.django_db
def test_letters_that_are_not_sent_are_listed_without_address_and_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["mail", "list"]) == 0
    assert capsys.readouterr().out == "Alle brev er sendt.\n"
    outbox.post(tenant_id=1, key="digest:7:2027-03-01", to="Alma", subject="Hei Alma", text="Vi ses")
    row = OutgoingMail.objects.get()
    main(["mail", "list"])
    out = capsys.readouterr().out
    assert "Ble ikke tatt imot" in out
    assert not any(word in out for word in ("Alma", "Vi ses", ":7:"))
    assert main(["mail", "again", str(row.pk)]) == 0
    assert main(["mail", "again", str(row.pk)]) == 1  # it waits already
    assert "verken usikkert eller avvist" in capsys.readouterr().err


@pytest.mark.parametrize("ends", ["with the server", "by itself"])
def test_the_worker_ends_with_the_server_and_is_started_again_when_it_dies(ends: str, tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    waits = "sys.stdin.read()" if ends == "with the server" else ""
    program = f"import sys; open({str(starts)!r}, 'a').write('x'); {waits}"
    with beside(sys.executable, "-c", program, first=0.01):
        for _each in range(100):
            time.sleep(0.05)
            if starts.exists() and len(starts.read_text()) == (1 if waits else 2):
                break
    ended = starts.read_text()
    time.sleep(0.1)
    assert starts.read_text() == ended == ("x" if waits else "xx")


@pytest.mark.django_db
def test_migrating_what_is_ready_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "Databasen er klar.\n"


def samskap(*arguments: str, folder: Path, **settings: str) -> subprocess.Popen[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("SAMSKAP", "DATABASE"))
    }
    return subprocess.Popen(
        [sys.executable, "-m", "samskap.cli", *arguments],
        env={**environment, "SAMSKAP_VAR": str(folder), **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("command", [["serve"], ["jobs", "run"], ["audit", "verify"]])
def test_a_database_that_is_not_ready_is_told_in_one_line(command: list[str], tmp_path: Path) -> None:
    port = ["--port", "0"] if command == ["serve"] else []
    out, err = (process := samskap(*command, *port, folder=tmp_path)).communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err == "Databasen er ikke klar for denne utgaven av Samskap. Kjør «samskap migrate» først.\n"


def test_a_wrong_setting_is_told_in_one_line(tmp_path: Path) -> None:
    process = samskap("migrate", folder=tmp_path, SAMSKAP_DEMO="kanskje")
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "SAMSKAP_DEMO" in err
    assert len(err.splitlines()) == 1


def test_a_port_in_use_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = samskap("serve", "--port", str(taken.getsockname()[1]), folder=tmp_path)
        _out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "er opptatt" in err


def test_the_server_stops_cleanly(tmp_path: Path) -> None:
    copy_to_file(tmp_path / "samskap.sqlite3")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = samskap("serve", "--port", str(port), folder=tmp_path)
    for _ in range(600):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert f"http://127.0.0.1:{port}" in out
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("demo", "backend", "warned"),
    [
        (False, "django.core.mail.backends.console.EmailBackend", True),
        (False, "django.core.mail.backends.smtp.EmailBackend", False),
        (True, "django.core.mail.backends.console.EmailBackend", False),
    ],
)
def test_codes_that_would_go_to_the_log_are_warned_about(*, demo: bool, backend: str, warned: bool) -> None:
    with override_settings(DEMO=demo, EMAIL_BACKEND=backend):
        assert bool(mail_warning()) is warned
