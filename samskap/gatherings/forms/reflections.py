"""What is written about a joint reflection: how it is opened, a line of what we take with us, and how it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import RowsField, WordsField, let_choose, let_choose_from
from samskap.gatherings.access.reflection import own_units
from samskap.gatherings.actions.reflections import MOST_QUESTIONS, Ending, Sheet
from samskap.gatherings.models import Gathering, Reflection
from samskap.gatherings.queries.reflection_cards import DeckCard, some_cards
from samskap.gatherings.roles import MOST, ROLES
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.values.access import values_of
from samskap.values.models import Value

Form = Reflection.Form
LINE, SHARED = 1000, 3000
OLDEST = timedelta(days=365)
CHOOSE = {
    "required": gettext_lazy("Velg en av disse."),
    "invalid_choice": gettext_lazy("Velg en av disse."),
    "invalid_pk_value": gettext_lazy("Velg en av disse."),
}
FORMS = [
    (Form.ONE_TO_ONE, gettext_lazy("To og to")),
    (Form.SMALL, gettext_lazy("Liten gruppe, 3 til 8")),
    (Form.LARGE, gettext_lazy("Stor gruppe")),
]


class OpenForm(CarefulForm):
    """A new sheet: who reflects, where, about what, and the questions on the table."""

    careful_fields = ("theme",)
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    form = forms.ChoiceField(
        label=gettext_lazy("Hvem er dere?"),
        choices=FORMS,
        widget=forms.RadioSelect,
        initial=Form.SMALL,
        error_messages=CHOOSE,
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Hvor?"), empty_label=None, error_messages=CHOOSE
    )
    day = forms.DateField(
        label=gettext_lazy("Når?"),
        help_text=gettext_lazy("For to og to lagrer vi bare måneden."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Skriv hvilken dag det er."),
            "invalid": gettext_lazy("Skriv datoen som dag, måned og år."),
        },
    )
    gathering = forms.ModelChoiceField(
        Gathering.objects.none(),
        label=gettext_lazy("Hører det til en samling?"),
        required=False,
        empty_label=gettext_lazy("Nei"),
        error_messages=CHOOSE,
    )
    theme = WordsField(
        label=gettext_lazy("Hva handler det om?"),
        help_text=gettext_lazy("Noen få ord, uten navn. For eksempel: Å bli tatt imot."),
        longest=120,
        required=False,
    )
    values = RowsField(
        Value.objects.none(),
        label=gettext_lazy("Hvilke verdier?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages=CHOOSE,
    )
    cards = forms.MultipleChoiceField(
        label=gettext_lazy("Spørsmål på bordet"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Et av kortene er lagt bort. Velg på nytt.")},
    )

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        deck: Sequence[DeckCard],
        gatherings: Any,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.deck, self.today = {card.key: card for card in deck}, today
        units = Unit.objects.filter(organisation=viewer.organisation)
        mine = own_units(viewer)
        let_choose_from(self, "unit", units).initial = next((pk for pk in sorted(mine)), None)
        let_choose_from(self, "values", values_of(viewer))
        let_choose(self, "cards", [(card.key, card.text) for card in deck])
        self.fields["day"].initial = today
        let_choose_from(self, "gathering", gatherings)
        if not gatherings.exists():
            del self.fields["gathering"]

    @property
    def picked(self) -> set[str]:
        """The keys of the cards that are ticked, as the form is shown."""
        return set(self["cards"].value() or [])

    def clean_day(self) -> date:
        day = cast("date", self.cleaned_data["day"])
        if day > self.today:
            raise ValidationError(_("Velg en dag som har vært, eller i dag. Arket åpnes når dere møtes."))
        if day < self.today - OLDEST:
            raise ValidationError(_("Velg en dag det siste året."))
        return day

    def clean_cards(self) -> list[str]:
        keys = cast("list[str]", self.cleaned_data["cards"])
        if len(keys) > MOST_QUESTIONS:
            raise ValidationError(
                _("Velg høyst %(most)d kort. To eller tre er ofte nok."), params={"most": MOST_QUESTIONS}
            )
        return keys

    def sheet(self, *, draw: bool = True) -> Sheet:
        """The sheet, as the verb takes it; where none is chosen, three cards are drawn if that is wanted."""
        cleaned = self.cleaned_data
        values = tuple(cleaned["values"])
        chosen = [self.deck[key] for key in cleaned["cards"]]
        if draw and not chosen:
            chosen = some_cards([*self.deck.values()], values)
        return Sheet(
            unit=cleaned["unit"],
            form=cleaned["form"],
            day=cleaned["day"],
            theme=cleaned["theme"],
            questions=tuple(card.text for card in chosen),
            values=values,
            gathering=cleaned.get("gathering"),
            overruled=cleaned["overruled"],
        )


class LineForm(CarefulForm):
    """A line of what we take with us. Whose it is, is not asked."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    text = WordsField(
        label=gettext_lazy("Skriv en linje"),
        help_text=gettext_lazy("Noen få ord er nok. Ingen navn."),
        longest=LINE,
        rows=3,
        own_words=True,
        missing=gettext_lazy("Skriv det du vil ta med deg. Ett ord er nok."),
    )


class CloseForm(CarefulForm):
    """How many of each role were there, and what we choose to share."""

    careful_fields = ("shared",)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    shared = WordsField(
        label=gettext_lazy("Dette vil vi dele med resten av virksomheten"),
        help_text=gettext_lazy("Bli enige om ordene. Ingen navn, og ikke noe som kan kjennes igjen."),
        longest=SHARED,
        rows=5,
        own_words=True,
        required=False,
    )
    field_order = tuple(f"role_{role}" for role in ROLES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role, words in ROLES.items():
            self.fields[f"role_{role}"] = forms.IntegerField(
                label=str(words),
                required=False,
                min_value=0,
                max_value=MOST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages={
                    "invalid": _("Skriv et tall, eller la det stå tomt."),
                    "min_value": _("Skriv et tall, eller la det stå tomt."),
                    "max_value": _("Så mange er det ikke plass til her. Skriv et lavere tall."),
                },
            )
        self.order_fields(self.field_order)

    @property
    def role_fields(self) -> list[forms.BoundField]:
        """The numbers, in their order."""
        return [self[f"role_{role}"] for role in ROLES]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        counts = [cleaned.get(f"role_{role}") or 0 for role in ROLES]
        if not any(f"role_{role}" in self.errors for role in ROLES) and sum(counts) < 2:
            self.add_error(
                f"role_{next(iter(ROLES))}",
                _("En refleksjon sammen har minst to. Skriv hvor mange dere var."),
            )
        return cleaned

    def ending(self) -> Ending:
        """The end, as the verb takes it."""
        cleaned = self.cleaned_data
        roles = {role: cleaned[f"role_{role}"] or 0 for role in ROLES}
        return Ending(roles, cleaned["shared"], cleaned["overruled"])


class CodeForm(forms.Form):
    """The code of a reflection."""

    code = forms.CharField(
        label=gettext_lazy("Koden"),
        help_text=gettext_lazy("Tolv bokstaver. Store og små er det samme, og strekene kan du la være."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        max_length=100,
        error_messages={"required": gettext_lazy("Skriv koden som står på skjermen eller arket.")},
    )


class CardForm(CarefulForm):
    """A question card of our own."""

    text = WordsField(
        label=gettext_lazy("Spørsmålet"),
        help_text=gettext_lazy("Kort og åpent: noe alle kan svare på ut fra sitt eget liv."),
        longest=200,
        missing=gettext_lazy("Skriv spørsmålet."),
    )
    value = forms.ModelChoiceField(
        Value.objects.none(),
        label=gettext_lazy("Hvilken verdi?"),
        required=False,
        empty_label=gettext_lazy("Passer til alle"),
        error_messages=CHOOSE,
    )
    field_order = ("text", "value", "overruled")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose_from(self, "value", values_of(viewer))
