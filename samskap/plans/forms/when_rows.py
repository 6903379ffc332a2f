"""A time in the form of a measure: the plan's own words, what we understand of them, and a person's correction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.plans import rhythm, wording
from samskap.plans.actions.timings import When
from samskap.plans.day_words import Days, NotADay, day_in_field, doubt_about, read_days
from samskap.plans.forms.fields import LINE, DayField, WordsField, let_choose
from samskap.plans.forms.rows import Row
from samskap.plans.models import Timing
from samskap.plans.understanding import fitting, understand

RECURRENCE = re.compile(
    r"\d{1,3} per (?:year|month|week|day)|every \d{1,3} (?:year|half|quarter|month|week|day)s"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What dates are read against: the plan's period, and today."""

    start: date | None
    end: date | None
    today: date


class WhenForm(forms.Form):
    """One row. ``understood`` is the text that ``shown`` tells our understanding of."""

    text = WordsField(
        label=gettext_lazy("Når, med planens egne ord"),
        longest=LINE,
        required=False,
        help_text=gettext_lazy("For eksempel «innen 1. september 2027», «høsten 2027» eller «hver måned»."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Hva slags tid"), choices=Timing.Kind.choices, required=False)
    start = DayField(label=gettext_lazy("Fra"), required=False)
    end = DayField(label=gettext_lazy("Til, eller senest"), required=False)
    recurrence = forms.ChoiceField(label=gettext_lazy("Hvor ofte"), required=False)
    agreed = forms.BooleanField(label=gettext_lazy("Det stemmer"), required=False)
    understood = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, frame: Frame, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frame = frame
        now = str(self["recurrence"].value() or "")
        known = [now, *rhythm.KNOWN] if is_recurrence(now) else list(rhythm.KNOWN)
        by_words: dict[str, str] = {}  # two keys may say the same: the one in use goes first
        for key in known:
            by_words.setdefault(wording.capital(rhythm.words(key, "")), key)
        choices = [("", _("Ikke fast")), *((key, words) for words, key in by_words.items())]
        let_choose(self, "recurrence", choices)

    @property
    def believed(self) -> When | None:
        """What we understand of the words that stand in the row; None for an empty row."""
        return decoded(str(self["shown"].value() or ""), str(self["understood"].value() or ""))

    @property
    def words(self) -> str:
        """The understanding in words, for the eye."""
        when = self.believed
        # seen from another time every date carries its year
        return wording.timing_words(when, date.min, live=False) if when else ""

    @property
    def is_placed(self) -> bool:
        """Whether we found a date or a rhythm in the words."""
        when = self.believed
        return when is not None and bool(when.start or when.end or when.recurrence)

    @property
    def kind_words(self) -> str:
        """What kind of time it is, in words."""
        when = self.believed
        return str(Timing.Kind(when.kind).label).lower() if when else ""

    @property
    def is_doubtful(self) -> bool:
        """Whether we are unsure of what the words mean."""
        when = self.believed
        return when is not None and not when.certain

    @property
    def doubt(self) -> str:
        """What is wrong with a day in the words; "" when nothing is."""
        return doubt_about(str(self["text"].value() or ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end.end < start.start:
            self.add_error("end", _("Slutten kommer før begynnelsen. Se på de to datoene en gang til."))
        return cleaned

    def when(self) -> When | None:
        """The row as the verbs take it; what a person has put right or agreed to is certain."""
        cleaned, shown = self.cleaned_data, self.believed
        text = " ".join(cleaned["text"].split())
        if not text:
            return None
        start: Days | None = cleaned["start"]
        end: Days | None = cleaned["end"]
        given = When(
            text,
            cleaned["kind"] or Timing.Kind.OPEN,
            start.start if start else None,
            end.end if end else None,
            (end or start).precision if (end or start) else "",  # type: ignore[union-attr]  # one of them is there
            cleaned["recurrence"],
        )
        if shown and same_times(given, shown):
            return replace(shown, text=text, certain=shown.certain or cleaned["agreed"])
        return given


def is_recurrence(key: str) -> bool:
    """Whether the key is a recurrence of samskap-plan/1."""
    return key in rhythm.KNOWN or RECURRENCE.fullmatch(key) is not None


def same_times(one: When, other: When) -> bool:
    """Whether two times are the same apart from words and certainty."""
    return (one.kind, one.start, one.end, one.recurrence) == (
        other.kind,
        other.start,
        other.end,
        other.recurrence,
    )


def when_row(when: When) -> Row:
    """What the form shows of a time at first."""
    return {
        "text": when.text,
        "kind": when.kind,
        "start": day_in_field(when.start),
        "end": day_in_field(when.end),
        "recurrence": when.recurrence,
        "understood": when.text,
        "shown": encoded(when),
    }


def encoded(when: When) -> str:
    """What we understood, as a hidden field carries it."""
    days = [day.isoformat() if day else "" for day in (when.start, when.end)]
    return "|".join([when.kind, *days, when.precision, when.recurrence, "1" if when.certain else ""])


def decoded(shown: str, text: str) -> When | None:
    """The understanding in a hidden field; None when there is none, or when it has been tampered with."""
    parts = shown.split("|")
    if len(parts) != 6 or parts[0] not in Timing.Kind.values:
        return None
    if parts[4] and not is_recurrence(parts[4]):
        return None
    if parts[3] and parts[3] not in Timing.Precision.values:
        return None
    try:
        start, end = (date.fromisoformat(part) if part else None for part in parts[1:3])
    except ValueError:
        return None
    return When(text, parts[0], start, end, parts[3], parts[4], parts[5] == "1")


def looked_at(rows: Sequence[Row], frame: Frame) -> tuple[list[Row], bool]:
    """The rows with new words read, and whether there were any a person has not seen our understanding of."""
    result: list[Row] = []
    for row in rows:
        text = " ".join(row.get("text", "").split())
        if not text or text == row.get("understood", "") or _put_right(row):
            result.append(row)
            continue
        found = understand(text, start=frame.start, end=frame.end, today=frame.today)
        result += [when_row(when) for when in fitting(found, LINE)]
    return result, result != list(rows)


def _put_right(row: Row) -> bool:
    """Whether the person has said what the words mean, in the fields below them."""
    shown = decoded(row.get("shown", ""), "") or When("", "", None, None)
    try:
        start, end = (
            read_days(row[name]) if row.get(name, "").strip() else None for name in ("start", "end")
        )
    except NotADay:
        return True
    given = When(
        "",
        row.get("kind", "") if shown.kind or start or end or row.get("recurrence") else "",
        start.start if start else None,
        end.end if end else None,
        "",
        row.get("recurrence", ""),
    )
    return not same_times(given, shown)
