"""A milestone, and the day it was reached."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.plans.actions.milestones import MilestoneWords
from samskap.plans.forms.fields import NAME, DayField, WordsField
from samskap.plans.models import Milestone


class MilestoneForm(forms.Form):
    """What shall be there, and by when. A month or a season means its last day."""

    title = WordsField(
        label=_("Milepæl"),
        help_text=_("Hva er på plass da? For eksempel «Fire avdelinger har prøvd»."),
        longest=NAME,
        missing=_("Skriv hva som er på plass når milepælen er nådd."),
    )
    due = DayField(
        label=_("Når"),
        help_text=_("En dato, en måned eller en årstid: 1. juni 2027, mars 2027, høsten 2027."),
        required=False,
    )

    def words(self) -> MilestoneWords:
        """What the milestone says, as the verbs take it."""
        return MilestoneWords(title=self.cleaned_data["title"], due=self.due_on())

    def due_on(self) -> date | None:
        """The day, None without."""
        days = self.cleaned_data["due"]
        return days.end if days else None


class MilestoneEditForm(MilestoneForm):
    """A milestone that is there already, with the day it was reached."""

    reached_on = DayField(
        label=_("Nådd"),
        help_text=_("Dagen dere nådde den. Tomt betyr at den ikke er nådd ennå."),
        required=False,
    )

    def reached(self) -> date | None:
        """The day it was reached."""
        days = self.cleaned_data["reached_on"]
        return days.end if days else None


def milestone_initial(row: Milestone) -> dict[str, Any]:
    """What the form shows at first."""
    return {"title": row.title, "due": row.due, "reached_on": row.reached_on}
