"""Forms for a new door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.people.integrations.origins import MOST, NotAnOrigin, read_origins


class TokenForm(forms.Form):
    """Which system gets a token."""

    name = forms.CharField(
        label=gettext_lazy("Hvilket system er det?"),
        help_text=gettext_lazy("Et navn dere kjenner igjen, for eksempel «Kommunens styringsverktøy»."),
        max_length=80,
    )

    def __init__(self, *args: Any, taken: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = {name.casefold() for name in taken}

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.casefold() in self.taken:
            raise forms.ValidationError(
                _(
                    "Det finnes allerede en kobling med det navnet. Trekk den tilbake først, eller velg et annet."
                )
            )
        return name


class HostsForm(TokenForm):
    """A connection that certain sites use."""

    hosts = forms.CharField(
        label=gettext_lazy("Hvilke nettsteder kan vise den?"),
        help_text=gettext_lazy("Én adresse på hver linje, for eksempel https://intranett.kommunen.no"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none"}),
    )

    def clean_hosts(self) -> list[str]:
        try:
            hosts = read_origins(str(self.cleaned_data["hosts"]))
        except NotAnOrigin as error:
            raise forms.ValidationError(
                _("«%(line)s» kan ikke brukes. Skriv bare nettstedet, med https:// foran og uten side bak.")
                % {"line": str(error.args[0])[:120]}
            ) from None
        if len(hosts) > MOST:
            raise forms.ValidationError(_("Høyst %(n)s nettsteder i én kobling.") % {"n": MOST})
        return hosts


class EmbedForm(HostsForm):
    """Which sites may show the plan inside their own page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label = gettext_lazy("Hvor skal den stå?")
        name.help_text = gettext_lazy("Et navn dere kjenner igjen, for eksempel «Intranettet».")


class LanguageTokenForm(HostsForm):
    """Which program asks the language check, and from which sites when it runs in a browser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, hosts = self.fields["name"], self.fields["hosts"]
        name.label = gettext_lazy("Hvilket program er det?")
        name.help_text = gettext_lazy("Et navn dere kjenner igjen, for eksempel «Tillegget i Word».")
        hosts.required = False
        hosts.label = gettext_lazy("Hvilke nettsteder kan spørre fra en nettleser?")
        hosts.help_text = gettext_lazy(
            "La stå tomt for programmer på en server. Et tillegg i Word er en nettside: skriv adressen det hentes fra, "
            "for eksempel https://tillegg.kommunen.no"
        )
