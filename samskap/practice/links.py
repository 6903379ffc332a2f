"""The secret address of a time of asking: computed from its row and the installation's own secret, and stored nowhere.

A copied database alone opens no answer form, and a new ``nonce`` closes every address that was given out before.
"""

from __future__ import annotations

import base64
import secrets

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from samskap.people.models import Organisation
from samskap.plans.access import LINEAGE
from samskap.practice.models import ReviewRound

_NOBODY = ReviewRound(pk=0, nonce="")


def new_nonce() -> str:
    """Chance for a round that is opened now, or whose address is changed."""
    return secrets.token_urlsafe(16)


def token_of(asked: ReviewRound, *, secret: str | bytes | None = None) -> str:
    """The part of the address that nobody can guess, with the round's number before it."""
    mac = salted_hmac(
        "samskap.practice.verdict", f"{asked.pk}:{asked.nonce}", secret=secret, algorithm="sha256"
    )
    return f"{asked.pk}-{base64.urlsafe_b64encode(mac.digest()[:15]).decode()}"


def path_of(organisation: Organisation, asked: ReviewRound) -> str:
    """The page where people answer, as a path."""
    return reverse("practice:verdict", args=[organisation.slug, token_of(asked)])


def address_of(organisation: Organisation, asked: ReviewRound) -> str:
    """The whole address, for a message or a card."""
    return settings.SITE_URL + path_of(organisation, asked)


def round_of(organisation: Organisation, token: str) -> ReviewRound | None:
    """The round whose address this is, closed or not; None for one that is guessed, changed or another municipality's.

    Takes as long for a wrong address as for a right one, and knows the secrets the installation had before.
    """
    number = token.partition("-")[0]
    found = (
        ReviewRound.objects.filter(pk=int(number), change__organisation=organisation)
        .select_related(f"change__{LINEAGE}")
        .first()
        if number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    known = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    right = [constant_time_compare(token_of(found or _NOBODY, secret=each), token) for each in known]
    return found if found is not None and any(right) else None
