"""The form of a point on the agenda."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samskap.core.fields import WordsField
from samskap.gatherings.actions.agenda import Point
from samskap.gatherings.forms.meeting import MeetingForm
from samskap.gatherings.models import AgendaItem


class ItemForm(MeetingForm):
    """A point; the title of one that belongs to the kind stands fast. ``item`` is the one that is written anew."""

    careful_fields = ("title", "text", "brought_by")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = WordsField(
        label=gettext_lazy("Hva gjelder det?"),
        longest=200,
        missing=gettext_lazy("Skriv hva punktet gjelder. Noen få ord er nok."),
    )
    text = WordsField(
        label=gettext_lazy("Forberedelse"),
        help_text=gettext_lazy("Skriv slik at ingen innbygger kan kjennes igjen."),
        longest=8000,
        rows=5,
        required=False,
    )
    brought_by = WordsField(
        label=gettext_lazy("Hvem tar det opp?"),
        help_text=gettext_lazy("En rolle, et lag eller en kollega."),
        longest=120,
        required=False,
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Omtrent hvor mange minutter?"),
        required=False,
        min_value=1,
        max_value=600,
        error_messages={
            "invalid": gettext_lazy("Skriv et helt tall, eller la det stå tomt."),
            "min_value": gettext_lazy("Skriv et tall over null, eller la det stå tomt."),
            "max_value": gettext_lazy("Så lenge varer ingen samling. Skriv et lavere tall."),
        },
    )

    def __init__(self, *args: Any, item: AgendaItem | None = None, **kwargs: Any) -> None:
        before = f"{item.title}\n{item.text}\n{item.brought_by}" if item is not None else ""
        super().__init__(*args, before=before, **kwargs)
        self.item = item
        if item is not None and item.slot:
            del self.fields["title"]

    def point(self) -> Point:
        """The point as the verb takes it."""
        cleaned = self.cleaned_data
        return Point(
            title=cleaned.get("title", ""),
            text=cleaned["text"],
            brought_by=cleaned["brought_by"],
            minutes=cleaned["minutes"],
            overruled=cleaned["overruled"],
        )


def initial_of(item: AgendaItem) -> dict[str, Any]:
    """What the form of an existing point begins with."""
    fields = ("title", "text", "brought_by", "minutes")
    return {**{name: getattr(item, name) for name in fields}, "seen": item.revision}
