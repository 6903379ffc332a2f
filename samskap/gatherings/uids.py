"""What calendars know a gathering by: the same for ever, also when the site gets another address."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings


def new_uid() -> str:
    """A UID of RFC 5545 for a gathering that is made now."""
    return f"{uuid4()}@{(urlsplit(settings.SITE_URL).hostname or 'localhost')[:40]}"
