"""What the browser sends when somebody presses «Tell med»: numbers by word, never a text."""

from __future__ import annotations

import json

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.language.actions.counting import MOST_WORDS
from samskap.people.models import Unit

MOST_KEYS, LONGEST = 500, 60_000


class CountInForm(forms.Form):
    """``found`` is JSON, the number of findings by entry: {"rusmisbruker": 2}."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Avdeling"), queryset=Unit.objects.none(), empty_label=None
    )
    words = forms.IntegerField(min_value=1, max_value=MOST_WORDS, widget=forms.HiddenInput)
    found = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)

    def __init__(self, data: object = None, *, units: list[Unit]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what a request brings
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])  # type: ignore[attr-defined]  # a model choice

    def clean_found(self) -> dict[str, int]:
        try:
            found = json.loads(self.cleaned_data["found"] or "{}")
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict) or len(found) > MOST_KEYS:
            raise forms.ValidationError(_("Tallene kunne ikke leses. Sjekk teksten på nytt."))
        return {key: n for key, n in found.items() if type(n) is int and 0 < n <= MOST_WORDS}


class ConsentForm(forms.Form):
    """What shall happen with what was counted before."""

    KEEP, DELETE = "behold", "slett"
    counts = forms.ChoiceField(
        label=gettext_lazy("Hva skal skje med tallene dere har?"),
        choices=[
            (KEEP, gettext_lazy("Behold dem, så dere kan se tilbake")),
            (DELETE, gettext_lazy("Slett dem for alltid")),
        ],
        initial=KEEP,
        widget=forms.RadioSelect,
    )
