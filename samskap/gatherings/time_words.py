"""When a gathering is, by the clock on its own wall, and as people say it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.dateformat import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


class HasTime(Protocol):
    """A gathering, or what stands for one."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...
    @property
    def timezone(self) -> str: ...


class NoSuchTime(Exception):
    """The clock never shows this: it is put forward past it that night."""


def local(moment: datetime, row: HasTime) -> datetime:
    """The moment by the clock on the gathering's wall."""
    return moment.astimezone(ZoneInfo(row.timezone))


def moment_of(day: date, at: time, zone: str) -> datetime:
    """The moment the clock shows ``at`` that day; the first of the two when it is put back. Raises NoSuchTime."""
    place = ZoneInfo(zone)
    moment = datetime.combine(day, at, tzinfo=place)
    if moment.astimezone(ZoneInfo("UTC")).astimezone(place).replace(tzinfo=None) != moment.replace(
        tzinfo=None
    ):
        raise NoSuchTime
    return moment


def clock(moment: datetime | time) -> str:
    """«08.30»."""
    return time_format(moment, pgettext("clock", "H.i"))


def day_words(day: date, today: date) -> str:
    """«onsdag 2. desember», with the year when it is another one."""
    form = pgettext("weekday and date", "l j. F")
    if day.year != today.year:
        form = pgettext("weekday and date", "l j. F Y")
    return format_date(day, form)


def when_words(row: HasTime, now: datetime) -> str:
    """«onsdag 2. desember kl. 08.30–09.00», or with both days when it goes on into another."""
    starts, ends, today = local(row.starts_at, row), local(row.ends_at, row), local(now, row).date()
    words = {
        "day": day_words(starts.date(), today),
        "start": clock(starts),
        "end": clock(ends),
        "last": day_words(ends.date(), today),
    }
    if ends.date() != starts.date():
        return _("%(day)s kl. %(start)s til %(last)s kl. %(end)s") % words
    return _("%(day)s kl. %(start)s–%(end)s") % words


def near_words(row: HasTime, now: datetime) -> str:
    """«i dag», «i morgen», or "" when it is further away or over."""
    days = local(row.starts_at, row).date() - local(now, row).date()
    if now >= row.ends_at:
        return ""
    return {timedelta(0): _("i dag"), timedelta(1): _("i morgen")}.get(days, "")
