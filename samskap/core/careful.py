"""A form field for free text near residents: identity numbers are refused, other details are asked about once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.identifying import Finding, Kind, find

TOLD = 5  # of what was found, so that the question can be read
WORDS = {
    Kind.PHONE: gettext_lazy("et telefonnummer"),
    Kind.EMAIL: gettext_lazy("en e-postadresse"),
    Kind.ADDRESS: gettext_lazy("en adresse"),
    Kind.NAME: gettext_lazy("et navn"),
}


class CarefulForm(forms.Form):
    """Checks the fields in ``careful_fields``; the warning is overruled by choosing a reason.

    ``known_names`` are names that identify nobody. ``cleaned_data["overruled"]`` is the key of the chosen reason, and
    "" when there was nothing to overrule.
    """

    careful_fields: tuple[str, ...] = ("text",)
    overruled = forms.ChoiceField(
        label=gettext_lazy("Hvorfor kan det stå?"),
        required=False,
        choices=[
            ("", gettext_lazy("Velg en grunn")),
            ("public", gettext_lazy("Det er et felles nummer eller en adresse alle kan bruke")),
            ("agreed", gettext_lazy("Det er en kollega som har sagt ja")),
            ("not_a_person", gettext_lazy("Det er ikke en person")),
        ],
    )

    def __init__(self, *args: Any, known_names: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_names = list(known_names)
        self.must_explain = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for field in self.careful_fields:
            self._look_through(field, find(str(cleaned.get(field) or ""), known=self.known_names))
        return cleaned

    def _look_through(self, field: str, findings: list[Finding]) -> None:
        if any(finding.kind is Kind.NATIONAL_ID for finding in findings):
            self.add_error(
                field, _("Her står det noe som ligner et fødselsnummer. Ta det bort, så kan vi lagre resten.")
            )
        elif findings:
            self.must_explain = True
            if not self.cleaned_data.get("overruled"):
                self.fields["overruled"].required = True
                self.add_error(field, _question(findings))

    def full_clean(self) -> None:
        super().full_clean()  # every clean before: some look through more than their own fields
        if self.is_bound and not self.must_explain:
            self.cleaned_data["overruled"] = ""


def _question(findings: list[Finding]) -> str:
    """What is asked about the details that were found: all of them at once, so that nobody is sent back twice."""
    words = list(dict.fromkeys(finding.words for finding in findings))
    if len(words) == 1:
        return _("«%(words)s» ligner %(kind)s. Skriv uten, eller velg hvorfor det kan stå.") % {
            "words": words[0],
            "kind": WORDS[findings[0].kind],
        }
    named = ", ".join(f"«{each}»" for each in words[:TOLD])
    more = " …" if len(words) > TOLD else ""
    return _("Dette kan si hvem noen er: %(words)s. Skriv uten, eller velg hvorfor det kan stå.") % {
        "words": named + more
    }
