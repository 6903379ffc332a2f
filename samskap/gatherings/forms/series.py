"""The form of a series: what, how often in people's own words, from when, where, and who is asked."""

from __future__ import annotations

import hashlib
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samskap.core.fields import WordsField, let_choose, let_choose_from
from samskap.gatherings.actions.series import SeriesEntry, require_some_day
from samskap.gatherings.forms.shared_fields import SharedFields, home_key, shared_initial
from samskap.gatherings.forms.when import ClockField
from samskap.gatherings.models import Kind, Series
from samskap.gatherings.queries.series_use import Plan
from samskap.gatherings.queries.surroundings import Around
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.rhythm import LONGEST, RhythmError, Understood, clock, understand
from samskap.people.models import Person, Team, Unit

# A series may begin a little back, and is not planned further ahead than this.
EARLIEST = timedelta(days=366)
LATEST = timedelta(days=3 * 366)
ZONE = "Europe/Oslo"
SHORTEST = 5


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, chosen from a calendar or written."""
    messages = {"invalid": gettext_lazy("Den dagen finnes ikke. Skriv for eksempel 2026-12-02.")}
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Velg en dag."), **messages},
        **kwargs,
    )


class RhythmFields(forms.Form):
    """How often, when on the day, how long, and from which day; ``understood`` after a valid clean."""

    rhythm = WordsField(
        label=gettext_lazy("Hvor ofte?"),
        help_text=gettext_lazy("Skriv det som dere sier det: «første onsdag i måneden, ikke juli»."),
        longest=LONGEST,
        missing=gettext_lazy("Skriv hvor ofte dere samles."),
    )
    at = ClockField(
        label=gettext_lazy("Klokka"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Hvor mange minutter?"),
        min_value=SHORTEST,
        max_value=1440,
        error_messages={
            "required": gettext_lazy("Skriv hvor lenge den varer."),
            "invalid": gettext_lazy("Skriv et helt tall."),
            "min_value": gettext_lazy("Skriv minst fem minutter."),
            "max_value": gettext_lazy("En samling varer høyst et døgn."),
        },
    )
    starts_on = day_field(gettext_lazy("Fra og med"))

    understood: Understood | None = None

    def tell_at(self, address: str) -> None:
        """Where a browser with script asks what is understood while somebody writes."""
        self.fields["rhythm"].widget.attrs |= {
            "hx-get": address,
            "hx-trigger": "input changed delay:500ms",
            "hx-target": f"#{self.told_id}",
            "hx-include": "[name=starts_on]",
        }

    @property
    def told_id(self) -> str:
        """The id of the line that says what is understood."""
        return f"forstatt-{self.prefix or 'rytme'}"

    def clean_rhythm(self) -> str:
        """The words as they were written, when they are understood."""
        words = str(self.cleaned_data["rhythm"])
        try:
            self.understood = understand(words)
        except RhythmError as error:
            raise ValidationError(str(error)) from error
        return words

    def clean_starts_on(self) -> date:
        """A day that is not far away."""
        day: date = self.cleaned_data["starts_on"]
        today = timezone.localdate()
        if not today - EARLIEST <= day <= today + LATEST:
            raise ValidationError(_("Velg en dag i løpet av de neste tre årene."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.understood is not None:
            self._settle_time(cleaned)
            self._settle_length(cleaned, self.understood.minutes)
        return cleaned

    def _settle_length(self, cleaned: dict[str, Any], said: int | None) -> None:
        """«Kl. 9–10.30» says how long it lasts, and holds unless somebody wrote another number of minutes."""
        if said is None or "minutes" in self.errors:
            return
        if "minutes" in self.changed_data and cleaned["minutes"] != said:
            words = _("Du har skrevet %(one)s minutter i rytmen og %(other)s her. Hvilken er det?")
            self.add_error("minutes", words % {"one": said, "other": cleaned["minutes"]})
        elif said < SHORTEST:
            self.add_error("rhythm", _("Skriv minst fem minutter."))
        else:
            cleaned["minutes"] = said

    def _settle_time(self, cleaned: dict[str, Any]) -> None:
        """The time may stand in the words or in its own field, not as two different ones."""
        said, field = self.understood.at if self.understood else None, cleaned.get("at")
        if said and isinstance(field, time) and said != field:
            words = _("Du har skrevet %(one)s i rytmen og %(other)s her. Hvilken er det?")
            language = (get_language() or "nb")[:2]
            told = [clock(each, language=language) for each in (said, field)]
            self.add_error("at", words % {"one": told[0], "other": told[1]})
        elif said or isinstance(field, time):
            cleaned["at"] = said or field
        elif "at" not in self.errors:
            self.add_error("at", _("Skriv når den begynner, for eksempel 08.30."))


class LookedAtForm(forms.Form):
    """Days are looked at before they are saved: ``looked_at`` is the mark of those that were shown."""

    looked_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def plans(self) -> list[Plan]:
        """When everything comes that a valid form asks for."""
        raise NotImplementedError

    @property
    def mark(self) -> str:
        """What the days come from, as a short text."""
        return hashlib.sha256(repr(self.plans()).encode()).hexdigest()[:32]

    @property
    def looked(self) -> bool:
        """Whether the days of a valid form are those that were shown."""
        return bool(self.cleaned_data["looked_at"] == self.mark)


class SeriesForm(LookedAtForm, RhythmFields, SharedFields):
    """Everything about a series."""

    row: Series | None
    home = forms.ChoiceField(
        label=gettext_lazy("Hvem holder samlingene?"),
        error_messages={"required": gettext_lazy("Velg hvem som holder dem.")},
    )
    host = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Hvem leder dem?"),
        empty_label=gettext_lazy("Ikke bestemt"),
        required=False,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hva slags samling?"),
        choices=Kind.choices,
        initial=Kind.INSPIRATION,
        help_text=gettext_lazy("Sakslisten begynner med punktene som hører til."),
    )
    ends_on = day_field(
        gettext_lazy("Til og med"),
        required=False,
        help_text=gettext_lazy("La det stå tomt om serien ikke har noen slutt."),
    )
    holidays = forms.ChoiceField(
        label=gettext_lazy("Når dagen er en helligdag"),
        choices=Series.Holidays.choices,
        initial=Series.Holidays.NEXT,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, row: Series | None, around: Around, people: QuerySet[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, row=row, around=around, **kwargs)
        self.homes: dict[str, Unit | Team] = {home_key(each): each for each in around.homes}
        own = (row.unit or row.team) if row else None
        if own is not None:
            self.homes.setdefault(home_key(own), own)  # who hosts it may edit it where it is
        let_choose(self, "home", [(key, each.name) for key, each in self.homes.items()])
        let_choose_from(self, "host", people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            try:
                require_some_day(self.entry().plan(), timezone.now())
            except NotAllowedNow as error:
                self.add_error("rhythm", str(error))
        return cleaned

    def plans(self) -> list[Plan]:
        return [self.entry().plan()]

    def entry(self) -> SeriesEntry:
        """What was written, as the verb takes it."""
        cleaned = self.cleaned_data
        home = self.homes[cleaned["home"]]
        same = ("kind", "title", "rhythm", "at", "starts_on", "ends_on", "holidays", "minutes", "purpose")
        further = ("place", "join_url", "open_to_residents", "overruled")
        return SeriesEntry(
            **{name: cleaned[name] for name in (*same, *further)},
            unit=home if isinstance(home, Unit) else None,
            team=home if isinstance(home, Team) else None,
            host=cleaned["host"],
            audience=self.audience(),
            values=tuple(cleaned["values"]),
            measures=tuple(cleaned["measures"]),
            timezone=self.row.timezone if self.row else ZONE,
        )


class EndForm(forms.Form):
    """The last day of a series."""

    last = day_field(
        gettext_lazy("Siste dag"),
        help_text=gettext_lazy("Det som er lagt inn etter denne dagen, faller bort."),
    )


def initial_of(row: Series) -> dict[str, Any]:
    """What the form of an existing series begins with."""
    home = row.unit or row.team
    said = understand(row.rhythm).at is not None
    return {
        **shared_initial(row),
        **{name: getattr(row, name) for name in ("rhythm", "minutes", "starts_on", "ends_on", "holidays")},
        "at": "" if said else f"{row.at:%H.%M}",
        "home": home_key(home) if home else "",
        "host": row.host_id,
    }
