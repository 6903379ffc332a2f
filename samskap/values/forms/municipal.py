"""Forms about the municipality's own values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskap.core.careful import CarefulForm
from samskap.people.models import Unit
from samskap.values.models import Value


class MunicipalForm(CarefulForm):
    """What one of the municipality's own values is called and means."""

    careful_fields = ("name", "meaning")
    name = forms.CharField(label=_("Navn"), max_length=60)
    meaning = forms.CharField(
        label=_("Hva kommunen mener med den"),
        help_text=_("Gjerne med kommunens egne ord."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = ("name", "meaning", "overruled")


class ReflectionForm(CarefulForm):
    """Why a department sees the two as kin."""

    careful_fields = ("reflection",)
    reflection = forms.CharField(
        label=_("Hva tenker dere om det?"),
        help_text=_("Skriv om det dere gjør, ikke om personer. Ingen innbygger skal kunne kjennes igjen."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ("unit", "value", "reflection", "overruled")


class LinkForm(ReflectionForm):
    """Which recovery value a department sees in the municipal one."""

    unit = forms.ModelChoiceField(label=_("Avdeling"), queryset=Unit.objects.none(), empty_label=None)
    value = forms.ModelChoiceField(
        label=_("Hvilken recoveryverdi kjenner dere igjen i den?"),
        queryset=Value.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, units: list[Unit], values: QuerySet[Value], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])  # type: ignore[attr-defined]  # a model choice
        self.fields["value"].queryset = values  # type: ignore[attr-defined]  # the same
