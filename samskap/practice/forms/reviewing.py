"""Asking those a change was for: opening, counting cards, the answer itself, and what it all came to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import WordsField
from samskap.practice.actions.concluding import Conclusion
from samskap.practice.actions.recording import ChangeWords
from samskap.practice.actions.reviewing import MOST_COUNTED
from samskap.practice.forms.changes import MORE, ONE_OF_THESE, ChangeForm, day_field
from samskap.practice.models import Verdict

Answer, Way = Verdict.Answer, Verdict.Way


class OpenForm(CarefulForm):
    """Until when people are asked, and how."""

    careful_fields = ("question",)
    question = WordsField(
        label=gettext_lazy("Spørsmålet"),
        help_text=gettext_lazy("Står det tomt, spør vi: Hjalp det?"),
        longest=200,
        required=False,
    )
    closes_on = day_field(
        gettext_lazy("Siste dag å svare"), gettext_lazy("Velg hvilken dag dere slutter å spørre.")
    )
    field_order = ("question", "closes_on", "overruled")


class CountForm(forms.Form):
    """How many gave each answer, on cards or by a show of hands."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    way = forms.ChoiceField(
        label=gettext_lazy("Hvor kommer svarene fra?"),
        choices=[(Way.CARD, gettext_lazy("Kort")), (Way.MEETING, gettext_lazy("Håndsopprekning i et møte"))],
        initial=Way.CARD,
        widget=forms.RadioSelect,
        error_messages=ONE_OF_THESE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for answer, words in Answer.choices:
            self.fields[answer] = forms.IntegerField(
                label=words,
                required=False,
                min_value=0,
                max_value=MOST_COUNTED,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": "0"}),
                error_messages={
                    "invalid": _("Skriv et helt tall, eller la det stå tomt."),
                    "min_value": _("Skriv et tall over null, eller la det stå tomt."),
                    "max_value": _("Så mange er det ikke plass til på én gang. Se på tallet en gang til."),
                },
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(answer) for answer in Answer.values):
            self.add_error(Answer.HELPED, _("Skriv hvor mange som svarte, minst på én linje."))
        return cleaned

    def counts(self) -> dict[str, int]:
        """How many gave each answer."""
        return {answer: self.cleaned_data[answer] or 0 for answer in Answer.values}

    @property
    def number_fields(self) -> list[forms.BoundField]:
        """The four numbers."""
        return [self[answer] for answer in Answer.values]


class VerdictForm(CarefulForm):
    """Whether it helped, from somebody without an account."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    # A trap for machines that fill in everything; people neither see nor hear it.
    homepage = forms.CharField(required=False, max_length=2000)
    answer = forms.ChoiceField(
        label=gettext_lazy("Svaret ditt"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Velg et av svarene, eller hopp over."),
            "invalid_choice": gettext_lazy("Velg et av svarene, eller hopp over."),
        },
    )
    text = WordsField(
        label=gettext_lazy("Vil du si mer?"),
        help_text=gettext_lazy("Nevn ingen ved navn, heller ikke deg selv."),
        longest=1000,
        rows=3,
        required=False,
        own_words=True,
    )


class EndedForm(CarefulForm):
    """The words of a change that has ended."""

    careful_fields = ("what", "before", "how", "conclusion")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    what = ChangeForm.base_fields["what"]
    before = ChangeForm.base_fields["before"]
    how = ChangeForm.base_fields["how"]
    conclusion = WordsField(
        label=gettext_lazy("Hva det ble til"),
        longest=MORE,
        rows=4,
        missing=gettext_lazy("Skriv hva dere så. En setning er nok."),
    )
    field_order = ("revision", "what", "before", "how", "conclusion", "overruled")

    def words(self) -> ChangeWords:
        """What was written, as the verb takes it."""
        return ChangeWords(**{name: self.cleaned_data[name] for name in (*self.careful_fields, "overruled")})


class ConcludeForm(CarefulForm):
    """What becomes of a change, and why."""

    careful_fields = ("words",)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    conclusion = forms.ChoiceField(
        label=gettext_lazy("Hva gjør dere nå?"),
        choices=Conclusion.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Velg hva dere gjør nå."),
            "invalid_choice": gettext_lazy("Velg en av disse."),
        },
    )
    words = WordsField(
        label=gettext_lazy("Hva så dere, og hvorfor velger dere dette?"),
        help_text=gettext_lazy("To setninger er nok. Skriv slik at ingen kan kjennes igjen."),
        longest=MORE,
        rows=4,
        missing=gettext_lazy("Skriv hva dere så. En setning er nok."),
    )
    review_on = day_field(
        gettext_lazy("Når ser dere på det igjen?"),
        help_text=gettext_lazy("Bare når dere prøver en stund til."),
    )
    field_order = ("revision", "conclusion", "words", "review_on", "overruled")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        again = cleaned.get("conclusion") == Conclusion.AGAIN
        if again and not cleaned.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", _("Velg når dere ser på det igjen."))
        return cleaned
