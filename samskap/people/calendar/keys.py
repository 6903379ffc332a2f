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

from samskap.people.models import CalendarKey, Membership, Person
from samskap.people.viewer import Viewer

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


def viewer_of(token: str) -> Viewer | None:
    """Whose address this is; None when it is nobody's, closed, renewed, or of somebody who is no longer here.

    Takes as long for a wrong address as for a right one, and knows the secrets the installation had before. One query
    with the person's memberships; two for somebody who has none.
    """
    number = token.partition("-")[0]
    well_formed = number.isascii() and number.isdigit() and len(number) < 19
    held = _memberships(int(number)) if well_formed else ()
    key = held[0].person.calendar_key if held else _key_alone(int(number)) if well_formed else None
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    right = [constant_time_compare(token_of(key or NOBODY, secret=each), token) for each in secrets]
    if key is None or not any(right):
        return None
    return Viewer(key.person.organisation, key.person, _given=held)


def _memberships(number: int) -> tuple[Membership, ...]:
    """The current memberships of an active person who has an address."""
    rows = Membership.objects.filter(
        person=number, person__is_active=True, person__calendar_key__isnull=False
    )
    return tuple(
        rows.current().select_related("unit", "team", "person__organisation", "person__calendar_key")
    )


def _key_alone(number: int) -> CalendarKey | None:
    rows = CalendarKey.objects.filter(person=number, person__is_active=True)
    return rows.select_related("person__organisation").first()
