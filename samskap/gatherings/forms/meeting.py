"""What is written while a meeting runs and when it is over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import WordsField
from samskap.core.identifying import Finding, Kind, find
from samskap.gatherings.forms.opp import refuse_sick_leave
from samskap.gatherings.written import tidy

NOTES, SUMMARY = 20_000, 2_000


class MeetingForm(CarefulForm):
    """A text of a meeting: names that are in ``before``, which was let through already, are not asked about again."""

    def __init__(self, *args: Any, kind: str, before: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.let_through = {finding.words for finding in find(before)} if before else set()

    def _look_through(self, field: str, findings: list[Finding]) -> None:
        new = [
            each for each in findings if each.kind is Kind.NATIONAL_ID or each.words not in self.let_through
        ]
        super()._look_through(field, new)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self.careful_fields:
            try:
                refuse_sick_leave(self.kind, str(cleaned.get(name) or ""))
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned


class NotesForm(MeetingForm):
    """The minutes of a point, or of the whole meeting. ``mark`` is that of the text the writer began with."""

    careful_fields = ("notes",)
    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    notes = WordsField(
        label=gettext_lazy("Referat"),
        help_text=gettext_lazy("En linje om gangen. Skriv slik at ingen innbygger kan kjennes igjen."),
        longest=NOTES,
        rows=9,
        required=False,
    )

    def clean_notes(self) -> str:
        return tidy(self.cleaned_data["notes"])


class DecisionForm(MeetingForm):
    """Something that was decided, in words of its own."""

    chance = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    text = WordsField(
        label=gettext_lazy("Hva ble bestemt?"),
        longest=2000,
        rows=2,
        missing=gettext_lazy("Skriv det som ble bestemt. Én setning er nok."),
    )
    field_order = ("chance", "text", "overruled")


class EndForm(forms.Form):
    """How many were there. Who they were is not asked."""

    attended = forms.IntegerField(
        label=gettext_lazy("Hvor mange var der?"),
        help_text=gettext_lazy("Bare et tall. Vi skriver ikke ned hvem."),
        required=False,
        min_value=1,
        max_value=2000,
        error_messages={
            "invalid": gettext_lazy("Skriv et helt tall, eller la det stå tomt."),
            "min_value": gettext_lazy("Skriv et tall over null, eller la det stå tomt."),
            "max_value": gettext_lazy("Så mange er det ikke plass til her. Skriv et lavere tall."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class FinishForm(MeetingForm):
    """The end of the minutes: a few words to those who were there, and whether they get a letter."""

    careful_fields = ("summary",)
    summary = WordsField(
        label=gettext_lazy("Kort sagt"),
        help_text=gettext_lazy("Noen setninger øverst i oppsummeringen. Uten navn på innbyggere."),
        longest=SUMMARY,
        rows=3,
        required=False,
    )
    send = forms.BooleanField(
        label=gettext_lazy("Send oppsummeringen på e-post"), required=False, initial=True
    )
    field_order = ("summary", "overruled", "send")


class CorrectForm(MeetingForm):
    """What is to be corrected in finished minutes."""

    careful_fields = ("words",)
    words = WordsField(
        label=gettext_lazy("Hva skal dere rette?"),
        help_text=gettext_lazy("Står i historikken, så de som har lest referatet, ser at det er rettet."),
        longest=300,
        rows=2,
        missing=gettext_lazy("Skriv kort hva som skal rettes."),
    )
