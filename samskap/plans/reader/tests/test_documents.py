"""Every document beside this file reads as its expectation says, and loses no word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from samskap.plans.reader import read
from samskap.plans.reader.completeness import words_of, words_of_document
from samskap.plans.reader.labels import vocabulary
from samskap.plans.reader.tests.documents_as_read import DOCUMENTS, summary

_ALL = sorted(path for path in DOCUMENTS.iterdir() if path.suffix != ".yaml")
_LABELS = {word for label in vocabulary() for word in words_of(label)} | {"og", "er", "ansvarlig", "for"}

# What may go: labels with a letter lost, years that head empty columns, halves of words that were joined, questions.
_MAY_GO = {
    "nsvar", "ansvr", "mål", "2025", "2027", "2028", "kvelds", "dommer", "dom", "når", "skal", "det", "vere", "ferdig",
    "planperiode",
}  # fmt: skip


@pytest.mark.parametrize("path", _ALL, ids=lambda path: path.name)
def test_reads_as_expected(path: Path) -> None:
    expected = yaml.safe_load((path.parent / f"{path.name}.yaml").read_text("utf-8"))
    document = read(path.read_bytes(), file_name=path.name, today=date(2026, 3, 1)).document
    assert summary(document) == expected


@pytest.mark.parametrize("path", _ALL, ids=lambda path: path.name)
def test_no_word_is_lost(path: Path) -> None:
    reading = read(path.read_bytes(), file_name=path.name, today=date(2026, 3, 1))
    known = {word for text in words_of_document(reading.document) for word in words_of(text)}
    lost = {word for line in reading.lines for word in words_of(line.text) if len(word) > 2} - known - _LABELS
    assert lost <= _MAY_GO


@pytest.mark.parametrize("shape", [f"p{number:02}" for number in range(1, 19)])
def test_every_shape_has_two_documents(shape: str) -> None:
    assert sum(path.name.startswith(shape) for path in _ALL) >= 2
