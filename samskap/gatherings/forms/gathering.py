"""The form of a gathering: what, when, where, who is asked, and what it is tied to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import RowsField, WordsField, let_choose, let_choose_from
from samskap.gatherings.actions.gatherings import Written
from samskap.gatherings.forms.opp import refuse_sick_leave
from samskap.gatherings.forms.when import WhenFields
from samskap.gatherings.models import Gathering, Kind
from samskap.gatherings.queries.surroundings import Around
from samskap.people.models import Membership, Team, Unit
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
FIELDS = (
    "kind",
    "title",
    "purpose",
    "place",
    "join_url",
    "open_to_residents",
    "methods",
    "slides_url",
    "film_url",
    "recording_url",
)
MOST_METHODS = 8
SAFE = gettext_lazy("Lim inn en adresse som begynner med https://")


class LinkField(forms.URLField):
    """An address on the web that is sent over an encrypted line, pasted with or without https:// before it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=500, assume_scheme="https", **kwargs)
        self.validators = [URLValidator(schemes=["https"], message=SAFE), *self.validators[1:]]
        self.error_messages["invalid"] = SAFE
        self.widget.attrs.pop("maxlength", None)


class GatheringForm(WhenFields, CarefulForm):
    """``row`` is None for a new one. Of one that is announced the time is not changed here; moving it tells people."""

    careful_fields = ("title", "purpose")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    home = forms.ChoiceField(
        label=gettext_lazy("For hvem er samlingen?"),
        error_messages={"required": gettext_lazy("Velg hvem som holder den.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hva slags samling?"),
        choices=[each for each in Kind.choices if each[0] not in (Kind.COUNCIL, Kind.REFLECTION)],
        initial=Kind.INSPIRATION,
        help_text=gettext_lazy("Sakslisten begynner med punktene som hører til."),
    )
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
    methods = WordsField(
        label=gettext_lazy("Metoder"),
        help_text=gettext_lazy("Med komma mellom. For eksempel: FIT, MI."),
        longest=200,
        required=False,
    )
    slides_url = LinkField(label=gettext_lazy("Lysbilder"))
    film_url = LinkField(label=gettext_lazy("Film"))
    recording_url = LinkField(
        label=gettext_lazy("Opptak"), help_text=gettext_lazy("Vises når samlingen er holdt.")
    )

    def __init__(self, *args: Any, row: Gathering | None, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, known_names=around.known_names, **kwargs)
        self.row, self.around = row, around
        let_choose(self, "home", [(home_key(each), each.name) for each in around.homes])
        if row is not None:
            del self.fields["home"]
        if row is not None and row.kind in (Kind.COUNCIL, Kind.REFLECTION):
            let_choose(self, "kind", [(row.kind, row.get_kind_display())])
        if row is not None and row.announced_at is not None:
            for name in ("kind", "day", "at", "minutes"):
                self.fields.pop(name, None)
        let_choose(self, "units", [(unit.pk, unit.name) for unit in around.units])
        let_choose(self, "teams", [(team.pk, team.name) for team in around.teams])
        let_choose_from(self, "values", around.values)
        let_choose_from(self, "measures", around.measures)

    def clean_methods(self) -> list[str]:
        """The names between the commas, each once."""
        names = [" ".join(each.split()) for each in self.cleaned_data["methods"].split(",")]
        names = list(dict.fromkeys(each for each in names if each))
        if len(names) > MOST_METHODS or any(len(each) > 40 for each in names):
            raise ValidationError(_("Skriv høyst åtte korte navn med komma mellom."))
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("kind") or (self.row.kind if self.row else "")
        for name in ("title", "purpose"):
            try:
                refuse_sick_leave(kind, cleaned.get(name) or "")
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def _used(self, *names: str) -> bool:
        """Whether one of these fields has something in it, or something wrong: then its part stands open."""
        return any(self[name].value() or name in self.errors for name in names)

    @property
    def audience_open(self) -> bool:
        return self._used("units", "teams", "roles", "open_to_residents")

    @property
    def ties_open(self) -> bool:
        return self._used("values", "measures")

    @property
    def matter_open(self) -> bool:
        return self._used("methods", "slides_url", "film_url", "recording_url")

    def where(self) -> tuple[Unit | None, Team | None]:
        """Whose it is: a unit, or a team."""
        chosen = {home_key(each): each for each in self.around.homes}[self.cleaned_data["home"]]
        return (chosen, None) if isinstance(chosen, Unit) else (None, chosen)

    def written(self) -> Written:
        """Everything but the time, as the verb takes it."""
        cleaned = self.cleaned_data
        words = {name: cleaned[name] for name in FIELDS if name in cleaned}
        words["audience"] = {key: cleaned[key] for key in ("units", "teams", "roles") if cleaned[key]}
        return Written(words, list(cleaned["values"]), list(cleaned["measures"]))


def home_key(home: Unit | Team) -> str:
    """What stands for it in the form: «unit-3»."""
    return f"{'unit' if isinstance(home, Unit) else 'team'}-{home.pk}"


def initial_of(row: Gathering) -> dict[str, Any]:
    """What the form of an existing one begins with."""
    fields = ("kind", "title", "purpose", "place", "join_url", "open_to_residents")
    found = {name: getattr(row, name) for name in (*fields, "slides_url", "film_url", "recording_url")}
    audience = row.audience or {}
    return {
        **found,
        **{key: audience.get(key, []) for key in ("units", "teams", "roles")},
        **WhenFields.initial_of(row),
        "methods": ", ".join(row.methods),
        "values": [each.pk for each in row.values.all()],
        "measures": [each.pk for each in row.measures.all()],
        "seen": row.revision,
    }
