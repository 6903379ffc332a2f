"""What every answer carries, whether the service is up, and the choice of language."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from samskap.core.middleware import chosen_language

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "http:evil.example",
    " https://evil.example",
    "https:///evil.example",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/finnes-ikke/", "/sprak/", "/static/finnes-ikke.css"])
def test_every_answer_is_closed_to_other_sites(client: Client, address: str) -> None:
    response = client.get(address)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.django_db
def test_healthy(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-cache" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_not_healthy_without_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_args: Any, **_kwargs: Any) -> None:
        raise ConnectionError("secret-host:5432")

    monkeypatch.setattr(connection, "cursor", gone)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert b"secret-host" not in response.content


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_language_is_remembered(client: Client, language: str) -> None:
    response = client.post("/sprak/", {"language": language, "next": "/fjordvik/planen/?visning=tid"})
    assert response.headers["Location"] == "/fjordvik/planen/?visning=tid"
    cookie = response.cookies["sprak"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == (language, "Lax", True)


@pytest.mark.parametrize("language", ["", "xx", "../../etc", "nb\r\nSet-Cookie: a=b"])
def test_a_language_we_do_not_have_is_not_remembered(client: Client, language: str) -> None:
    assert "sprak" not in client.post("/sprak/", {"language": language}).cookies


@pytest.mark.parametrize("back", ELSEWHERE)
def test_choosing_a_language_leads_to_no_other_site(client: Client, back: str) -> None:
    assert client.post("/sprak/", {"language": "nn", "next": back}).headers["Location"] == "/"


def test_the_language_is_chosen_by_a_form_and_not_by_a_link(client: Client) -> None:
    assert client.get("/sprak/", {"language": "nn"}).status_code == 405


def test_the_choice_needs_our_own_form() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sprak/", {"language": "nn"}).status_code == 403


@pytest.mark.django_db
def test_pages_are_kept_by_no_shared_cache_and_those_of_the_signed_in_by_none(client: Client) -> None:
    assert client.get("/personvern/").headers["Cache-Control"] == "private, no-cache"
    client.cookies["sessionid"] = "somebody"
    for address in ("/personvern/", "/finnes-ikke/"):
        assert client.get(address).headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_an_address_for_buttons_says_so_when_it_is_opened(client: Client) -> None:
    answer = client.get("/sprak/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Ingenting er endret" in answer.content.decode()
    assert client.head("/sprak/").content == b""
    assert client.options("/sprak/").content == b""


def test_the_cookie_tells_the_language_when_there_is_no_database(rf: RequestFactory) -> None:
    request = rf.get("/", headers={"cookie": "sprak=nn"})  # it has no user, who would have to be fetched
    assert chosen_language(request) == "nn"


@pytest.mark.django_db
def test_who_finds_nothing_without_signing_in_may_sign_in_and_come_back(client: Client) -> None:
    answer = client.get("/fjordvik/planer/1/?visning=tidslinje")
    assert answer.status_code == 404
    assert 'href="/konto/logg-inn/?next=/fjordvik/planer/1/"' in answer.content.decode()


@pytest.mark.django_db
def test_a_nul_in_an_address_is_nothing_and_breaks_nothing(client: Client) -> None:
    assert client.get("/fjordvik/ordboken/ord/a%00b/").status_code == 404
    seen = client.get("/finnes-ikke/?q=a%00b%2500").wsgi_request
    assert seen.GET["q"] == "ab%00"
