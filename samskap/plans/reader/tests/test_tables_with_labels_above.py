"""Headers that a layout set apart from their table, or cut in the middle of a word."""

from __future__ import annotations

import pytest

from samskap.plans.reader.blocks import Cell
from samskap.plans.reader.extract.pieces import Line, Table
from samskap.plans.reader.labels import Meaning, meaning_of
from samskap.plans.reader.structure.tables import with_headers_above


def _table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell(text, 5) for text in row) for row in rows), 5)


def test_a_line_of_labels_above_a_table_is_its_first_row() -> None:
    (table,) = with_headers_above(
        [Line("TILTAK våren 2020\tAnsvar", 4), _table(("1", "Rydde fjæra", "Velet"), ("2", "Male", "Alle"))]
    )
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["", "TILTAK våren 2020", "Ansvar"]
    assert table.number == 4


def test_a_table_with_a_header_of_its_own_keeps_it() -> None:
    pieces: list[Line | Table] = [Line("Tiltak\tAnsvar", 4), _table(("Tiltak", "Ansvar"), ("Male", "Alle"))]
    assert with_headers_above(pieces) == pieces


@pytest.mark.parametrize(
    ("cut", "meaning"), [("Kommune ns rolle", Meaning.RESPONSIBLE), ("Satsingso mråde", Meaning.AREA)]
)
def test_a_label_cut_by_a_narrow_column(cut: str, meaning: Meaning) -> None:
    assert meaning_of(cut) is meaning
