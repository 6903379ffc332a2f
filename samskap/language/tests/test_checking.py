"""The page where a text is checked, for browsers without scripts, and the words for the checker in the browser."""

from __future__ import annotations

import logging

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from samskap.language.forms.checking import LONGEST
from samskap.language.queries.checking import checked, count_sentences, count_words
from samskap.language.queries.in_force import compiled_for
from samskap.language.tests.words import in_force
from samskap.people.models import Organisation
from tests.personas import ClientFor

TEXT = "Til Kari.\nEn rusmisbruker og ei klient ventet – 👋 rusmisbruker."


@pytest.fixture
def address(organisation: Organisation) -> str:
    return reverse("language:check", args=[organisation.slug])


def test_a_sent_text_comes_back_with_its_findings_and_is_kept_nowhere(
    address: str, organisation: Organisation, client_for: ClientFor, caplog: pytest.LogCaptureFixture
) -> None:
    in_force(organisation)
    caplog.set_level(logging.DEBUG)
    client = client_for()
    answer = client.post(address, {"text": TEXT.replace("\n", "\r\n")})
    page = answer.content.decode()
    assert page.count("<mark") == 3
    assert "Til Kari.\nEn rusmisbruker og ei klient" in page
    assert answer.headers["Cache-Control"].count("no-store") == 1
    assert "sessionid" not in client.cookies
    assert not Session.objects.exists()
    assert "Kari" not in caplog.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Skriv eller lim inn en tekst først."),
        ("Å" * (LONGEST + 1), "Del den i to"),
        ("a\x00b", "ren tekst"),
    ],
    ids=["empty", "long", "not text"],
)
def test_what_cannot_be_checked_is_told_and_kept(
    text: str, told: str, address: str, client_for: ClientFor
) -> None:
    answer = client_for().post(address, {"text": text})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in page
    assert text.replace("\x00", "")[:50] in page


def test_the_text_is_cut_at_its_findings_and_put_together_again(organisation: Organisation) -> None:
    in_force(organisation)
    found = checked(TEXT, compiled_for(organisation))
    assert "".join(piece.text for piece in found.pieces) == TEXT
    assert [piece.text for piece in found.pieces if piece.number] == [
        "rusmisbruker",
        "klient",
        "rusmisbruker",
    ]
    assert found.counts == '{"rusmisbruker": 2, "klient": 1}'


def test_words_and_sentences_are_counted_as_people_count() -> None:
    text = "Til alle på Brygga\n\nVi møtes klokka 18. E-post går óg! Kommer du?"
    assert (count_words(text), count_sentences(text)) == (13, 4)


@pytest.mark.parametrize("name", ["compiled", "reasons"])
def test_the_words_for_browsers_are_open_and_fetched_again_only_when_they_changed(
    name: str, organisation: Organisation, client_for: ClientFor
) -> None:
    address = reverse(f"language:{name}", args=[organisation.slug])
    client = client_for()
    starter = client.get(address)
    assert "public" in starter.headers["Cache-Control"]
    edition = in_force(organisation)
    ours = client.get(address, headers={"If-None-Match": starter.headers["ETag"]})
    told = ours.json()
    assert [*(told["entries"]["id"] if name == "compiled" else told)] == ["bruker", "klient", "rusmisbruker"]
    again = {"If-None-Match": ours.headers["ETag"]}
    assert client.get(address, headers=again).status_code == 304
    edition.revision += 1
    edition.save(update_fields=["revision"])
    assert client.get(address, headers=again).status_code == 200
