"""The form of a hearing that is going on: more time, more people, other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from samskap.plans.actions.hearing_terms import HearingTerms
from samskap.plans.day_words import day_in_field
from samskap.plans.forms.steps import FIELDS, Around
from samskap.plans.states import Ask, State, transition

CHANGEABLE: Final = (Ask.CLOSING, Ask.ANSWERS, Ask.INVITATION, Ask.SAY_IT)


class HearingChangeForm(forms.Form):
    """What of a hearing can be changed. ``seen`` is the mark of the terms the person saw."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, terms: HearingTerms, around: Around) -> None:
        super().__init__(data)
        self.terms = terms
        step = transition(State.DRAFT, State.HEARING)
        for ask in CHANGEABLE:
            need = step.need(ask) if step else None
            if need is not None:
                self.fields[ask.value] = FIELDS[ask](need, around)
        self.fields[Ask.CLOSING.value].help_text = _(
            "Dagen kan flyttes lenger fram, ikke tilbake. Noen kan ha tenkt å svare den siste dagen."
        )
        if not terms.open_to_everybody:
            self.fields["everybody"] = forms.BooleanField(
                label=_("Spør alle, også de som ikke har noen konto her"), required=False
            )
        if more := [(team.pk, team.name) for team in around.teams if team.pk not in terms.body_ids]:
            self.fields["bodies"] = forms.TypedMultipleChoiceField(
                label=_("Råd og grupper som også blir spurt"),
                choices=more,
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
                required=False,
                error_messages={
                    "invalid_choice": _("En av dem du valgte, finnes ikke lenger. Velg på nytt.")
                },
            )
        self.initial = {
            "seen": terms.mark,
            Ask.CLOSING.value: day_in_field(terms.closes_on),
            Ask.ANSWERS.value: day_in_field(terms.answers_by),
            Ask.INVITATION.value: terms.invitation,
            Ask.SAY_IT.value: terms.say_it,
        }

    def wanted(self) -> HearingTerms:
        """The terms as they shall be."""
        given = self.cleaned_data
        answers = given["answers_by"]
        return replace(
            self.terms,
            closes_on=given["closes_on"].end,
            answers_by=answers.end if answers else None,
            invitation=given["invitation"],
            say_it=given["say_it"],
            open_to_everybody=self.terms.open_to_everybody or given.get("everybody", False),
            body_ids=tuple(sorted({*self.terms.body_ids, *given.get("bodies", ())})),
        )
