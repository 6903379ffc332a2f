"""From what people write to a rule. What is not understood is said, with examples; nothing is guessed in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import time

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samskap.gatherings.rhythm.clock import NoSuchTime, read_clock
from samskap.gatherings.rhythm.english import ENGLISH
from samskap.gatherings.rhythm.norwegian import NORWEGIAN
from samskap.gatherings.rhythm.rule import ALL_MONTHS, LAST, MOST_BETWEEN, WORKDAYS, Frequency, Parity, Rule
from samskap.gatherings.rhythm.vocabulary import Token, Vocabulary

LONGEST = 200
_TWO_DIGIT_DAY = 31
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6}
_UNITS = frozenset({"week", "month", "quarter", "half", "year"})
_SHOWN = 40


class RhythmError(ValueError):
    """The rhythm was not understood; ``str(error)`` says why in words for the person, with examples."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The rule, and what else was said: when on the day, and how many minutes when an end was given."""

    rule: Rule
    at: time | None
    minutes: int | None

    @property
    def months_left_out(self) -> tuple[int, ...]:
        """The months it does not come in."""
        return tuple(each for each in ALL_MONTHS if self.rule.months and each not in self.rule.months)


def understand(words: str) -> Understood:
    """What the words mean in Norwegian or in English: a series is read alike whatever language its reader has chosen.

    Raises RhythmError, in the reader's own language, also for words longer than ``LONGEST`` characters.
    """
    text = " ".join(unicodedata.normalize("NFC", words).lower().split())
    if not text:
        raise RhythmError(_said(_("Skriv hvor ofte dere samles.")))
    if len(text) > LONGEST:
        raise RhythmError(_said(_("Det ble langt. Skriv rytmen med noen få ord.")))
    own, other = (ENGLISH, NORWEGIAN) if _language() in ENGLISH.examples else (NORWEGIAN, ENGLISH)
    try:
        return _understood(text, own)
    except RhythmError:
        with suppress(RhythmError):
            return _understood(text, other)
        raise


def examples() -> tuple[str, ...]:
    """Rhythms as people write them, in the language of the page or the nearest to it."""
    known = {**NORWEGIAN.examples, **ENGLISH.examples}
    return known.get(_language(), known["nb"])


def _language() -> str:
    return (get_language() or "nb")[:2]


def _understood(text: str, language: Vocabulary) -> Understood:
    try:
        said = read_clock(text, language.clock)
    except NoSuchTime as error:
        raise RhythmError(str(error)) from error
    return Understood(_Reader(language.tokens(said.rest)).rule(), said.at, said.minutes)


@dataclass
class _Reader:
    """Walks through the words once and gathers what they say; ``rule`` puts it together."""

    tokens: list[Token]
    at: int = 0
    every: bool = False
    interval: int = 1
    unit: str = ""
    days: list[tuple[int, int]] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    workday: int = 0
    each_workday: bool = False
    each_day: bool = False
    months: list[int] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    parity: Parity | None = None
    times: int = 0
    nth_weekday: int = 0

    def rule(self) -> Rule:
        """What all the words mean together."""
        while self.at < len(self.tokens):
            token = self._next()
            step = _STEPS.get(token.kind)
            if step is None:
                raise RhythmError(_said(_("Vi forstår ikke «%(word)s».") % {"word": token.text[:_SHOWN]}))
            step(self, token)
        made = self._made()
        self._check(made)
        return made

    def _next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _peek(self, ahead: int = 0) -> Token:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else Token("end", 0, "")

    def _skip(self, *kinds: str) -> None:
        while self._peek().kind in kinds:
            self.at += 1

    def pass_by(self, _token: Token) -> None:
        """«i», «på», «og»."""

    def each(self, _token: Token) -> None:
        """«Hver uke», «hver 3. uke», «hver onsdag», «hver tredje torsdag»."""
        self.every = True
        self._skip("filler")
        if self._peek().kind not in ("date", "ordinal", "number"):
            return
        number, after = self._peek().number, self._peek(1).kind
        if number == 0:
            raise RhythmError(_said(_("Vi forstår ikke «%(word)s».") % {"word": self._peek().text}))
        if after in _UNITS:
            self.at += 1
            self.interval = number
        elif after == "day":
            self._every_so_many_days(number)
        elif after == "weekday" and number > 1:
            self.nth_weekday = number

    def _every_so_many_days(self, number: int) -> None:
        """«Hver 14. dag» is every second week; other numbers of days are no rhythm people keep."""
        if number < 7 or number % 7:
            raise RhythmError(_said(_("Skriv hvor mange uker det er mellom hver gang.")))
        self.at += 2
        self.unit, self.interval = "week", number // 7

    def every_other(self, _token: Token) -> None:
        """«Annenhver uke», «annenhver tirsdag»."""
        self.every, self.interval = True, 2

    def of_unit(self, token: Token) -> None:
        """«Uke», «i måneden», «hvert kvartal»."""
        if self.unit and self.unit != token.kind and self.interval > 1:
            self._refuse_mixed()
        self.unit = token.kind

    def weekly(self, _token: Token) -> None:
        """«Ukentlig»."""
        self.unit = "week"

    def on_weekday(self, token: Token) -> None:
        """«Onsdag», «mandager og torsdager»; after it «til» would be a stretch of days."""
        self.days.append((0, token.number))
        if self._peek().kind == "to" and self._peek(1).kind == "weekday":
            self.at += 1
            last = self._next().number
            self.days += [
                (0, day % 7) for day in range(token.number, last + (0 if last >= token.number else 7) + 1)
            ]

    def on_day(self, _token: Token) -> None:
        """«Hver dag»; a day alone says nothing."""
        if self.every and self.interval == 1:
            self.each_day = True
        else:
            raise RhythmError(_said(_("Vi ser ikke hvilken dag det er.")))

    def on_workdays(self, _token: Token) -> None:
        """«Hver arbeidsdag»."""
        self.each_workday = True

    def which(self, token: Token) -> None:
        """«Første og tredje mandag», «den 1. og 15.», «29. februar», «siste arbeidsdag», «siste dag»."""
        numbers = [token.number]
        while self._peek().kind in ("date", "ordinal") or (
            self._peek().kind == "and" and self._peek(1).kind in ("date", "ordinal", "filler")
        ):
            self._skip("and", "filler")
            if self._peek().kind not in ("date", "ordinal"):
                break
            numbers.append(self._next().number)
        after = self._peek().kind
        if after == "times" and len(numbers) == 1:
            self.so_many_times(token)
            return
        before = (set(self.days), set(self.month_days))
        self._days_of_month(numbers, after)
        if self.months and any(before) and before != (set(self.days), set(self.month_days)):
            # «1. mars og 15. oktober» would come four times a year, not twice.
            self._refuse_mixed()

    def _days_of_month(self, numbers: list[int], after: str) -> None:
        if after == "weekday":
            self._weekdays_of_month(numbers)
        elif after == "workday":
            self.at += 1
            self._set_workday(numbers)
        elif after == "day":
            self.at += 1
            self._add_month_days(numbers)
        elif LAST in numbers or -2 in numbers:
            raise RhythmError(_said(_("Vi ser ikke hvilken dag som er den siste.")))
        else:
            self._add_month_days(numbers)

    def in_month(self, token: Token) -> None:
        """«Mars og oktober», «september til mai»."""
        self.months += self._stretch(token)

    def except_months(self, token: Token) -> None:
        """«Ikke juli», «unntatt juli og desember», «utenom juni–august»."""
        self._skip("filler", "and", "except")
        if self._peek().kind != "month_name":
            word = self._peek().text or token.text
            raise RhythmError(
                _said(
                    _("Vi forstår ikke hva som faller bort: «%(word)s». Skriv måneden.")
                    % {"word": word[:_SHOWN]}
                )
            )
        while self._peek().kind == "month_name":
            self.left_out += self._stretch(self._next())
            if self._peek().kind == "and":
                ahead = 1
                while self._peek(ahead).kind in ("filler", "and", "except"):
                    ahead += 1
                if self._peek(ahead).kind == "month_name":
                    self.at += ahead

    def so_many_times(self, token: Token) -> None:
        """«To ganger i året»; a number must be followed by «ganger»."""
        if self._peek().kind != "times":
            raise RhythmError(_said(_("Vi forstår ikke «%(word)s».") % {"word": token.text[:_SHOWN]}))
        self.at += 1
        self.times = token.number

    def weeks_of(self, token: Token) -> None:
        """«I partallsuker»."""
        self.parity = Parity.EVEN if token.kind == "even" else Parity.ODD

    def _stretch(self, token: Token) -> list[int]:
        if self._peek().kind != "to" or self._peek(1).kind != "month_name":
            return [token.number]
        self.at += 1
        last = self._next().number
        length = (last - token.number) % 12 + 1
        return [(token.number - 1 + each) % 12 + 1 for each in range(length)]

    def _weekdays_of_month(self, numbers: list[int]) -> None:
        weekdays = [self._next().number]
        while self._peek().kind == "and" and self._peek(1).kind == "weekday":
            self.at += 1
            weekdays.append(self._next().number)
        self.days += [(number, weekday) for weekday in weekdays for number in numbers]

    def _set_workday(self, numbers: list[int]) -> None:
        if self.workday or numbers not in ([1], [LAST]):
            raise RhythmError(_said(_("Skriv første eller siste arbeidsdag i måneden.")))
        self.workday = numbers[0]

    def _add_month_days(self, numbers: list[int]) -> None:
        wrong = [number for number in numbers if not (1 <= number <= _TWO_DIGIT_DAY or number == LAST)]
        if wrong:
            raise RhythmError(_said(_("En måned har ikke en dag nummer %(n)s.") % {"n": wrong[0]}))
        self.month_days += numbers

    def _made(self) -> Rule:
        months = tuple(each for each in (self.months or ALL_MONTHS) if each not in self.left_out)
        if not months:
            raise RhythmError(_said(_("Da blir det ingen måneder igjen.")))
        if self.nth_weekday and self.unit not in _MONTHS_OF and not self.months:
            # «Hver tredje torsdag» is every third week; «hver tredje torsdag i måneden» is not.
            self.days = [(0, day) for _which, day in self.days]
            self.interval = self.nth_weekday
        for_days = [
            kind
            for kind in (self.days, self.month_days, self.workday, self.each_day, self.each_workday)
            if kind
        ]
        if len(for_days) > 1:
            raise RhythmError(_said(_("Her står det to slags dager. Lag heller to serier.")))
        return self._by_week(months) if self._is_weekly() else self._by_month(months)

    def _is_weekly(self) -> bool:
        every_week = bool(self.days) and all(which == 0 for which, _day in self.days)
        if self.parity or self.each_day or self.each_workday or self.unit == "week":
            return True
        if every_week and (
            self.unit in _MONTHS_OF or (self.unit == "year" and self.times != len(self.months))
        ):
            raise RhythmError(
                _said(_("Vi ser ikke hvilken uke i måneden. Skriv for eksempel «første onsdag»."))
            )
        return every_week

    def _by_week(self, months: tuple[int, ...]) -> Rule:
        by_month = any(which for which, _day in self.days) or self.month_days or self.workday
        if by_month or self.unit in (*_MONTHS_OF, "year") or (self.parity and self.interval > 1):
            self._refuse_mixed()
        days = list(self.days)
        if self.each_workday or self.each_day:
            days = [(0, day) for day in (WORKDAYS if self.each_workday else range(7))]
        if self.times > 1 and len(days) != self.times:
            raise RhythmError(_said(_("Skriv hvilke dager i uka.")))
        return Rule(Frequency.WEEKLY, self.interval, tuple(days), months=months, parity=self.parity)

    def _by_month(self, months: tuple[int, ...]) -> Rule:
        if any(which == 0 for which, _day in self.days):
            raise RhythmError(
                _said(_("Vi ser ikke hvilken uke i måneden. Skriv for eksempel «første onsdag»."))
            )
        wrong = [which for which, _day in self.days if which not in (1, 2, 3, 4, -1, -2)]
        if wrong:
            raise RhythmError(_said(_("Ikke alle måneder har en slik dag. Skriv «siste» i stedet.")))
        made = Rule(
            Frequency.MONTHLY, self.interval * _MONTHS_OF.get(self.unit, 1), tuple(self.days),
            tuple(self.month_days), self.workday, months,
        )  # fmt: skip
        if not (made.has_day or self.unit or self.months):
            raise RhythmError(_said(_("Vi ser ikke hvor ofte dere samles.")))
        self._check_times()
        if self.unit == "year" and (self.interval > 1 or not made.months):
            made = replace(made, frequency=Frequency.YEARLY)
        return made

    def _check_times(self) -> None:
        """«To ganger i året» needs two months, «to ganger i måneden» two days."""
        days = len(self.days) + len(self.month_days)
        if self.times > 1 and self.unit == "month" and self.times != days:
            raise RhythmError(_said(_("Skriv hvilke dager i måneden.")))
        if self.times > 1 and self.unit != "month" and self.times != len(self.months) * max(days, 1):
            raise RhythmError(
                _said(_("Skriv hvilke måneder. For eksempel: «to ganger i året i mars og oktober»."))
            )

    def _check(self, made: Rule) -> None:
        if not 1 <= made.interval <= MOST_BETWEEN[made.frequency]:
            raise RhythmError(_said(_("Det blir for lenge mellom hver gang.")))

    def _refuse_mixed(self) -> None:
        raise RhythmError(_said(_("Vi klarer ikke å sette sammen dette til én rytme. Lag heller to serier.")))


_STEPS: dict[str, Callable[[_Reader, Token], None]] = {
    "and": _Reader.pass_by,
    "filler": _Reader.pass_by,
    "every": _Reader.each,
    "other": _Reader.every_other,
    "weekly": _Reader.weekly,
    "weekday": _Reader.on_weekday,
    "day": _Reader.on_day,
    "workday": _Reader.on_workdays,
    "ordinal": _Reader.which,
    "date": _Reader.which,
    "month_name": _Reader.in_month,
    "except": _Reader.except_months,
    "number": _Reader.so_many_times,
    "even": _Reader.weeks_of,
    "odd": _Reader.weeks_of,
    **dict.fromkeys(sorted(_UNITS), _Reader.of_unit),
}


def _said(words: str | Promise) -> str:
    told = ", ".join(_("«%(words)s»") % {"words": each} for each in examples()[:3])
    return _("%(problem)s Slik går det an å skrive: %(examples)s.") % {"problem": words, "examples": told}
