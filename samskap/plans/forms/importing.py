"""What people may send and write while a document becomes a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.document_uploads import LIMIT
from samskap.core.fields import RowsField
from samskap.people.models import Unit
from samskap.plans.actions.import_edits import Head, MeasureWords
from samskap.plans.drafting.draft import Draft, DraftMeasure, DraftSection
from samskap.plans.drafting.edits import TimingEdit
from samskap.plans.drafting.fit import NUMBER, PERIOD, TITLE
from samskap.plans.matching import Body
from samskap.plans.models import Timing
from samskap.plans.queries.bodies import reference
from samskap.values.models import Value

ACCEPTED = ".docx,.pdf,.txt,.md,.html,.htm,.csv,.xlsx"
PASTED_NAME = gettext_lazy("Innlimt tekst.txt")
LONGEST_PASTE = 2_000_000
# A choice must have a value of its own, for "" would be no answer.
WORDS_ONLY = "-"
GROUPS: dict[str, Any] = {
    "team": gettext_lazy("Lag, grupper og råd"),
    "unit": gettext_lazy("Virksomhet og avdelinger"),
    "every_department": gettext_lazy("Flere"),
    "role": gettext_lazy("Roller"),
    "person": gettext_lazy("Personer"),
}


def day_field(label: Any) -> forms.DateField:
    """A date that may stand empty."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class StartForm(forms.Form):
    """A document or pasted text, and the unit whose plan it is."""

    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(), label=gettext_lazy("Hvem er planen for?"), empty_label=None
    )
    document = forms.FileField(
        label=gettext_lazy("Velg filen med planen"),
        required=False,
        allow_empty_file=True,
        max_length=1000,
        help_text=gettext_lazy(
            "Word, PDF med tekst, Excel, CSV, nettside eller ren tekst. Opptil 25 MB. Du kan også dra den hit."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        label=gettext_lazy("Eller lim inn teksten"),
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        help_text=gettext_lazy("Kopier planen fra e-post, nettside eller Word, og lim den inn her."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "max_length": gettext_lazy("Teksten er lengre enn en plan kan være. Lim inn bare planen.")
        },
    )

    def __init__(self, *args: Any, units: Sequence[Unit], refused: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused = refused
        field = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        field.choices = [(unit.pk, unit.name) for unit in units]
        if len(units) == 1:
            field.widget, field.initial = forms.HiddenInput(), units[0].pk

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        document, text = data.get("document"), (data.get("text") or "").strip()
        if self.refused:
            most = LIMIT // (1024 * 1024)
            self.add_error(
                "document",
                _("Filen er større enn %(most)s MB. Lagre den uten bilder og vedlegg, eller lim inn teksten.")
                % {"most": most},
            )
        elif document and text:
            self.add_error("text", _("Du har både valgt en fil og limt inn tekst. Behold én av dem."))
        elif not document and not text and not self.errors:
            self.add_error("document", _("Velg en fil, eller lim inn teksten under."))
        return data

    def content(self) -> tuple[bytes, str]:
        """The bytes to read and what to call them."""
        document = self.cleaned_data.get("document")
        if isinstance(document, UploadedFile):
            return document.read(), document.name or ""
        return self.cleaned_data["text"].encode(), str(PASTED_NAME)


class HeadForm(forms.Form):
    """The plan's own title, introduction, language and period."""

    seen = forms.IntegerField(widget=forms.HiddenInput())
    title = forms.CharField(label=gettext_lazy("Planens navn"), max_length=TITLE)
    preamble = forms.CharField(
        label=gettext_lazy("Innledningen"),
        required=False,
        help_text=gettext_lazy("Det som står i planen før den første delen med tiltak."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Planen er skrevet på"), choices=[("nb", "bokmål"), ("nn", "nynorsk")]
    )
    period_text = forms.CharField(
        label=gettext_lazy("Perioden, slik planen sier det"), max_length=PERIOD, required=False
    )
    period_start = day_field(gettext_lazy("Fra og med"))
    period_end = day_field(gettext_lazy("Til og med"))

    @classmethod
    def of(cls, draft: Draft) -> HeadForm:
        """The form with what the draft says now."""
        names = ("title", "preamble", "language", "period_text", "period_start", "period_end")
        return cls(initial={"seen": draft.revision, **{name: getattr(draft, name) for name in names}})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("period_start"), data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", _("Planen slutter før den begynner. Rett en av datoene."))
        return data

    def head(self) -> Head:
        """What was written."""
        return Head(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class SectionForm(forms.Form):
    """A heading and the text under it."""

    seen = forms.IntegerField(widget=forms.HiddenInput())
    title = forms.CharField(label=gettext_lazy("Overskrift"), max_length=TITLE)
    intro = forms.CharField(
        label=gettext_lazy("Teksten under overskriften"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    @classmethod
    def of(cls, section: DraftSection) -> SectionForm:
        """The form with what the draft says now."""
        return cls(initial={"seen": section.revision, "title": section.title, "intro": section.intro})


class MeasureForm(forms.Form):
    """A whole measure of the draft, with fields of their own for each responsible and each time in the document."""

    seen = forms.IntegerField(widget=forms.HiddenInput())
    section = forms.ChoiceField(label=gettext_lazy("Står under"))
    number = forms.CharField(label=gettext_lazy("Nummer"), max_length=NUMBER, required=False)
    title = forms.CharField(
        label=gettext_lazy("Tiltak"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )
    text = forms.CharField(
        label=gettext_lazy("Tekst"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    why = forms.CharField(
        label=gettext_lazy("Hvorfor"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    values = RowsField(
        queryset=Value.objects.none(),
        label=gettext_lazy("Verdier tiltaket bygger opp under"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(
        self,
        *args: Any,
        draft: Draft,
        measure: DraftMeasure,
        bodies: Sequence[Body],
        values: Sequence[Value],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        section = cast("forms.ChoiceField", self.fields["section"])
        known = cast("forms.ModelMultipleChoiceField[Value]", self.fields["values"])
        section.choices = [(each.key, each.title or _("Uten overskrift")) for each in draft.sections]
        known.queryset = Value.objects.filter(pk__in=[value.pk for value in values])
        groups = grouped(bodies)
        for place, who in enumerate(measure.responsibles):
            keep = [("?", _("Ikke avgjort ennå")), (WORDS_ONLY, _("Bare ordene i planen"))]
            self.fields[f"body_{place}"] = forms.ChoiceField(
                label=_("Hvem er «%(name)s»?") % {"name": who.name}, choices=[*keep, *groups]
            )
        for place in range(len(measure.timings)):
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                label=_("Hva slags tid er det?"), choices=Timing.Kind.choices
            )
            self.fields[f"start_{place}"] = day_field(_("Fra"))
            self.fields[f"end_{place}"] = day_field(_("Til, eller senest"))

    @staticmethod
    def of(section: DraftSection, measure: DraftMeasure) -> dict[str, Any]:
        """The first contents of the form: what the draft says now."""
        names = ("number", "title", "text", "why", "values")
        first: dict[str, Any] = {name: getattr(measure, name) for name in names}
        first |= {"seen": measure.revision, "section": section.key}
        for place, who in enumerate(measure.responsibles):
            first[f"body_{place}"] = (who.body or WORDS_ONLY) if who.settled else "?"
        for place, timing in enumerate(measure.timings):
            first |= {
                f"kind_{place}": timing.kind,
                f"start_{place}": timing.start,
                f"end_{place}": timing.end,
            }
        return first

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for place in range(len(self.measure.timings)):
            start, end = data.get(f"start_{place}"), data.get(f"end_{place}")
            if start and end and end < start:
                self.add_error(f"end_{place}", _("Slutten kommer før starten. Rett en av datoene."))
        return data

    def words(self) -> MeasureWords:
        """What was written."""
        data = self.cleaned_data
        return MeasureWords(
            section=data["section"],
            number=data["number"],
            title=data["title"],
            text=data["text"],
            why=data["why"],
            bodies=[
                data[f"body_{place}"].removeprefix(WORDS_ONLY)
                for place in range(len(self.measure.responsibles))
            ],
            timings=[
                TimingEdit(data[f"kind_{place}"], data[f"start_{place}"], data[f"end_{place}"])
                for place in range(len(self.measure.timings))
            ],
            values=[value.pk for value in data["values"]],
        )

    def whose(self) -> list[forms.BoundField]:
        """The questions of who is meant."""
        return [self[f"body_{place}"] for place in range(len(self.measure.responsibles))]

    def when(self) -> list[tuple[str, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """For each time of the document: its words, what it is, from, to."""
        return [
            (timing.text, self[f"kind_{place}"], self[f"start_{place}"], self[f"end_{place}"])
            for place, timing in enumerate(self.measure.timings)
        ]


def grouped(bodies: Sequence[Body]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The bodies as choices under a heading for each kind."""
    return [
        (str(label), [(reference(body), body.name) for body in bodies if body.kind == kind])
        for kind, label in GROUPS.items()
        if any(body.kind == kind for body in bodies)
    ]
