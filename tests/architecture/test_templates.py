"""Every word of a template is marked for translation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(ROOT.glob("samskap/*/templates/**/*.html"))
QUIET = {"blocktranslate", "comment", "verbatim"}
NO_WORDS = re.compile(r"<script.*?</script>|<!--.*?-->|<svg.*?</svg>", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN = re.compile(
    r"""\s(?:aria-label|aria-description|title|alt|placeholder|label|hint|heading|words)=["']([^"']*)"""
)
WORD = re.compile(r"(?<![\w-])[A-Za-zÆØÅæøå]{3,}")
# The product's name, the unit for minutes, and names of invented departments in the gallery.
NAMES = {"samskap", "min", "nord", "jobb", "hverdag"}


def bare_text(source: str) -> str:
    """The template without its tags and variables, and without what is marked."""
    kept: list[str] = []
    until = ""
    for token in Lexer(source).tokenize():
        word = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if word in QUIET:
            until = f"end{word}"
        elif word and word == until:
            until = ""
        kept.append(token.contents if token.token_type == TokenType.TEXT and not until else " ")
    return NO_WORDS.sub(" ", "".join(kept))


def unmarked(source: str) -> set[str]:
    """Words that nobody can translate."""
    text = bare_text(source)
    said = [TAG.sub(" ", text), *(match[1] for match in SPOKEN.finditer(" ".join(TAG.findall(text))))]
    return {word.lower() for part in said for word in WORD.findall(part)} - NAMES


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: "/".join(file.parts[-3:]))
def test_every_word_is_marked(file: Path) -> None:
    assert unmarked(file.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "source",
    ["<p>Hei</p>", '<a aria-label="Lukk">x</a>', "{% if a %}Planen{% endif %}", "<c-card title='Navn' />"],
)
def test_an_unmarked_word_is_found(source: str) -> None:
    assert unmarked(source)


@pytest.mark.parametrize(
    "source",
    [
        '<p>{% translate "Hei" %}</p>',
        '<a aria-label="{% translate "Lukk" %}">{{ x }}</a>',
        "{% blocktranslate %}Hei {{ x }}{% endblocktranslate %}",
        '<script src="/a.js"></script>',
    ],
)
def test_a_marked_word_is_fine(source: str) -> None:
    assert not unmarked(source)
