"""The form of a paper: a case for a council's meeting, in plain language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import WordsField, let_choose_from
from samskap.gatherings.actions.papers import Case
from samskap.gatherings.forms.shared_fields import LinkField
from samskap.gatherings.models import Paper
from samskap.people.viewer import Viewer
from samskap.plans.models import Measure
from samskap.practice.queries.choices import measures_to_choose

ABOUT, SHORTER = 5000, 2000
NAMES = ("title", "about", "means", "question", "link", "measure")


class PaperForm(CarefulForm):
    """What it is about, what it means, and what the council is asked. ``seen`` is the revision that was read."""

    careful_fields = ("title", "about", "means", "question")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = WordsField(
        label=gettext_lazy("Hva heter saken?"),
        longest=200,
        missing=gettext_lazy("Gi saken et navn. Noen få ord er nok."),
    )
    about = WordsField(
        label=gettext_lazy("Hva handler det om?"),
        help_text=gettext_lazy("Korte setninger. Forklar ord som ikke alle kjenner."),
        longest=ABOUT,
        rows=6,
        missing=gettext_lazy("Skriv hva saken handler om."),
    )
    means = WordsField(
        label=gettext_lazy("Hva betyr det for folk?"),
        help_text=gettext_lazy("Hva blir annerledes i hverdagen, og for hvem?"),
        longest=SHORTER,
        rows=4,
        required=False,
    )
    question = WordsField(
        label=gettext_lazy("Hva spør dere rådet om?"),
        help_text=gettext_lazy("Ett eller to spørsmål som det går an å svare på."),
        longest=SHORTER,
        rows=3,
        missing=gettext_lazy("Skriv hva dere vil ha råd om."),
    )
    link = LinkField(
        label=gettext_lazy("Lenke til mer"), help_text=gettext_lazy("Det skal gå an å svare uten å lese mer.")
    )
    measure = forms.ModelChoiceField(
        Measure.objects.none(),
        label=gettext_lazy("Hører det til et tiltak i planen?"),
        required=False,
        empty_label=gettext_lazy("Ikke et bestemt tiltak"),
        error_messages={"invalid_choice": gettext_lazy("Tiltaket finnes ikke lenger. Velg på nytt.")},
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures = measures_to_choose(viewer, chosen=(kwargs.get("initial") or {}).get("measure"))
        let_choose_from(self, "measure", Measure.objects.filter(pk__in=[each.pk for each in measures]))
        if not measures:
            del self.fields["measure"]

    def case(self) -> Case:
        """The case as the verb takes it."""
        names = (*NAMES, "overruled")
        return Case(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


def initial_of(row: Paper) -> dict[str, Any]:
    """What the form of an existing paper begins with."""
    found = {name: getattr(row, name) for name in NAMES}
    return {**found, "measure": row.measure_id, "seen": row.revision}
