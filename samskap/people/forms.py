"""Forms of sign-in and of one's own page: allauth's, with our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Person


def _word(field: forms.Field, label: Any, help_text: Any = "", **attrs: str) -> None:
    """Our label and help instead of a placeholder, which vanishes when one writes."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """The e-mail address a code is sent to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(
            self.fields["login"],
            _("E-post"),
            _("Adressen du bruker i jobben, rådet eller laget."),
            autocomplete="username webauthn",
        )
        self.fields["login"].error_messages["invalid"] = _("Skriv hele e-postadressen, slik: navn@kommune.no")


class LoginCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code from the e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["code"], _("Koden fra e-posten"), autocapitalize="characters", spellcheck="false")


class _AppCode:
    """A field for a code from an app or from the recovery codes."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(
            self.fields["code"],
            _("Kode"),
            _("Seks siffer fra kodeappen, eller en av reservekodene dine."),
            inputmode="numeric",
            autocomplete="one-time-code",
        )


class AppCodeForm(_AppCode, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The second step of signing in."""


class ConfirmForm(_AppCode, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Before one's own sign-in is changed."""


def _proved(person: Person, kind: str) -> None:
    """Who has just used the new means need not use it once more to see the recovery codes that come with it."""
    record_authentication(context.request, person, method="mfa", type=kind, reauthenticated=True)


class ConnectAppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The first code from a newly connected app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(
            self.fields["code"], _("Koden appen viser nå"), inputmode="numeric", autocomplete="one-time-code"
        )

    def clean_code(self) -> str:
        code: str = super().clean_code()
        _proved(self.user, "totp")
        return code


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A new passkey; always one that works without anything else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["name"], _("Hva vil du kalle den?"), _("For eksempel «Jobbmobilen»."))
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.errors:
            _proved(self.user, "webauthn")
        return cleaned


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A new name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["name"], _("Hva vil du kalle den?"))


class LanguageForm(forms.Form):
    """The language of the pages and of e-mails to me; ``LIKE_THE_MUNICIPALITY`` is no choice of one's own."""

    LIKE_THE_MUNICIPALITY = "kommune"
    language = forms.ChoiceField(
        label=_("Språk"),
        choices=[
            (LIKE_THE_MUNICIPALITY, _("Som kommunen")),
            *Person._meta.get_field("language").choices,  # type: ignore[misc]  # the field has choices
        ],
    )

    def clean_language(self) -> str:
        chosen = str(self.cleaned_data["language"])
        return "" if chosen == self.LIKE_THE_MUNICIPALITY else chosen
