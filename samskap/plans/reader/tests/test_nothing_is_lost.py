"""Whatever the document looks like, every word of it is somewhere in the reading."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from samskap.plans.reader.assemble import assemble
from samskap.plans.reader.completeness import words_of, words_of_document
from samskap.plans.reader.extract.markdown import read_markdown
from samskap.plans.reader.extract.text import read_text
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.structure.build import build_blocks

# Made-up words that no vocabulary knows, so that every one of them must come out again.
_WORDS = [
    f"{first}{last}"
    for first in ("brul", "kvim", "snøft", "tralp", "glemf")
    for last in ("e", "ing", "et", "er", "ane")
]
_words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)
_label = st.sampled_from(
    ["Ansvar: ", "Frist: ", "Status: ", "Mål: ", "Tiltak: ", "Tiltak:", "Hvorfor: ", "Når: ", "Målgruppe: ",
     "Kostnad: ", "Utfordring: ", "Nye tiltak 2027: ", "Kommentar: ", "Ansvarleg:", "Samarbeid: ",
     "Gjennomføring: ", "Prioritet A "]
)  # fmt: skip
_mark = st.sampled_from(
    ["", "", "1. ", "2. ", "- ", "☐ ", "a) ", "Delmål 1.2 ", "Tiltak 3: ", "Januar: ", "1.1 ", "# ", "## "]
)
_end = st.sampled_from(
    [".", "", ":", " 2024", " høsten 2025.", " innen 1. mai", "?", " [sett inn dato]", " (snøfte)"]
)
_line = st.tuples(_mark, st.one_of(st.just(""), _label), _words, _end).map("".join)
_row = st.lists(st.one_of(_words, st.sampled_from(["", "1", "2024", "Alle"])), min_size=2, max_size=5)
_header = st.sampled_from(
    [["Tiltak", "Ansvar"], ["Nr", "Tiltak", "Frist"], ["Hva", "Hvem", "Når", "Status"], ["Mål", "Tiltak"]]
)
_tabs = st.tuples(_header, st.lists(_row, min_size=1, max_size=4)).map(
    lambda rows: "\n".join("\t".join(row) for row in [rows[0], *rows[1]])
)
_pipes = st.tuples(_header, st.lists(_row, min_size=1, max_size=4)).map(
    lambda rows: "\n".join(
        [
            "| " + " | ".join(rows[0]) + " |",
            "|---" * len(rows[0]) + "|",
            *("| " + " | ".join(row) + " |" for row in rows[1]),
        ]
    )
)


def _lost(text: str, *, markdown: bool) -> set[str]:
    budget = Budget()
    extracted = (read_markdown if markdown else read_text)(text, budget)
    document = assemble(build_blocks(extracted, budget), file_name="plan.txt", today=date(2026, 1, 1))
    known = {word for each in words_of_document(document) for word in words_of(each)}
    return {word for word in words_of(text) if word in _WORDS} - known


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_line, _line, _tabs), min_size=1, max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_text(lines: list[str], between: str) -> None:
    assert _lost(between.join(lines), markdown=False) == set()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_line, _line, _pipes), min_size=1, max_size=14))
def test_markdown(lines: list[str]) -> None:
    assert _lost("\n\n".join(lines), markdown=True) == set()
