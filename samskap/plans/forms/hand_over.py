"""«Gi ansvaret videre»: who takes over, and for whom."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.plans.actions.responsibilities import Meant
from samskap.plans.forms.fields import let_choose
from samskap.plans.forms.who_rows import Bodies, as_meant
from samskap.plans.matching import Body


class HandOverForm(forms.Form):
    """Those who are not here any longer are chosen already; one choice is left."""

    to = forms.ChoiceField(
        label=_("Hvem tar over?"),
        error_messages={"required": _("Velg hvem som tar over."), "invalid_choice": _("Velg en av disse.")},
    )
    leaving = forms.MultipleChoiceField(
        label=_("Hvem tar de over for?"),
        help_text=_("Velger du ingen, kommer den nye ved siden av dem som er der."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("Ansvaret er endret i mellomtiden. Se over valget.")},
    )

    def __init__(
        self, *args: Any, bodies: Bodies, responsibles: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        let_choose(self, "to", bodies.successors)
        let_choose(self, "leaving", responsibles)
        if not responsibles:
            del self.fields["leaving"]

    def body(self) -> Body:
        """Who takes over."""
        return self.bodies.by_reference[self.cleaned_data["to"]]

    def meant(self) -> Meant:
        """Who takes over, as the verb takes it."""
        return as_meant(self.body())

    def leaving_ids(self) -> set[int]:
        """The responsibles who leave."""
        return {int(pk) for pk in cast("list[str]", self.cleaned_data.get("leaving") or [])}
