"""What is said of an edition, and of its words in the evaluation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from samskap.core.fields import WordsField
from samskap.language.models import EntryVerdict

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class EditionForm(forms.Form):
    """The words and days of an edition."""

    introduction = WordsField(label=gettext_lazy("Innledning"), longest=4000, rows=4, required=False)
    made_by = WordsField(
        label=gettext_lazy("Laget av"),
        help_text=gettext_lazy("For eksempel: Kvalitetsteamet og Erfaringsrådet."),
        longest=200,
        required=False,
    )
    discuss_until = forms.DateField(label=gettext_lazy("Åpen for innspill til"), required=False, widget=_DAY)
    evaluate_on = forms.DateField(
        label=gettext_lazy("Vi går gjennom ordene på nytt"), required=False, widget=_DAY
    )


class VerdictForm(forms.Form):
    """What the evaluation decides for a word."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Hva gjør vi med ordet?"),
        choices=EntryVerdict.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Velg en av disse.")},
    )
    why = WordsField(label=gettext_lazy("Hvorfor?"), longest=2000, rows=2, required=False)


class EvaluationForm(forms.Form):
    """What the evaluation came to."""

    words = WordsField(
        label=gettext_lazy("Hva ble dere enige om?"),
        longest=4000,
        rows=5,
        missing=gettext_lazy("Skriv hva dere ble enige om. To setninger er nok."),
    )
