"""What an edition is called: «Andre utgave, januar 2026»."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.language import states
from samskap.language.models import Edition

ORDINALS: tuple[str | Promise, ...] = (
    gettext_lazy("Første utgave"),
    gettext_lazy("Andre utgave"),
    gettext_lazy("Tredje utgave"),
    gettext_lazy("Fjerde utgave"),
    gettext_lazy("Femte utgave"),
    gettext_lazy("Sjette utgave"),
    gettext_lazy("Sjuende utgave"),
    gettext_lazy("Åttende utgave"),
    gettext_lazy("Niende utgave"),
    gettext_lazy("Tiende utgave"),
)


def edition_name(edition: Edition) -> str:
    """The number in words, and the month it came; a draft says that it is one, and what is none whose words it has."""
    number = edition.number
    if not number:
        return _("Ordene som følger med Samskap")
    name = (
        str(ORDINALS[number - 1])
        if 0 < number <= len(ORDINALS)
        else _("%(number)d. utgave") % {"number": number}
    )
    if edition.state == states.DRAFT or edition.published_at is None:
        return _("%(name)s, utkast") % {"name": name}
    came = month_words(timezone.localdate(edition.published_at))
    return _("%(name)s, %(month)s") % {"name": name, "month": came}


def month_words(day: date) -> str:
    """«januar 2026»."""
    return format_date(day, "F Y")
