"""The terms of an entry as people write them in plain fields, and back again.

A phrase is written on one line: ``lide/v-led …3 av``. A word may carry its paradigm after a slash and other words that
count as the same after a bar (``av|for``), ``…3`` lets so many other words stand before the next, and a word in
parentheses may be missing. What such a line cannot say of a slot is kept as long as its writing is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

Data = dict[str, Any]

TAGS = {
    "sg": "entall",
    "sg-def": "bestemt entall",
    "pl": "flertall",
    "pl-def": "bestemt flertall",
    "sg-gen": "entall eieform",
    "sg-def-gen": "bestemt entall eieform",
    "pl-gen": "flertall eieform",
    "pl-def-gen": "bestemt flertall eieform",
    "m": "hankjønn",
    "n": "intetkjønn",
    "def": "bestemt",
    "inf": "infinitiv",
    "pres": "nåtid",
    "past": "fortid",
    "perf": "har",
    "part": "partisipp",
    "imp": "bydeform",
    "pass": "passiv",
    "*": "alle former",
    "": "",
}
_TAG_OF = {words: tag for tag, words in TAGS.items()}
_GAP = re.compile(r"(?:…|\.\.\.)(\d?)")
DEFAULT_GAP = 3


class NotATerm(ValueError):
    """The line cannot be read; the message says why, in words for the person."""


def tagged_lines(words: Mapping[str, Any]) -> str:
    """Forms or replacements by tag, one a line: «flertall: personer med rusavhengighet»."""
    lines = []
    for tag, value in words.items():
        for text in value if isinstance(value, list) else [value]:
            label = TAGS.get(tag, tag)
            lines.append(f"{label}: {text}" if label else str(text))
    return "\n".join(lines)


def read_tagged(text: str) -> dict[str, list[str]]:
    """The same back; a line without a known tag stands under ""."""
    found: dict[str, list[str]] = {}
    for line in lines_of(text):
        before, colon, after = line.partition(":")
        label = " ".join(before.split()).lower()
        tag = _TAG_OF.get(label, label if label in TAGS else None)
        if not colon:
            found.setdefault("", []).append(line)
        elif tag is None or not after.strip():
            words = _("«%(text)s» kjenner vi ikke. Skriv for eksempel «flertall: …».")
            raise NotATerm(words % {"text": before.strip()[:40]})
        else:
            found.setdefault(tag, []).append(after.strip())
    return found


def lines_of(text: str) -> list[str]:
    """The lines that hold something, each once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def list_of(text: str) -> list[str]:
    """Words with commas or line breaks between them, each once."""
    return list(dict.fromkeys(part.strip() for part in re.split(r"[,;\n]", text) if part.strip()))


def is_phrase(text: str) -> bool:
    """Whether what is written is several slots, or one with marks of a phrase."""
    return len(text.split()) > 1


def phrase_line(slots: list[Data]) -> str:
    """The phrase on one line."""
    parts: list[str] = []
    for slot in slots:
        if slot.get("gap"):
            parts.append(f"…{slot['gap']}")
        parts.append(_slot_text(slot))
    return " ".join(parts)


def _slot_text(slot: Mapping[str, Any]) -> str:
    others = [form for forms in slot.get("forms", {}).values() for form in forms]
    words = [word for word in [slot.get("word", ""), *others] if word]
    text = "|".join(words[:1])
    if slot.get("paradigm"):
        text += f"/{slot['paradigm']}"
    text = "|".join([text, *words[1:]])
    return f"({text})" if slot.get("optional") else text


def read_phrase(line: str, before: list[Data] | None = None) -> list[Data]:
    """The slots of a line. A slot that is written as one of ``before`` was, is that one with all it holds."""
    kept = {_slot_text(slot): slot for slot in before or []}
    slots: list[Data] = []
    gap = 0
    for part in line.split():
        marked = _GAP.fullmatch(part)
        if marked:
            gap = int(marked[1] or DEFAULT_GAP)
            continue
        slot = {name: value for name, value in kept.get(part, {}).items() if name != "gap"} or _slot(part)
        if gap:
            slot["gap"] = gap
        slots.append(slot)
        gap = 0
    if gap or len(slots) < 2:
        raise NotATerm(_("Et uttrykk har minst to ord, og … står mellom to av dem."))
    return slots


def _slot(part: str) -> Data:
    optional = part.startswith("(") and part.endswith(")")
    first, *others = (part[1:-1] if optional else part).split("|")
    word, slash, paradigm = first.partition("/")
    if not word or "" in others or (slash and not paradigm):
        words = _("«%(text)s» er ikke et ord. Skriv for eksempel «kaste/v-et …3 bort».")
        raise NotATerm(words % {"text": part[:40]})
    slot: Data = {"word": word}
    if paradigm:
        slot["paradigm"] = paradigm
    if others:
        slot["forms"] = {"": others}
    if optional:
        slot["optional"] = True
    return slot
