"""When, as people say it: «18. desember, om fire uker», «Gikk ut for seks dager siden», «Hver måned», «Høsten 2027».

Knows no database. The day that is today is passed in; the language is the one that is active.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from samskap.plans import rhythm
from samskap.plans.rhythm import number

NEAR_DAYS = 73  # ten weeks and a half: further ahead, how many weeks there are says nothing
RECENT_DAYS = 59  # overdue longer than eight weeks is told by its date
DAYS_COUNTED = 13  # from here on we count weeks
COARSE = frozenset({"week", "month", "quarter", "half", "season", "year"})


class TimingLike(Protocol):
    """A timing as the reader and the database know it; ``""`` and None both mean unknown."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...
    @property
    def precision(self) -> str | None: ...
    @property
    def recurrence(self) -> str | None: ...
    @property
    def certain(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class When:
    """What to say of a measure's time: the words first, what stands below them, and whether the day has passed."""

    words: str
    more: tuple[str, ...] = ()
    overdue: bool = False


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def day_words(day: date, today: date, *, short: bool = False) -> str:
    """«18. desember», with the year when it is another year than today's; ``short`` shortens the month."""
    if day.year == today.year:
        return format_date(day, pgettext("date", "j. N") if short else pgettext("date", "j. F"))
    return format_date(day, pgettext("date", "j. N Y") if short else pgettext("date", "j. F Y"))


def distance(day: date, today: date) -> str:
    """«i morgen», «om tre dager», «om fem uker», «for seks dager siden»."""
    days = (day - today).days
    if days == 0:
        return _("i dag")
    if abs(days) == 1:
        return _("i morgen") if days > 0 else _("i går")
    if abs(days) == 7:
        return _("om en uke") if days > 0 else _("for en uke siden")
    if abs(days) <= DAYS_COUNTED:
        words = _("om %(n)s dager") if days > 0 else _("for %(n)s dager siden")
        return words % {"n": number(abs(days))}
    words = _("om %(n)s uker") if days > 0 else _("for %(n)s uker siden")
    return words % {"n": number(round(abs(days) / 7))}


def season_words(day: date) -> str:
    """The season a day lies in, with its year: «høsten 2027»; a winter carries both its years."""
    name, year = season_of(day)
    if name == "winter":
        return _("vinteren %(year)s") % {"year": f"{year - 1}/{year}"}
    words = {"spring": _("våren %(year)s"), "summer": _("sommeren %(year)s"), "autumn": _("høsten %(year)s")}
    return words[name] % {"year": year}


def season_of(day: date) -> tuple[str, int]:
    """The season and the year it belongs to; a winter belongs to the year it ends in."""
    if day.month in (12, 1, 2):
        return "winter", day.year + (day.month == 12)
    return ("spring" if day.month < 6 else "summer" if day.month < 8 else "autumn"), day.year


def point(day: date, precision: str | None, today: date) -> str:
    """A point in time without preposition: «18. desember», «mars 2027», «2. kvartal 2027», «2027»."""
    if precision == "week":
        year, week, _day = day.isocalendar()
        words = _("uke %(week)s") if year == today.year else _("uke %(week)s i %(year)s")
        return words % {"week": week, "year": year}
    if precision == "month":
        return format_date(day, "F Y")
    if precision == "quarter":
        return _("%(n)s. kvartal %(year)s") % {"n": (day.month + 2) // 3, "year": day.year}
    if precision == "half":
        words = _("første halvår %(year)s") if day.month <= 6 else _("andre halvår %(year)s")
        return words % {"year": day.year}
    if precision == "season":
        return season_words(day)
    if precision == "year":
        return str(day.year)
    return day_words(day, today)


def at(day: date, precision: str | None, today: date) -> str:
    """A point in time with its preposition: «i mars 2027», «høsten 2027», «18. desember»."""
    words = point(day, precision, today)
    if precision == "season":
        return pgettext("in a season", "%(point)s") % {"point": words}
    if precision in COARSE:
        return _("i %(point)s") % {"point": words}
    return pgettext("on a day", "%(point)s") % {"point": words}


def span(start: date, end: date, precision: str | None, today: date) -> str:
    """A stretch of time; one that is exactly a month, a season or the like is told as that."""
    last = point(end, precision, today)
    if start == end or (precision in COARSE and point(start, precision, today) == last):
        return last
    if precision == "year":
        return f"{start.year}–{end.year}"
    if precision == "month" and start.year == end.year:
        return f"{format_date(start, 'F')}–{last}"
    first = day_words(start, end) if precision not in COARSE else point(start, precision, today)
    return f"{first} – {last}"


def overdue_words(day: date, precision: str | None, today: date) -> str:
    """«Gikk ut for seks dager siden», «Gikk ut i mars 2026»."""
    if precision not in COARSE and (today - day).days <= RECENT_DAYS:
        return _("Gikk ut %(when)s") % {"when": distance(day, today)}
    return _("Gikk ut %(when)s") % {"when": at(day, precision, today)}


def is_overdue(timing: TimingLike, today: date) -> bool:
    """Whether a deadline or a period has passed."""
    return timing.kind in ("deadline", "period") and timing.end is not None and timing.end < today


def timing_words(timing: TimingLike, today: date, *, live: bool = True) -> str:
    """One timing in words. Without ``live`` (the plan or the measure is over) nothing is counted from today."""
    if timing.kind == "recurring":
        return _recurring(timing, today)
    if timing.kind == "open" and timing.start:
        return capital(_("fra %(point)s og videre") % {"point": point(timing.start, timing.precision, today)})
    if timing.kind == "start" and timing.start:
        words = _("Starter %(when)s") if timing.start > today else _("Startet %(when)s")
        return words % {"when": at(timing.start, timing.precision, today)}
    if timing.end is None:
        return capital(timing.text.strip()) or _("Uten frist")
    if live and is_overdue(timing, today):
        return overdue_words(timing.end, timing.precision, today)
    if timing.kind == "period" and timing.start:
        return capital(span(timing.start, timing.end, timing.precision, today))
    words = point(timing.end, timing.precision, today)
    near = live and timing.precision not in COARSE and 0 <= (timing.end - today).days <= NEAR_DAYS
    if near:
        words = _("%(point)s, %(distance)s") % {"point": words, "distance": distance(timing.end, today)}
    return capital(words)


def _recurring(timing: TimingLike, today: date) -> str:
    words = rhythm.words(timing.recurrence or "", timing.text)
    if words == " ".join(timing.text.split()):  # the plan's own words have their dates in them
        return capital(words)
    if timing.start and timing.start > today:
        from_day = point(timing.start, timing.precision, today)
        words = _("%(rhythm)s fra %(point)s") % {"rhythm": words, "point": from_day}
    if timing.end and timing.end > today:
        last = point(timing.end, timing.precision, today)
        words = _("%(rhythm)s til %(point)s") % {"rhythm": words, "point": last}
    return capital(words)


def _order(timing: TimingLike, today: date) -> tuple[int, int]:
    """What is next comes first: a deadline ahead, a rhythm, a start ahead, open, passed, words only."""
    if timing.kind in ("deadline", "period") and timing.end:
        ahead = timing.end >= today
        return (0, timing.end.toordinal()) if ahead else (4, -timing.end.toordinal())
    if timing.kind == "recurring":
        return (1, 0)
    if timing.start:
        return (2, timing.start.toordinal()) if timing.start > today else (3, -timing.start.toordinal())
    return (5, 0)


def in_order(timings: Iterable[TimingLike], today: date) -> list[TimingLike]:
    """A measure's timings with the one to look at next first."""
    return sorted(timings, key=lambda timing: _order(timing, today))


def measure_when(
    timings: Sequence[TimingLike], *, status: str, since: date | None, today: date, live: bool = True
) -> When:
    """What to say of a measure's time, in the light of its status («Ferdig 1. mars», «Avsluttet i mai 2026»)."""
    if since and status == "done":
        return When(_("Ferdig %(when)s") % {"when": at(since, "day", today)})
    if since and status in ("ended", "replaced"):
        return When(_("Avsluttet %(when)s") % {"when": at(since, "month", today)})
    if not timings:
        return When(_("Ingen frist satt"))
    live = live and status not in ("done", "ended", "replaced")
    ordered = in_order(timings, today)
    words = [timing_words(timing, today, live=live) for timing in ordered]
    more = [each for each in dict.fromkeys(words) if each != words[0]]
    doubt = doubt_words(ordered[0])
    return When(words[0], tuple([*more, doubt] if doubt else more), live and is_overdue(ordered[0], today))


def doubt_words(timing: TimingLike) -> str:
    """What the plan says, when we are not sure that we have understood it; "" when we are or the words already show."""
    if timing.certain or not (timing.start or timing.end or timing.recurrence):
        return ""
    return _("Usikkert. Planen sier «%(text)s»") % {"text": timing.text.strip()}


def ahead_heading(day: date, today: date) -> str:
    """Where a deadline stands in the list of deadlines: «Nå», «I vinter», «Våren 2027»."""
    if (day - today).days <= 7:
        return _("Nå")
    if (season_of(day) == season_of(today)) or (0 <= (day - today).days < 150):
        near = {"winter": _("I vinter"), "spring": _("I vår"), "summer": _("I sommer"), "autumn": _("I høst")}
        name, year = season_of(day)
        if name == "winter" or year == today.year:
            return near[name]
    return capital(season_words(day))


def updated_words(day: date | None, today: date) -> str:
    """«Sist oppdatert for 71 dager siden»; after a year by its date."""
    if day is None:
        return _("Ikke oppdatert ennå")
    days = (today - day).days
    if days > 365:
        return _("Sist oppdatert %(when)s") % {"when": day_words(day, today)}
    when = distance(day, today)
    if days > DAYS_COUNTED:
        when = _("for %(n)s dager siden") % {"n": days}
    return _("Sist oppdatert %(when)s") % {"when": when}


def joined(names: Sequence[str]) -> str:
    """«Fagteamet, Brygga og lederne»."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s og %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def shortened(text: str, limit: int = 180) -> str:
    """The beginning of a text, cut between words with an ellipsis; line breaks become spaces."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + " …"


def measures_counted(n: int) -> str:
    """«ingen tiltak ennå», «ett tiltak», «17 tiltak»."""
    return ngettext("ett tiltak", "%(n)s tiltak", n) % {"n": n} if n else _("ingen tiltak ennå")
