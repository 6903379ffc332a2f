"""The language check for other programs: what its token opens, what comes back, and that nothing of a text stays."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samskap.language.checker import compile_edition, starter_data
from samskap.language.exchange import edition_data
from samskap.language.models import CheckCount, CountingConsent, Edition
from samskap.language.tests.words import in_force, staff
from samskap.people.integrations import actions
from samskap.people.models import Organisation, Unit
from samskap.people.viewer import system_viewer
from samskap.portal.api import interface

Ask = Callable[..., Any]
CHECK, EDITION = "/api/v1/language/check", "/api/v1/language/edition"
SITE = "https://tillegg.fjordvik.example"
SECRET = "Kvitrebekken"


@pytest.fixture
def token(organisation: Organisation) -> str:
    cache.clear()
    by = system_viewer(organisation)
    return actions.add_language_token(by=by, name="Tillegget i Word", hosts=[SITE])[1]


@pytest.fixture
def ask(token: str) -> Ask:
    """Sends a text with Fjordvik's token, or something else."""

    def post(body: Any = None, *, token: str = token, raw: bytes | None = None, **headers: str) -> Any:
        sent = json.dumps(body).encode() if raw is None else raw
        client = Client(raise_request_exception=False)
        given = {"Authorization": f"Bearer {token}", **headers}
        return client.post(CHECK, sent, content_type="application/json", headers=given)

    return post


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    return in_force(organisation, number=3)


def test_a_text_comes_back_as_findings_with_their_places(ask: Ask, edition: Edition) -> None:
    answer = ask({"text": "Hei.\r\nEn 😀 klient og rusmisbrukere."})
    assert answer.status_code == 200
    assert answer.json()["edition"] == {"organisation": "Fjordvik kommune", "number": 3}
    assert answer.json()["counted"] is False
    first, second = answer.json()["findings"]
    assert (first["text"], first["line"], first["column"], first["start"], first["end"]) == (
        "klient", 2, 6, 11, 17
    )  # fmt: skip
    assert (second["entry"], second["level"], second["text"]) == ("rusmisbruker", "red", "rusmisbrukere")
    assert first["suggestion"] == "person"
    assert "no-store" in answer["Cache-Control"]
    assert "ETag" not in answer
    assert not answer.cookies


def test_the_token_opens_the_check_and_nothing_else(ask: Ask, token: str, organisation: Organisation) -> None:
    for path in ("plans", "measures", "units", "changes"):
        refused = Client().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
        assert refused.status_code == 403, path
        assert refused["Content-Type"] == "application/problem+json"
    plans = actions.add_token(by=system_viewer(organisation), name="Styringsverktøyet")[1]
    assert ask({"text": "Hei"}, token=plans).status_code == 403
    assert ask({"text": "Hei"}, token="samskap_x").status_code == 401
    assert Client().get(CHECK).status_code == 405


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", 422), (b"{", 400), (b"[" * 100_000, 400), (b"\xff\xfe", 400), (b'"x"', 422), (b"{}", 422),
        (b'{"text": 7}', 422), (b'{"text": "x", "lang": "sv"}', 422), (b'{"text": "x", "unit": "a"}', 422),
        (b'{"text": "x", "file": "y"}', 422), (b'{"text": "x", "unit": 999999}', 422),
        (b'{"text": "x", "unit": true}', 422), (b'{"text": "x", "unit": "1"}', 422),
        (b'{"text": "\\ud800 klient"}', 200),
        (b'{"text": "\\u0000"}', 200), (b'{"text": ""}', 200),
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_words(raw: bytes, status: int, ask: Ask, edition: Edition) -> None:
    answer = ask(raw=raw)
    assert answer.status_code == status
    if status != 200:
        assert answer["Content-Type"] == "application/problem+json"
        assert {"title", "title_en", "status"} <= answer.json().keys()


def test_a_text_that_is_too_long_is_told_so(ask: Ask, edition: Edition) -> None:
    assert ask({"text": "a" * 100_000}).status_code == 200
    for long in ("å" * 100_001, "a" * 5_000_000):
        answer = ask({"text": long})
        assert answer.status_code == 413
        assert "100 000 tegn" in answer.json()["title"]


def everything_stored() -> Iterator[str]:
    for model in apps.get_models():
        fields = [field.name for field in model._meta.fields if not isinstance(field, models.BinaryField)]
        for row in model._base_manager.values_list(*fields):
            yield repr(row)


def test_nothing_of_a_text_is_stored_or_logged_also_when_the_check_fails(
    ask: Ask,
    edition: Edition,
    departments: tuple[Unit, Unit],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staff(departments[0])
    CountingConsent.objects.create(unit=departments[0])
    body = {"text": f"En klient ved {SECRET}.", "unit": departments[0].pk}
    with caplog.at_level(logging.DEBUG):
        assert ask(body).json()["counted"] is True
        assert ask({**body, SECRET: 1}).status_code == 422
        assert ask(raw=f'{{"text": "{SECRET}'.encode()).status_code == 400

        def breaks(_self: object, text: str, _lang: str) -> None:
            raise ValueError(text)

        monkeypatch.setattr("samskap.language.checker.Edition.check", breaks)
        broken = ask(body)
    assert broken.status_code == 500
    assert SECRET not in broken.content.decode()
    assert "the API failed" in caplog.text
    assert SECRET not in caplog.text + "".join(capfd.readouterr())
    assert not [row for row in everything_stored() if SECRET in row]
    assert dict(CheckCount.objects.values_list("entry_key", "found")) == {"": 0, "klient": 1}


def test_a_unit_is_counted_only_where_it_has_agreed_and_is_ours(
    ask: Ask, edition: Edition, departments: tuple[Unit, Unit], nabovik_unit: Unit
) -> None:
    assert ask({"text": "En klient", "unit": departments[0].pk}).json()["counted"] is False
    assert ask({"text": "En klient", "unit": nabovik_unit.pk}).status_code == 422
    assert not CheckCount.objects.exists()


def test_only_named_sites_ask_from_a_browser(ask: Ask, edition: Edition) -> None:
    def beforehand(origin: str) -> Any:
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        return Client().options(CHECK, headers=headers)

    assert beforehand(SITE)["Access-Control-Allow-Origin"] == SITE
    assert "Authorization" in beforehand(SITE)["Access-Control-Allow-Headers"]
    assert ask({"text": "Hei"}, Origin=SITE)["Access-Control-Allow-Origin"] == SITE
    assert ask({}, Origin=SITE)["Access-Control-Allow-Origin"] == SITE  # the program may read what was wrong
    for other in ("https://annet.example", "null", "http://tillegg.fjordvik.example", ""):
        assert "Access-Control-Allow-Origin" not in beforehand(other)
        assert "Access-Control-Allow-Origin" not in ask({"text": "Hei"}, Origin=other)
    assert "Access-Control-Allow-Credentials" not in beforehand(SITE)
    plans = Client().options(
        "/api/v1/plans", headers={"Origin": SITE, "Access-Control-Request-Method": "GET"}
    )
    assert "Access-Control-Allow-Origin" not in plans


def test_another_door_s_token_is_not_lent_to_the_site(
    edition: Edition, organisation: Organisation, ask: Ask
) -> None:
    server = actions.add_language_token(by=system_viewer(organisation), name="Fagsystemet")[1]
    assert "Access-Control-Allow-Origin" not in ask({"text": "Hei"}, token=server, Origin=SITE)


def test_the_edition_in_force_can_be_fetched_and_compared(token: str, edition: Edition) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    fetched = Client().get(EDITION, headers=headers)
    assert fetched.json() == json.loads(json.dumps(edition_data(edition)))
    assert compile_edition(fetched.json()).check("En klient")
    again = Client().get(EDITION, headers={**headers, "If-None-Match": fetched["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    edition.delete()
    assert Client().get(EDITION, headers=headers).json() == starter_data()


def test_nobody_asks_without_end(ask: Ask, edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = interface.EACH_LANGUAGE_TOKEN.__class__("language token", 2, 60)
    monkeypatch.setattr(interface, "EACH_LANGUAGE_TOKEN", limit)
    assert [ask({"text": "Hei"}).status_code for _time in range(3)] == [200, 200, 429]


def test_a_form_from_another_site_is_no_text(token: str) -> None:
    """A browser sends forms across sites without asking beforehand; they carry no token."""
    assert Client().post(CHECK, {"text": "Hei"}).status_code == 401
    with_token = Client().post(CHECK, {"text": "Hei"}, headers={"Authorization": f"Bearer {token}"})
    assert with_token.status_code == 400


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), klient=st.booleans())
def test_every_place_is_inside_the_text(ask: Ask, edition: Edition, text: str, klient: bool) -> None:
    cache.clear()
    text = f"{text} klient" if klient else text
    answer = ask({"text": text})
    assert answer.status_code == 200
    for one in answer.json()["findings"]:
        assert text[one["start"] : one["end"]] == one["text"]
