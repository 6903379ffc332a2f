"""Figures of a measure: which it shall be, and numbers written in by hand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.plans.actions.figures import Entry, Wanted
from samskap.plans.day_words import Days
from samskap.plans.figure_words import number_words
from samskap.plans.forms.fields import LINE, DayField, WordsField, let_choose
from samskap.plans.models import Indicator, Section
from samskap.plans.sources import Source, source_of

BY_HAND = "own"


class NumberField(forms.CharField):
    """A number from 0 up as people write it: «12», «12,5», «1 200»."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs.pop("maxlength", None)
        self.error_messages["max_length"] = gettext_lazy("Skriv bare tallet her.")

    def prepare_value(self, value: Any) -> Any:
        return number_words(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        text = "".join(super().clean(value).split()).replace(",", ".")
        if not text:
            return None
        if not (text.isascii() and text.replace(".", "", 1).isdigit()):
            raise ValidationError(_("Skriv tallet med siffer, for eksempel 12 eller 12,5."))
        number = Decimal(text)
        if number > 10**9 or number != round(number, 2):
            raise ValidationError(_("Så stort eller nøyaktig tall kan vi ikke ta imot. To desimaler er nok."))
        return number


class FigureForm(forms.Form):
    """Which figure follows the measure, and what it aims at."""

    source = forms.ChoiceField(
        label=gettext_lazy("Hva skal vi følge med på?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Velg et tall."),
            "invalid_choice": gettext_lazy("Velg en av disse."),
        },
    )
    section = forms.ChoiceField(
        label=gettext_lazy("Hvilke tiltak skal telles?"),
        required=False,
        help_text=gettext_lazy("Bare for tall som teller tiltakene i planen."),
    )
    label = WordsField(
        label=gettext_lazy("Hva heter tallet?"),
        longest=200,
        required=False,
        help_text=gettext_lazy("Trengs for et tall dere skriver selv, for eksempel «Åpne kvelder i år»."),
    )
    unit_word = WordsField(
        label=gettext_lazy("Hva er det som telles?"),
        longest=40,
        required=False,
        help_text=gettext_lazy("Ordet etter tallet, for eksempel «kvelder» eller «deltakere»."),
    )
    about_people = forms.BooleanField(
        label=gettext_lazy("Tallet teller mennesker"),
        required=False,
        help_text=gettext_lazy("Da vises det bare når mange nok er med, så ingen kan kjennes igjen."),
    )
    target = NumberField(label=gettext_lazy("Hva er målet?"), required=False)
    target_on = DayField(label=gettext_lazy("Når skal dere være der?"), required=False)
    way = forms.ChoiceField(
        label=gettext_lazy("Hvilken vei skal det gå?"),
        choices=Indicator.Way.choices,
        widget=forms.RadioSelect,
        initial=Indicator.Way.UP,
    )

    def let_follow(
        self, sources: Iterable[Source], sections: Iterable[Section], indicator: Indicator | None = None
    ) -> None:
        """The sources and parts to choose from; a figure that is there already keeps its source."""
        rows = list(sources)
        let_choose(
            self,
            "source",
            [
                *((source.key, f"{source.label}. {source.how}") for source in rows),
                (BY_HAND, _("Et tall vi skriver selv")),
            ],
        )
        parts = [("", _("Alle i planen")), *((str(row.pk), row.title) for row in sections)]
        let_choose(self, "section", parts)
        if indicator is not None:
            del self.fields["source"]
            if indicator.source:
                del self.fields["about_people"]
        if indicator is not None and not takes_section(indicator.source):
            del self.fields["section"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("source", self.initial.get("source")) == BY_HAND:
            if not cleaned.get("label") and "label" not in self.errors:
                self.add_error("label", _("Skriv hva tallet heter."))
            if not cleaned.get("unit_word") and "unit_word" not in self.errors:
                self.add_error("unit_word", _("Skriv hva det er som telles."))
        return cleaned

    def wanted(self) -> Wanted:
        """The figure as the verbs take it."""
        cleaned = self.cleaned_data
        chosen_key = str(cleaned.get("source", self.initial.get("source")))
        key = "" if chosen_key == BY_HAND else chosen_key
        chosen = cleaned.get("section")
        on: Days | None = cleaned["target_on"]
        return Wanted(
            source=key,
            parameters={"section": int(chosen)} if chosen and takes_section(key) else {},
            label=cleaned["label"],
            unit_word=cleaned["unit_word"],
            way=cleaned["way"],
            target=cleaned["target"],
            target_on=on.end if on else None,
            about_people=cleaned.get("about_people", False),
        )


def takes_section(key: str) -> bool:
    """Whether the figure can be counted for one part of the plan alone."""
    source = source_of(key)
    return source is not None and source.by_section


def figure_initial(row: Indicator) -> dict[str, Any]:
    """What the form shows of a figure that is there."""
    return {
        "source": row.source or BY_HAND,
        "section": str(row.parameters.get("section", "")),
        "label": row.label,
        "unit_word": row.unit_word,
        "about_people": row.about_people,
        "target": row.target,
        "target_on": row.target_on,
        "way": row.way,
    }


class EntryForm(forms.Form):
    """A number for a day."""

    day = DayField(
        label=gettext_lazy("Hvilken dag gjelder tallet?"),
        error_messages={"required": gettext_lazy("Skriv hvilken dag tallet gjelder.")},
    )
    numerator = NumberField(
        label=gettext_lazy("Tallet"), error_messages={"required": gettext_lazy("Skriv tallet.")}
    )
    denominator = NumberField(
        label=gettext_lazy("Av hvor mange?"),
        required=False,
        help_text=gettext_lazy("Bare når det er en del av noe: 12 av 40. La det ellers stå tomt."),
    )
    note = WordsField(
        label=gettext_lazy("Hvor kommer tallet fra?"),
        longest=LINE,
        required=False,
        help_text=gettext_lazy("For eksempel «Talt opp på husmøtet». Ikke skriv navn på noen."),
    )

    def entry(self) -> Entry:
        """The number as the verb takes it."""
        cleaned = self.cleaned_data
        day: Days = cleaned["day"]
        return Entry(day.end, cleaned["numerator"], cleaned["denominator"], cleaned["note"])
