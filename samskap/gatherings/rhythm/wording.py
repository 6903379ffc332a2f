"""A rule in words again, as people say it. What is written here is understood by ``reading`` as the same rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import groupby

from samskap.gatherings.rhythm.rule import ALL_MONTHS, WORKDAYS, Frequency, Parity, Rule

# From this many on it is shorter to say which months are left out.
MANY_MONTHS = 7


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language, and the patterns in which they differ."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    ordinals: dict[int, str]
    units: dict[str, str]
    every: dict[str, str]
    other: dict[str, str]
    nth: str
    join: str
    not_in: str
    within: str
    on: str
    of_month: str
    each_month: str
    dates: str
    workday: str
    last_day: str
    every_day: str
    weeks: dict[Parity, str]
    clock: str


_NB = Language(
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    months=("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
            "november", "desember"),
    ordinals={1: "første", 2: "andre", 3: "tredje", 4: "fjerde", -1: "siste", -2: "nest siste"},
    units={"WEEKLY": "uke", "MONTHLY": "måned", "YEARLY": "år"},
    every={"WEEKLY": "hver", "MONTHLY": "hver", "YEARLY": "hvert"},
    other={"WEEKLY": "annenhver", "MONTHLY": "annenhver", "YEARLY": "annethvert"},
    nth="{n}.", join="og", not_in="ikke i", within="i", on="på", of_month="i måneden", each_month="hver måned",
    dates="den {days}", workday="arbeidsdag", last_day="siste dag", every_day="hver dag",
    weeks={Parity.EVEN: "partallsuker", Parity.ODD: "oddetallsuker"}, clock="kl. {hour:02d}.{minute:02d}",
)  # fmt: skip
_NN = Language(
    weekdays=("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    months=_NB.months,
    ordinals={1: "første", 2: "andre", 3: "tredje", 4: "fjerde", -1: "siste", -2: "nest siste"},
    units={"WEEKLY": "veke", "MONTHLY": "månad", "YEARLY": "år"},
    every={"WEEKLY": "kvar", "MONTHLY": "kvar", "YEARLY": "kvart"},
    other={"WEEKLY": "annankvar", "MONTHLY": "annankvar", "YEARLY": "annakvart"},
    nth="{n}.", join="og", not_in="ikkje i", within="i", on="på", of_month="i månaden", each_month="kvar månad",
    dates="den {days}", workday="arbeidsdag", last_day="siste dag", every_day="kvar dag",
    weeks={Parity.EVEN: "partalsveker", Parity.ODD: "oddetalsveker"}, clock="kl. {hour:02d}.{minute:02d}",
)  # fmt: skip
_EN = Language(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    ordinals={1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last", -2: "last but one"},
    units={"WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"},
    every={"WEEKLY": "every", "MONTHLY": "every", "YEARLY": "every"},
    other={"WEEKLY": "every other", "MONTHLY": "every other", "YEARLY": "every other"},
    nth="{n}", join="and", not_in="not in", within="in", on="on", of_month="of the month",
    each_month="every month", dates="the {days}", workday="workday", last_day="the last day",
    every_day="every day", weeks={Parity.EVEN: "even weeks", Parity.ODD: "odd weeks"},
    clock="at {hour:02d}:{minute:02d}",
)  # fmt: skip
_ONE = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
LANGUAGES = {"nb": _NB, "nn": _NN, "en": _EN}


def in_words(rule: Rule, *, language: str = "nb", at: time | None = None) -> str:
    """The rule as a sentence part, which ``understand`` reads back as the same rule."""
    words = LANGUAGES.get(language, _NB)
    made = _weekly(rule, words) if rule.frequency is Frequency.WEEKLY else _by_month(rule, words)
    told = f" {clock(at, language=language)}" if at is not None else ""
    return made + told + _left_out(rule, words)


def clock(at: time, *, language: str = "nb") -> str:
    """«kl. 08.30»."""
    return LANGUAGES.get(language, _NB).clock.format(hour=at.hour, minute=at.minute)


def _weekly(rule: Rule, words: Language) -> str:
    names = [words.weekdays[day] for _which, day in rule.days]
    listed = _listed(names, words)
    which = tuple(day for _which, day in rule.days)
    every = words.every["WEEKLY"]
    if rule.parity is not None:
        made = f"{listed} {words.within} {words.weeks[rule.parity]}".strip()
    elif rule.interval == 1 and which == WORKDAYS:
        made = f"{every} {words.workday}"
    elif rule.interval == 1 and len(which) == len(words.weekdays):
        made = words.every_day
    elif not names:
        made = _each(rule, words)
    elif rule.interval <= 2:
        made = f"{words.other['WEEKLY'] if rule.interval == 2 else every} {listed}"
    else:
        made = f"{_each(rule, words)} {words.on} {listed}"
    return made + _months(rule, words)


def _by_month(rule: Rule, words: Language) -> str:
    days = _days(rule, words)
    each = "" if rule.frequency is Frequency.MONTHLY and rule.interval == 1 else _each(rule, words)
    if len(rule.months) == 1 and rule.month_days and -1 not in rule.month_days:
        dates = _listed([_numbered(day, words) for day in rule.month_days], words)
        return f"{dates} {words.months[rule.months[0] - 1]} {each or _every_year(words)}"
    if 0 < len(rule.months) < MANY_MONTHS:
        if not each and not days:
            each = _every_year(words)
        return f"{days or each}{_months(rule, words)}{f' {each}' if days and each else ''}"
    if each and days:
        made = f"{days} {each}"
    elif days:
        made = f"{days} {words.each_month if rule.month_days else words.of_month}"
    else:
        made = each or words.each_month
    return made


def _every_year(words: Language) -> str:
    return f"{words.every['YEARLY']} {_one('YEARLY', words)}"


def _days(rule: Rule, words: Language) -> str:
    if rule.workday:
        return f"{words.ordinals[rule.workday]} {words.workday}"
    if rule.month_days:
        numbered = [_numbered(day, words) for day in rule.month_days if day > 0]
        dated = [words.dates.format(days=_listed(numbered, words))] if numbered else []
        return _listed([*dated, *([words.last_day] if -1 in rule.month_days else [])], words)
    groups = [
        f"{_listed([words.ordinals[which] for which, _day in pairs], words)} {words.weekdays[day]}"
        for day, pairs in ((day, list(pairs)) for day, pairs in groupby(rule.days, key=lambda pair: pair[1]))
    ]
    return _listed(groups, words)


def _numbered(day: int, words: Language) -> str:
    """«15.», "15th"."""
    if words is not _EN:
        return f"{day}."
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _each(rule: Rule, words: Language) -> str:
    key = rule.frequency
    if rule.interval == 1:
        return f"{words.every[key]} {_one(key, words)}"
    if rule.interval == 2:
        return f"{words.other[key]} {_one(key, words)}"
    return f"{words.every[key]} {words.nth.format(n=rule.interval)} {words.units[key]}"


def _one(key: str, words: Language) -> str:
    return _ONE[key] if words is _EN else words.units[key]


def _months(rule: Rule, words: Language) -> str:
    if not 0 < len(rule.months) < MANY_MONTHS:
        return ""
    return f" {words.within} {_listed([words.months[month - 1] for month in rule.months], words)}"


def _left_out(rule: Rule, words: Language) -> str:
    if len(rule.months) < MANY_MONTHS:
        return ""
    left_out = [words.months[month - 1] for month in ALL_MONTHS if month not in rule.months]
    return f", {words.not_in} {_listed(left_out, words)}"


def _listed(names: list[str], words: Language) -> str:
    return f" {words.join} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
