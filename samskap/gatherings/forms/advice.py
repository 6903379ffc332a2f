"""What is written about advice: the words, the day to answer by, the answer, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import RowsField, WordsField, let_choose, let_choose_from
from samskap.design.templatetags.draw import day as day_of
from samskap.gatherings.access.advice import bodies_to_advise
from samskap.gatherings.actions.advice import LONGEST_WAIT, Words
from samskap.gatherings.forms.series import day_field
from samskap.gatherings.forms.shared_fields import home_key
from samskap.gatherings.models import Advice, Council, Gathering, Kind
from samskap.gatherings.states import CANCELLED
from samskap.gatherings.time_words import local
from samskap.people.models import Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.practice.queries.choices import measures_to_choose
from samskap.values.access import values_of
from samskap.values.models import Value

TEXT, ANSWER = 4000, 4000
MEETINGS = 12  # the newest that have begun, to choose from
ONE_OF_THESE = {
    "required": gettext_lazy("Velg en av disse."),
    "invalid_choice": gettext_lazy("Det du valgte, finnes ikke lenger. Velg på nytt."),
}
NO_NAMES = gettext_lazy("Skriv slik at ingen kan kjennes igjen.")


class AdviceForm(CarefulForm):
    """What the council advises. ``key`` makes a form sent twice one, ``seen`` is the revision that was read."""

    careful_fields = ("title", "text")
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = WordsField(
        label=gettext_lazy("Hva er rådet, med få ord?"),
        help_text=gettext_lazy("For eksempel: Åpent på søndager."),
        longest=200,
        missing=gettext_lazy("Gi rådet en overskrift."),
    )
    text = WordsField(
        label=gettext_lazy("Hva bør de gjøre, og hvorfor?"),
        help_text=NO_NAMES,
        longest=TEXT,
        rows=7,
        missing=gettext_lazy("Skriv hva dere råder dem til. To linjer er nok."),
    )
    to = forms.ChoiceField(
        label=gettext_lazy("Hvem er rådet til?"),
        help_text=gettext_lazy("De får et brev når rådet er gitt, og svarer innen en dag dere velger."),
        required=False,
        error_messages=ONE_OF_THESE,
    )
    values = RowsField(
        Value.objects.none(),
        label=gettext_lazy("Hvilke verdier handler det om?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=ONE_OF_THESE,
    )
    gathering = forms.ModelChoiceField(
        Gathering.objects.none(),
        label=gettext_lazy("Hvilket møte kommer det fra?"),
        required=False,
        empty_label=gettext_lazy("Ikke et bestemt møte"),
        error_messages=ONE_OF_THESE,
    )
    measure = forms.ModelChoiceField(
        Measure.objects.none(),
        label=gettext_lazy("Hører det til et tiltak i planen?"),
        required=False,
        empty_label=gettext_lazy("Ikke et bestemt tiltak"),
        error_messages=ONE_OF_THESE,
    )
    public = forms.BooleanField(
        label=gettext_lazy("Alle kan lese rådet og svaret"),
        help_text=gettext_lazy("Det vises for alle når rådet er gitt. Ingen navn på personer står der."),
        required=False,
    )

    def __init__(self, *args: Any, viewer: Viewer, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units, teams = bodies_to_advise(council)
        bodies: list[Unit | Team] = [*units, *teams]
        self.bodies = {home_key(each): each for each in bodies}
        pairs = [(key, each.name) for key, each in self.bodies.items()]
        let_choose(self, "to", [("", _("Vi velger før vi gir det")), *pairs])
        let_choose_from(self, "values", values_of(viewer))
        self._let_choose_meeting(council, (kwargs.get("initial") or {}).get("gathering"))
        measures = measures_to_choose(viewer, chosen=(kwargs.get("initial") or {}).get("measure"))
        let_choose_from(self, "measure", Measure.objects.filter(pk__in=[each.pk for each in measures]))
        if not measures:
            del self.fields["measure"]

    def _let_choose_meeting(self, council: Council, chosen: int | None) -> None:
        """Those that have begun, and ``chosen``: the year ahead is planned, and would hide the meeting just held."""
        rows = Gathering.objects.filter(team=council.team_id, kind=Kind.COUNCIL).exclude(state=CANCELLED)
        field = let_choose_from(self, "gathering", rows)
        begun = rows.filter(Q(starts_at__lte=timezone.now()) | Q(pk=chosen))
        newest = begun.order_by("-starts_at")[:MEETINGS]
        field.choices = [("", field.empty_label or ""), *((row.pk, _meeting_words(row)) for row in newest)]

    def words(self) -> Words:
        """The advice as the verb takes it."""
        cleaned = self.cleaned_data
        body = self.bodies.get(cleaned["to"])
        return Words(
            title=cleaned["title"],
            text=cleaned["text"],
            to_unit=body if isinstance(body, Unit) else None,
            to_team=body if isinstance(body, Team) else None,
            measure=cleaned.get("measure"),
            values=tuple(cleaned["values"]),
            gathering=cleaned["gathering"],
            public=cleaned["public"],
            overruled=cleaned["overruled"],
        )


class GiveForm(forms.Form):
    """The day to answer by."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answer_by = day_field(gettext_lazy("Når ønsker dere svar?"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day <= self.today:
            raise ValidationError(_("De som skal svare, trenger minst en dag. Velg en senere dag."))
        if day > self.today + LONGEST_WAIT:
            raise ValidationError(_("Velg en dag innen et år. Ellers kommer svaret for sent til å hjelpe."))
        return day


class AnswerForm(CarefulForm):
    """The answer of the body that was advised."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hva svarer dere?"),
        choices=Advice.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages=ONE_OF_THESE,
    )
    text = WordsField(
        label=gettext_lazy("Hva gjør dere, og hvorfor?"),
        help_text=gettext_lazy("Skriv til rådet, så alle forstår det. Ingen navn på innbyggere."),
        longest=ANSWER,
        rows=6,
        missing=gettext_lazy("Skriv et svar. Rådet trenger å vite hvorfor, særlig når svaret er nei."),
    )


class CloseForm(CarefulForm):
    """Whether it was done, and why or why not."""

    done = forms.ChoiceField(
        label=gettext_lazy("Ble det gjort?"),
        choices=[("yes", gettext_lazy("Ja, det er gjort")), ("no", gettext_lazy("Nei, det ble ikke gjort"))],
        widget=forms.RadioSelect,
        error_messages=ONE_OF_THESE,
    )
    text = WordsField(
        label=gettext_lazy("Hva er gjort? Eller hvorfor ble det ikke noe av?"),
        help_text=gettext_lazy("To linjer er nok. Ingen navn på innbyggere."),
        longest=ANSWER,
        rows=5,
        missing=gettext_lazy("Skriv hva som er gjort, eller hvorfor det ikke ble noe av."),
    )

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        """``again``: it was said before that it was not done, and now only that it is can be said."""
        super().__init__(*args, **kwargs)
        if again:
            self.fields["done"].widget = forms.HiddenInput()
            self.fields["done"].initial = "yes"
            let_choose(self, "done", CloseForm.base_fields["done"].choices[:1])  # type: ignore[attr-defined]  # a ChoiceField
            self.fields["text"].label = _("Hva er gjort?")


def initial_of(row: Advice, values: Iterable[Value]) -> dict[str, Any]:
    """What the form of existing advice begins with."""
    body = row.to_unit or row.to_team
    return {
        "title": row.title,
        "text": row.text,
        "to": home_key(body) if body else "",
        "values": [each.pk for each in values],
        "gathering": row.gathering_id,
        "measure": row.measure_id,
        "public": row.public,
        "seen": row.revision,
    }


def _meeting_words(row: Gathering) -> str:
    return f"{row.title}, {day_of(local(row.starts_at, row).date())}"
