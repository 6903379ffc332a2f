"""A point to follow up: what, who and by when; and why it is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.fields import WordsField, let_choose
from samskap.gatherings.actions.meeting_points import Task, seen_in
from samskap.gatherings.due_words import find_due
from samskap.gatherings.forms.meeting import MeetingForm
from samskap.gatherings.models import ActionItem
from samskap.people.models import Person

ONE_OF_THESE = {"invalid_choice": gettext_lazy("Velg en av disse.")}


class PointForm(MeetingForm):
    """What, who and by when. The day is written as people say it; ``kept`` is one that may have been, and stays."""

    careful_fields = ("text", "owner_words")
    chance = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    text = WordsField(
        label=gettext_lazy("Hva skal gjøres?"),
        longest=300,
        missing=gettext_lazy("Skriv hva som skal gjøres. Noen få ord er nok."),
    )
    owner = forms.ChoiceField(
        label=gettext_lazy("Hvem tar det?"), required=False, error_messages=ONE_OF_THESE
    )
    owner_words = WordsField(
        label=gettext_lazy("Eller med ord"),
        help_text=gettext_lazy("En rolle eller et lag, ikke en innbygger."),
        longest=120,
        required=False,
    )
    due = WordsField(
        label=gettext_lazy("Innen når?"),
        help_text=gettext_lazy("For eksempel: fredag, om to uker, 3. desember, neste samling."),
        longest=60,
        required=False,
    )
    field_order = ("chance", "text", "owner", "owner_words", "due", "overruled")

    def __init__(
        self,
        *args: Any,
        people: Sequence[Person],
        next_meeting: date | None,
        kept: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept
        self.people = {str(person.pk): person for person in people}
        self.next_meeting = next_meeting
        names = [(key, person.name) for key, person in self.people.items()]
        let_choose(self, "owner", [("", _("Ikke bestemt ennå")), *names])

    def clean_due(self) -> date | None:
        words = str(self.cleaned_data["due"] or "")
        if not words:
            return None
        if self.kept is not None and words == day_in_field(self.kept):
            return self.kept
        today = timezone.localdate()
        found = find_due(words, today, self.next_meeting)
        if found is None:
            raise ValidationError(
                _(
                    "Vi forsto ikke dagen, eller den har vært. Skriv for eksempel «fredag», «om to uker» eller"
                    " «3. desember»."
                )
            )
        return found.day

    def task(self) -> Task:
        """The point, as the verb takes it."""
        cleaned = self.cleaned_data
        return Task(
            text=cleaned["text"],
            owner=self.people.get(cleaned["owner"]),
            owner_words=cleaned["owner_words"],
            due=cleaned["due"],
            overruled=cleaned["overruled"],
        )


def initial_of(point: ActionItem) -> dict[str, Any]:
    """What the form of an existing point begins with."""
    return {
        "text": point.text,
        "owner": str(point.owner_id or ""),
        "owner_words": point.owner_words,
        "due": day_in_field(point.due) if point.due else "",
        "seen": seen_in(point),
    }


def day_in_field(day: date) -> str:
    """The day as it stands in the field, and is understood again: «3. desember 2026»."""
    return format_date(day, "j. F Y")


class DropForm(MeetingForm):
    """Why a point is dropped."""

    careful_fields = ("because",)
    because = WordsField(
        label=gettext_lazy("Hvorfor legger dere det bort?"),
        help_text=gettext_lazy("Så de andre ser at det ikke er glemt."),
        longest=300,
        missing=gettext_lazy("Skriv hvorfor. Noen få ord er nok."),
    )
