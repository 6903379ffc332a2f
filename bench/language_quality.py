"""Recall (words that are found) and precision (findings that are right) of the starter dictionary on sentences."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, NotRequired, TypedDict

from samskap.language.checker import Edition, load_starter

DATA = Path(__file__).parent / "language_quality"
FACTS = Path(__file__).resolve().parents[2] / "shared" / "facts" / "language-examples.jsonl"
BLIND = [f"blind-{number}" for number in range(1, 12)]
INDEPENDENT = ["independent", "independent-2", "independent-3", "independent-4"]
MET = {  # the sets that rules have met, in the order they were written
    name.replace("-", "_"): DATA / f"sentences-{name}.jsonl"
    for name in ("tune", "held-out", "fresh", "unseen", "users", "plain", *BLIND, *INDEPENDENT)
}
LAST = DATA / "sentences-last.jsonl"


class Sentence(TypedDict):
    """A sentence with the one place that is to be found in it, or with none (``entry`` and ``span`` are null).

    ``also``: words that are rightly found beside it, as «de» in «de narkomane»; they count neither way.
    """

    lang: str
    entry: str | None
    text: str
    span: list[int] | None
    also: NotRequired[list[str]]


class Miss(NamedTuple):
    """What went wrong in a sentence: a word that was not found, or a finding (``wrong``) that nobody asked for."""

    entry: str
    wrong: str
    text: str


class Score(NamedTuple):
    """Counts over a set; ``recall`` and ``precision`` lie between 0 and 1."""

    found: int
    missed: list[Miss]
    wrong: list[Miss]

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + len(self.missed))

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + len(self.wrong))


def run() -> dict[str, float | int | str]:
    """``recall`` and ``precision`` of every set, of its languages, and the entries with most faults.

    The keys without a set are those of the sentences written last: no rule was changed because of them.
    """
    edition = load_starter()
    figures: dict[str, float | int | str] = {}
    for name, path in {"facts": FACTS, **MET, "last": LAST}.items():
        if path.exists():
            figures |= _figures(name, edition, read(path))
    score = measured(edition, read(LAST))
    return {"recall": round(score.recall, 4), "precision": round(score.precision, 4), **figures}


def read(path: Path) -> list[Sentence]:
    """The sentences of a file, one JSON object per line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measured(edition: Edition, sentences: Iterable[Sentence]) -> Score:
    """Check every sentence. A finding is right when it overlaps the place and has its entry.

    Entries that no sentence of the set is about are ignored.
    """
    sentences = list(sentences)
    asked = {sentence["entry"] for sentence in sentences}
    found, missed, wrong = 0, list[Miss](), list[Miss]()
    for sentence in sentences:
        entry, span, text = sentence["entry"], sentence["span"], sentence["text"]
        right = False
        for finding in edition.check(text):
            if finding.entry == entry and span and finding.start < span[1] and span[0] < finding.end:
                right = True
            elif finding.entry in asked and finding.entry not in sentence.get("also", ()):
                wrong.append(Miss(finding.entry, finding.text, text))
        if entry is not None:
            found += right
            missed += [] if right else [Miss(entry, "", text)]
    return Score(found, missed, wrong)


def _figures(name: str, edition: Edition, sentences: list[Sentence]) -> dict[str, float | int | str]:
    figures: dict[str, float | int | str] = {f"{name}_sentences": len(sentences)}
    asked = {sentence["entry"] for sentence in sentences}
    for lang in ("", "nb", "nn"):
        score = measured(edition, [s for s in sentences if lang in ("", s["lang"])])
        end = f"_{lang}" if lang else ""
        figures[f"{name}_recall{end}"] = round(score.recall, 4)
        figures[f"{name}_precision{end}"] = round(score.precision, 4)
        if not lang:
            faults = Counter(miss.entry for miss in (*score.missed, *score.wrong) if miss.entry in asked)
            worst = ", ".join(f"{entry} {count}" for entry, count in faults.most_common(3))
    figures[f"{name}_worst"] = worst or "-"
    return figures
