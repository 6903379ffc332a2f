from __future__ import annotations

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.tests.writing import blocks, table


def test_rows_of_tabs_with_the_header_glued_to_a_period() -> None:
    found = blocks(
        "TILTAK våren 2016\t\tAnsvar\n1\tAlle får heftet.\tKontakten\n2\tLage plakat\tLag A Lag B\n\nTakk.\n"
    )
    assert table(found) == [
        ["", "TILTAK våren 2016", "Ansvar"],
        ["1", "Alle får heftet.", "Kontakten"],
        ["2", "Lage plakat", "Lag A Lag B"],
    ]
    assert [row[0].line for row in _table(found).rows] == [1, 2, 3]


def test_several_tabs_between_cells_are_one_step() -> None:
    assert table(blocks("Tiltak\t\t\tAnsvar\nLage plakat\tLag A\nÅpne kafé\t\tLag B\n")) == [
        ["Tiltak", "Ansvar"],
        ["Lage plakat", "Lag A"],
        ["Åpne kafé", "Lag B"],
    ]


def test_empty_cells_keep_their_place_in_an_even_table() -> None:
    assert table(blocks("Nr\tTiltak\tAnsvar\tFrist\n1\tLage plakat\t\t2025\n2\tÅpne kafé\tLag B\t\n")) == [
        ["Nr", "Tiltak", "Ansvar", "Frist"],
        ["1", "Lage plakat", "", "2025"],
        ["2", "Åpne kafé", "Lag B", ""],
    ]


def test_a_row_wrapped_before_its_last_cell() -> None:
    found = blocks("Nr\tTiltak\tAnsvar\n1\tLage plakat som\nskal henge høyt\tLag A\n2\tÅpne kafé\tLag B\n")
    assert table(found)[1] == ["1", "Lage plakat som skal henge høyt", "Lag A"]


def test_one_line_with_a_tab_is_no_table() -> None:
    (found,) = blocks("Ansvar:\tLag A\n")
    assert (found.kind, found.text) == (Kind.PARAGRAPH, "Ansvar:\tLag A")


def test_columns_kept_apart_by_spaces() -> None:
    found = blocks(
        "Plan for håp\n\n"
        "Nr  Tiltak                           Ansvar        Frist\n"
        "1   Etablere møteplass               Lag kvalitet  2025\n"
        "2   Lage plakat som skal henge høyt  Lag A         2026\n"
        "    og synlig for alle\n"
        "3   Evaluere                         Ledergruppa   løpende\n\n"
        "Vi møtes igjen til høsten for å se hva som ble gjort.\n"
    )
    assert table(found) == [
        ["Nr", "Tiltak", "Ansvar", "Frist"],
        ["1", "Etablere møteplass", "Lag kvalitet", "2025"],
        ["2", "Lage plakat som skal henge høyt og synlig for alle", "Lag A", "2026"],
        ["3", "Evaluere", "Ledergruppa", "løpende"],
    ]
    assert found[-1].text.startswith("Vi møtes igjen")


def test_a_repeated_header_is_said_once() -> None:
    rows = (
        "<tr><th>Tiltak<th>Ansvar</tr>",
        "<tr><td>Lage plakat<td>Lag A</tr>",
        "<tr><td>Åpne kafé<td>Lag B</tr>",
    )
    page = f"<html><h1>Plan</h1><table>{rows[0]}{rows[1]}{rows[0]}{rows[2]}</table><table>{rows[0]}{rows[1]}</table>"
    assert table(blocks(page, "a.html")) == [
        ["Tiltak", "Ansvar"],
        ["Lage plakat", "Lag A"],
        ["Åpne kafé", "Lag B"],
        ["Lage plakat", "Lag A"],
    ]


def test_tables_of_different_width_stay_apart() -> None:
    page = "<html><h1>Plan</h1><table><tr><td>a<td>b</table><table><tr><td>a<td>b<td>c</table>"
    assert len([block for block in blocks(page, "a.html") if block.kind is Kind.TABLE]) == 2


def _table(found: tuple[Block, ...]) -> Block:
    return next(block for block in found if block.kind is Kind.TABLE)


def test_a_numbered_table_that_a_narrow_page_wrapped() -> None:
    found = blocks(
        "TILTAK våren 2016\tAnsvar\n"
        "1\tAlle får heftet, og leser det i\nfellesskap. Kontakten\n"
        "2\tHenge opp plakat i alle\nrom.\tKontakten\n"
        "3\tLage side på nettet for\nalle. Kontakten Lag B\n"
        "4\tRinge\tLag B\n\n"
        "Ledere og ansatte skal møtes.\n"
    )
    assert table(found) == [
        ["", "TILTAK våren 2016", "Ansvar"],
        ["1", "Alle får heftet, og leser det i fellesskap.", "Kontakten"],
        ["2", "Henge opp plakat i alle rom.", "Kontakten"],
        ["3", "Lage side på nettet for alle.", "Kontakten Lag B"],
        ["4", "Ringe", "Lag B"],
    ]
    assert found[-1].text == "Ledere og ansatte skal møtes."
