"""Coming in through the municipality's own login: who is known, who is taken in, and what is kept."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from samskap.core.models import AuditEntry
from samskap.people import actions
from samskap.people.claims import ClaimedRole, read_mapping
from samskap.people.models import Membership, Organisation, Person, Unit
from samskap.people.sign_in.adapters import SocialAccountAdapter
from samskap.people.viewer import system_viewer

PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "kommunen",
                "name": "Fjordvik",
                "client_id": "x",
                "secret": "y",
                "settings": {"server_url": "https://login.example", "email_authentication": True},
            }
        ]
    }
}
CLAIMS = {
    "sub": "s-1",
    "name": "Alma Berg",
    "email": "alma@fjordvik.example",
    "email_verified": True,
    "phone": "1",
}


@pytest.fixture(autouse=True)
def provider(settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    settings.OIDC_ORGANISATION = ""
    settings.OIDC_ROLES_CLAIM = "roles"
    settings.OIDC_ROLES = read_mapping(
        '{"brygga": "recovery_contact@Brygga", "leder": "leader@Mestring Fjordvik"}'
    )


def come_in(rf: RequestFactory, claims: dict[str, Any]) -> tuple[HttpResponse, Any]:
    """What the callback does once the provider's answer has been checked."""
    request = rf.get("/konto/logg-inn/kommunen/svar/")
    SessionMiddleware(lambda _request: HttpResponse()).process_request(request)
    MessageMiddleware(lambda _request: HttpResponse()).process_request(request)
    request.user = AnonymousUser()
    with context.request_context(request):
        provider = SocialAccountAdapter(request).get_provider(request, "kommunen")
        login = provider.sociallogin_from_response(request, {"userinfo": claims, "id_token": claims})
        login.state = {"process": "login"}
        return complete_login(request, login), request


def test_a_known_person_with_a_verified_address_is_let_in(rf: RequestFactory, alma: Person) -> None:
    _answer, request = come_in(rf, CLAIMS)
    assert request.user == alma


def test_an_address_nobody_vouches_for_opens_no_door(rf: RequestFactory, alma: Person) -> None:
    answer, request = come_in(rf, {**CLAIMS, "email_verified": False})
    assert not request.user.is_authenticated
    assert "Slik blir du med" in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_a_stranger_is_not_taken_in(rf: RequestFactory, organisation: Organisation) -> None:
    answer, request = come_in(rf, {**CLAIMS, "email": "ny@fjordvik.example"})
    assert not request.user.is_authenticated
    assert "Slik blir du med" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_stranger_is_taken_in_where_the_setting_says_so(
    rf: RequestFactory, departments: tuple[Unit, Unit], settings: Any
) -> None:
    settings.OIDC_ORGANISATION = "fjordvik"
    _answer, request = come_in(rf, {**CLAIMS, "email": "Ny@Fjordvik.example", "roles": ["brygga", "ukjent"]})
    person = Person.objects.get()
    assert request.user == person
    assert (person.name, person.email, person.organisation.slug) == (
        "Alma Berg",
        "ny@fjordvik.example",
        "fjordvik",
    )
    assert [str(role.unit) for role in person.memberships.all()] == ["Møteplassen Brygga"]
    assert AuditEntry.objects.filter(action="people.arrive_by_provider", subject_id=str(person.pk)).exists()


def test_only_the_identity_is_kept_of_what_the_provider_sent(
    rf: RequestFactory, alma: Person, settings: Any
) -> None:
    settings.OIDC_ORGANISATION = "fjordvik"
    come_in(rf, {**CLAIMS, "email": "ny@fjordvik.example"})
    account = SocialAccount.objects.get()
    assert account.extra_data == {"sub": "s-1"}
    come_in(rf, {**CLAIMS, "email": "ny@fjordvik.example"})
    account.refresh_from_db()
    assert account.extra_data == {"sub": "s-1"}
    assert EmailAddress.objects.count() <= 1


def test_roles_follow_the_provider_and_those_given_by_hand_stay(rf: RequestFactory, alma: Person) -> None:
    come_in(rf, {**CLAIMS, "roles": ["brygga", "leder"]})
    roles = Membership.objects.current().filter(person=alma)
    assert sorted(role.role for role in roles) == ["employee", "leader", "recovery_contact"]
    come_in(rf, {**CLAIMS, "roles": ["brygga"]})
    roles = Membership.objects.current().filter(person=alma)
    assert sorted(role.role for role in roles) == ["employee", "recovery_contact"]
    ended = Membership.objects.get(person=alma, role="leader")
    assert ended.until is not None
    assert AuditEntry.objects.filter(action="people.end_role", subject_id=str(ended.pk)).count() == 1


def test_a_place_that_is_not_here_gives_no_role(alma: Person) -> None:
    by = system_viewer(alma.organisation)
    actions.follow_provider(by=by, person=alma, wanted={ClaimedRole("leader", "Livsmot Nabovik")})
    assert [role.role for role in Membership.objects.filter(person=alma)] == ["employee"]


def test_the_provider_gives_no_roles_in_another_municipality(alma: Person, bo: Person) -> None:
    with pytest.raises(ValidationError):
        actions.follow_provider(by=system_viewer(alma.organisation), person=bo, wanted=set())


START = "/konto/logg-inn/kommunen/start/"


def test_the_sign_in_page_offers_the_provider(client: Client, db: None) -> None:
    page = client.get("/konto/logg-inn/").content.decode()
    assert "Logg inn med Fjordvik" in page
    assert f'action="{START}"' in page


def test_one_is_told_before_leaving_for_the_provider(client: Client, db: None) -> None:
    assert "Gå videre" in client.get(START).content.decode()
    assert client.get("/konto/logg-inn/ukjent/start/").status_code == 404


def test_a_provider_that_does_not_answer_is_told_calmly(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_arguments: Any, **_named: Any) -> None:
        raise requests.ConnectionError

    monkeypatch.setattr(requests.Session, "get", down)
    answer = client.post(START)
    assert answer.status_code in (200, 302, 401)
    page = client.get(answer["Location"]) if answer.status_code == 302 else answer
    assert "Innloggingen ble ikke fullført" in page.content.decode()


def test_an_answer_nobody_asked_for_is_refused(client: Client, db: None) -> None:
    answer = client.get("/konto/logg-inn/kommunen/svar/?code=x&state=y")
    page = client.get(answer["Location"]) if answer.status_code == 302 else answer
    assert "Innloggingen ble ikke fullført" in page.content.decode()
    assert "_auth_user_id" not in client.session
