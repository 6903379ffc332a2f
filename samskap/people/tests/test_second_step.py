"""Passkeys, an authenticator app and recovery codes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from samskap.people.models import Person
from samskap.people.tests.test_sign_in import CODE, ask_for_code, code_in_mail, signed_in_as
from tests.personas import ClientFor


def current_code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


@pytest.fixture
def secret(alma: Person) -> str:
    secret = str(generate_totp_secret())
    TOTP.activate(alma, secret)
    return secret


def test_with_an_app_the_code_by_mail_is_not_enough(client: Client, alma: Person, secret: str) -> None:
    ask_for_code(client, alma.email or "")
    answer = client.post(CODE, {"code": code_in_mail()})
    assert answer["Location"].startswith("/konto/logg-inn/bekreft/")
    assert signed_in_as(client) is None
    page = client.get("/konto/logg-inn/bekreft/").content.decode()
    assert "Ett steg til" in page
    wrong = client.post("/konto/logg-inn/bekreft/", {"code": "000000"}).content.decode()
    assert "Koden stemmer ikke" in wrong
    client.post("/konto/logg-inn/bekreft/", {"code": current_code(secret)})
    assert signed_in_as(client) == str(alma.pk)


def test_a_recovery_code_works_once(client: Client, alma: Person, secret: str) -> None:
    code = RecoveryCodes.activate(alma).get_unused_codes()[0]
    for attempt, expected in ((1, str(alma.pk)), (2, None)):
        mine = Client()
        ask_for_code(mine, alma.email or "")
        mine.post(CODE, {"code": code_in_mail()})
        mine.post("/konto/logg-inn/bekreft/", {"code": code})
        assert signed_in_as(mine) == expected, attempt


@pytest.mark.django_db(transaction=True)  # the mails go out when the change is really there
def test_an_app_is_connected_and_its_recovery_codes_shown(client_for: ClientFor, alma: Person) -> None:
    client = client_for(alma)
    page = client.get("/konto/sikkerhet/app/")
    assert "data:image/svg+xml" in page.content.decode()
    secret = page.context["form"].secret
    answer = client.post("/konto/sikkerhet/app/", {"code": current_code(secret)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/konto/sikkerhet/koder/"
    assert len(answer.context["unused_codes"]) == 10
    assert [message.subject for message in mail.outbox] == ["En kodeapp er koblet til"]
    assert "Reservekoder (10 igjen)" in client.get("/konto/").content.decode()
    assert client.get("/konto/sikkerhet/koder/hent/")["Content-Type"].startswith("text/plain")


def test_changing_sign_in_asks_again(client_for: ClientFor, alma: Person, secret: str) -> None:
    client = client_for(alma)
    answer = client.get("/konto/sikkerhet/app/fjern/")
    assert answer["Location"].startswith("/konto/bekreft/kode/")
    page = client.get(answer["Location"]).content.decode()
    assert "Bekreft at det er deg" in page
    client.post(answer["Location"], {"code": current_code(secret)})
    assert "Koble fra kodeappen?" in client.get("/konto/sikkerhet/app/fjern/").content.decode()
    client.post("/konto/sikkerhet/app/fjern/")
    assert not Authenticator.objects.filter(user=alma).exists()


def test_passkey_options_are_plain_data_for_the_script(
    client: Client, client_for: ClientFor, alma: Person
) -> None:
    answer = client.get(
        "/konto/logg-inn/passnokkel/", HTTP_X_REQUESTED_WITH="XMLHttpRequest", HTTP_ACCEPT="application/json"
    )
    assert answer.json()["request_options"]["publicKey"]["challenge"]
    page = client_for(alma).get("/konto/sikkerhet/passnokler/ny/")
    start = page.content.decode().split('type="application/json">', 1)[1]
    options = json.loads(start.split("</script>", 1)[0])
    assert options["creation_options"]["publicKey"]["user"]["name"] == alma.email


def test_a_made_up_passkey_is_refused(client: Client, alma: Person) -> None:
    for credential in (
        "{}",
        "tull",
        json.dumps({"id": "x", "rawId": "x", "type": "public-key", "response": {}}),
    ):
        answer = client.post("/konto/logg-inn/passnokkel/", {"credential": credential})
        assert answer.status_code == 302
        assert signed_in_as(client) is None


def test_a_persons_passkeys_are_theirs_alone(client_for: ClientFor, alma: Person, bo: Person) -> None:
    mine = Authenticator.objects.create(
        user=bo, type=Authenticator.Type.WEBAUTHN, data={"name": "Mobilen", "credential": {}}
    )
    client = client_for(alma)
    for address in (
        f"/konto/sikkerhet/passnokler/{mine.pk}/",
        f"/konto/sikkerhet/passnokler/{mine.pk}/fjern/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "Min"}).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["", "app/", "app/fjern/", "koder/", "koder/nye/", "koder/hent/", "passnokler/", "passnokler/ny/"],
)
def test_visitors_are_asked_to_sign_in(client: Client, db: Any, address: str) -> None:
    answer = client.get(f"/konto/sikkerhet/{address}")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/logg-inn/")
