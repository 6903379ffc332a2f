from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from samskap.plans.reader import UnreadableDocument, read
from samskap.plans.reader.isolate import CRASHED, read_isolated
from samskap.plans.reader.limits import TOO_SLOW
from samskap.plans.reader.refusals import TOO_HEAVY
from samskap.plans.reader.tests.writing import finished, new_pdf, word, write_line

TODAY = date(2026, 1, 1)
PLAN = (
    b"Plan for mestring 2024\n\nAlle kan bli bedre.\n\n"
    b"1. Lage plakat som alle kan se.\nAnsvar: Lag A\n\n2. Ringe.\nAnsvar: Lag B\n"
)


def test_the_child_reads_as_the_parent_would() -> None:
    answer = read_isolated(PLAN, "plan.txt", TODAY)
    reading = read(PLAN, file_name="plan.txt", today=TODAY)
    assert answer["document"] == json.loads(json.dumps(reading.document.as_dict_without_preamble()))
    assert answer["preamble"] == reading.document.preamble == "Alle kan bli bedre."
    assert answer["lines"] == [[line.number, line.text, line.page] for line in reading.lines]
    assert len(answer["doubts"]) == len(answer["ends"]) == 2


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_limits_leave_room_for_every_library(kind: str) -> None:
    if kind == "docx":
        data = word(lambda document: document.add_paragraph("1. Lage plakat."))
    else:
        pdf = new_pdf()
        write_line(pdf, "1. Lage plakat.")
        data = finished(pdf)
    assert read_isolated(data, f"plan.{kind}", TODAY)["lines"][0][1].endswith("Lage plakat.")


def test_a_refusal_comes_through_word_for_word() -> None:
    with pytest.raises(UnreadableDocument, match="eldre Word-format"):
        read_isolated(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "plan.doc", TODAY
        )


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_isolated(PLAN, "plan.txt", TODAY, seconds=0.01)
    assert str(caught.value) == TOO_SLOW


def test_a_reading_that_needs_too_much_memory_is_stopped() -> None:
    pytest.importorskip("resource")
    with pytest.raises(UnreadableDocument) as caught:
        read_isolated(PLAN * 150_000, "plan.txt", TODAY, memory_mb=60)
    assert str(caught.value) in (TOO_HEAVY, CRASHED)


@pytest.mark.parametrize(("code", "output"), [(1, b""), (-9, b""), (-11, b"{}"), (0, b"ikke json")])
def test_a_crash_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, code: int, output: bytes) -> None:
    crash = subprocess.CompletedProcess([], code, output, b"Traceback med innhold fra dokumentet")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: crash)
    with pytest.raises(UnreadableDocument) as caught:
        read_isolated(PLAN, "plan.txt", TODAY)
    assert str(caught.value) == CRASHED


def test_the_child_gets_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hemmelig")
    seen: dict[str, str] = {}

    def look(*_: object, env: dict[str, str], **__: object) -> subprocess.CompletedProcess[bytes]:
        seen.update(env)
        return subprocess.CompletedProcess([], 0, b"{}", b"")

    monkeypatch.setattr("subprocess.run", look)
    read_isolated(PLAN, "plan.txt", TODAY)
    assert "SECRET_KEY" not in seen


def test_the_module_reads_a_named_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN)
    done = subprocess.run(
        [sys.executable, "-m", "samskap.plans.reader", path], capture_output=True, check=True
    )
    assert set(json.loads(done.stdout)) == {"document", "preamble", "lines", "doubts", "ends"}
    missing = subprocess.run(
        [sys.executable, "-m", "samskap.plans.reader", tmp_path / "nei"], capture_output=True, check=False
    )
    assert (missing.returncode, missing.stdout, missing.stderr.count(b"\n")) == (2, b"", 1)
