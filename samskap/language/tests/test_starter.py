"""The dictionary Samskap brings along: what loading it leaves out is seen to here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samskap.language.checker import compile_edition, editions, starter_data
from samskap.language.checker.schema import require_valid


def test_the_starter_is_valid() -> None:
    require_valid(starter_data())


def test_the_compiled_starter_is_what_compiling_gives() -> None:
    assert Path(editions.READY).read_text(encoding="utf-8") == editions.ready_starter(), (
        "Run: python -m tools.starter"
    )
    assert editions._ready() == compile_edition(starter_data()).compiled


@pytest.mark.parametrize("ready", ["", '{"of": 1, "compiled": {}}'])
def test_a_compiled_starter_of_other_words_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready: str
) -> None:
    file = tmp_path / "starter-compiled.json"
    file.write_text(ready, encoding="utf-8")
    monkeypatch.setattr(editions, "READY", file)
    assert editions._ready() is None
    loaded = editions.load_starter.__wrapped__()
    assert loaded.compiled == json.loads(json.dumps(loaded.compiled))
    assert loaded.check("En rusmisbruker.")


def test_addresses_of_entries_can_be_followed() -> None:
    entries = [{"entry": key, "level": "red"} for key in ("bruker, pårørende", "og/eller", "50 %?")]
    data = {"format": "samskap-edition/1", "url": "https://by.example/{entry}/", "entries": entries}
    assert [entry["url"] for entry in compile_edition(data).compiled["entries"]] == [
        "https://by.example/bruker%2C%20p%C3%A5r%C3%B8rende/",
        "https://by.example/og/eller/",
        "https://by.example/50%20%25%3F/",
    ]
