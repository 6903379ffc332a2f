"""The form of a measure: words, reason, values, responsibles, times and status, kept together whatever is pressed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samskap.plans.actions import Entry, ValueUse
from samskap.plans.actions.measures import MeasureWords
from samskap.plans.actions.timings import When
from samskap.plans.forms.fields import LINE, TEXT, TITLE, WordsField, let_choose_from
from samskap.plans.forms.rows import MOST_ROWS, MOST_SENT, Row, as_data, parted, posted_rows, without
from samskap.plans.forms.status import StatusFields, status_initial
from samskap.plans.forms.when_rows import Frame, WhenForm, looked_at, when_row
from samskap.plans.forms.who_rows import Bodies, WhoForm, who_row
from samskap.plans.models import Measure, Section
from samskap.values.models import Value

PRESSES = ("look", "add_who", "add_when", "remove_who", "remove_when")


class MeasureForm(StatusFields):
    """What a measure says, apart from the rows."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = WordsField(
        label=_("Hva skal vi gjøre?"), longest=TITLE, missing=_("Skriv hva tiltaket er, med noen få ord.")
    )
    number = WordsField(label=_("Nummer"), longest=20, required=False, help_text=_("Slik det står i planen."))
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Del av planen"), empty_label=None)
    text = WordsField(label=_("Mer om tiltaket"), longest=TEXT, rows=6, required=False)
    why = WordsField(
        label=_("Hvorfor gjør vi dette?"),
        help_text=_("Det første alle vil vite. To linjer er nok. Skriv slik at ingen kan kjennes igjen."),
        longest=TEXT,
        rows=4,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        sections: QuerySet[Section],
        others: Iterable[Measure],
        values: Sequence[Value],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        let_choose_from(self, "section", sections)
        self.let_replace(others)
        self.values = values
        for value in values:
            self.fields[f"value_{value.pk}"] = forms.BooleanField(label=value.name, required=False)
            self.fields[f"shows_{value.pk}"] = WordsField(
                label=format_lazy("{}: {}", _("Slik merkes det"), value.name),
                longest=LINE * 5,
                rows=2,
                required=False,
            )

    @property
    def value_fields(self) -> list[tuple[Value, forms.BoundField, forms.BoundField]]:
        """Each value with its box and its words."""
        return [(value, self[f"value_{value.pk}"], self[f"shows_{value.pk}"]) for value in self.values]

    def words(self) -> MeasureWords:
        """What the measure says, as the verbs take it."""
        cleaned = self.cleaned_data
        return MeasureWords(
            title=cleaned["title"], number=cleaned["number"], text=cleaned["text"], why=cleaned["why"]
        )

    def uses(self) -> tuple[ValueUse, ...]:
        """The values chosen; who writes how a value shows has chosen it too."""
        cleaned = self.cleaned_data
        rows = [(value, cleaned[f"value_{value.pk}"], cleaned[f"shows_{value.pk}"]) for value in self.values]
        return tuple(ValueUse(value, shows) for value, chosen, shows in rows if chosen or shows)


@dataclass(frozen=True)
class Surroundings:
    """What a measure's form may choose from."""

    sections: QuerySet[Section]
    others: Sequence[Measure]
    values: Sequence[Value]
    bodies: Bodies
    frame: Frame
    standing: Mapping[str, Any] = field(default_factory=dict)  # the status as it was


class MeasureEditor:
    """The form with its rows. ``asks`` is true when a person should look before anything is saved."""

    def __init__(
        self,
        around: Surroundings,
        fields: Mapping[str, Any],
        who: Sequence[Row],
        when: Sequence[Row],
        *,
        bound: bool,
    ) -> None:
        self.around, self.bound, self.asks = around, bound, False
        self.press, self.overfull, self.left_over = "", "", ""
        given = {"data": fields, "initial": around.standing} if bound else {"initial": fields}
        self.form = MeasureForm(sections=around.sections, others=around.others, values=around.values, **given)
        self.who = [self._who(row, at) for at, row in enumerate(who)]
        self.when = [self._when(row, at) for at, row in enumerate(when)]
        for form in (*self.who[1:], *self.when[1:]):  # what to write is told once
            for each in form.fields.values():
                each.help_text = ""

    def _given(self, row: Row, prefix: str, at: int) -> dict[str, Any]:
        own = {"prefix": f"{prefix}-{at}"}
        return {**own, "data": as_data([{}] * at + [row], prefix)} if self.bound else {**own, "initial": row}

    def _who(self, row: Row, at: int) -> WhoForm:
        return WhoForm(bodies=self.around.bodies, **self._given(row, "who", at))

    def _when(self, row: Row, at: int) -> WhenForm:
        return WhenForm(frame=self.around.frame, **self._given(row, "when", at))

    @property
    def forms(self) -> list[forms.Form]:
        """All parts, for the summary of errors."""
        return [self.form, *self.who, *self.when]

    @property
    def who_full(self) -> bool:
        """Whether there is no room for another responsible."""
        return len(self.who) >= MOST_ROWS

    @property
    def when_full(self) -> bool:
        """Whether there is no room for another time."""
        return len(self.when) >= MOST_ROWS

    @property
    def has_errors(self) -> bool:
        """Whether something has to be put right."""
        return bool(self.overfull) or (self.bound and any(form.errors for form in self.forms))

    def is_valid(self) -> bool:
        """Whether everything in every part can be saved."""
        checked = [form.is_valid() for form in self.forms]  # every part, so that every error shows at once
        return all(checked) and not self.overfull

    def entry(self) -> Entry:
        """Everything that was written, as the verbs take it."""
        return Entry(
            words=self.form.words(),
            values=self.form.uses(),
            who=tuple(who for form in self.who if (who := form.who())),
            when=tuple(when for form in self.when if (when := form.when())),
            standing=self.form.standing(),
        )


def editor_for(around: Surroundings, measure: Measure | None, section: Section) -> MeasureEditor:
    """The form as it is first shown, for a measure or for a new one in the section."""
    now = contents(measure, section)
    fields, who, when = now
    fields = {**fields, "revision": section.plan.revision, "seen": _mark(now) if measure else ""}
    return MeasureEditor(around, fields, who or [{}], when or [{}], bound=False)


def editor_from(around: Surroundings, posted: QueryDict) -> MeasureEditor:
    """The form as it was sent, with the row that a button added or removed."""
    press = next((name for name in PRESSES if name in posted), "")
    who, who_beyond = parted(posted_rows(posted, "who"), "name")
    when, when_beyond = parted(posted_rows(posted, "when"), "text")
    when, news = looked_at(when, around.frame)
    if press == "remove_who":
        who = without(who, str(posted[press]))
    if press == "remove_when":
        when = without(when, str(posted[press]))
    if press == "add_who" and len(who) < MOST_ROWS:
        who = [*who, {}]
    if press == "add_when" and len(when) < MOST_ROWS:
        when = [*when, {}]
    fields = {name: posted[name] for name in posted if not name.startswith(("who-", "when-"))}
    editor = MeasureEditor(around, fields, who, when, bound=not (press or news))
    editor.asks, editor.press = bool(press or news), press
    beyond = [*who_beyond, *when_beyond]
    editor.left_over = "\n".join(each for each in (posted.get("left_over", "").strip(), *beyond) if each)
    if beyond:
        words = _("Her er det plass til %(n)d rader av hvert slag. Det som ikke fikk plass, står under.")
        editor.overfull = str(words) % {"n": MOST_SENT}
    return editor


def contents(measure: Measure | None, section: Section) -> tuple[dict[str, Any], list[Row], list[Row]]:
    """What the form shows of a measure: fields, responsibles and times."""
    if measure is None:
        return {"section": section.pk, "status": Measure.Status.NOT_STARTED}, [], []
    fields: dict[str, Any] = {
        "title": measure.title,
        "number": measure.number,
        "text": measure.text,
        "why": measure.why,
        "section": measure.section_id,
        **status_initial(measure),
    }
    for row in measure.measure_values.all():
        fields |= {f"value_{row.value_id}": True, f"shows_{row.value_id}": row.shows_as}
    times = [
        When(row.text, row.kind, row.start, row.end, row.precision, row.recurrence, row.certain)
        for row in measure.timings.all()
    ]
    return (
        fields,
        [who_row(row) for row in measure.responsibilities.all()],
        [when_row(when) for when in times],
    )


def fingerprint(measure: Measure | None, section: Section) -> str:
    """A mark of what the measure says now: the same as long as nobody has changed this measure."""
    return _mark(contents(measure, section)) if measure else ""


def _mark(now: object) -> str:
    return hashlib.sha256(repr(now).encode()).hexdigest()[:32]
