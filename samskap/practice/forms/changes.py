"""What is written about a change: what we do, because of whose wish, for which values, and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskap.core.careful import CarefulForm
from samskap.core.fields import RowsField, WordsField, let_choose_from
from samskap.people.models import Unit
from samskap.plans.models import Measure
from samskap.practice.actions.recording import ChangeEntry
from samskap.practice.models import ChangeRecord
from samskap.values.models import Value

WHAT, MORE = 300, 4000
ONE_OF_THESE = {"required": _("Velg en av disse."), "invalid_choice": _("Velg en av disse.")}


def day_field(label: Any, missing: Any = "", **kwargs: Any) -> forms.DateField:
    """A day, chosen from a calendar where the browser has one."""
    return forms.DateField(
        label=label,
        required=bool(missing),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": missing,
            "invalid": _("Vi forstår ikke datoen. Velg en dag i kalenderen, eller skriv 2027-09-01."),
        },
        **kwargs,
    )


class ChangeForm(CarefulForm):
    """A change as its people write it. ``fra`` is the signed mark of what it came from, ``etter`` the one before it."""

    careful_fields = ("what", "before", "how")
    fra = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    etter = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    what = WordsField(
        label=_("Hva gjør dere annerledes?"),
        help_text=_("Én setning, slik at alle forstår den. Skriv slik at ingen kan kjennes igjen."),
        longest=WHAT,
        rows=2,
        missing=_("Skriv hva dere gjør annerledes. En setning er nok."),
    )
    wish = forms.ChoiceField(
        label=_("Hvem ønsket det?"),
        choices=ChangeRecord.Wish.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Velg hvem som ønsket det."),
            "invalid_choice": _("Velg en av disse."),
        },
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Hvor gjelder det?"),
        empty_label=_("Velg avdeling"),
        error_messages={
            "required": _("Velg hvor endringen gjelder."),
            "invalid_choice": _("Velg en av disse."),
        },
    )
    values = RowsField(
        Value.objects.none(),
        label=_("Hvilke verdier tjener det?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("En av verdiene finnes ikke lenger. Velg på nytt.")},
    )
    since = day_field(_("Fra når?"), _("Velg dagen dere begynte, eller begynner."))
    review_on = day_field(
        _("Når ser dere om det hjalp?"),
        help_text=_("Da minner vi om det, og dere kan spørre dem det var for."),
    )
    before = WordsField(
        label=_("Slik var det før"), help_text=_("To linjer er nok."), longest=MORE, rows=3, required=False
    )
    how = WordsField(
        label=_("Slik gjør dere det nå"),
        help_text=_("Så andre kan gjøre det samme."),
        longest=MORE,
        rows=3,
        required=False,
    )
    measure = forms.ModelChoiceField(
        Measure.objects.none(),
        label=_("Hører det til et tiltak i planen?"),
        required=False,
        empty_label=_("Ikke et bestemt tiltak"),
        error_messages={
            "invalid_choice": _("Tiltaket finnes ikke lenger. Velg et annet, eller la det stå tomt.")
        },
    )

    def __init__(
        self,
        *args: Any,
        units: Sequence[Unit],
        values: QuerySet[Value],
        measures: Iterable[Measure],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        let_choose_from(self, "unit", Unit.objects.filter(pk__in=[unit.pk for unit in units]))
        let_choose_from(self, "values", values)
        self._let_choose_measure(list(measures))

    def _let_choose_measure(self, measures: list[Measure]) -> None:
        """The measures plan by plan, or in one list when there is only one plan."""
        rows = Measure.objects.filter(pk__in=[measure.pk for measure in measures])
        field = let_choose_from(self, "measure", rows)
        groups: dict[str, list[tuple[int, str]]] = {}
        for measure in measures:
            words = f"{measure.number} {measure.title}".strip()
            groups.setdefault(measure.section.plan.title, []).append((measure.pk, words))
        plans: list[Any] = list(groups.items())
        only = plans[0][1] if len(plans) == 1 else plans
        field.choices = [("", field.empty_label or ""), *only]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        since, review_on = cleaned.get("since"), cleaned.get("review_on")
        if since and review_on and review_on < since:
            self.add_error("review_on", _("Velg en dag etter at endringen begynner."))
        return cleaned

    @property
    def tells_more(self) -> bool:
        """Whether the part that may stay closed has something in it."""
        return any(self[name].value() for name in ("before", "how")) or any(
            name in self.errors for name in ("before", "how")
        )

    def entry(self) -> ChangeEntry:
        """What was written, as the verbs take it."""
        cleaned = self.cleaned_data
        names = ("what", "wish", "unit", "since", "review_on", "before", "how", "measure", "overruled")
        return ChangeEntry(**{name: cleaned[name] for name in names}, values=tuple(cleaned["values"]))


def initial_of(change: ChangeRecord) -> dict[str, Any]:
    """What the form shows of a change as it is now."""
    names = ("what", "wish", "since", "review_on", "before", "how", "revision")
    return {
        **{name: getattr(change, name) for name in names},
        "unit": change.unit_id,
        "measure": change.measure_id,
        "values": [value.pk for value in change.values.all()],
    }
