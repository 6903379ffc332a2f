"""A small edition of the dictionary, and texts, for the tests of ``samskap language``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def small_edition() -> dict[str, Any]:
    """Three words, one of each level."""
    return {
        "format": "samskap-edition/1",
        "organisation": "Fjordvik",
        "edition": 1,
        "title": "Ordboken",
        "url": "https://samskap.example/fjordvik/ordboken/{entry}/",
        "groups": {},
        "entries": [
            _entry("rusmisbruker", "red", "person med rusavhengighet", "m-er"),
            _entry("tilbud", "yellow", "mulighet", ""),
            _entry("pasient", "info", "person", "m"),
        ],
    }


def _entry(word: str, level: str, say: str, paradigm: str) -> dict[str, Any]:
    replace = {"sg": say, "pl-def": "personene med rusavhengighet"} if level == "red" else {}
    term = {"lang": "", "word": word, "paradigm": paradigm, "forms": {}, "head": False, "modifier": []}
    return {
        "entry": word,
        "part_of": "",
        "level": level,
        "theme": "people",
        "value": "",
        "avoid": {"nb": word, "nn": word},
        "say": {"nb": [say], "nn": [say]},
        "why": {"nb": f"Derfor er «{word}» verdt en tanke.", "nn": f"Derfor er «{word}» verd ein tanke."},
        "fits": {"nb": "", "nn": ""},
        "sentences": [],
        "sources": [],
        "strength": "A",
        "terms": [term | ({"replace": replace} if replace else {})],
        "exceptions": [],
        "examples": {"match": [word], "no_match": []},
    }


def edition_file(folder: Path) -> Path:
    """The small edition in a file."""
    file = folder / "utgave.json"
    file.write_text(json.dumps(small_edition()), encoding="utf-8")
    return file
