"""The text, the editions and the settings of the peers, as the language benchmark makes them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench import _language_peers as peers
from bench._language_edition import edition_of, plain_forms
from bench._language_text import composed, count_words
from samskap.language.checker import compile_edition


def test_the_text_is_the_same_each_time_and_as_people_write() -> None:
    text = composed(60_000)
    composed.cache_clear()
    assert composed(60_000) == text
    assert 60_000 <= len(text.encode()) < 70_000
    assert {"«", "»", "–", "§", "\u00a0"} <= set(text)
    words = [word.lower() for word in re.findall(r"\w+", text)]
    terms = sum(word.startswith(("rusmisbruk", "misbruk", "klient", "narkoman", "alkohol")) for word in words)
    assert 0.002 < terms / len(words) < 0.03
    assert "bruker" in words
    assert "ikkje" in words or "dei" in words
    assert count_words(text) > 7000


def test_the_composed_edition_compiles_and_finds() -> None:
    edition = compile_edition(edition_of(300))
    found = edition.check("Samtalebrukeren møtte tiltaksklientene.")
    assert [finding.entry for finding in found] == ["samtalebruker", "tiltaksklient"]


@pytest.fixture
def forms() -> dict[str, str]:
    return plain_forms(compile_edition(edition_of(30)).compiled)


def test_phrases_are_spelt_out(forms: dict[str, str]) -> None:
    assert "lider av samtalebruker" in forms
    assert forms["samtalebrukerne"] == "personene"


@pytest.mark.parametrize("peer", [peer for peer in peers.PEERS if peer.name != "typos"], ids=lambda p: p.name)
def test_a_peer_is_told_the_forms(peer: peers.Peer, forms: dict[str, str], tmp_path: Path) -> None:
    command = peers.with_file(peer.configure(tmp_path, forms, "Vi er her."), tmp_path / "text.txt")
    assert command.count(str(tmp_path / "text.txt")) == 1
    assert "samtalebrukerne" in "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    for path in tmp_path.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def test_a_peer_that_cannot_be_had_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(peers, "FOLDER", tmp_path)
    monkeypatch.setattr(peers, "_npm", lambda: str(tmp_path / "no-npm"))
    with pytest.raises(peers.LeftOutError, match="not installed"):
        peers.prepared(peers.PEERS[0], {}, "")
