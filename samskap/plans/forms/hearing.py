"""What people write in a hearing, and what they are answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.people.models import Team
from samskap.people.viewer import Viewer
from samskap.plans.actions.hearing_answers import Reply
from samskap.plans.actions.hearing_inputs import Words
from samskap.plans.forms.fields import NAME, TEXT, WordsField, let_choose, let_choose_from
from samskap.plans.models import HearingInput, InputAnswer

Voice, Way = HearingInput.Voice, HearingInput.Way
LONGEST = 10_000
WITHOUT_NAME, BY_NAME = "none", "me"
ONE_OF_THESE = {
    "required": gettext_lazy("Velg en av disse."),
    "invalid_choice": gettext_lazy("Velg en av disse."),
}


class SayForm(CarefulForm):
    """What somebody says; «Hvem sier dette?» is asked of those who are signed in."""

    careful_fields = ("text", "heard_at")
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    # A trap for machines that fill in everything; people neither see nor hear it.
    homepage = forms.CharField(required=False, max_length=LONGEST)
    text = WordsField(
        label=gettext_lazy("Hva tenker du?"),
        help_text=gettext_lazy("Det kan være ett ord. Nevn ingen andre ved navn."),
        longest=LONGEST,
        rows=6,
        own_words=True,
        missing=gettext_lazy("Skriv det du tenker. Ett ord er nok."),
    )
    voice = forms.ChoiceField(
        label=gettext_lazy("Jeg svarer som"),
        choices=Voice.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Velg hvem du er i denne saken."),
            "invalid_choice": gettext_lazy("Velg en av disse."),
        },
    )
    sender = forms.ChoiceField(
        label=gettext_lazy("Hvem sier dette?"),
        widget=forms.RadioSelect,
        initial=BY_NAME,
        error_messages=ONE_OF_THESE,
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Hvor kommer ordene fra?"),
        help_text=gettext_lazy("Når du skriver for andre, velger du øverst hvem ordene kommer fra."),
        widget=forms.RadioSelect,
        initial=Way.OWN,
        error_messages=ONE_OF_THESE,
    )
    heard_at = WordsField(
        label=gettext_lazy("Hvor og når snakket dere sammen?"),
        help_text=gettext_lazy("For eksempel: Åpen kveld på møteplassen, onsdag 13. november."),
        longest=NAME,
        required=False,
    )
    people = forms.IntegerField(
        label=gettext_lazy("Hvor mange var med?"),
        required=False,
        min_value=1,
        max_value=10_000,
        error_messages={
            "invalid": gettext_lazy("Skriv et tall, eller la det stå tomt."),
            "min_value": gettext_lazy("Skriv et tall over null, eller la det stå tomt."),
            "max_value": gettext_lazy("Så mange er det ikke plass til her. Skriv et lavere tall."),
        },
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.teams = {
            str(held.team.pk): held.team
            for held in viewer.memberships
            if held.team and not held.team.ended_on
        }
        ways = [
            (Way.OWN, _("Det er mine egne ord")),
            (Way.ON_BEHALF, _("Jeg skriver ned for noen andre")),
        ]
        if viewer.person:
            ways.append((Way.MEETING, _("De kommer fra et møte eller et ark på papir")))
            names = [(BY_NAME, viewer.person.name), *((key, team.name) for key, team in self.teams.items())]
            let_choose(self, "sender", [*names, (WITHOUT_NAME, _("Uten navn"))])
        else:
            for name in ("sender", "heard_at", "people"):
                del self.fields[name]
        let_choose(self, "way", ways)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (
            cleaned.get("way") == Way.MEETING
            and not cleaned.get("heard_at")
            and "heard_at" not in self.errors
        ):
            self.add_error("heard_at", _("Skriv hvor og når, så andre vet hvor ordene kommer fra."))
        return cleaned

    def words(self) -> Words:
        """What was said, as the verb takes it."""
        cleaned = self.cleaned_data
        sender = cleaned.get("sender", WITHOUT_NAME)
        meeting = cleaned.get("way") == Way.MEETING
        return Words(
            text=cleaned["text"],
            voice=cleaned["voice"],
            way=cleaned.get("way") or Way.OWN,
            author=self.viewer.person if sender != WITHOUT_NAME else None,
            team=self.teams.get(sender),
            heard_at=cleaned.get("heard_at", "") if meeting else "",
            people=cleaned.get("people") if meeting else None,
            overruled=cleaned["overruled"],
        )

    @property
    def for_others(self) -> bool:
        """Whether the part about writing for others stands open: it was used, or something there is wrong."""
        own = str(self["way"].value() or Way.OWN) == Way.OWN
        return not own or any(name in self.errors for name in ("way", "heard_at", "people"))


class ReplyForm(CarefulForm):
    """An answer to one input or to several that are alike."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hva ble det til?"),
        choices=InputAnswer.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Velg hva det ble til."),
            "invalid_choice": gettext_lazy("Velg en av disse."),
        },
    )
    text = WordsField(
        label=gettext_lazy("Svaret"),
        help_text=gettext_lazy(
            "Si hva dere gjorde med det, og hvorfor. Svaret leses av alle som leser høringen."
        ),
        longest=TEXT,
        rows=6,
        missing=gettext_lazy("Skriv hva dere gjorde med det, og hvorfor. To setninger er nok."),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=gettext_lazy("På vegne av"),
        required=False,
        empty_label=gettext_lazy("Meg selv"),
    )

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose_from(self, "team", teams)

    def reply(self) -> Reply:
        """The answer, as the verb takes it."""
        cleaned = self.cleaned_data
        return Reply(**{name: cleaned[name] for name in ("outcome", "text", "team", "overruled")})


class HideForm(CarefulForm):
    """Why an input is kept from the public."""

    careful_fields = ("because",)
    because = WordsField(
        label=gettext_lazy("Hvorfor skal det ikke vises?"),
        help_text=gettext_lazy("Den som skrev det, leser dette. For eksempel: Det forteller hvem noen er."),
        longest=300,
        rows=2,
        missing=gettext_lazy("Skriv hvorfor, så den som skrev det, forstår."),
    )


class CodeForm(forms.Form):
    """The code of an input."""

    code = forms.CharField(
        label=gettext_lazy("Koden din"),
        help_text=gettext_lazy("Tolv bokstaver. Store og små er det samme, og strekene kan du la være."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        max_length=100,
        error_messages={"required": gettext_lazy("Skriv koden du fikk da du sendte innspillet.")},
    )
