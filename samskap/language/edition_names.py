"""What an edition is called: «Utgave 2, januar 2026»."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from samskap.language import states
from samskap.language.models import Edition


def edition_name(edition: Edition) -> str:
    """The number, and the month it came; a draft says that it is one, and what is none whose words it has."""
    if not edition.number:
        return _("Ordene som følger med Samskap")
    name = number_name(edition.number)
    if edition.state == states.DRAFT or edition.published_at is None:
        return _("%(name)s, utkast") % {"name": name}
    came = month_words(timezone.localdate(edition.published_at))
    return _("%(name)s, %(month)s") % {"name": name, "month": came}


def number_name(number: int) -> str:
    """«Utgave 2»."""
    return _("Utgave %(number)s") % {"number": number}


def month_words(day: date) -> str:
    """«januar 2026»."""
    return format_date(day, "F Y")
