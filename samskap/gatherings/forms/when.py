"""The day, the clock and how long: by the wall where the gathering is held."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.fields import WordsField
from samskap.gatherings.actions.gatherings import Time
from samskap.gatherings.forms.meeting import MeetingForm
from samskap.gatherings.models import Gathering
from samskap.gatherings.time_words import NoSuchTime, clock, local, moment_of

_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?", re.IGNORECASE)
FARTHEST = timedelta(days=3 * 366)
ZONE = "Europe/Oslo"


class ClockField(forms.CharField):
    """A time of the day as people write it: «8.30», «08:30», «kl. 9»."""

    def clean(self, value: Any) -> time | None:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        if hour > 23 or minute > 59:
            raise ValidationError(_("Skriv klokkeslettet slik: 08.30"))
        return time(hour, minute)


class WhenFields(forms.Form):
    """Day, time and minutes; ``when`` gives the moments."""

    day = forms.DateField(
        label=gettext_lazy("Hvilken dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Velg en dag."),
            "invalid": gettext_lazy("Den dagen finnes ikke. Skriv for eksempel 2. desember som 2026-12-02."),
        },
    )
    at = ClockField(
        label=gettext_lazy("Klokka"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}),
        error_messages={"required": gettext_lazy("Skriv når den begynner, for eksempel 08.30.")},
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Hvor mange minutter?"),
        min_value=5,
        max_value=1440,
        initial=60,
        error_messages={
            "required": gettext_lazy("Skriv hvor lenge den varer."),
            "invalid": gettext_lazy("Skriv et helt tall."),
            "min_value": gettext_lazy("Skriv minst fem minutter."),
            "max_value": gettext_lazy("En samling varer høyst et døgn."),
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, at = cleaned.get("day"), cleaned.get("at")
        if isinstance(day, date) and isinstance(at, time):
            self._check(day, at)
        return cleaned

    def _check(self, day: date, at: time) -> None:
        if not date(2000, 1, 1) <= day <= timezone.localdate() + FARTHEST:
            self.add_error("day", _("Velg en dag i løpet av de neste tre årene."))
            return
        try:
            moment_of(day, at, ZONE)
        except NoSuchTime:
            words = _("Den natta stilles klokka fram, så klokka blir aldri %(at)s. Velg et annet tidspunkt.")
            self.add_error("at", words % {"at": clock(at)})

    def when(self) -> Time | None:
        """From when to when; None where the form does not ask."""
        if "day" not in self.fields:
            return None
        cleaned = self.cleaned_data
        starts: datetime = moment_of(cleaned["day"], cleaned["at"], ZONE)
        ends = starts.astimezone(UTC) + timedelta(minutes=cleaned["minutes"])
        return Time(starts, ends)

    @staticmethod
    def initial_of(row: Gathering) -> dict[str, Any]:
        """What stands in the fields of an existing one."""
        starts = local(row.starts_at, row)
        minutes = (row.ends_at - row.starts_at) // timedelta(minutes=1)
        return {"day": starts.date(), "at": clock(starts), "minutes": minutes}


class MoveForm(WhenFields, MeetingForm):
    """Another time, perhaps another place, and why."""

    careful_fields = ("because",)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    place = WordsField(label=gettext_lazy("Hvor?"), longest=200, required=False)
    because = WordsField(
        label=gettext_lazy("Hvorfor flytter dere samlingen?"),
        help_text=gettext_lazy("De som er kalt inn, leser dette. Nevn ingen ved navn."),
        longest=300,
        rows=2,
        required=False,
    )


class CancelForm(MeetingForm):
    """Why it is off."""

    careful_fields = ("because",)
    because = WordsField(
        label=gettext_lazy("Hvorfor blir det ikke noe av?"),
        help_text=gettext_lazy("De som er kalt inn, leser dette. Nevn ingen ved navn."),
        longest=300,
        rows=2,
        missing=gettext_lazy("Skriv hvorfor, så de som er kalt inn, forstår. Noen få ord er nok."),
    )
