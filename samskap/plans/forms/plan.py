"""The head of a plan, its sections, its steps, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Person, Unit
from samskap.plans.actions.plan import PlanWords
from samskap.plans.day_words import day_in_field
from samskap.plans.forms.fields import TEXT, TITLE, DayField, WordsField, let_choose_from
from samskap.plans.models import Plan, Section


class PlanForm(forms.Form):
    """What a plan says of itself."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = WordsField(
        label=_("Hva heter planen?"),
        longest=TITLE,
        missing=_("Planen trenger et navn, så folk finner den igjen."),
    )
    summary = WordsField(
        label=_("Kort om planen"),
        help_text=_("To–tre setninger om hva dere vil, for dem som ikke kjenner planen."),
        longest=TEXT,
        rows=5,
        required=False,
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Hvem er planen for?"), empty_label=None)
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Hvem holder i planen?"),
        help_text=_("Den som får beskjed når noe trenger en hånd."),
        required=False,
        empty_label=_("Ingen ennå"),
    )
    period_text = WordsField(
        label=_("Perioden, med planens egne ord"),
        help_text=_("For eksempel 2026–2029."),
        longest=120,
        required=False,
    )
    period_start = DayField(label=_("Fra"), help_text=_("For eksempel 1. januar 2026."), required=False)
    period_end = DayField(
        label=_("Til og med"), help_text=_("For eksempel 31. desember 2029."), required=False
    )
    language = forms.ChoiceField(
        choices=[("nb", _("bokmål")), ("nn", _("nynorsk"))],
        label=_("Språket i planen"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, units: Sequence[Unit], people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Unit.objects.filter(pk__in=[each.pk for each in units]).order_by("-kind", "name")
        let_choose_from(self, "unit", own)
        let_choose_from(self, "owner", people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("period_start"), cleaned.get("period_end")
        if start and end and end.end < start.start:
            self.add_error(
                "period_end", _("Perioden slutter før den begynner. Se på de to datoene en gang til.")
            )
        return cleaned

    def words(self) -> PlanWords:
        """What was written, as the verbs take it."""
        cleaned = self.cleaned_data
        start, end = cleaned["period_start"], cleaned["period_end"]
        return PlanWords(
            title=cleaned["title"],
            summary=cleaned["summary"],
            unit=cleaned["unit"],
            owner=cleaned["owner"],
            period_text=cleaned["period_text"],
            period_start=start.start if start else None,
            period_end=end.end if end else None,
            language=cleaned["language"],
        )


def plan_initial(plan: Plan) -> dict[str, Any]:
    """What the form of a plan shows at first."""
    return {
        "title": plan.title,
        "summary": plan.summary,
        "unit": plan.unit_id,
        "owner": plan.owner_id,
        "period_text": plan.period_text,
        "period_start": day_in_field(plan.period_start),
        "period_end": day_in_field(plan.period_end),
        "language": plan.language,
    }


class SectionForm(forms.Form):
    """A part of the plan."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = WordsField(label=_("Hva heter delen?"), longest=TITLE, missing=_("Delen trenger en overskrift."))
    intro = WordsField(
        label=_("Innledning"),
        help_text=_("Det som står mellom overskriften og tiltakene."),
        longest=TEXT,
        rows=5,
        required=False,
    )


class DeleteSectionForm(forms.Form):
    """Where the measures go when their section is taken away."""

    into = forms.ModelChoiceField(
        Section.objects.none(),
        label=_("Flytt tiltakene til"),
        empty_label=_("Velg en del"),
        error_messages={
            "required": _("Delen har tiltak. Velg hvilken del de skal flyttes til, så blir ingenting borte.")
        },
    )

    def __init__(self, *args: Any, others: Sequence[Section], has_measures: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].required = has_measures
        let_choose_from(self, "into", Section.objects.filter(pk__in=[section.pk for section in others]))
