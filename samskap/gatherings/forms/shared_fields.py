"""What the forms of a gathering and of a series share: what it is called, where, who is asked, and its ties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import RowsField, WordsField, let_choose, let_choose_from
from samskap.gatherings.forms.opp import refuse_sick_leave
from samskap.gatherings.models import Gathering, Series
from samskap.gatherings.queries.surroundings import Around
from samskap.people.models import Membership, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.values.models import Value

ROLES = (
    Membership.Role.LEADER,
    Membership.Role.RECOVERY_CONTACT,
    Membership.Role.EMPLOYEE,
    Membership.Role.COUNCIL_MEMBER,
    Membership.Role.STUDENT,
    Membership.Role.VOLUNTEER,
    Membership.Role.PARTNER,
)
SAFE = gettext_lazy("Lim inn en adresse som begynner med https://")


class LinkField(forms.URLField):
    """An address on the web that is sent over an encrypted line, pasted with or without https:// before it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=500, assume_scheme="https", **kwargs)
        self.validators = [URLValidator(schemes=["https"], message=SAFE), *self.validators[1:]]
        self.error_messages["invalid"] = SAFE
        self.widget.attrs.pop("maxlength", None)


class SharedFields(CarefulForm):
    """``row`` is None for a new one; an OPP gathering refuses words about sick leave."""

    careful_fields = ("title", "purpose")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = WordsField(
        label=gettext_lazy("Hva heter den?"), longest=120, missing=gettext_lazy("Gi samlingen et navn.")
    )
    purpose = WordsField(
        label=gettext_lazy("Hva er den til?"),
        help_text=gettext_lazy("To linjer er nok. De står i innkallingen."),
        longest=1000,
        rows=3,
        required=False,
    )
    place = WordsField(label=gettext_lazy("Hvor?"), longest=200, required=False)
    join_url = LinkField(label=gettext_lazy("Lenke for dem som er med på skjerm"))
    units = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Avdelinger"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    teams = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Lag, grupper og råd"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Bare de som er"),
        choices=[(role.value, role.label) for role in ROLES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("La det stå tomt for å spørre alle."),
    )
    open_to_residents = forms.BooleanField(
        label=gettext_lazy("Åpen for innbyggere"),
        help_text=gettext_lazy(
            "Når den er kunngjort, kan alle se når og hvor, og si at de kommer uten å si hvem de er."
        ),
        required=False,
    )
    values = RowsField(
        Value.objects.none(),
        label=gettext_lazy("Verdier"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    measures = RowsField(
        Measure.objects.none(),
        label=gettext_lazy("Tiltak i planen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, row: Gathering | Series | None, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, known_names=around.known_names, **kwargs)
        self.row, self.around = row, around
        let_choose(self, "units", [(unit.pk, unit.name) for unit in around.units])
        let_choose(self, "teams", [(team.pk, team.name) for team in around.teams])
        let_choose_from(self, "values", around.values)
        let_choose_from(self, "measures", around.measures)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("kind") or (self.row.kind if self.row else "")
        for name in ("title", "purpose"):
            try:
                refuse_sick_leave(kind, cleaned.get(name) or "")
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def audience(self) -> dict[str, Any]:
        """Who is asked, as the row keeps it; empty: everybody there."""
        return {key: self.cleaned_data[key] for key in ("units", "teams", "roles") if self.cleaned_data[key]}


def home_key(home: Unit | Team) -> str:
    """What stands for it in the form: «unit-3»."""
    return f"{'unit' if isinstance(home, Unit) else 'team'}-{home.pk}"


def own_home(viewer: Viewer, around: Around) -> str:
    """Where the viewer leads, to begin with: the first of their own units and teams among those they hold."""
    offered = {home_key(each) for each in around.homes}
    own = [f"unit-{held.unit_id}" if held.unit_id else f"team-{held.team_id}" for held in viewer.memberships]
    return next((key for key in own if key in offered), "")


def shared_initial(row: Gathering | Series) -> dict[str, Any]:
    """What these fields begin with."""
    names = ("kind", "title", "purpose", "place", "join_url", "open_to_residents")
    audience = row.audience or {}
    return {
        **{name: getattr(row, name) for name in names},
        **{key: audience.get(key, []) for key in ("units", "teams", "roles")},
        "values": [each.pk for each in row.values.all()],
        "measures": [each.pk for each in row.measures.all()],
        "seen": row.revision,
    }
