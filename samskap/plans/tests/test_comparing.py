"""Two texts and two plans compared: nothing lost, nothing invented, and fast whatever the texts are."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.core.word_changes import compare_words
from samskap.plans.comparing import Comparison, MeasureChange, compare
from samskap.plans.queries.version_words import head_lines, measure_lines, section_lines

texts = st.text(alphabet="abæ .,\n!", max_size=60)


def said(text: str) -> str:
    """The text without the spaces, of which more or fewer are no change."""
    return "".join(text.split())


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_difference(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert said("".join(piece.text for piece in pieces if piece.kind != "added")) == said(old)
    assert said("".join(piece.text for piece in pieces if piece.kind != "removed")) == said(new)


def test_words_are_told_apart_and_spaces_are_no_change() -> None:
    pieces = compare_words("Vi åpner  en kveld i uka.", "Vi åpner to kvelder i uka.")
    assert [(piece.kind, piece.text.strip()) for piece in pieces] == [
        ("same", "Vi åpner"),
        ("removed", "en kveld"),
        ("added", "to kvelder"),
        ("same", "i uka."),
    ]
    assert [piece.kind for piece in compare_words("åpen  kveld ", "åpen kveld")] == ["same"]


WORDS = ["og", "i", "vi", "kveld", "håp", "sammen", *(f"ord{at}" for at in range(300))]


def long_text(seed: int, characters: int = 30_000) -> str:
    chosen = random.Random(seed)
    text = ""
    while len(text) < characters:
        text += chosen.choice(WORDS) + chosen.choice([" ", " ", ", ", ".\n"])
    return text[:characters]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (long_text(1), long_text(1).replace("håp", "tro")),
        (long_text(1), long_text(2)),
        ("og i " * 6000, "i og " * 6000),
        ("a" * 30_000, "b" * 30_000),
        ("!?" * 15_000, "?!" * 15_000),
        ("\n \n" * 10_000, "\n" * 30_000),
    ],
    ids=["few", "other", "repeated", "one-word", "marks", "lines"],
)
def test_a_text_of_30_000_characters_is_compared_at_once(old: str, new: str) -> None:
    began = time.process_time()
    pieces = compare_words(old, new)
    assert time.process_time() - began < 1.5  # 0.2 s on a quiet machine; a square of it would be minutes
    assert said("".join(piece.text for piece in pieces if piece.kind != "removed")) == said(new)


def measure(pk: int, title: str, text: str = "", **more: Any) -> dict[str, Any]:
    status = {"key": "not_started", "reason": "", "since": None, "replaced_by": ""}
    empty: dict[str, Any] = {"responsibles": [], "timings": [], "values": [], "milestones": []}
    return {
        "id": pk, "number": str(pk), "title": title, "text": text, "why": "", "status": status, **empty, **more,
    }  # fmt: skip


def plan(*sections: tuple[int, str, list[dict[str, Any]]], title: str = "Planen") -> dict[str, Any]:
    period = {"text": "2026–2029", "start": None, "end": None}
    head = {"id": 1, "title": title, "summary": "", "unit": "Mestring", "language": "nb", "period": period}
    parts = [{"id": pk, "title": name, "intro": "", "measures": rows} for pk, name, rows in sections]
    return {"format": "samskap-version/1", "plan": head, "sections": parts}


def difference(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    return compare(old, new, head=head_lines, section=section_lines, measure=measure_lines)


def only(found: Comparison) -> MeasureChange:
    (change,) = [measure for measure in found.measures if measure.touched]
    return change


def test_the_same_plan_has_no_difference() -> None:
    one = plan((1, "Del", [measure(1, "Kveld", "En kveld i uka.")]))
    assert difference(one, one).same


def test_a_measure_is_known_again_by_its_row_when_it_moves_and_gets_another_name() -> None:
    old = plan((1, "Del", [measure(1, "Kveld"), measure(2, "Råd")]), (2, "Annet", []))
    new = plan((1, "Del", [measure(1, "Kveld")]), (2, "Annet", [measure(2, "Rådet tidlig")]))
    change = only(difference(old, new))
    assert (change.fate, change.renamed_from, change.moved_from) == ("changed", "Råd", "Del")


def test_a_measure_that_was_written_in_anew_is_known_by_its_words() -> None:
    words = "En kveld i uka der alle kan komme, med mat og noen å prate med."
    old = plan((1, "Del", [measure(1, "Åpen kveld", words)]))
    new = plan((9, "Del", [measure(7, "Åpen kveld", words + " Også om sommeren.")]))
    change = only(difference(old, new))
    assert change.fate == "changed"
    assert [field.name for field in change.fields if field.changed] == ["text"]


def test_what_came_and_what_went_is_told_with_its_text() -> None:
    old = plan((1, "Del", [measure(1, "Kveld"), measure(2, "Brev og skjema", "Vi bytter ord.")]))
    new = plan((1, "Del", [measure(1, "Kveld"), measure(3, "Turgruppe", "Hver onsdag.")]))
    found = difference(old, new)
    assert (found.count("added"), found.count("removed"), found.count("same")) == (1, 1, 1)
    assert [each.title for each in found.sections[0].changed] == ["Turgruppe", "Brev og skjema"]


def test_of_three_measures_only_the_one_that_was_carried_up_has_moved() -> None:
    rows = [measure(at, f"Tiltak {at}") for at in (1, 2, 3)]
    found = difference(plan((1, "Del", rows)), plan((1, "Del", [rows[2], *rows[:2]])))
    assert only(found).title == "Tiltak 3"
    assert only(found).reordered


def test_how_it_goes_is_no_change_of_the_plan() -> None:
    done = {"key": "done", "reason": "Ferdig.", "since": None, "replaced_by": ""}
    found = difference(
        plan((1, "Del", [measure(1, "Kveld")])), plan((1, "Del", [measure(1, "Kveld", status=done)]))
    )
    assert (found.count("changed"), found.progressed, found.same) == (0, 1, False)


def test_170_measures_written_in_anew_are_compared_at_once() -> None:
    def many(first: int, seed: int) -> dict[str, Any]:
        rows = [measure(first + at, f"Tiltak {at}", long_text(seed + at, 800)) for at in range(170)]
        return plan(*((first + at, f"Del {at}", rows[at * 17 : at * 17 + 17]) for at in range(10)))

    began = time.process_time()
    found = difference(many(1, 0), many(1000, 0))
    assert time.process_time() - began < 2
    assert found.count("same") == 170
