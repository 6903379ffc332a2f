"""The form of a gathering: what, when, where, who is asked, and what it is tied to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.fields import WordsField, let_choose
from samskap.gatherings.actions.gatherings import Written
from samskap.gatherings.forms.shared_fields import LinkField, SharedFields, home_key, shared_initial
from samskap.gatherings.forms.when import WhenFields
from samskap.gatherings.models import Gathering, Kind
from samskap.gatherings.queries.surroundings import Around
from samskap.people.models import Team, Unit

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


class GatheringForm(WhenFields, SharedFields):
    """``row`` is None for a new one. Of one that is announced the time is not changed here; moving it tells people."""

    row: Gathering | None
    home = forms.ChoiceField(
        label=gettext_lazy("For hvem er samlingen?"),
        error_messages={"required": gettext_lazy("Velg hvem som holder den.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hva slags samling?"),
        choices=Kind.choices,
        initial=Kind.INSPIRATION,
        help_text=gettext_lazy("Sakslisten begynner med punktene som hører til."),
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
        super().__init__(*args, row=row, around=around, **kwargs)
        let_choose(self, "home", [(home_key(each), each.name) for each in around.homes])
        if row is not None:
            del self.fields["home"]
        if row is not None and row.kind in (Kind.COUNCIL, Kind.REFLECTION):
            # its papers or its sheet belong to the kind
            let_choose(self, "kind", [(row.kind, row.get_kind_display())])
        if row is not None and row.announced_at is not None:
            for name in ("kind", "day", "at", "minutes"):
                self.fields.pop(name, None)

    def clean_methods(self) -> list[str]:
        """The names between the commas, each once."""
        names = [" ".join(each.split()) for each in self.cleaned_data["methods"].split(",")]
        names = list(dict.fromkeys(each for each in names if each))
        if len(names) > MOST_METHODS or any(len(each) > 40 for each in names):
            raise ValidationError(_("Skriv høyst åtte korte navn med komma mellom."))
        return names

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
        words["audience"] = self.audience()
        return Written(words, list(cleaned["values"]), list(cleaned["measures"]), cleaned["overruled"])


def initial_of(row: Gathering) -> dict[str, Any]:
    """What the form of an existing one begins with."""
    return {
        **shared_initial(row),
        **{name: getattr(row, name) for name in ("slides_url", "film_url", "recording_url")},
        **WhenFields.initial_of(row),
        "methods": ", ".join(row.methods),
    }
