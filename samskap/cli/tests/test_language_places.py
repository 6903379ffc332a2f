"""Every place that is told points at its word, in every format and every unit."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from samskap.cli.language_pieces import Piece
from samskap.cli.language_places import Places
from samskap.cli.language_rows import Outcome, Row, as_record, rows_of
from samskap.cli.language_sarif import Sarif
from samskap.cli.language_server_advice import range_of
from samskap.cli.language_server_texts import OpenText
from samskap.cli.language_texts import Text
from samskap.cli.tests.language_samples import small_edition
from samskap.language.checker import Edition, compile_edition

if TYPE_CHECKING:
    from samskap.cli.language_places import Unit

UNITS: tuple[Unit, ...] = ("utf-8", "utf-16", "utf-32")
PIECES = [
    "rusmisbruker",
    "Pasientene",
    "tilbud",
    "rusmis\u00adbruker",
    "e\u0301",
    "😀",
    "👩‍🚀",
    "på",
    "\u2028",
    "\u2029",
]
PIECES += [
    " ",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\x0b",
    "\x0c",
    "\x85",
    "\u200f",
    "«",
    "»",
    "`",
    ".",
    "> ",
    "\ud800",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@lru_cache(maxsize=1)
def edition() -> Edition:
    return compile_edition(small_edition())


def lines_of(text: str) -> list[str]:
    """The lines as an editor sees them, without what ends them."""
    return re.split("\r\n|\n|\r", text)


def rows(text: str) -> list[Row]:
    return rows_of("a.md", Text(text), Piece(text, len(text)), edition().check(text), digests=True)


def size(text: str, unit: Unit) -> int:
    if unit == "utf-32":
        return len(text)
    return sum(
        len(sign.encode(f"{unit}-le" if unit == "utf-16" else unit, "surrogatepass")) for sign in text
    ) // (2 if unit == "utf-16" else 1)


@given(TEXTS)
def test_json_and_sarif_point_at_the_words_the_checker_found(text: str) -> None:
    found = edition().check(text)
    for finding, row in zip(found, rows(text), strict=True):
        record = as_record(row)
        assert text[finding.start : finding.end] == record["text"]
        assert (record["start"], record["end"]) == (finding.start, finding.end)
        line = lines_of(text)[row.line - 1]
        assert line[row.column - 1 :].startswith(finding.text)
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in sarif(rows(text))]
    assert [text[at["charOffset"] :][: at["charLength"]] for at in regions] == [one.text for one in found]
    for at in regions:
        line = lines_of(text)[at["startLine"] - 1]
        whole = text[at["charOffset"] :][: at["charLength"]]
        assert line[at["startColumn"] - 1 : at["endColumn"] - 1] == whole


def sarif(found: list[Row]) -> list[dict[str, Any]]:
    written: list[str] = []
    log = Sarif(written.append)
    log.add(found)
    log.end(Outcome(1, levels={}, problems=[]))  # type: ignore[arg-type]  # nothing counts them here
    results: list[dict[str, Any]] = json.loads("".join(written))["runs"][0]["results"]
    return results


@given(TEXTS, st.sampled_from(UNITS))
def test_an_editor_is_sent_to_the_same_words(text: str, unit: Unit) -> None:
    places = Places(text, unit)
    for finding in edition().check(text):
        where = range_of(finding, places)
        line = lines_of(text)[where.start.line]
        before = next(cut for cut in range(len(line) + 1) if size(line[:cut], unit) == where.start.character)
        assert line[before:].startswith(finding.text)
        assert places.offset(where.end.line, where.end.character) == finding.end


@given(TEXTS, st.sampled_from(UNITS))
def test_a_place_leads_back_to_its_character(text: str, unit: Unit) -> None:
    places = Places(text, unit)
    ends = {found.end() - 1 for found in re.finditer("\r\n", text)}  # inside a line's end no one can stand
    for offset in set(range(len(text) + 1)) - ends:
        assert places.offset(*places.at(offset)) == offset
    assert places.offset(10_000, 0) == len(text)
    assert places.offset(0, 10_000) == len(lines_of(text)[0])


@given(TEXTS, TEXTS, st.integers(0, 10_000), st.integers(0, 10_000))
def test_an_open_text_follows_the_editor(text: str, new: str, one: int, other: int) -> None:
    lines = lines_of(text)
    spots = [(line, column) for line in range(len(lines)) for column in range(len(lines[line]) + 1)]
    start, end = sorted((spots[one % len(spots)], spots[other % len(spots)]))
    begins = [0, *(found.end() for found in re.finditer("\r\n|\n|\r", text))]
    expected = text[: begins[start[0]] + start[1]] + new + text[begins[end[0]] + end[1] :]

    def position(spot: tuple[int, int]) -> types.Position:
        return types.Position(spot[0], size(lines[spot[0]][: spot[1]], "utf-16"))

    codec = PositionCodec(types.PositionEncodingKind.Utf16)
    opened = OpenText("file:///a.md", source=text, position_codec=codec)
    where = types.Range(position(start), position(end))
    opened.apply_change(types.TextDocumentContentChangePartial(range=where, text=new))
    assert opened.source == expected


def test_a_long_line_costs_one_pass() -> None:
    places = Places("😀" * 500_000, "utf-16")
    assert [places.at(offset)[1] for offset in range(0, 500_000, 10)][-1] == 2 * 499_990


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hun er en rusmisbruker som bor her.", "Hun er en\nrusmisbruker som\r\nbor her.", True),
        ("# Om\n\nEn rusmisbruker.", "En rusmisbruker. Mer tekst.", True),
        ("- en rusmisbruker\n- b", "- a\n- en rusmisbruker\n- c", True),
        ("Hun er en rusmisbruker.", "Han er en rusmisbruker.", False),
    ],
)
def test_a_sentence_is_known_again(one: str, other: str, same: bool) -> None:
    assert (rows(one)[0].around == rows(other)[0].around) is same
