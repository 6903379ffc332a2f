"""The text to be checked, for those whose browser runs no scripts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 100_000


class CheckForm(forms.Form):
    """A text as it was written: nothing is trimmed, so that places in it stay where they are."""

    text = forms.CharField(
        label=_("Teksten din"),
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "true"}),
        error_messages={
            "required": _("Skriv eller lim inn en tekst først."),
            "max_length": _(
                "Her er det plass til %(limit_value)d tegn, og teksten din har %(show_value)d. "
                "Del den i to og sjekk en om gangen."
            ),
            "null_characters_not_allowed": _(
                "Teksten har tegn som ikke kan leses. Kopier den på nytt som ren tekst."
            ),
        },
    )

    def clean_text(self) -> str:
        """One way of ending lines, as browsers have it in the field itself."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs.pop("maxlength", None)  # a browser would cut without a word
