"""Signing in: the code by e-mail, what strangers learn, and that there is no other way in."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from samskap.people.models import Organisation, Person, Unit
from tests.personas import ClientFor

LOGIN, CODE = "/konto/logg-inn/", "/konto/logg-inn/kode/"


def ask_for_code(client: Client, email: str, **extra: Any) -> Any:
    return client.post(LOGIN, {"login": email, **extra})


def code_in_mail() -> str:
    body = str(mail.outbox[-1].body)
    found = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", body, re.MULTILINE)
    assert found, body
    return found.group(1)


def signed_in_as(client: Client) -> str | None:
    """Who the site itself takes the client for, which takes more than an id in the session."""
    answer = client.get("/konto/")
    return str(answer.context["person"].pk) if answer.status_code == 200 else None


def test_alma_signs_in_with_the_code_from_the_mail(client: Client, alma: Person) -> None:
    answer = ask_for_code(client, "Alma@Fjordvik.example")
    assert answer.status_code == 302
    assert answer["Location"].startswith(CODE)
    assert "Her er koden" in str(mail.outbox[0].body)
    before = client.session.session_key
    answer = client.post(CODE, {"code": code_in_mail()})
    assert answer["Location"] == "/"
    assert signed_in_as(client) == str(alma.pk)
    assert client.session.session_key != before
    assert client.get("/", follow=True).redirect_chain == [("/fjordvik/", 302)]


def test_after_signing_in_one_comes_to_the_page_one_wanted_but_never_to_another_site(
    client: Client, alma: Person
) -> None:
    answer = client.get("/konto/")
    assert answer["Location"] == f"{LOGIN}?next=/konto/"
    answer = ask_for_code(client, "alma@fjordvik.example", next="/konto/")
    assert (
        client.post(answer["Location"], {"code": code_in_mail(), "next": "/konto/"})["Location"] == "/konto/"
    )
    client.post("/konto/logg-ut/")
    ask_for_code(client, "alma@fjordvik.example", next="https://example.org/")
    assert client.post(CODE, {"code": code_in_mail(), "next": "https://example.org/"})["Location"] == "/"


def test_a_stranger_gets_the_same_answer_as_alma(alma: Person) -> None:
    answers = []
    for email in ("alma@fjordvik.example", "ukjent@fjordvik.example"):
        client = Client()
        first = ask_for_code(client, email)
        page = client.get(first["Location"]).content.decode()
        wrong = client.post(CODE, {"code": "FEIL-KODE"}).content.decode()
        neutral = [
            re.sub(r'value="[A-Za-z0-9]{20,}"|X-CSRFToken": "\w+', "", text.replace(email, "X"))
            for text in (page, wrong)
        ]
        answers.append((first.status_code, first["Location"], *neutral))
    assert answers[0] == answers[1]
    assert [str(message.to[0]) for message in mail.outbox] == [
        "alma@fjordvik.example",
        "ukjent@fjordvik.example",
    ]
    assert "Vi fant ingen" in str(mail.outbox[1].body)


def test_the_wrong_code_is_refused_and_the_fifth_ends_it(client: Client, alma: Person) -> None:
    ask_for_code(client, "alma@fjordvik.example")
    code = code_in_mail()
    for _attempt in range(4):
        answer = client.post(CODE, {"code": "AAAA-AAAA"})
        assert "Koden stemmer ikke" in answer.content.decode()
    assert client.post(CODE, {"code": "AAAA-AAAA"}).status_code == 302
    client.post(CODE, {"code": code})
    assert signed_in_as(client) is None


def test_a_new_code_can_be_sent(client: Client, alma: Person) -> None:
    ask_for_code(client, "alma@fjordvik.example")
    first = code_in_mail()
    client.post(CODE, {"action": "resend"})
    assert len(mail.outbox) == 2
    assert code_in_mail() != first
    client.post(CODE, {"code": code_in_mail()})
    assert signed_in_as(client) == str(alma.pk)


def test_somebody_who_has_left_gets_no_code(client: Client, alma: Person) -> None:
    Person.objects.filter(pk=alma.pk).update(is_active=False)
    ask_for_code(client, "alma@fjordvik.example")
    assert "Vi fant ingen" in str(mail.outbox[0].body)


def test_who_leaves_is_signed_out(client_for: ClientFor, alma: Person) -> None:
    client = client_for(alma)
    assert client.get("/konto/").status_code == 200
    Person.objects.filter(pk=alma.pk).update(is_active=False)
    assert client.get("/konto/").status_code == 302


def test_a_new_address_ends_open_sessions(client_for: ClientFor, alma: Person) -> None:
    client = client_for(alma)
    assert client.get("/konto/").status_code == 200
    Person.objects.filter(pk=alma.pk).update(email="alma.berg@fjordvik.example")
    assert client.get("/konto/").status_code == 302


def test_many_requests_for_codes_are_slowed_down(client: Client, alma: Person) -> None:
    answers = [ask_for_code(Client(), "alma@fjordvik.example") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "mange forsøk" in answers[-1].content.decode()
    assert len(mail.outbox) == 3


def test_a_flood_from_one_place_is_stopped(organisation: Organisation) -> None:
    answers = [ask_for_code(Client(), f"navn{number}@example.org") for number in range(31)]
    assert answers[-1].status_code == 429
    assert "Det gikk litt fort" in answers[-1].content.decode()
    assert len(mail.outbox) == 20


def test_signing_out_takes_a_post(client_for: ClientFor, alma: Person) -> None:
    client = client_for(alma)
    assert "Vil du logge ut?" in client.get("/konto/logg-ut/").content.decode()
    assert signed_in_as(client)
    assert client.post("/konto/logg-ut/").status_code == 302
    assert signed_in_as(client) is None


def test_nobody_signs_up_by_themselves(client: Client, organisation: Organisation) -> None:
    page = client.get("/konto/bli-med/").content.decode()
    assert "Slik blir du med" in page
    assert "<form" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    assert client.post("/konto/bli-med/", {"email": "ny@example.org"}).status_code == 405
    assert client.get("/konto/bli-med/jobbkonto/").status_code == 200
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "account_reset_password",
        "account_change_password",
        "account_set_password",
        "account_email",
        "mfa_signup_webauthn",
    ],
)
def test_there_are_no_pages_of_passwords(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_there_is_no_password_to_keep(alma: Person) -> None:
    assert "password" not in {field.name for field in Person._meta.get_fields()}
    alma.set_password("hemmelig")
    assert not alma.check_password("hemmelig")
    assert not alma.has_usable_password()


def test_the_mail_is_in_the_language_of_the_person_or_the_municipality(
    client: Client, unit: Unit, alma: Person
) -> None:
    Person.objects.filter(pk=alma.pk).update(language="en")
    ask_for_code(client, "alma@fjordvik.example")
    english = str(mail.outbox[-1].subject)
    Person.objects.filter(pk=alma.pk).update(language="nb")
    ask_for_code(Client(), "alma@fjordvik.example")
    assert str(mail.outbox[-1].subject) == "Koden din til Samskap"
    assert english


def test_the_language_of_the_person_follows_them_in(client: Client, alma: Person) -> None:
    Person.objects.filter(pk=alma.pk).update(language="nn")
    ask_for_code(client, "alma@fjordvik.example")
    answer = client.post(CODE, {"code": code_in_mail()})
    assert answer.cookies["sprak"].value == "nn"


def test_the_pages_have_no_inline_script_or_style(client: Client, alma: Person) -> None:
    for address in (LOGIN, "/konto/bli-med/"):
        page = client.get(address).content.decode()
        assert not re.search(
            r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style|\sstyle=|\son\w+=", page
        )


class TestDemo:
    """The buttons of the demonstration, and that they are nowhere else."""

    @pytest.fixture
    def ingrid(self, unit: Unit) -> Person:
        return Person.objects.create(
            organisation=unit.organisation, name="Ingrid Solheim", email="ingrid.solheim@fjordvik.example"
        )

    def test_try_as_is_not_there_on_a_real_installation(
        self, client: Client, ingrid: Person, settings: Any
    ) -> None:
        settings.DEMO = False
        assert "Prøv som" not in client.get(LOGIN).content.decode()
        assert client.post("/konto/prov/ansatt/").status_code == 404
        assert signed_in_as(client) is None

    def test_try_as_signs_in_as_those_who_are_there(
        self, client: Client, ingrid: Person, settings: Any
    ) -> None:
        settings.DEMO = True
        page = client.get(LOGIN).content.decode()
        assert page.count("Prøv som Ingrid Solheim") == 1
        assert "Sunniva" not in page
        assert client.get("/konto/prov/ansatt/").status_code == 405
        assert client.post("/konto/prov/leder/").status_code == 404
        assert client.post("/konto/prov/ingen/").status_code == 404
        assert client.post("/konto/prov/ansatt/")["Location"] == "/"
        assert signed_in_as(client) == str(ingrid.pk)

    def test_try_as_needs_the_form(self, ingrid: Person, settings: Any) -> None:
        settings.DEMO = True
        client = Client(enforce_csrf_checks=True)
        assert client.post("/konto/prov/ansatt/").status_code == 403
