"""How often an address may do a thing, counted in memory alone: nothing of it reaches a database or a log.

The key of a counter is an HMAC of the address under the installation's secret and the day, so that not even the
memory holds the address, and yesterday's counters cannot be told from noise.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` times in ``seconds``, counted from the first."""

    name: str
    most: int
    seconds: int


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, behind a trusted proxy too; "" when nobody can tell. Never keep it."""
    try:
        return str(get_adapter().get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured):
        return ""


def within(limit: Limit, address: str) -> bool:
    """Count one more from the address; False when that is more than the limit."""
    key = _key(limit, address)
    cache.add(key, 0, limit.seconds)
    try:
        return cache.incr(key) <= limit.most
    except ValueError:  # it ran out between the two lines: this is the first of a new stretch
        cache.set(key, 1, limit.seconds)
        return True


def used_up(limit: Limit, address: str) -> bool:
    """Whether the address has no more left, without counting."""
    return int(cache.get(_key(limit, address), 0)) >= limit.most


def _key(limit: Limit, address: str) -> str:
    secret = f"{settings.SECRET_KEY}:{timezone.localdate().isoformat()}".encode()
    said = f"{limit.name}:{address}".encode()
    return "limit:" + hmac.new(secret, said, hashlib.sha256).hexdigest()
