"""What is asked about doors before anybody has shown a token."""

from __future__ import annotations

from samskap.people.models import Integration


def is_named_site(origin: str) -> bool:
    """Whether some open door to the language check names this origin; "" and «null» never are."""
    if not origin.startswith("https://") or len(origin) > 300:
        return False
    doors = Integration.objects.filter(kind=Integration.Kind.LANGUAGE, revoked_at=None)
    return any(origin in hosts for hosts in doors.values_list("hosts", flat=True))
