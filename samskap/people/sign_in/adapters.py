"""The places where allauth asks us: who may come in, what is said, and what is kept."""

from __future__ import annotations

from typing import Any, ClassVar

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from samskap.core.encryption import decrypt, encrypt
from samskap.core.languages import remember_language
from samskap.people import actions
from samskap.people.claims import all_claims, claimed_roles
from samskap.people.models import Organisation, Person
from samskap.people.viewer import system_viewer

log = structlog.get_logger("samskap.sign_in")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in by code. Known and unknown addresses get the same answer on the page."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Denne innloggingen er ikke i bruk nå."),
        "incorrect_code": _("Koden stemmer ikke. Se om alle tegnene er med, og prøv igjen."),
        "invalid_login": _("Skriv e-postadressen din."),
        "too_many_login_attempts": _("Det ble mange forsøk. Vent noen minutter, så kan du prøve igjen."),
        "rate_limited": _("Det gikk litt fort. Vent et minutt, så kan du prøve igjen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: those who take part are added by the municipality."""
        return False

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse:
        """Go on to where the person was heading, in the language they have chosen."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if user.language:
            remember_language(response, user.language)
        return response

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """The passkey before the code: the first is the one that is asked for."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(found, key=lambda method: not str(method["id"]).endswith("webauthn"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the person it goes to, where we know it."""
        person = Person.objects.filter(email__iexact=email).select_related("organisation").first()
        if person is None:
            super().send_mail(template_prefix, email, context)
            return
        with override(person.language or person.organisation.language):
            super().send_mail(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Passkeys and codes, in words people know."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Koden stemmer ikke. Vent på en ny kode i appen, og prøv igjen."),
        "cannot_generate_recovery_codes": _("Lag først en passnøkkel eller koble til en kodeapp."),
        "cannot_delete_authenticator": _("Denne kan ikke tas bort nå."),
        "unverified_email": _("Logg inn med kode på e-post først."),
    }

    def encrypt(self, text: str) -> str:
        """The secret of a code app is never stored readable."""
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The counterpart of ``encrypt``."""
        return decrypt(encrypted_text)

    def _get_site_name(self) -> str:
        return "Samskap"

    def generate_authenticator_name(self, user: Person, type: Any) -> str:  # noqa: A002  # allauth's name
        return gettext("Passnøkkel")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """The municipality's own login: it knows people we know, and adds others only where a setting says so."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Follow the provider's roles at every sign-in, and keep no more of its answer than we need."""
        claims = all_claims(sociallogin.account.extra_data)
        sociallogin.samskap_claims = claims
        sociallogin.account.extra_data = {"sub": str(claims.get("sub", sociallogin.account.uid))}
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])
        if sociallogin.is_existing:
            follow_claims(sociallogin.user, claims)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Only into the organisation the setting names, and never beside somebody with the same address."""
        email = sociallogin.user.email
        return home() is not None and not (email and Person.objects.filter(email__iexact=email).exists())

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Person:
        """A person as the provider describes them, not yet saved."""
        person: Person = sociallogin.user
        full = data.get("name") or " ".join(
            part for part in (data.get("first_name"), data.get("last_name")) if part
        )
        person.email = (data.get("email") or "").lower() or None
        person.name = str(full or (person.email or "").partition("@")[0] or gettext("Uten navn"))[:120]
        if organisation := home():
            person.organisation = organisation
        return person

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        """Somebody new from the municipality's own login."""
        person: Person = super().save_user(request, sociallogin, form)
        actions.record_arrival(person=person)
        follow_claims(person, getattr(sociallogin, "samskap_claims", {}))
        return person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """Say in the log what went wrong; the page only says that it did."""
        log.warning("the provider's answer was refused", error=str(error), exception=type(exception).__name__)


def home() -> Organisation | None:
    """The organisation that takes in new people from the provider, or None."""
    slug = settings.OIDC_ORGANISATION
    return Organisation.objects.filter(slug=slug).first() if slug else None


def follow_claims(person: Person, claims: dict[str, Any]) -> None:
    """Give the roles the provider names, and end those it gave before and no longer names."""
    if settings.OIDC_ROLES:
        wanted = claimed_roles(claims, settings.OIDC_ROLES_CLAIM, settings.OIDC_ROLES)
        actions.follow_provider(by=system_viewer(person.organisation), person=person, wanted=wanted)
