"""The archive package: whole, the same each time, checkable, without the names of those who gave none."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samskap.people.models import Organisation, Person
from samskap.plans.exporting import export_of
from samskap.plans.exporting.archive import archive_of
from samskap.plans.exporting.docx import docx_of
from samskap.plans.exporting.versions import export_of_version
from samskap.plans.exporting.workbook import xlsx_of
from samskap.plans.freezing import freeze
from samskap.plans.models import (
    Decision,
    Hearing,
    HearingInput,
    Indicator,
    IndicatorReading,
    InputAnswer,
    Measure,
    Plan,
    PlanVersion,
    Responsibility,
    StateChange,
)
from tests.pdfs import read_tags
from tests.personas import ClientFor, ViewerOf

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def lived(plan: Plan, alma: Person, dina: Person, viewer: ViewerOf) -> Plan:
    """A plan with a version, a hearing with two inputs, a decision, and a figure with two readings."""
    step = StateChange.objects.filter(plan=plan, state=Plan.State.APPROVED).get()
    freeze(plan=plan, step=step, by=viewer(dina), at=NOW - timedelta(days=30))
    Decision.objects.create(
        plan=plan,
        step=step,
        body="Utvidet ledergruppe",
        day=date(2026, 3, 1),
        text="Vedtatt.",
        case_number="14/26",
    )
    hearing = Hearing.objects.create(
        plan=plan, opens_on=date(2026, 1, 5), closes_on=date(2026, 2, 5), ended_at=NOW
    )
    said = HearingInput.objects.bulk_create(
        HearingInput(
            hearing=hearing, voice=voice, author=author, text=text, at=NOW, sent_key=text, hidden_because=no
        )
        for voice, author, text, no in (
            ("employee", alma, "=Mer tid til å lytte", ""),
            ("resident", None, "Si fra hvem vi kan ringe", ""),
            ("resident", None, "Kjøp billige briller", "søppel"),
        )
    )
    InputAnswer.objects.create(input=said[0], outcome="taken_in", text="Ja, det gjør vi.", by=dina, at=NOW)
    measure = Measure.objects.filter(section__plan=plan).first()
    assert measure is not None
    figure = Indicator.objects.create(measure=measure, label="Åpne kvelder", added_on=date(2026, 3, 1))
    for shown, day in ((True, date(2026, 4, 1)), (False, date(2026, 5, 1))):
        IndicatorReading.objects.create(indicator=figure, day=day, numerator=4, at=NOW, shown=shown)
    return plan


def files_of(data: bytes) -> dict[str, bytes]:
    """The files of the package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def sums_of(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Name and checksum of each line of SHA256SUMS."""
    for line in files["SHA256SUMS"].decode().splitlines():
        checksum, name = line.split("  ", 1)
        yield name, checksum


def test_the_package_is_whole_and_the_same_each_time(lived: Plan, viewer: ViewerOf, dina: Person) -> None:
    data = archive_of(lived, viewer(dina), now=NOW)
    assert data == archive_of(lived, viewer(dina), now=NOW + timedelta(hours=2))
    files = files_of(data)
    folders = {name.rsplit("/", 1)[0] for name in files if "/" in name}
    assert folders == {
        "utgaver/01-vedtatt-2026-03-01", "i-dag-2026-11-21", "horing/01-2026-01-05", "vedtak/01-2026-03-01", "tall",
    }  # fmt: skip
    assert dict(sums_of(files)).keys() == files.keys() - {"SHA256SUMS"}
    for name, checksum in sums_of(files):
        assert hashlib.sha256(files[name]).hexdigest() == checksum
    version = PlanVersion.objects.get(plan=lived)
    assert dict(sums_of(files))["utgaver/01-vedtatt-2026-03-01/plan.json"] == version.checksum


def test_every_pdf_is_for_keeping_and_for_hearing(lived: Plan, viewer: ViewerOf, dina: Person) -> None:
    files = files_of(archive_of(lived, viewer(dina), now=NOW))
    pdfs = {name: read_tags(data) for name, data in files.items() if name.endswith(".pdf")}
    assert len(pdfs) == 5
    assert {(pdf.ua_part, pdf.a_part, pdf.lang[:2], pdf.marked) for pdf in pdfs.values()} == {
        ("1", "2A", "nb", True)
    }
    assert all(pdf.title for pdf in pdfs.values())
    assert "Ja, det gjør vi." in pdfs["horing/01-2026-01-05/horing.pdf"].words


def test_who_was_anonymous_stays_so(lived: Plan, viewer: ViewerOf, dina: Person) -> None:
    files = files_of(archive_of(lived, viewer(dina), now=NOW))
    said = json.loads(files["horing/01-2026-01-05/horing.json"])["innspill"]
    assert [(each["navn"], each["utfall"]) for each in said] == [("Alma Berg", "Tatt inn"), ("", "")]
    rows = list(
        csv.reader(io.StringIO(files["horing/01-2026-01-05/innspill.csv"].decode("utf-8-sig")), delimiter=";")
    )
    assert rows[1][4] == "'=Mer tid til å lytte"
    assert b"briller" not in b"".join(data for name, data in files.items() if name.endswith(("json", "csv")))


def test_documents_say_what_they_are(lived: Plan, viewer: ViewerOf, dina: Person) -> None:
    files = files_of(archive_of(lived, viewer(dina), now=NOW))
    known = json.loads(files["vedtak/01-2026-03-01/metadata.json"])
    assert (known["dokumenttype"], known["vedtaksorgan"], known["saksnummer"]) == (
        "vedtak",
        "Utvidet ledergruppe",
        "14/26",
    )
    assert (
        known["dokumentobjekter"][1]["sjekksum"]
        == hashlib.sha256(files["vedtak/01-2026-03-01/vedtak.pdf"]).hexdigest()
    )
    ids = {entry["systemID"] for entry in json.loads(files["manifest.json"])["dokumenter"]}
    assert len(ids) == 5
    assert f"<systemID>{known['systemID']}</systemID>".encode() in files["vedtak/01-2026-03-01/metadata.xml"]
    assert (
        files["tall/avlesninger.csv"].decode("utf-8-sig").count("2026-") == 1
    )  # the hidden reading is not here


def test_an_old_version_reads_as_it_was(lived: Plan) -> None:
    Responsibility.objects.filter(measure__section__plan=lived).delete()
    Measure.objects.filter(section__plan=lived).update(title="Noe annet")
    data = export_of_version(
        PlanVersion.objects.get(plan=lived).content,
        organisation="Fjordvik kommune", state="approved", state_since="2026-03-01", decisions=[], inside=False,
    )  # fmt: skip
    first = data["sections"][0]["measures"][0]
    assert first["title"] == "Åpen kveld på Brygga"
    assert first["responsibles"][0]["name"] == "Erfaringsrådet"
    assert data["live"]["owner"] == ""


def test_only_those_who_edit_get_it(
    lived: Plan, viewer: ViewerOf, alma: Person, dina: Person, client_for: ClientFor
) -> None:
    with pytest.raises(PermissionDenied):
        archive_of(lived, viewer(alma), now=NOW)
    answer = client_for(dina).get(reverse("plans:archive", args=["fjordvik", lived.pk]))
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="arkiv-fjordvik-')


def test_a_version_is_taken_along_as_its_reader_reads_it(
    lived: Plan, opened: Organisation, client_for: ClientFor, alma: Person
) -> None:
    address = reverse("plans:version_pdf", args=["fjordvik", lived.pk, 1])
    own, open_ = (read_tags(client_for(person).get(address).content).words for person in (alma, None))
    assert "Dina Dahl" in own
    assert "Dina Dahl" not in open_
    assert "Åpen kveld på Brygga" in open_
    assert client_for(alma).get(address.replace("/1/pdf", "/7/pdf")).status_code == 404


def test_marks_that_no_document_can_hold_stop_neither_the_package_nor_word(
    plan: Plan, dina: Person, viewer: ViewerOf
) -> None:
    Plan.objects.filter(pk=plan.pk).update(title="Planen \ufffe vår \x07")
    plan.refresh_from_db()
    package = zipfile.ZipFile(io.BytesIO(archive_of(plan, viewer(dina), now=NOW)))
    for name in package.namelist():
        if name.endswith(".xml"):
            ET.fromstring(package.read(name))
    data = export_of(plan, viewer(dina))
    assert docx_of(data, made_at=NOW)
    assert xlsx_of(data, made_at=NOW)
