"""The form of a poster, whose rows are added, moved and taken away without script, and that of a poster on a wall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samskap.core.careful import CarefulForm
from samskap.core.identifying import find
from samskap.values.models import Value
from samskap.values.poster import photos
from samskap.values.poster.content import (
    FOOTER,
    HEADING,
    MOST_LINES,
    QUESTION,
    TEXT,
    THEME,
    PosterLine,
    PosterText,
)

Row = dict[str, str]
ROW: Final = re.compile(r"linje-(\d{1,3})-(value|theme|text|question)")
PRESS: Final = re.compile(r"(add|remove|up|down)(?:-(\d{1,3}))?")


def _words(label: Any, longest: int, **kwargs: Any) -> forms.CharField:
    field = forms.CharField(label=label, max_length=longest, **kwargs)
    # The browser would cut a pasted text without a word; we say how much there is room for instead.
    field.widget.attrs.pop("maxlength", None)
    field.error_messages["max_length"] = _(
        "Her er det plass til %(limit_value)d tegn, og du har skrevet %(show_value)d. Kort det litt ned."
    )
    return field


class PosterForm(CarefulForm):
    """What stands above and below the themes; looks through the words of the themes too."""

    careful_fields = ("heading", "footer")
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    heading = _words(_("Overskrift"), HEADING)
    footer = _words(
        _("Linje nederst"), FOOTER, required=False, help_text=_("For eksempel når og hvor dere er.")
    )

    def __init__(self, *args: Any, beside: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = beside

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._look_through("heading", find(self.beside, known=self.known_names))
        return cleaned


# For themes of the department's own; the keys are those of poster.content.OWN_MOTIFS.
OWN_DRAWINGS: Final = {
    "fjell": _("Tegnet som fjell"),
    "hus": _("Tegnet som et hus"),
    "bro": _("Tegnet som en bro"),
    "bat": _("Tegnet som en båt"),
    "bolge": _("Tegnet som bølger"),
}


class LineForm(forms.Form):
    """One theme."""

    value = forms.ChoiceField(label=_("Verdi og tegning"), required=False)
    theme = _words(_("Tema"), THEME)
    text = _words(_("Tekst"), TEXT, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    question = _words(_("Spørsmål"), QUESTION, required=False)

    def __init__(self, *args: Any, values: Sequence[Value], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [("", _("Samskap velger tegning")), *OWN_DRAWINGS.items()]
        choices = [*((str(value.pk), value.name) for value in values), (_("Et eget tema"), own)]
        self.fields["value"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def line(self) -> PosterLine:
        """The theme as the verb takes it; call when valid."""
        cleaned = self.cleaned_data
        text = " ".join(cleaned["text"].split())  # the poster breaks the lines itself
        chosen = cleaned["value"]
        value_id, motif = (int(chosen), "") if chosen.isdecimal() else (None, chosen)
        return PosterLine(cleaned["theme"], text, cleaned["question"], value_id, motif=motif)


class PosterEditor:
    """The form with its rows, from the poster as it stands or as somebody has typed it."""

    def __init__(
        self,
        head: Mapping[str, Any],
        rows: Sequence[Row],
        *,
        values: Sequence[Value],
        bound: bool,
        known_names: Iterable[str] = (),
    ) -> None:
        self.bound, self.rows = bound, list(rows)
        # what is longer than its field is refused there, and is not looked through here
        beside = "\n".join(
            " – ".join(row.get(name, "").strip()[:TEXT] for name in ("theme", "text", "question"))
            for row in rows
        )
        self.form = PosterForm(**_given(head, bound), known_names=known_names, beside=beside)
        self.lines = [
            LineForm(
                values=values, prefix=f"linje-{at}", **_given(_prefixed(row, at) if bound else row, bound)
            )
            for at, row in enumerate(rows)
        ]

    @property
    def forms(self) -> list[forms.Form]:
        """All parts, for the summary of errors."""
        return [self.form, *self.lines]

    @property
    def has_errors(self) -> bool:
        return self.bound and (self.miscounted or any(form.errors for form in self.forms))

    @property
    def miscounted(self) -> bool:
        return not 1 <= len(self.lines) <= MOST_LINES

    @property
    def full(self) -> bool:
        return len(self.lines) >= MOST_LINES

    def is_valid(self) -> bool:
        valid = {form.is_valid() for form in self.forms}  # all of them, so that each tells what is wrong
        return valid == {True} and not self.miscounted

    def poster_lines(self) -> list[PosterLine]:
        return [form.line() for form in self.lines]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field of the poster says now, and what was typed into it meanwhile."""

    label: str
    theirs: str
    yours: str


def differences(poster: PosterText, head: Mapping[str, Any], rows: Sequence[Row]) -> list[Difference]:
    """Where the poster as it stands and the form as it was sent are not the same."""
    theirs = {gettext("Overskrift"): poster.heading, gettext("Linje nederst"): poster.footer}
    yours = {
        gettext("Overskrift"): str(head.get("heading", "")),
        gettext("Linje nederst"): str(head.get("footer", "")),
    }
    for told, lines in ((theirs, rows_of(poster)), (yours, rows)):
        for number, row in enumerate(lines, start=1):
            label = gettext("Tema %(number)d") % {"number": number}
            told[label] = "\n".join(
                filter(None, (row.get(name, "") for name in ("theme", "text", "question")))
            )
    labels = dict.fromkeys([*theirs, *yours])
    found = [Difference(label, theirs.get(label, ""), yours.get(label, "")) for label in labels]
    return [each for each in found if each.theirs.split() != each.yours.split()]


def _given(values: Mapping[str, Any], bound: bool) -> dict[str, Any]:
    return {"data": values} if bound else {"initial": values}


def _prefixed(row: Row, at: int) -> Row:
    return {f"linje-{at}-{name}": value for name, value in row.items()}


def rows_of(poster: PosterText) -> list[Row]:
    """The lines as the form shows them."""
    return [
        {
            "value": str(line.value_id or line.motif),
            "theme": line.theme,
            "text": line.text,
            "question": line.question,
        }
        for line in poster.lines
    ]


def posted_rows(data: Mapping[str, Any]) -> list[Row]:
    """The rows as they were typed, in order; at most twice as many as a poster has room for."""
    rows: dict[int, Row] = {}
    for key in data:
        if match := ROW.fullmatch(key):
            rows.setdefault(int(match[1]), {})[match[2]] = str(data[key])
    return [rows[at] for at in sorted(rows)][: 2 * MOST_LINES]


def pressed(rows: Sequence[Row], press: str) -> list[Row] | None:
    """The rows after a button that changes them was pressed; None when it was another button."""
    match = PRESS.fullmatch(press)
    if match is None:
        return None
    changed, at = list(rows), int(match[2] or 0)
    match match[1]:
        case "add" if len(changed) < MOST_LINES:
            changed.append({})
        case "remove" if at < len(changed):
            del changed[at]
        case "up" if 0 < at < len(changed):
            changed[at - 1], changed[at] = changed[at], changed[at - 1]
        case "down" if at + 1 < len(changed):
            changed[at + 1], changed[at] = changed[at], changed[at + 1]
    return changed


class HangingForm(forms.Form):
    """That the poster hangs, since when and where."""

    on = forms.DateField(
        label=_("Når ble den hengt opp?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Skriv datoen som dag, måned og år, for eksempel 24.11.2026.")},
    )
    place = _words(_("Hvor henger den?"), 120, required=False, help_text=_("For eksempel ved kaffemaskinen."))
    photo = forms.FileField(
        label=_("Et bilde av veggen"),
        required=False,
        help_text=_(
            "Uten mennesker på. Vi gjør bildet lite og tar bort sted, tid og kamera. Bare vi som er med, ser det."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if on > today:
            raise forms.ValidationError(_("Datoen er ikke kommet ennå. Si fra når plakaten henger."))
        if on.year < today.year - 10:
            raise forms.ValidationError(_("Det er lenge siden. Mente du et senere år?"))
        return on

    def clean_place(self) -> str:
        place = " ".join(self.cleaned_data["place"].split())
        if find(place):
            raise forms.ValidationError(_("Skriv bare hvor i huset den henger, uten navn og nummer."))
        return place

    def clean_photo(self) -> bytes | None:
        upload = self.cleaned_data.get("photo")
        if not upload:
            return None
        try:
            return photos.small_photo(upload)
        except photos.PhotoRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
