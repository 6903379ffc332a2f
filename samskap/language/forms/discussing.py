"""The form in which a department says that it has talked the edition through."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.core.careful import CarefulForm
from samskap.core.fields import WordsField


class DiscussedForm(CarefulForm):
    """When, and what the department took with it."""

    careful_fields = ("took_with_us",)
    on = forms.DateField(
        label=_("Når snakket dere om den?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Velg dagen dere snakket sammen.")},
    )
    took_with_us = WordsField(
        label=_("Hva tok dere med dere?"),
        help_text=_(
            "Et ord dere vil bytte, eller noe dere vil tenke mer på. Skriv om det dere gjør, ikke om personer."
        ),
        longest=2000,
        rows=5,
        required=False,
    )
    field_order = ("on", "took_with_us", "overruled")
