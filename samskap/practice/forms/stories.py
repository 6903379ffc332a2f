"""The words of a story, and what the second pair of eyes says to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import WordsField
from samskap.practice.actions.stories import StoryWords

SEND_BACK = "back"


class StoryForm(CarefulForm):
    """A change told for others to learn from."""

    careful_fields = ("title", "text")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = WordsField(
        label=gettext_lazy("Overskrift"),
        longest=120,
        missing=gettext_lazy("Skriv en overskrift. Noen få ord er nok."),
    )
    text = WordsField(
        label=gettext_lazy("Fortellingen"),
        help_text=gettext_lazy(
            "Hva la dere merke til? Hva gjorde dere? Hva ble annerledes? Ingen navn, og ingenting som gjør at noen"
            " kan kjennes igjen. Den kan leses av alle."
        ),
        longest=8000,
        rows=12,
        missing=gettext_lazy("Skriv fortellingen. Fem setninger er nok."),
    )
    field_order = ("revision", "title", "text", "overruled")

    def words(self) -> StoryWords:
        """What was written, as the verbs take it."""
        return StoryWords(**{name: self.cleaned_data[name] for name in ("title", "text", "overruled")})


class EyesForm(forms.Form):
    """Share it, or send it back with a remark; ``found`` is what may tell who somebody is."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    overruled = CarefulForm.base_fields["overruled"]
    remark = WordsField(
        label=gettext_lazy("Hva bør skrives om?"),
        help_text=gettext_lazy("Forfatteren leser dette."),
        longest=1000,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, found: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        why = self.fields["overruled"]
        why.required = bool(found) and SEND_BACK not in self.data
        why.error_messages["required"] = _("Velg hvorfor det kan stå, eller send fortellingen tilbake.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if SEND_BACK in self.data and not cleaned.get("remark") and "remark" not in self.errors:
            self.add_error("remark", _("Skriv hva som bør skrives om. En setning er nok."))
        return cleaned
