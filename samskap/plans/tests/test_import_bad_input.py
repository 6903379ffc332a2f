"""What people send that cannot become a plan: one clear Norwegian sentence, and nothing lost or half-made."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable
from html import unescape
from typing import Any

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from samskap.core import document_uploads
from samskap.people.models import Person, Unit
from samskap.plans import intake
from samskap.plans.models import Plan, PlanImport
from tests.personas import ClientFor

START = "/fjordvik/les-inn/"
CONTENT_TYPES = "[Content_Types].xml"


@pytest.fixture
def client(client_for: ClientFor, dina: Person) -> Client:
    return client_for(dina)


def send(client: Client, unit: Unit, data: bytes, name: str, **more: object) -> Any:
    document = SimpleUploadedFile(name, data)
    return client.post(START, {"unit": unit.pk, "document": document, **more})


def refused(answer: Any, *words: str) -> None:
    """The form came back with the sentence beside the field, and nothing was kept."""
    page = unescape(answer.content.decode())
    assert answer.status_code in (413, 422)
    assert 'aria-invalid="true"' in page
    assert [word for word in words if word not in page] == []
    assert not PlanImport.objects.exists()
    assert not Plan.objects.exists()


def word_file(**parts: bytes) -> bytes:
    """A Word file whose parts are replaced or added by name ("word/document.xml")."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    pdf = FPDF()
    pdf.set_encryption(owner_password="b", user_password="a", encryption_method=EncryptionMethod.RC4)
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.cell(text="1. Tiltak")
    return bytes(pdf.output())


def picture_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    return bytes(pdf.output())


def zip_bomb() -> bytes:
    return word_file(**{"word/document.xml": b"<w>" + b" " * (120 * 1024 * 1024) + b"</w>"})


def entities() -> bytes:
    xml = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&x;&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    return word_file(**{"word/document.xml": xml})


def wide_table() -> bytes:
    book = openpyxl.Workbook()
    book.active.append([f"Tiltak {number}" for number in range(1000)])  # type: ignore[union-attr]  # a new book has a sheet
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def garbled() -> bytes:
    return "\n".join("Å~ ¤¤ x%% q#z ¦¦ t(k }w{ ¢¢ ÿþ zz&x //\\\\ kj¤¤ vv" for _line in range(60)).encode()


Bad = tuple[Callable[[], bytes], str, str]
BAD: dict[str, Bad] = {
    "unsupported type": (lambda: b"MZ\x90\x00" + b"\x00" * 200, "plan.exe", "program"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000, "plan.doc", "prøv igjen"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "plan.png", "bilde"),
    "empty file": (lambda: b"", "plan.docx", "tomt"),
    "no words": (lambda: b" \n\n ", "plan.txt", "prøv igjen"),
    "encrypted pdf": (encrypted_pdf, "plan.pdf", "passord"),
    "pdf without text": (picture_pdf, "plan.pdf", "tekst"),
    "corrupt pdf": (lambda: b"%PDF-1.7\n" + b"\x01\x02" * 300, "plan.pdf", "prøv igjen"),
    "corrupt docx": (lambda: word_file()[:900], "plan.docx", "prøv igjen"),
    "zip bomb": (zip_bomb, "plan.docx", "pakkes ut"),
    "external entities": (entities, "plan.docx", "sikkerhetsgrunner"),
    "thousand columns": (wide_table, "plan.xlsx", "kolonner"),
    "garbled text": (garbled, "plan.txt", "prøv igjen"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_cannot_be_read_says_why_beside_the_field(
    name: str, client: Client, unit: Unit
) -> None:
    make, file_name, words = BAD[name]
    refused(send(client, unit, make(), file_name), words)


def test_the_wrong_ending_does_not_matter_when_the_content_can_be_read(client: Client, unit: Unit) -> None:
    text = "Plan 2026–2029\n\n1. Åpen kveld på Brygga\nAnsvar: Ledergruppa\n"
    assert send(client, unit, text.encode(), "plan.pdf").status_code == 302
    assert len(PlanImport.objects.get().draft["sections"][0]["measures"]) == 1


def test_nothing_sent_asks_for_something(client: Client, unit: Unit) -> None:
    refused(client.post(START, {"unit": unit.pk, "text": "  "}), "Velg en fil")


def test_both_a_file_and_a_text_asks_which(client: Client, unit: Unit) -> None:
    answer = send(client, unit, b"1. Et tiltak", "plan.txt", text="En innlimt plan")
    refused(answer, "Behold én av dem", "En innlimt plan")


def test_what_was_pasted_stays_when_it_cannot_be_read(client: Client, unit: Unit) -> None:
    garbage = garbled().decode()
    refused(client.post(START, {"unit": unit.pk, "text": garbage}), garbage.splitlines()[0])


def test_a_fifty_megabyte_file_is_refused_without_being_kept(client: Client, unit: Unit) -> None:
    answer = send(client, unit, b"x" * (50 * 1024 * 1024), "plan.txt", text="Ordene jeg skrev")
    refused(answer, "større enn 25 MB", "Ordene jeg skrev")
    assert answer.status_code == 413


def test_a_file_just_over_the_limit_is_refused_too(client: Client, unit: Unit) -> None:
    refused(send(client, unit, b"x" * (document_uploads.LIMIT + 1), "plan.txt"), "større enn 25 MB")


def test_a_request_beyond_all_reason_is_not_even_read(client: Client, unit: Unit) -> None:
    answer = client.generic(
        "POST", START, b"", "multipart/form-data; boundary=b", CONTENT_LENGTH=str(document_uploads.LISTEN + 1)
    )
    assert answer.status_code == 413
    assert "25 MB" in answer.content.decode()


def test_a_pasted_text_beyond_all_reason_gets_a_sentence(client: Client, unit: Unit) -> None:
    answer = client.post(START, {"unit": unit.pk, "text": "ord " * 1_500_000})
    assert answer.status_code == 413
    assert "lim inn" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(unit: Unit, dina: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(dina, backend="samskap.people.sign_in.backend.PersonBackend")
    assert send(strict, unit, b"1. Et tiltak", "plan.txt").status_code == 403
    assert not PlanImport.objects.exists()


def test_a_plan_without_measures_is_taken_with_its_headings_and_a_notice(client: Client, unit: Unit) -> None:
    text = "Strategi for samhandling 2026–2029\n\nHvor vil vi\n\nVi vil styrke lavterskeltilbudene der folk bor.\n"
    assert send(client, unit, text.encode(), "strategi.txt").status_code == 302
    begun = PlanImport.objects.get()
    assert "Vi fant ingen tiltak" in client.get(f"{START}{begun.pk}/").content.decode()
    client.post(f"{START}{begun.pk}/godta/", {"revision": begun.revision})
    assert Plan.objects.get().title.startswith("Strategi")


def test_a_hostile_file_name_is_kept_harmless(client: Client, unit: Unit) -> None:
    name = "<script>alert(1)</script>.txt"
    send(client, unit, "Plan\n\n1. Åpen kveld på Brygga\nAnsvar: Ledergruppa".encode(), name)
    begun = PlanImport.objects.get()
    page = client.get(f"{START}{begun.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "/" not in begun.file_name


def test_markup_in_a_document_is_shown_as_words(client: Client, unit: Unit) -> None:
    text = "Plan 2026\n\n1. <img src=x onerror=alert(1)> Åpen kveld\nAnsvar: <b>Ledergruppa</b>\n"
    send(client, unit, text.encode(), "plan.txt")
    begun = PlanImport.objects.get()
    page = client.get(f"{START}{begun.pk}/").content.decode()
    assert "<img src=x" not in page
    assert "<b>Ledergruppa" not in page


def test_nothing_that_was_uploaded_is_stored_as_a_file(
    client: Client, unit: Unit, tmp_path: object, settings: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]  # pytest-django's fixture
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path  # type: ignore[attr-defined]  # the same
    text = "Plan 2026–2029\n\n1. Åpen kveld på Brygga\nAnsvar: Ledergruppa\n" + "\n" * 5_000_000
    assert send(client, unit, text.encode(), "plan.txt").status_code in (302, 422)
    assert list(tmp_path.iterdir()) == []  # type: ignore[attr-defined]  # a path


def test_when_many_are_reading_the_next_is_asked_to_wait(
    client: Client, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(intake, "WAIT_SECONDS", 0.01)
    with intake._places:
        refused(send(client, unit, b"1. Et tiltak", "plan.txt"), "Vent et minutt")


def test_a_thousand_measures_are_no_plan(client: Client, unit: Unit) -> None:
    rows = [f"Tiltak nummer {number} for folk;Ledergruppa" for number in range(intake.MEASURES + 1)]
    text = "\n".join(["Tiltak;Ansvar", *rows])
    refused(send(client, unit, text.encode(), "plan.csv"), "mer enn 1000 tiltak")


def test_a_very_long_document_is_shown_without_its_idle_stretches(client: Client, unit: Unit) -> None:
    idle = "\n".join(f"Her står det noe om bakgrunnen, linje {number}." for number in range(4000))
    text = f"Plan 2026–2029\n\n{idle}\n\nTiltak\n\n1. Åpen kveld på Brygga\nAnsvar: Ledergruppa\n"
    assert send(client, unit, text.encode(), "plan.txt").status_code == 302
    begun = PlanImport.objects.get()
    page = client.get(f"{START}{begun.pk}/").content.decode()
    assert page.count("s-source__line") < 3000
    assert "er ikke vist her" in page
    assert 'href="#tiltak-' in page
