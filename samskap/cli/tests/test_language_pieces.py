"""A long text says the same in pieces as in one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.cli import language_pieces, language_texts, main
from samskap.cli.language_pieces import Piece, pieces
from samskap.cli.language_rows import Row, rows_of
from samskap.cli.language_texts import Text
from samskap.cli.tests.language_samples import edition_file, small_edition
from samskap.language.checker import Edition, compile_edition

SENTENCE = "Her er et langt avsnitt om noe helt annet, uten et eneste ord som ordboken har noe å si om. "
PARTS = ["rusmisbruker", "Pasientene", "tilbud", "?", "«", "»", "`", "jeg er ", "e\u0301", "😀", " ", ". "]
PARTS += [
    "\n\n",
    "\n\n",
    "\n \t\n",
    "\r\n\r\n",
    "\n",
    "\r",
    "\n```\n",
    "\n~~~ ",
    "\n> ",
    SENTENCE,
    SENTENCE * 5,
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=60).map("".join)


@lru_cache(maxsize=1)
def edition() -> Edition:
    return compile_edition(small_edition())


def rows(piece: Piece) -> list[Row]:
    return rows_of("a.md", Text(""), piece, edition().check(piece.text, "nb"), digests=True)


@given(TEXTS, st.integers(1, 900))
def test_pieces_hold_the_same_findings_at_the_same_places(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language_pieces, "PIECE", size)
        cut = list(pieces(text[at : at + size] for at in range(0, len(text), size)))
    assert "".join(piece.text[: piece.end] for piece in cut) == text
    assert [row for piece in cut for row in rows(piece)] == rows(Piece(text, len(text)))


def test_a_long_text_is_cut_only_where_a_paragraph_ends_outside_of_code() -> None:
    whole = f"```\n\nrusmisbruker\n\n{SENTENCE}\n```\n\nEn rusmisbruker.\n"
    text = (whole + "\n" + SENTENCE * 9 + "\n\n") * 300
    cut = [
        piece.text[: piece.end] for piece in pieces(text[at : at + 7000] for at in range(0, len(text), 7000))
    ]
    assert len(cut) > 1
    assert all(part.endswith("\n\n") and part.count("```") % 2 == 0 for part in cut)


@pytest.mark.parametrize("kind", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_long_file_is_told_of_as_a_short_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    kind: str,
    encoding: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    edition_file(tmp_path)
    text = f"Rusmisbrukerne på møtet.\n\n{SENTENCE * 6}\n«Pasienten» er en pasient.\n\nTo tilbud.\n\n" * 9
    Path("a.txt").write_text(text, encoding=encoding)
    command = ["language", "check", "--edition", "utgave.json", "a.txt", "--format", kind]
    code, said = main(command), capsysbinary.readouterr()
    for module, name in ((language_pieces, "LONG"), (language_pieces, "PIECE"), (language_texts, "_BLOCK")):
        monkeypatch.setattr(module, name, 101)
    assert main(command) == code == 1
    assert capsysbinary.readouterr() == said


def test_a_long_file_that_is_no_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_pieces, "LONG", 10)
    for number, data in enumerate(
        [b"abc" * 99 + b"\0", b"ab\x01" * 99, "på".encode("utf-16") * 9, b"p\xe5 " * 9]
    ):
        file = tmp_path / f"{number}.txt"
        file.write_bytes(data)
        assert language_pieces.pieces_of_file(str(file)) is None
