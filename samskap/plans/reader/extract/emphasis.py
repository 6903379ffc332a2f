"""Signs that typists and Markdown put around words to make them stand out."""

from __future__ import annotations

import re

_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LIGHT = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_ALL_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1[.:]?$")


def is_all_strong(text: str) -> bool:
    """Whether the whole line is emphasised ("**Mål**")."""
    return bool(_ALL_STRONG.match(text.strip()))


def without_strong(text: str) -> str:
    """The words without ``**`` around them; lone asterisks stay."""
    return _STRONG.sub(r"\2", text) if "**" in text or "__" in text else text


def without_emphasis(text: str) -> str:
    """The words without Markdown's ``**``, ``*``, ``_`` and ``~~`` around them."""
    text = without_strong(text)
    text = _STRUCK.sub(r"\1", text)
    return _LIGHT.sub(r"\2", text) if "*" in text or "_" in text else text
