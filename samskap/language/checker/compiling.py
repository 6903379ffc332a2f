"""Turns an edition into plain data that both checkers read: every form of every term, exceptions, contexts.

The form, ``samskap-compiled/1`` (JSON-safe; the browser gets it as it is)::

    {"format", "entries": [{"id", "as", "level", "say": {"nb": […], "nn": […]}, "why": {…}, "url"}],
     "terms": [{"e": index of the entry, "lang", "level", "head", "homograph", "both": […], "context": {…}|None,
                "replace": {…}|None, "anchor": index of a slot,
                "slots": None | [{"forms": […], "head", "gap", "optional", "aside"}]}],
     "forms": [[form, index of the term, tag]],          whole words; for phrases the forms of the anchor
     "modifiers": [[form, index of the term]],           first parts of compounds
     "exceptions": [[[word, open in front, open behind], …]]}   one word, or several beside one another

All forms are in lower case. A form may stand in several rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from samskap.language.checker import refusals as says
from samskap.language.checker.paradigms import forms as bend
from samskap.language.checker.refusals import EditionError
from samskap.language.checker.schema import words_of

Plain = dict[str, Any]
_CONTEXT_LISTS = ("unless_near", "only_near", "unless_before", "only_before", "unless_after", "only_after")


def compiled_data(data: Mapping[str, Any]) -> Plain:
    """The compiled form of valid ``samskap-edition/1`` data; raises EditionError for a paradigm that is not there."""
    groups = data.get("groups", {})
    url = data.get("url", "")
    plain: Plain = {
        "format": "samskap-compiled/1",
        "entries": [],
        "terms": [],
        "forms": [],
        "modifiers": [],
        "exceptions": [],
    }
    for position, entry in enumerate(data["entries"]):
        plain["entries"].append(_entry(entry, url))
        for term in entry.get("terms", []):
            _add_term(plain, position, term, groups, entry["entry"])
        plain["exceptions"] += [_exception(text) for text in entry.get("exceptions", [])]
    return plain


def address_of(url: str, key: str) -> str:
    """The page of a word; an id may hold spaces and commas. The browser writes it the same (encodeURIComponent)."""
    return url.replace("{entry}", quote(key, safe="/!~*'()", errors="replace"))


def _entry(entry: Mapping[str, Any], url: str) -> Plain:
    return {
        "id": entry["entry"],
        "as": entry.get("part_of") or entry["entry"],
        "level": entry["level"],
        "say": {lang: list(texts) for lang, texts in entry.get("say", {}).items()},
        "why": dict(entry.get("why", {})),
        "url": address_of(url, entry["entry"]) if url else "",
    }


def _add_term(plain: Plain, position: int, term: Mapping[str, Any], groups: Any, key: str) -> None:
    index = len(plain["terms"])
    lang = term.get("lang", "")
    slots = term.get("phrase")
    compiled: Plain = {
        "e": position,
        "lang": lang,
        "level": term.get("level", ""),
        "head": bool(term.get("head")),
        "homograph": term.get("homograph", ""),
        "both": [word.lower() for word in term.get("both", [])],
        "context": _context(term.get("context"), groups),
        "replace": dict(term["replace"]) if term.get("replace") else None,
        "slots": None,
        "anchor": 0,
    }
    plain["terms"].append(compiled)
    if slots is None:
        plain["forms"] += [[form, index, tag] for form, tag in expanded(term, lang, key)]
        plain["modifiers"] += [[word.lower(), index] for word in term.get("modifier", [])]
        return
    anchor = _anchor(slots)
    compiled["anchor"] = anchor
    compiled["slots"] = [
        {
            "forms": sorted({form for form, _ in expanded(slot, lang, key)}),
            "head": bool(slot.get("head")),
            "gap": slot.get("gap", 0),
            "optional": bool(slot.get("optional")),
            "aside": bool(slot.get("aside")),
        }
        for slot in slots
    ]
    compiled["head"] = compiled["slots"][anchor]["head"]
    plain["forms"] += [[form, index, tag] for form, tag in expanded(slots[anchor], lang, key)]


def expanded(part: Mapping[str, Any], lang: str, key: str = "") -> list[tuple[str, str]]:
    """All forms of a term or a slot with their tags, in lower case, each form and tag once."""
    found: dict[tuple[str, str], None] = {}
    word, paradigm = part.get("word", ""), part.get("paradigm", "")
    if word and paradigm:
        for language in (lang,) if lang else ("nb", "nn"):
            try:
                bent = bend(word, paradigm, language)
            except (KeyError, ValueError) as error:
                raise EditionError(says.PARADIGM, key, paradigm=paradigm, text=word) from error
            for form, tag in bent:
                found[form.lower(), tag] = None
    elif word:
        found[word.lower(), ""] = None
    for tag, words in part.get("forms", {}).items():
        for form in words:
            found[form.lower(), tag] = None
    without = {form.lower() for form in part.get("without", [])}
    return [pair for pair in found if pair[0] not in without] if without else list(found)


def _anchor(slots: list[Mapping[str, Any]]) -> int:
    marked = [at for at, slot in enumerate(slots) if slot.get("anchor")]
    return marked[0] if marked else next(at for at, slot in enumerate(slots) if not slot.get("optional"))


def _context(context: Mapping[str, Any] | None, groups: Any) -> Plain | None:
    if not context:
        return None
    return {
        name: list(words_of(value, groups)) if name in _CONTEXT_LISTS else value
        for name, value in context.items()
    }


def _exception(text: str) -> list[list[Any]]:
    parts = text.lower().replace("-", " ").replace("/", " ").split()
    return [[part.strip("*"), part.startswith("*"), part.endswith("*")] for part in parts if part.strip("*")]
