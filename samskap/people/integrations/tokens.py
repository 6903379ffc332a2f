"""What opens a door: a token that is shown once and kept as a hash, or a signed address."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import date

from django.conf import settings
from django.core import signing

from samskap.people.models import Integration

PREFIX = "samskap_"
WITH_TOKEN = (Integration.Kind.API, Integration.Kind.LANGUAGE)
_TOKEN = re.compile(r"samskap_[A-Za-z0-9_-]{43}")
_SIGNER = signing.Signer(salt="samskap.people.embed", sep=".")


def new_token() -> str:
    """A token of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """SHA-256 (hex). A token is random and long, so that a slow hash would protect nothing more."""
    return hashlib.sha256(token.encode()).hexdigest()


def integration_of_token(token: str, today: date) -> Integration | None:
    """The door this token opens, with its organisation, or None. Remembers the day, once a day."""
    if not _TOKEN.fullmatch(token):
        return None
    found = (
        Integration.objects.filter(kind__in=WITH_TOKEN, token_hash=digest(token), revoked_at=None)
        .select_related("organisation")
        .first()
    )
    if found is not None and found.last_used_on != today:
        Integration.objects.filter(pk=found.pk).update(last_used_on=today)
    return found


def example_of(token: str) -> str:
    """How the API is asked from a terminal."""
    return f'curl -H "Authorization: Bearer {token}" {settings.SITE_URL}/api/v1/plans'


def language_example_of(token: str) -> str:
    """How the language check is asked from a terminal."""
    return (
        f'curl -H "Authorization: Bearer {token}" -H "Content-Type: application/json"'
        f' -d \'{{"text": "Språk er makt."}}\' {settings.SITE_URL}/api/v1/language/check'
    )


def embed_code(integration: Integration) -> str:
    """What stands in the address of the page inside the intranet."""
    return _SIGNER.sign(str(integration.pk))


def integration_of_code(code: str) -> Integration | None:
    """The page this address opens, with its organisation; None when it is forged or was withdrawn."""
    try:
        pk = int(_SIGNER.unsign(code))
    except (signing.BadSignature, ValueError):
        return None
    return (
        Integration.objects.filter(kind=Integration.Kind.EMBED, pk=pk, revoked_at=None)
        .select_related("organisation")
        .first()
    )
