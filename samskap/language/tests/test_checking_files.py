"""The page where a document is checked."""

from __future__ import annotations

import logging
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samskap.core import document_uploads
from samskap.language.documents import refusals as says
from samskap.language.tests.documents import plain_word
from samskap.language.tests.words import in_force
from samskap.language.views import checking_files
from samskap.people.models import Organisation
from tests.personas import ClientFor


@pytest.fixture
def address(organisation: Organisation) -> str:
    return reverse("language:check_file", args=[organisation.slug])


def sent(name: str, data: bytes, **more: str) -> dict[str, object]:
    return {"document": SimpleUploadedFile(name, data), **more}


def test_anybody_sees_the_findings_in_context_and_nothing_is_kept(
    address: str, organisation: Organisation, client_for: ClientFor, caplog: pytest.LogCaptureFixture
) -> None:
    in_force(organisation)
    caplog.set_level(logging.DEBUG)
    answer = client_for().post(
        address, sent("brev til Kari.docx", plain_word("Kari. En rusmisbruker ventet."))
    )
    page = answer.content.decode()
    assert "En <strong" in page
    assert ">rusmisbruker</strong> ventet." in page
    assert "/ordboken/ord/rusmisbruker/" in page
    assert answer.headers["Cache-Control"].count("no-store") == 1
    assert "Kari" not in caplog.text


def test_the_copy_comes_as_a_word_document(address: str, client_for: ClientFor) -> None:
    answer = client_for().post(address, sent("brev.docx", plain_word(), do="copy"))
    assert 'kommentarer.docx"' in answer.headers["Content-Disposition"]
    assert len(list(docx.Document(BytesIO(answer.content)).comments)) == 1


def test_what_cannot_be_read_gets_a_sentence_beside_the_field(address: str, client_for: ClientFor) -> None:
    client = client_for()
    for payload, sentence in (
        (sent("x.pdf", b"%PDF-1.7 ikke", do="show"), says.CORRUPT),
        (sent("x.txt", b"En rusmisbruker", do="copy"), says.NOT_WORD),
        ({}, "Velg en fil først."),
    ):
        answer = client.post(address, payload)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_files_that_are_too_large_are_refused(
    address: str, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_for()
    monkeypatch.setattr(document_uploads, "LIMIT", 1000)
    answer = client.post(address, sent("x.txt", b"a" * 1001))
    assert answer.status_code == 413
    assert "større enn" in answer.content.decode()
    kind = "multipart/form-data; boundary=b"
    unheard = client.generic("POST", address, b"", kind, CONTENT_LENGTH=str(200 * document_uploads.MEGABYTE))
    assert unheard.status_code == 413


def test_a_flood_of_documents_is_asked_to_wait(
    address: str, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking_files, "within", lambda limit, address: False)
    assert client_for().post(address, sent("x.txt", b"Hei")).status_code == 429


def test_a_form_from_elsewhere_is_refused(address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address, sent("x.txt", b"Hei")).status_code == 403
