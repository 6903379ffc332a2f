"""What holds for every text and every document. ``bench.fuzz`` looks further, with Atheris."""

from __future__ import annotations

import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samskap.language.checker import Edition, EditionError, compile_edition, load_starter
from samskap.language.documents import UnreadableDocument, read_document
from samskap.language.tests.documents import plain_word

SIGNS = (
    "\u00ad", "\u200f", "\u202e", "\u00a0", "a\u030a", "«", "»", '"', "`", "\n\n", "> ", "İ", "\ud800", "👋", "@", ".",
)  # fmt: skip
WORDS = (
    "rusmisbruker",
    "Rusmis\u00adbrukerne",
    "lider",
    "ofte",
    "av",
    "bruker",
    "misbruk",
    "tungt",
    "jeg er",
    "ikke",
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS + SIGNS), st.just(" "), st.text(max_size=4)), max_size=40
).map("".join)
BYTES = (b"<q>", b"</q>", b"<p", b">", b"<!--", b"<script>", b"&#x", b"a", b"<table>", b"\xff", b"\x00")
UNITS = ("rusmisbruker ", "«", '"', "lider ofte ", "\u202een klient ", "`", "a\u030a", "jeg er ")
WORD_FILE = plain_word()


def edition_of(*words: str, **term: object) -> Edition:
    """An edition with these words; each suggests the one after it, and the last one the first."""
    entries = [
        {
            "entry": word, "level": "red", "theme": "people", "avoid": {"nb": word}, "why": {"nb": "Fordi."},
            "say": {"nb": [words[(number + 1) % len(words)]]}, "examples": {"match": [], "no_match": []},
            "terms": [{"lang": "nb", "word": word, "paradigm": "", **term}],
        }
        for number, word in enumerate(words)
    ]  # fmt: skip
    return compile_edition({"format": "samskap-edition/1", "edition": 1, "entries": entries})


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_findings_are_what_stands_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for finding in load_starter().check(text):
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        end = finding.end


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(WORD_FILE) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(WORD_FILE)),
)
def test_a_damaged_word_document_is_read_or_refused(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(WORD_FILE)
    for place, value in changes:
        data[place] = value
    for damaged in (bytes(data), bytes(data[:length])):
        with suppress(UnreadableDocument):
            read_document(damaged, "a.docx")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"<q>", b"</q>", b"<p", b">", b"<!--", b"<script>", b"&#x", b"a", b"<table>", b"\xff", b"\x00"]
        )
    ),
    st.sampled_from(["a.html", "a.md", "a.txt", "a.pdf"]),
)
def test_any_bytes_are_read_or_refused(parts: list[bytes], name: str) -> None:
    with suppress(UnreadableDocument):
        read_document(b"".join(parts), name)


@pytest.mark.parametrize(
    "unit", ["rusmisbruker ", "«", '"', "lider ofte ", "\u202een klient ", "`", "a\u030a", "jeg er "]
)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    assert _calls(unit * 800) <= 2.5 * _calls(unit * 400) + 200


def _calls(text: str) -> int:
    """How many functions are called: the same on every machine, unlike time."""
    edition, calls = load_starter(), 0
    edition.check(text)  # what is made when a word is met for the first time is not made again

    def count(*_event: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        edition.check(text)
    finally:
        sys.setprofile(None)
    return calls


def test_a_word_of_one_letter_is_refused_with_a_sentence() -> None:
    with pytest.raises(EditionError, match="minst to bokstaver"):
        edition_of("a")


@pytest.mark.parametrize("rule", ["(a+)+$", "a|b", ".*", "[a-z]"])
def test_a_rule_is_never_a_regular_expression(rule: str) -> None:
    with suppress(EditionError):
        edition = edition_of("klient", context={"unless_near": [rule]})
        assert len(edition.check("En klient b " + "a" * 50)) == 1


def test_words_that_suggest_one_another_are_found_all_the_same() -> None:
    assert len(edition_of("tidlig", "senere").check("Den ene kom tidlig og den andre senere.")) == 2
