"""How it goes with a measure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskap.plans.actions.status import NEEDS_REASON, Standing
from samskap.plans.forms.fields import LINE, NAME, WordsField, let_choose, let_choose_from
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
        empty_label=_("Ikke et tiltak i denne planen"),
    )
    taken_over_by = WordsField(
        label=_("Eller hvem gjør det nå?"),
        help_text=_("Når arbeidet er flyttet til en annen, for eksempel et lag eller en partner."),
        longest=NAME,
        required=False,
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
            self.fields["status_reason"].required = True  # so that it does not say that it may be left empty
            self.add_error(
                "status_reason", _("Skriv hvorfor, så de som leser, forstår det. Én setning er nok.")
            )
        if (
            status == Measure.Status.REPLACED
            and not (cleaned.get("replaced_by") or cleaned.get("taken_over_by"))
            and not {"replaced_by", "taken_over_by"} & self.errors.keys()
        ):
            self.add_error(
                "replaced_by", _("Velg tiltaket som har tatt over, eller skriv hvem som gjør det nå.")
            )
        return cleaned

    def standing(self) -> Standing:
        """What was said, as the verbs take it."""
        cleaned, before = self.cleaned_data, self.initial
        status, reason = cleaned["status"], cleaned["status_reason"]
        moved_on = status != before.get("before", status) and status not in NEEDS_REASON
        if moved_on and reason == before.get("status_reason"):
            reason = ""  # it told why of the status before
        return Standing(status, reason, cleaned["replaced_by"], cleaned["taken_over_by"])


class StatusForm(StatusFields):
    """The status of one measure; ``seen`` is the latest update the person saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class QuickForm(forms.Form):
    """How it goes, in two presses; what took over is asked for on a page of its own.

    Nothing written keeps the reason that stands there, unless the status is new.
    """

    status = forms.ChoiceField(
        label=_("Hvordan går det?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Velg hvordan det går."), "invalid_choice": _("Velg en av disse.")},
    )
    reason = WordsField(
        label=_("Hva er nytt?"),
        help_text=_("To linjer er nok. Skriv slik at ingen kan kjennes igjen."),
        longest=LINE * 5,
        rows=3,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        let_choose(self, "status", quick_choices(measure.status))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        status = cleaned.get("status")
        is_new = status != self.measure.status
        if is_new and status in NEEDS_REASON and not cleaned.get("reason") and "reason" not in self.errors:
            self.fields["reason"].required = True
            self.add_error("reason", _("Skriv hvorfor, så de som leser, forstår det. Én setning er nok."))
        return cleaned

    def standing(self) -> Standing | None:
        """What was said, as the verbs take it; None is «det går som før»."""
        status, reason = self.cleaned_data["status"], self.cleaned_data["reason"]
        if status != self.measure.status:
            return Standing(status, reason)
        if not reason:
            return None
        return Standing(status, reason, self.measure.replaced_by, self.measure.taken_over_by)


def quick_choices(now: str) -> list[tuple[str, Any]]:
    """The statuses that can be chosen without saying what took over."""
    return [
        (key, label) for key, label in Measure.Status.choices if key != Measure.Status.REPLACED or key == now
    ]


def status_initial(measure: Measure) -> dict[str, Any]:
    """What the status fields show at first."""
    return {
        "status": measure.status,
        "before": measure.status,
        "status_reason": measure.status_reason,
        "replaced_by": measure.replaced_by_id,
        "taken_over_by": measure.taken_over_by,
    }
