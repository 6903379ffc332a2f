from __future__ import annotations

import pytest

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.blocks.letters import close_up, join
from samskap.plans.reader.blocks.markers import split_marker
from samskap.plans.reader.tests.writing import blocks, texts


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("1. Lage plakat", "1.", "Lage plakat"),
        ("12) Lage plakat", "12)", "Lage plakat"),
        ("(3) Lage plakat", "(3)", "Lage plakat"),
        ("2.1 Lage plakat", "2.1", "Lage plakat"),
        ("2.1.3. Lage plakat", "2.1.3.", "Lage plakat"),
        ("a) lage plakat", "a)", "lage plakat"),
        ("IV. Lage plakat", "IV.", "Lage plakat"),
        ("- lage plakat", "-", "lage plakat"),
        ("– Lage plakat", "–", "Lage plakat"),
        ("• Lage plakat", "•", "Lage plakat"),
        ("- ✚ Lage plakat", "-", "Lage plakat"),
        ("o Lage plakat", "o", "Lage plakat"),
        ("☐ Lage plakat", "☐", "Lage plakat"),
        ("- [ ] Lage plakat", "☐", "Lage plakat"),
        ("[x] Lage plakat", "☑", "Lage plakat"),
        ("Tiltak 3: Lage plakat", "Tiltak 3", "Lage plakat"),
        ("Delmål 2.1", "Delmål 2.1", ""),
        ("7\tLage plakat", "7", "Lage plakat"),
    ],
)
def test_list_marks(line: str, marker: str, text: str) -> None:
    assert split_marker(line) == (marker, text)


@pytest.mark.parametrize(
    "line",
    [
        "31. mars 2022 legges planen frem",
        "1. september",
        "2. kvartal 2024",
        "1. halvår",
        "01.05.2024 er fristen",
        "12.30 er det lunsj",
        "2022 – 2025",
        "3 avdelinger er med",
        "og så videre",
        "-",
        "Tiltak 1 og 2 henger sammen",
    ],
)
def test_dates_and_figures_are_no_list_marks(line: str) -> None:
    assert split_marker(line) == ("", line)


def test_lines_wrapped_by_hand_are_joined() -> None:
    found = blocks(
        "Kommunen vil at alle innbyggere skal ha noen å gå til når livet\n"
        "blir tungt, og at hjelpen skal være der med en gang. I sam-\n"
        "arbeid med frivillige åpner vi lærings- og mestringssenter og\n"
        "Åpen dør i alle bydeler.\n"
    )
    (text,) = texts(found)
    assert "når livet blir tungt, og" in text
    assert (
        "I samarbeid med frivillige åpner vi lærings- og mestringssenter og Åpen dør i alle bydeler." in text
    )


def test_lines_a_writer_ended_stay_apart() -> None:
    assert texts(blocks("Etablere møteplass\nLage plakat\nholde åpent\n")) == [
        "Etablere møteplass",
        "Lage plakat",
        "holde åpent",
    ]


def test_a_label_stands_alone_and_gets_its_value() -> None:
    found = blocks(
        "1. Lage plakat som alle kan se når de kommer inn.\nAnsvarleg: Lag A\nFrist:\n1. mai 2025\nTekst: nei\n"
    )
    assert texts(found)[1:3] == ["Ansvarleg: Lag A", "Frist:\n1. mai 2025"]


def test_wrapped_list_items_end_where_the_next_begins() -> None:
    found = blocks(
        "1. Lage en plakat med verdiene våre og henge\n   den opp i alle avdelinger.\n2. Ringe frivilligsentralen.\n"
    )
    assert [(block.marker, block.text) for block in found] == [
        ("1.", "Lage en plakat med verdiene våre og henge den opp i alle avdelinger."),
        ("2.", "Ringe frivilligsentralen."),
    ]


@pytest.mark.parametrize(
    ("spaced", "plain"),
    [
        ("m å l", "mål"),
        ("T I L T A K", "TILTAK"),
        ("V å r e  m å l for 2024", "Våre mål for 2024"),
        ("å gå i byen", "å gå i byen"),
        ("plan A B C", "plan ABC"),
    ],
)
def test_spaced_letters(spaced: str, plain: str) -> None:
    assert close_up(spaced) == plain


def test_hyphens_at_the_end_of_a_line() -> None:
    assert join("kommu-", "nen") == "kommunen"
    assert join("kommu\u00ad", "nen") == "kommunen"
    assert join("lærings-", "og mestringssenter") == "lærings- og mestringssenter"
    assert join("Recovery-", "College") == "Recovery- College"


def test_short_lines_set_apart_are_headings() -> None:
    found = blocks(
        "Handlingsplan for mestring\n\n2024 – 2027\n\nVår visjon\n\nVi vil at alle skal ha det godt.\n\n"
        "Tiltak for barn\n\n1. Åpne kafé.\n\nSlutt\n"
    )
    assert [(block.level, block.text) for block in found if block.kind is Kind.HEADING] == [
        (1, "Handlingsplan for mestring"),
        (2, "Vår visjon"),
        (2, "Tiltak for barn"),
    ]


def test_a_list_without_marks_is_not_a_row_of_headings() -> None:
    lines = (
        "Plan",
        "Vi vil mye.",
        "Tiltak",
        "Åpne kafé",
        "Lage plakat",
        "Gå tur",
        "Synge i kor",
        "Dette var alt.",
    )
    assert texts(blocks("\n\n".join(lines)), Kind.HEADING) == ["Plan", "Tiltak"]


def test_what_stands_above_its_responsible_is_a_measure_and_no_heading() -> None:
    found = blocks("Plan\n\nVi vil mye.\n\nÅpne en kafé\n\nAnsvar: Lag A\n")
    assert texts(found, Kind.HEADING) == ["Plan"]


def test_contents_are_marked_and_kept() -> None:
    contents = "Innhold\n1. Innledning .......... 3\n2. Lage plakat\t5\n3. Åpne kafé 11"
    found = blocks(f"Plan for håp\n\n{contents}\n\nInnledning\n\nVi vil mye.\n")
    (marked,) = (block for block in found if block.role == "toc")
    assert marked.text == contents
    assert marked.kind is Kind.PARAGRAPH
    assert texts(found)[-2:] == ["Innledning", "Vi vil mye."]


def test_page_numbers_do_not_cut_a_sentence() -> None:
    filler = "Vi møtes og snakker sammen om alt som er viktig for oss her.\n" * 12
    found = blocks(
        f"{filler}Vi går videre sammen mot målet som ligger og venter på\n2\nandre siden av fjellet.\n"
        f"{filler}3\nSlutt.\n"
    )
    assert any("som ligger og venter på andre siden av fjellet." in text for text in texts(found))
    assert [block.text for block in found if block.role == "running"] == ["2", "3"]


def test_a_letterhead_in_two_lines_is_one_name() -> None:
    assert texts(blocks("HAVN\n\nKOMMUNE\n\nPlan for håp\n\nVi vil mye.\n"))[0] == "HAVN\nKOMMUNE"


def test_page_numbers_stuck_to_a_line_are_taken_off() -> None:
    found = blocks("Vi møtes hver uke. Side 2 av 3\nSide 3 av 3 Takk for nå.\nSide 4 av 3\n")
    assert [(block.text, block.role) for block in found] == [
        ("Vi møtes hver uke.", ""),
        ("Takk for nå.", ""),
        ("Side 2 av 3", "running"),
        ("Side 3 av 3", "running"),
        ("Side 4 av 3", "running"),
    ]


def test_a_word_cut_at_the_end_of_a_short_line_is_whole_again() -> None:
    assert texts(blocks("Plan for ung-\ndom i Havn\n")) == ["Plan for ungdom i Havn"]
