from __future__ import annotations

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.tests.writing import blocks, table, texts

PLAN = """\
# Plan for *fellesskap*

Første linje av avsnittet
går videre her.

## Tiltak

| # | Tiltak | Ansvarlig | Frist | Status |
|---|:-------|-----------|------:|--------|
| 1 | Lage plakat<br>og henge den opp | **Lag A** | 1. mai 2024 | ☐ |
| 2 | Velge A \\| B | [Lag B](https://eksempel.no) | løpende | ☑ |

Undertittel
-----------

- [ ] Ringe frivilligsentralen
- [x] Møte erfaringsrådet
- ✚ **Å lytte** - hver gang
"""


def test_headings_tables_and_boxes() -> None:
    found = blocks(PLAN, "plan.md")
    assert [(block.level, block.text) for block in found if block.kind is Kind.HEADING] == [
        (1, "Plan for fellesskap"),
        (2, "Tiltak"),
        (2, "Undertittel"),
    ]
    assert table(found) == [
        ["#", "Tiltak", "Ansvarlig", "Frist", "Status"],
        ["1", "Lage plakat\nog henge den opp", "Lag A", "1. mai 2024", "☐"],
        ["2", "Velge A | B", "Lag B (https://eksempel.no)", "løpende", "☑"],
    ]
    items = [(block.marker, block.text) for block in found if block.kind is Kind.ITEM]
    assert items == [
        ("☐", "Ringe frivilligsentralen"),
        ("☑", "Møte erfaringsrådet"),
        ("-", "Å lytte - hver gang"),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert "Første linje av avsnittet går videre her." in texts(blocks(PLAN, "plan.md"), Kind.PARAGRAPH)


def test_rows_keep_the_line_of_the_file() -> None:
    (block,) = (block for block in blocks(PLAN, "plan.md") if block.kind is Kind.TABLE)
    assert [row[0].line for row in block.rows] == [8, 10, 11]


def test_markdown_shows_itself_in_a_text_file() -> None:
    assert blocks(PLAN, "plan.txt") == blocks(PLAN, "plan.md")


def test_comments_and_fences_are_not_text() -> None:
    found = blocks("# Plan\n\n<!-- husk\nå slette -->\n```\nVi møtes.\n```\n> Et sitat.\n", "a.md")
    assert texts(found) == ["Plan", "Vi møtes.", "Et sitat."]
