from __future__ import annotations

import pytest

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.extract.text import decode
from samskap.plans.reader.tests.writing import blocks, extracted, texts

PLAN = "Handlingsplan for håp\n\nÅ være til stede, på ordentlig – «hver dag».\n"


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        b"\xef\xbb\xbf" + PLAN.encode(),
        PLAN.encode("utf-16"),
        b"\xff\xfe" + PLAN.encode("utf-16-le"),
        b"\xfe\xff" + PLAN.encode("utf-16-be"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("cp1252"),
        PLAN.replace("\n", "\r\n").encode("cp1252"),
        PLAN.replace("\n", "\r").encode(),
    ],
    ids=[
        "utf-8",
        "bom",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-16 uten merke",
        "windows",
        "windows linjer",
        "mac",
    ],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes) -> None:
    assert texts(blocks(data)) == ["Handlingsplan for håp", "Å være til stede, på ordentlig – «hver dag»."]


def test_letters_are_composed_and_invisible_signs_gone() -> None:
    found = blocks(
        "Plan\n\nA\u030a la\u0308re, å\u200bpne\u00a0dører, ko\u00adordinert innsats i hele kommunen.\n"
    )
    assert texts(found)[1] == "Å läre, åpne dører, koordinert innsats i hele kommunen."


def test_line_numbers_are_those_of_the_file() -> None:
    found = extracted("\n\nPlan for håp\n\nVi møtes.\n")
    assert [(line.number, line.text) for line in found.lines if line.text] == [
        (3, "Plan for håp"),
        (5, "Vi møtes."),
    ]


def test_a_form_feed_turns_the_page() -> None:
    first, second = blocks("Vi begynner her, og går videre.\n\fVi ender her, og tar farvel.\n")
    assert (first.page, second.page) == (1, 2)


def test_stars_around_words_are_emphasis() -> None:
    found = blocks(
        "**Mål for arbeidet**\nVi vil at **alle** skal ha det godt i byen vår, hver eneste dag i året.\n"
    )
    assert texts(found) == [
        "Mål for arbeidet",
        "Vi vil at alle skal ha det godt i byen vår, hver eneste dag i året.",
    ]
    assert found[0].kind is Kind.HEADING


def test_text_without_a_telling_name_is_still_read_by_content() -> None:
    assert decode("Å få være med".encode("cp1252")) == "Å få være med"
    assert texts(blocks(PLAN, "uten-etternavn"))[0] == "Handlingsplan for håp"
