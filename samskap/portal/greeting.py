"""How the front page says hello. The time is passed in; the language is the active one."""

from __future__ import annotations

from datetime import datetime

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def greeting(now: datetime, first_name: str) -> str:
    """«God morgen, Ingrid»: by the hour of the local time ``now``; without a name for those who are not signed in."""
    hour = now.hour
    if 5 <= hour < 10:
        words = _("God morgen")
    elif 10 <= hour < 18:
        words = _("God dag")
    elif 18 <= hour < 23:
        words = _("God kveld")
    else:
        words = _("Hei")
    return f"{words}, {first_name}" if first_name else words


def date_in_words(now: datetime) -> str:
    """«Torsdag 12. november»."""
    words = format_date(now, pgettext("date", "l j. F"))
    return words[:1].upper() + words[1:]
