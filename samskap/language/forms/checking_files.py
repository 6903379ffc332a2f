"""The document to be checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.document_uploads import LIMIT, MEGABYTE


class FileForm(forms.Form):
    """A document, and what is wanted: to see the findings, or a copy with comments."""

    document = forms.FileField(
        label=gettext_lazy("Velg dokumentet"),
        allow_empty_file=True,
        max_length=1000,
        help_text=gettext_lazy("Word (.docx), PDF med tekst, nettside eller ren tekst. Opptil 25 MB."),
        error_messages={"required": gettext_lazy("Velg en fil først.")},
        widget=forms.FileInput(attrs={"accept": ".docx,.docm,.pdf,.html,.htm,.md,.txt"}),
    )

    def __init__(self, *args: Any, refused: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if refused:
            # It was thrown away as it came in, so that all Django knows is that there is none.
            said = _("Filen er større enn %(most)s MB. Ta bort bilder eller vedlegg, og prøv igjen.")
            self.fields["document"].error_messages["required"] = said % {"most": LIMIT // MEGABYTE}
