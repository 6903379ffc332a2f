"""The secret address of a person's calendar: computed from the key in the database and the installation's own secret.

The address is stored nowhere, so that a copied database alone opens no calendar.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from samskap.people.models import CalendarKey, Person

NOBODY = CalendarKey(person_id=0, nonce="")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the person is shown of their own address; ``subscription`` opens a calendar program."""

    address: str
    subscription: str
    since: datetime


def token_of(key: CalendarKey, *, secret: str | bytes | None = None) -> str:
    """The part of the address that nobody can guess, with the person's number before it."""
    mac = salted_hmac(
        "samskap.people.calendar", f"{key.person_id}:{key.nonce}", secret=secret, algorithm="sha256"
    )
    return f"{key.person_id}-{base64.urlsafe_b64encode(mac.digest()).decode().rstrip('=')}"


def address_of(key: CalendarKey) -> str:
    """The whole address, for the person to give to their calendar program."""
    return settings.SITE_URL + reverse("people:calendar", args=[token_of(key)])


def shown_to(person: Person) -> Shown | None:
    """The person's own address, or None when they have none; one query."""
    key = CalendarKey.objects.filter(person=person).first()
    if key is None:
        return None
    address = address_of(key)
    return Shown(address, urlunsplit(urlsplit(address)._replace(scheme="webcal")), key.created_at)


def person_of(token: str) -> Person | None:
    """Whose address this is; None when it is nobody's, closed, renewed, or of somebody who is no longer here.

    Takes as long for a wrong address as for a right one, and knows the secrets the installation had before.
    """
    number = token.partition("-")[0]
    found = (
        CalendarKey.objects.filter(person=int(number), person__is_active=True)
        .select_related("person__organisation")
        .first()
        if number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    right = [constant_time_compare(token_of(found or NOBODY, secret=each), token) for each in secrets]
    return found.person if found is not None and any(right) else None
