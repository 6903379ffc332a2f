"""Opening, renewing and closing the secret address of one's own calendar."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from samskap.core import audit
from samskap.people.models import CalendarKey, Person
from samskap.people.viewer import Viewer


@transaction.atomic
def open_calendar(*, by: Viewer) -> CalendarKey:
    """An address for the person's calendar; the one there is when they have one."""
    person = _own(by)
    key, made = CalendarKey.objects.get_or_create(person=person, defaults={"nonce": _nonce()})
    if made:
        _record(person, "people.open_calendar", key)
    return key


@transaction.atomic
def renew_calendar(*, by: Viewer) -> CalendarKey:
    """A new address; whoever knows the old one reads nothing any more."""
    person = _own(by)
    fresh = {"nonce": _nonce(), "created_at": timezone.now()}
    key, _made = CalendarKey.objects.update_or_create(person=person, defaults=fresh)
    _record(person, "people.renew_calendar", key)
    return key


@transaction.atomic
def close_calendar(*, by: Viewer) -> bool:
    """No address any more; False when there was none."""
    person = _own(by)
    key = CalendarKey.objects.filter(person=person).first()
    if key is None:
        return False
    _record(person, "people.close_calendar", key)
    key.delete()
    return True


def _own(by: Viewer) -> Person:
    if by.person is None:
        raise PermissionDenied
    return by.person


def _nonce() -> str:
    return get_random_string(32)


def _record(person: Person, action: str, key: CalendarKey) -> None:
    audit.record(tenant_id=person.organisation_id, actor_id=person.pk, action=action, subject=key)
