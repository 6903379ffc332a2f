"""The link in an invitation with which somebody answers without signing in.

It is computed from the row and the installation's own secret and stored nowhere, so that a copied database alone
answers for nobody. A GET shows; only a POST answers, since mail scanners follow links.
"""

from __future__ import annotations

import base64

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from samskap.gatherings.access.invitations import of_those_here
from samskap.gatherings.models import Invitation
from samskap.people.models import Organisation

NOBODY = Invitation(pk=0, nonce="")


def token_of(invitation: Invitation, *, secret: str | bytes | None = None) -> str:
    """The part of the address that nobody can guess, with the row's number before it."""
    said = f"{invitation.pk}:{invitation.nonce}"
    mac = salted_hmac("samskap.gatherings.answer", said, secret=secret, algorithm="sha256")
    return f"{invitation.pk}-{base64.urlsafe_b64encode(mac.digest()).decode().rstrip('=')}"


def address_of(invitation: Invitation, organisation: Organisation) -> str:
    """The whole address, for the letter to the person."""
    path = reverse("gatherings:answer", args=[organisation.slug, token_of(invitation)])
    return settings.SITE_URL + path


def invitation_of(token: str, organisation: Organisation) -> Invitation | None:
    """Whose invitation this opens, with person and gathering; None when it is nobody's, or the person is not here.

    Takes as long for a wrong token as for a right one, and knows the secrets the installation had before.
    """
    number = token.partition("-")[0]
    rows = of_those_here(Invitation.objects.filter(gathering__organisation=organisation))
    found = (
        rows.filter(pk=int(number)).select_related("person", "gathering__unit", "gathering__team").first()
        if number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    right = [constant_time_compare(token_of(found or NOBODY, secret=each), token) for each in secrets]
    return found if found is not None and any(right) else None
