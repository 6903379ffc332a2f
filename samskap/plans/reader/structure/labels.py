"""Lines that open with a label and a colon ("Ansvar: …"): each is a block of its own."""

from __future__ import annotations

import re

from samskap.plans.reader.labels import OF_A_MEASURE, Label, header_label, meaning_of

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n\t]{0,58}?)\s*:(?!//|\d)")


def opens_with_label(text: str) -> bool:
    """Whether the line starts with a label and a colon, or with a question that is one and its answer."""
    return _label(text) is not None or asks_and_answers(text)


def asks_and_answers(text: str) -> bool:
    """Whether the line is a label in the form of a question, with its answer behind it ("Hvem? Alle")."""
    question, sign, answer = text.partition("?")
    return bool(sign and answer.strip()) and len(question) < 42 and meaning_of(f"{question}?") is not None


def is_bare_label(text: str) -> bool:
    """Whether the line is a label and a colon alone, its value still to come."""
    return text.endswith(":") and text.count(":") == 1 and _label(text) is not None


def is_about_a_measure(text: str) -> bool:
    """Whether the label says who, when, how far or how much, so that what stands above it is a measure."""
    label = _label(text)
    return label is not None and label.meaning in OF_A_MEASURE


def _label(text: str) -> Label | None:
    found = _LABEL.match(text)
    return header_label(found["label"]) if found else None
