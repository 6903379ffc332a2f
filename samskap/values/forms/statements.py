"""Forms about values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.core.careful import CarefulForm
from samskap.people.models import Unit


class MeaningForm(forms.Form):
    """What the value is called and means here."""

    name = forms.CharField(label=_("Navn"), max_length=60)
    meaning = forms.CharField(
        label=_("Hva verdien betyr hos oss"),
        help_text=_("Noen få setninger i hverdagsspråk."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class StatementForm(CarefulForm):
    """How a department recognises the value."""

    unit = forms.ModelChoiceField(label=_("Avdeling"), queryset=Unit.objects.none(), empty_label=None)
    text = forms.CharField(
        label=_("Slik kjenner vi den igjen hos oss"),
        help_text=_("Skriv om det dere gjør, ikke om personer. Ingen innbygger skal kunne kjennes igjen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("unit", "text", "overruled")

    def __init__(self, *args: Any, units: list[Unit] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units is None:
            del self.fields["unit"]
        else:
            self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])  # type: ignore[attr-defined]  # a model choice
