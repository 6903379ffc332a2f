"""The code that opens a reflection for those present, and the marks that make a form sent twice one thing.

The code is kept nowhere: it follows from a chance number in the form that opened the reflection, and the database has
an HMAC of it. Whoever loses it gets a new one, and the old one then opens nothing.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, time, timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from samskap.core.qr import qr_svg
from samskap.core.receipts import Receipts, chance

CODES: Final = Receipts("samskap.gatherings.reflection")
DAYS: Final = 14  # that a code opens what was said
_SIZE = re.compile(r'<svg([^>]*?) width="(\d+)" height="(\d+)"')


def opening_mark(organisation: int) -> str:
    """The mark of a form that opens a reflection."""
    return CODES.write_mark(["open", organisation, chance()])


def line_mark(reflection: int) -> str:
    """The mark of a form for a line of what we take with us."""
    return CODES.write_mark(["line", reflection, chance()])


def chance_in(mark: str, kind: str, number: int) -> str:
    """The chance number of a mark of that kind for that organisation or reflection; "" for any other mark."""
    content = CODES.read_mark(mark)
    if not content or content[:2] != [kind, number] or len(content) != 3:
        return ""
    return str(content[2])


def code_of(number: str) -> str:
    """The code that follows from a chance number: «BCDF-GHJK-LMNP»."""
    return CODES.code_for(number)


def sent_key(number: str, text: str = "") -> str:
    """The same for the same words from the same form; without the chance number it leads nowhere."""
    return hashlib.sha256(f"{number}:{text}".encode()).hexdigest()


def shared_key(text: str) -> str:
    """What stands for a shared text in a form; a row's number would tell in which order they were opened."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def ends(now: datetime) -> datetime:
    """When a code that is made now opens nothing any more: at the end of the day, so that it tells no hour."""
    last = timezone.localdate(now) + timedelta(days=DAYS)
    return timezone.make_aware(datetime.combine(last, time(23, 59)))


def address_for(slug: str, code: str) -> str:
    """The whole address that the QR code holds."""
    return settings.SITE_URL + reverse("gatherings:reflection_sheet", args=[slug, code])


def place_to_join(slug: str) -> str:
    """Where one writes a code by hand, as people say it: «samskap.fjordvik.no/fjordvik/refleksjon/bli-med»."""
    site = urlsplit(settings.SITE_URL)
    return f"{site.netloc}{site.path.rstrip('/')}{reverse('gatherings:reflection_join', args=[slug])}".rstrip(
        "/"
    )


def qr_for(address: str) -> SafeString:
    """The QR code as an SVG that takes the size its surroundings give it."""
    svg = _SIZE.sub(r'<svg\1 viewBox="0 0 \2 \3"', qr_svg(address), count=1)
    return mark_safe(svg)  # noqa: S308  # drawn by our own library from an address of ours
