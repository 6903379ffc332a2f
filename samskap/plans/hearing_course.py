"""When a hearing takes words in. Knows no database; the clock is passed in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.plans import wording
from samskap.plans.rhythm import number

# Whoever had the form open when the hearing closed may still send it for as long as this.
GRACE = timedelta(hours=24)


class HearingLike(Protocol):
    """The days of a hearing."""

    @property
    def opens_on(self) -> date: ...
    @property
    def closes_on(self) -> date: ...
    @property
    def first_closing(self) -> date | None: ...
    @property
    def ended_at(self) -> datetime | None: ...


class Reception(StrEnum):
    """How words are received now."""

    OPEN = "open"
    LATE = "late"
    NOT_YET = "not_yet"
    CLOSED = "closed"


def closing(hearing: HearingLike) -> datetime:
    """The moment it closes: midnight after the last day, or earlier when the plan left the hearing."""
    midnight = timezone.make_aware(datetime.combine(hearing.closes_on + timedelta(days=1), time.min))
    return min(midnight, hearing.ended_at) if hearing.ended_at else midnight


def reception(hearing: HearingLike, *, opened: datetime, now: datetime) -> Reception:
    """How words are received now from a form that was opened then."""
    if timezone.localdate(now) < hearing.opens_on:
        return Reception.NOT_YET
    end = closing(hearing)
    if now < end:
        return Reception.OPEN
    return Reception.LATE if opened < end and now < end + GRACE else Reception.CLOSED


def time_left(hearing: HearingLike, today: date) -> str:
    """«Siste dag i dag», «En dag igjen», «Ni dager igjen», «Åpner i morgen», «Høringen er over»."""
    if hearing.ended_at is not None or today > hearing.closes_on:
        return _("Høringen er over")
    if today < hearing.opens_on:
        return _("Åpner %(when)s") % {"when": wording.distance(hearing.opens_on, today)}
    days = (hearing.closes_on - today).days
    if days == 0:
        return _("Siste dag i dag")
    if days == 1:
        return _("En dag igjen")
    return wording.capital(_("%(n)s dager igjen") % {"n": number(days)})


def last_day(hearing: HearingLike) -> date:
    """The last day it took words in: as it was told, or earlier when the plan left the hearing before that."""
    ended = hearing.ended_at
    return min(hearing.closes_on, timezone.localdate(ended)) if ended else hearing.closes_on


def moved_words(hearing: HearingLike, today: date) -> str:
    """«Forlenget. Først var den siste dagen 8. november.»; "" when the last day stands as it was told at first."""
    if hearing.first_closing is None:
        return ""
    return _("Forlenget. Først var den siste dagen %(day)s.") % {
        "day": wording.day_words(hearing.first_closing, today)
    }


def until_words(hearing: HearingLike, today: date) -> str:
    """«Åpent til fredag 15. november», with the year when it is another."""
    last = last_day(hearing)
    same = last.year == today.year
    words = format_date(last, pgettext("date", "l j. F") if same else pgettext("date", "l j. F Y"))
    if hearing.ended_at is None and today <= hearing.closes_on:
        return _("Åpent til %(day)s") % {"day": words}
    return _("Den var åpen til %(day)s") % {"day": words}
