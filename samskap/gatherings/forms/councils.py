"""The forms of a council: which team it is, how it works, and a seat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import WordsField, let_choose_from
from samskap.gatherings.access.councils import members_of
from samskap.gatherings.actions.councils import Term, Ways, texts_mark
from samskap.gatherings.forms.series import day_field
from samskap.gatherings.models import Council, Seat
from samskap.people.models import Person, Team

YEARS = (1990, 2100)  # of a term; a day typed by hand easily gets another century


def _days(label: Any, help_text: Any, least: int, most: int) -> forms.IntegerField:
    wrong = gettext_lazy("Skriv et helt tall.")
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        error_messages={
            "required": wrong,
            "invalid": wrong,
            "min_value": gettext_lazy("Skriv minst %(limit_value)d."),
            "max_value": gettext_lazy("Skriv høyst %(limit_value)d."),
        },
    )


def _mandate() -> WordsField:
    return WordsField(
        label=gettext_lazy("Hva er rådet til?"),
        help_text=gettext_lazy("Oppdraget med få ord: hva rådet gir råd om, og til hvem. Alle kan lese det."),
        longest=2000,
        rows=5,
        required=False,
    )


class StartForm(CarefulForm):
    """The team that begins to work as a council, and what it is for; empty keeps what the team has."""

    careful_fields = ("mandate",)

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=gettext_lazy("Hvilket lag?"),
        empty_label=gettext_lazy("Velg et lag"),
        error_messages={
            "required": gettext_lazy("Velg laget som skal være råd."),
            "invalid_choice": gettext_lazy("Det laget er råd allerede, eller finnes ikke lenger."),
        },
    )
    mandate = _mandate()

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose_from(self, "team", teams)


class WaysForm(CarefulForm):
    """How the council works."""

    careful_fields = ("mandate", "about")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    mandate = _mandate()
    about = WordsField(
        label=gettext_lazy("Hvordan når folk dere, og hvordan blir de med?"),
        help_text=gettext_lazy("Alle kan lese dette. Bruk en felles adresse eller et felles nummer."),
        longest=2000,
        rows=5,
        own_words=True,
        required=False,
    )
    answer_days = _days(
        gettext_lazy("Hvor mange dager har de på å svare?"),
        gettext_lazy("Dere kan velge en annen dag for hvert råd."),
        1,
        365,
    )
    papers_days = _days(
        gettext_lazy("Hvor mange dager før møtet trenger dere sakene?"),
        gettext_lazy("Ti dager er vanlig, så alle rekker å lese."),
        0,
        60,
    )
    public = forms.BooleanField(
        label=gettext_lazy("Nye råd er åpne for alle"),
        help_text=gettext_lazy("Alle kan lese rådene og svarene. Dere kan velge noe annet for hvert råd."),
        required=False,
    )

    def ways(self) -> Ways:
        """The ways as the verb takes them."""
        names = ("public", "answer_days", "papers_days", "about", "mandate", "overruled")
        return Ways(**{name: self.cleaned_data[name] for name in names})


class SeatForm(forms.Form):
    """A seat, who has it, and for how long."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Hva slags plass?"),
        choices=Seat.Kind.choices,
        error_messages={"required": gettext_lazy("Velg en av disse.")},
    )
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Hvem har plassen?"),
        help_text=gettext_lazy("Her står rådets medlemmer. La det stå tomt når plassen er ledig."),
        required=False,
        empty_label=gettext_lazy("Ledig"),
        error_messages={"invalid_choice": gettext_lazy("Velg et av rådets medlemmer.")},
    )
    chairs = forms.BooleanField(
        label=gettext_lazy("Leder rådet"),
        help_text=gettext_lazy("Den som leder, gir rådene på vegne av de andre."),
        required=False,
    )
    since = day_field(gettext_lazy("Fra og med"), required=False)
    until = day_field(gettext_lazy("Til og med"), required=False)

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose_from(self, "person", members_of(council, coming=True).order_by("name"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        for name in ("since", "until"):
            day = cleaned.get(name)
            if day and not YEARS[0] <= day.year <= YEARS[1]:
                self.add_error(name, _("Se på årstallet. Mente du et annet?"))
        if since and until and until < since:
            self.add_error("until", _("Perioden slutter før den begynner. Velg en senere dag."))
        return cleaned

    def term(self) -> Term:
        """The seat as the verb takes it."""
        names = ("kind", "person", "chairs", "since", "until")
        return Term(**{name: self.cleaned_data[name] for name in names})


def seat_initial(row: Seat) -> dict[str, Any]:
    """What the form of an existing seat begins with."""
    names = ("kind", "chairs", "since", "until")
    return {**{name: getattr(row, name) for name in names}, "person": row.person_id}


def ways_initial(row: Council) -> dict[str, Any]:
    """What the form of how a council works begins with."""
    names = ("about", "answer_days", "papers_days", "public")
    given = {name: getattr(row, name) for name in names}
    return {**given, "mandate": row.team.mandate, "seen": texts_mark(row)}
