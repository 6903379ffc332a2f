"""How it goes with a measure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.plans.actions.status import NEEDS_REASON, Standing
from samskap.plans.forms.fields import LINE, WordsField, let_choose_from
from samskap.plans.models import Measure


class StatusFields(forms.Form):
    """Status, reason and what took over; part of the form of a measure, and a form of its own."""

    status = forms.ChoiceField(
        choices=Measure.Status.choices,
        label=_("Hvordan går det?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan det går."), "invalid_choice": _("Velg en av disse.")},
    )
    status_reason = WordsField(
        label=_("Hvorfor?"),
        help_text=_("Trengs når tiltaket trenger en hånd, står på vent, er avsluttet eller erstattet."),
        longest=LINE * 5,
        rows=3,
        required=False,
    )
    replaced_by = forms.ModelChoiceField(
        Measure.objects.none(),
        label=_("Hva har tatt over?"),
        help_text=_("Bare når tiltaket er erstattet av et annet."),
        required=False,
        empty_label=_("Ikke erstattet"),
    )

    def let_replace(self, others: Iterable[Measure]) -> None:
        """The measures that may have taken over."""
        rows = list(others)
        found = Measure.objects.filter(pk__in=[row.pk for row in rows]).select_related("section")
        field = let_choose_from(self, "replaced_by", found)
        field.choices = [
            ("", field.empty_label or ""),
            *((row.pk, f"{row.number} {row.title}".strip()) for row in rows),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        status = cleaned.get("status")
        if status in NEEDS_REASON and not cleaned.get("status_reason") and "status_reason" not in self.errors:
            self.add_error(
                "status_reason", _("Skriv hvorfor, så de som leser, forstår det. Én setning er nok.")
            )
        if (
            status == Measure.Status.REPLACED
            and not cleaned.get("replaced_by")
            and "replaced_by" not in self.errors
        ):
            self.add_error("replaced_by", _("Velg hvilket tiltak som har tatt over."))
        return cleaned

    def standing(self) -> Standing:
        """What was said, as the verbs take it."""
        cleaned, before = self.cleaned_data, self.initial
        status, reason = cleaned["status"], cleaned["status_reason"]
        moved_on = status != before.get("before", status) and status not in NEEDS_REASON
        if moved_on and reason == before.get("status_reason"):
            reason = ""  # it told why of the status before
        return Standing(status, reason, cleaned["replaced_by"])


class StatusForm(StatusFields):
    """The status of one measure."""


def status_initial(measure: Measure) -> dict[str, Any]:
    """What the status fields show at first."""
    return {
        "status": measure.status,
        "before": measure.status,
        "status_reason": measure.status_reason,
        "replaced_by": measure.replaced_by_id,
    }
