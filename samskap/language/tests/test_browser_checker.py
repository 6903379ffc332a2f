"""The checker in the browser finds exactly what the one in Python finds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samskap.language import browser_edition
from samskap.language.checker import Edition, compile_edition, load_starter, starter_data
from samskap.language.tests.every_rule import EVERY_RULE, PIECES

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NPM = ROOT / ".venv" / "stamps" / "npm"  # where setup found or put npm; node lies beside it
Case = tuple[str, str]


def in_browser(edition: Edition, cases: list[Case]) -> list[list[dict[str, Any]]]:
    """The findings of the browser's checker, all cases in one process."""
    beside = str(Path(NPM.read_text().strip()).parent) if NPM.exists() else ""
    node = shutil.which("node", path=os.pathsep.join([beside, os.environ["PATH"]]))
    assert node, "Node.js is part of the setup"
    words = {
        "edition": browser_edition.browser_data(edition.compiled),
        "reasons": browser_edition.browser_reasons(edition.compiled),
        "texts": cases,
    }
    done = subprocess.run(
        [node, str(HERE / "check_in_node.mjs")],
        input=json.dumps(words),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def in_python(edition: Edition, cases: list[Case]) -> list[list[dict[str, Any]]]:
    """The same of the checker in Python, as JSON has it."""
    found = [[finding._asdict() for finding in edition.check(text, lang)] for text, lang in cases]
    same: list[list[dict[str, Any]]] = json.loads(json.dumps(found))
    return same


def differences(edition: Edition, cases: list[Case]) -> list[str]:
    """The cases on which they do not agree, with both answers."""
    pairs = zip(cases, in_python(edition, cases), in_browser(edition, cases), strict=True)
    return [f"{case!r}\n  python  {a}\n  browser {b}" for case, a, b in pairs if a != b]


def sentences_kept() -> list[str]:
    """The sentences that the quality of the checker is measured on, and those of the starter's own words."""
    found = []
    given = ROOT.parent / "shared" / "facts" / "language-examples.jsonl"  # where the project's own facts lie
    ours = sorted((ROOT / "bench" / "language_quality").glob("*.jsonl"))
    for file in [*ours, *([given] if given.exists() else [])]:
        found += [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines() if line]
    for entry in starter_data()["entries"]:
        for kind in ("match", "no_match"):
            found += entry.get("examples", {}).get(kind, [])
        for sentence in entry.get("sentences", ()):
            found += [sentence["before"], sentence["after"]]
        found += [*entry.get("why", {}).values(), *entry.get("fits", {}).values()]
    return found


def written() -> st.SearchStrategy[str]:
    """Texts out of the words and marks that the rules are about, with and without spaces between."""
    starter = [form for form, _term, _tag in load_starter().compiled["forms"]][::7]
    pieces = st.sampled_from([*PIECES, *starter]) | st.text(max_size=3)
    return st.lists(st.tuples(pieces, st.sampled_from([" ", " ", ""])), max_size=25).map(
        lambda parts: "".join(piece + space for piece, space in parts)
    )


def test_they_agree_on_sentences_people_write() -> None:
    sentences = [(text, lang) for text in sentences_kept() for lang in ("auto", "nn")]
    assert len(sentences) > 300
    whole = [("\n\n".join(text for text, _lang in sentences), "nb")]
    assert differences(load_starter(), [*sentences, *whole]) == []


def test_an_edition_without_words_finds_nothing() -> None:
    empty = compile_edition({"format": "samskap-edition/1", "entries": []})
    assert in_browser(empty, [("En rusmisbruker.", "auto")]) == [[]]


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.lists(
        st.tuples(st.deferred(written), st.sampled_from(["auto", "nb", "nn"])), min_size=150, max_size=250
    )
)
def test_they_agree_on_any_text(cases: list[Case]) -> None:
    assert differences(EVERY_RULE, cases) == []
    assert differences(load_starter(), cases) == []
