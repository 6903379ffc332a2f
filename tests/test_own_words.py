"""What Samskap itself says in Norwegian passes its own checker at level yellow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from samskap.language.checker import LEVELS, Finding, load_starter
from tools.catalogues import apps, load, po_file, translations, used_in

ROOT = Path(__file__).resolve().parent.parent
LIMIT = LEVELS.index("yellow")


@cache
def _flagged(text: str, lang: str) -> tuple[Finding, ...]:
    found = load_starter().check(text, lang)
    return tuple(finding for finding in found if LEVELS.index(finding.level) >= LIMIT)


def _complaints(texts: Iterator[tuple[str, str]], lang: str) -> list[str]:
    """Each text that would be flagged, with where it stands."""
    return [
        f"{place}: «{finding.text}» in: {text}" for place, text in texts for finding in _flagged(text, lang)
    ]


def _interface(app: Path, lang: str) -> Iterator[tuple[str, str]]:
    if lang == "nb":
        for (_context, texts), message in used_in(app).items():
            for text in texts:
                yield str(message.locations[:1]), text
        return
    for (_context, texts), message in translations(load(po_file(app, lang), lang)).items():
        forms = message.string if isinstance(message.string, (tuple, list)) else [message.string]
        for form in forms:
            yield texts[0], form or ""


@pytest.mark.parametrize("lang", ["nb", "nn"])
@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_pages_letters_and_messages_keep_to_the_dictionary(app: Path, lang: str) -> None:
    assert _complaints(_interface(app, lang), lang) == []


@pytest.mark.parametrize("lang", ["nb", "nn"])
def test_the_privacy_page_keeps_to_the_dictionary(lang: str) -> None:
    policy = yaml.safe_load((ROOT / "policy" / "data.yaml").read_text(encoding="utf-8"))
    texts = [(part, row[lang]) for part in ("why", "keep", "seen_by") for row in policy[part].values()] + [
        (name, model["label"][lang]) for name, model in policy["models"].items()
    ]
    assert _complaints(iter(texts), lang) == []


def _constants(file: Path) -> Iterator[tuple[str, str]]:
    """The texts of a module; the id of a word, with which the demonstration names it, is no text."""
    ids = {entry["id"] for entry in load_starter().compiled["entries"]}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and " " in node.value
            and node.value not in ids
        ):
            yield f"{file.name}:{node.lineno}", node.value


@pytest.mark.parametrize("file", sorted((ROOT / "samskap" / "cli").glob("*.py")), ids=lambda file: file.stem)
def test_what_commands_print_keeps_to_the_dictionary(file: Path) -> None:
    assert _complaints(_constants(file), "nb") == []


def test_advice_of_the_dictionary_does_not_lead_to_other_words_of_it() -> None:
    """What it says instead must not itself be a word to avoid."""
    starter = load_starter()
    texts = [
        (entry["id"], text)
        for entry in starter.compiled["entries"]
        for texts in entry["say"].values()
        for text in texts
    ]
    assert _complaints(iter(texts), "auto") == []
