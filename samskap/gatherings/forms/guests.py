"""«Vi blir N», without a name."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

MOST = 20


class GuestForm(forms.Form):
    """How many come. ``mark`` makes a form sent twice one; ``homepage`` is a trap for machines."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    homepage = forms.CharField(required=False, max_length=1000)
    people = forms.IntegerField(
        label=gettext_lazy("Hvor mange blir dere?"),
        min_value=1,
        max_value=MOST,
        initial=1,
        error_messages={
            "required": gettext_lazy("Skriv hvor mange dere blir. Én er helt fint."),
            "invalid": gettext_lazy("Skriv et tall."),
            "min_value": gettext_lazy("Skriv hvor mange dere blir. Én er helt fint."),
            "max_value": gettext_lazy("Er dere flere enn tjue, ring oss gjerne, så finner vi plass."),
        },
    )
