"""A word of the draft edition, as its form: what people read, what is looked for, and its own examples."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.fields import WordsField, let_choose
from samskap.language.checker.schema import LEGAL_WORDS
from samskap.language.forms.terms import TermForm, TermForms, initial_of, terms_of
from samskap.language.models import Entry
from samskap.language.plain_terms import Data, lines_of

MOST_EXCEPTIONS, MOST_EXAMPLES, MOST_SENTENCES, MOST_SAY = 400, 400, 20, 12
Choices = list[tuple[str, str]]


class LinesField(WordsField):
    """Texts, one on each line; cleans to a list."""

    def __init__(self, *, most: int, each: int, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(longest=most * (each + 2), rows=rows, **kwargs)
        self.most, self.each = most, each
        self.widget.attrs["spellcheck"] = "false"  # sentences with the word in them, and no text of ours

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        found = lines_of(super().clean(value))
        if len(found) > self.most:
            raise ValidationError(
                _("Her er det plass til %(most)d linjer, og det står %(n)d.")
                % {"most": self.most, "n": len(found)}
            )
        long = next((line for line in found if len(line) > self.each), None)
        if long is not None:
            raise ValidationError(
                _("«%(line)s …» er lengre enn %(each)d tegn. Kort den litt ned.")
                % {"line": long[:40], "each": self.each}
            )
        return found


class EntryForm(forms.Form):
    """What people read of a word, its exceptions and its examples."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    avoid_nb = WordsField(
        label=gettext_lazy("Ordet på bokmål"), longest=120, missing=gettext_lazy("Skriv ordet det gjelder.")
    )
    avoid_nn = WordsField(label=gettext_lazy("Ordet på nynorsk"), longest=120, required=False)
    say_nb = LinesField(
        label=gettext_lazy("Si heller, på bokmål"),
        help_text=gettext_lazy("Én måte på hver linje, den beste først."),
        most=MOST_SAY,
        each=120,
        required=True,
        error_messages={"required": gettext_lazy("Skriv minst én ting vi kan si i stedet.")},
    )
    say_nn = LinesField(
        label=gettext_lazy("Si heller, på nynorsk"),
        help_text=gettext_lazy("Én måte på hver linje, den beste først."),
        most=MOST_SAY,
        each=120,
    )
    why_nb = WordsField(
        label=gettext_lazy("Hvorfor, på bokmål"),
        longest=3000,
        rows=4,
        missing=gettext_lazy("Skriv hvorfor, så den som leser, forstår."),
    )
    why_nn = WordsField(label=gettext_lazy("Hvorfor, på nynorsk"), longest=3000, rows=4, required=False)
    fits_nb = WordsField(
        label=gettext_lazy("Når ordet likevel passer, på bokmål"), longest=3000, rows=3, required=False
    )
    fits_nn = WordsField(
        label=gettext_lazy("Når ordet likevel passer, på nynorsk"), longest=3000, rows=3, required=False
    )
    level = forms.ChoiceField(label=gettext_lazy("Nivå"), choices=Entry.Level.choices, initial="yellow")
    theme = forms.ChoiceField(label=gettext_lazy("Tema"), choices=Entry.Theme.choices, initial="people")
    value_key = forms.ChoiceField(label=gettext_lazy("Verdi"), required=False)
    part_of = forms.ChoiceField(label=gettext_lazy("Telles sammen med"), required=False)
    sources = LinesField(
        label=gettext_lazy("Kilder"), help_text=gettext_lazy("Én på hver linje."), most=20, each=300, rows=3
    )
    strength = WordsField(
        label=gettext_lazy("Hvor sikkert det er"),
        help_text=gettext_lazy("En bokstav eller et kort ord, for eksempel A."),
        longest=10,
        required=False,
    )
    exceptions = LinesField(
        label=gettext_lazy("Unntak"),
        help_text=gettext_lazy(
            "Ord som ikke skal treffe, ett på hver linje. Med * bak: hva som helst etter, som i brukernavn*."
        ),
        most=MOST_EXCEPTIONS,
        each=120,
    )
    match = LinesField(
        label=gettext_lazy("Setninger som skal treffe"),
        help_text=gettext_lazy("Én på hver linje. De prøves hver gang utgaven skal publiseres."),
        most=MOST_EXAMPLES,
        each=400,
        rows=5,
    )
    no_match = LinesField(
        label=gettext_lazy("Setninger som ikke skal treffe"),
        help_text=gettext_lazy("Én på hver linje."),
        most=MOST_EXAMPLES,
        each=400,
        rows=5,
    )
    try_it = WordsField(
        label=gettext_lazy("Prøv en setning"),
        help_text=gettext_lazy("Lagres ikke."),
        longest=2000,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, others: Choices, values: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose(self, "part_of", [("", _("Ingen andre")), *others])
        let_choose(self, "value_key", [("", _("Ingen bestemt verdi")), *values])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        both = len(cleaned.get("match") or []) + len(cleaned.get("no_match") or [])
        if both > MOST_EXAMPLES:
            words = _("Det er plass til %(most)d setninger til sammen, og det står %(n)d.")
            self.add_error("no_match", words % {"most": MOST_EXAMPLES, "n": both})
        return cleaned


class SentenceForm(forms.Form):
    """A sentence as it was and as it may be; empty ones are left out."""

    lang = forms.ChoiceField(
        label=gettext_lazy("Målform"),
        choices=[("nb", gettext_lazy("Bokmål")), ("nn", gettext_lazy("Nynorsk"))],
        required=False,
        initial="nb",
    )
    before = WordsField(label=gettext_lazy("Før"), longest=300, required=False)
    after = WordsField(label=gettext_lazy("Heller"), longest=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("before")) != bool(cleaned.get("after")):
            self.add_error(
                "after" if cleaned.get("before") else "before", _("Skriv setningen både før og etter.")
            )
        return cleaned


SentenceForms = forms.formset_factory(
    SentenceForm, extra=1, max_num=MOST_SENTENCES, absolute_max=MOST_SENTENCES + 5, validate_max=True
)


class Editor:
    """The three parts of the form together, over what the word is now (``before``: entry data; empty for a new one)."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        before: Data,
        seen: str = "",
        others: Choices | None = None,
        values: Choices | None = None,
    ) -> None:
        self.before = before
        self.old_terms: list[Data] = list(before.get("terms", []))
        initial = {**_initial(before), "seen": seen}
        self.entry = EntryForm(data, initial=initial, others=others or [], values=values or [])
        start = [initial_of(term, at) for at, term in enumerate(self.old_terms)] or [{"lang": "nb"}]
        self.terms = TermForms(data, prefix="term", initial=start)
        self.sentences = SentenceForms(data, prefix="sentence", initial=before.get("sentences", []))

    def is_valid(self) -> bool:
        """Whether all parts can be read. The checker may still refuse what they say."""
        whole = [self.entry.is_valid(), self.terms.is_valid(), self.sentences.is_valid()]
        if not all(whole):
            return False
        self._terms = terms_of(self._term_forms(), self.old_terms)
        self._keep_legal_words_mild()
        return not any(form.errors for form in [self.entry, *self.terms])

    def _keep_legal_words_mild(self) -> None:
        """Words that stand in the law are never above «til ettertanke», however they came in."""
        said = self.entry.cleaned_data
        words = {said["avoid_nb"].lower(), said["avoid_nn"].lower()}
        for term in self._terms:
            given = [
                term.get("word", ""),
                *(form for forms in term.get("forms", {}).values() for form in forms),
            ]
            words.update(word.lower() for word in given)
        levels = {said["level"], *(term.get("level", "") for term in self._terms)} - {"info", ""}
        found = sorted(words & LEGAL_WORDS)
        if found and levels:
            told = _("«%(word)s» står i loven. Nivået kan ikke være strengere enn «Til ettertanke».")
            self.entry.add_error("level", told % {"word": found[0]})

    def _term_forms(self) -> list[TermForm]:
        return list(self.terms)

    def data(self, key: str) -> Data:
        """The word as ``samskap-edition/1`` data."""
        said = self.entry.cleaned_data
        kept = {name: value for name, value in self.before.items() if name not in _WRITTEN}
        return kept | {
            "entry": key,
            "part_of": said["part_of"],
            "level": said["level"],
            "theme": said["theme"],
            "value": said["value_key"],
            **{part: _both(said, part) for part in ("avoid", "say", "why", "fits")},
            "sentences": [
                dict(form.cleaned_data) for form in self.sentences if form.cleaned_data.get("before")
            ],
            "sources": said["sources"],
            "strength": said["strength"],
            "terms": self._terms,
            "exceptions": said["exceptions"],
            "examples": {"match": said["match"], "no_match": said["no_match"]},
        }

    @property
    def forms(self) -> list[forms.Form]:
        """The forms of the page, in its order."""
        return [self.entry, *self.sentences, *self.terms]

    @property
    def loose_errors(self) -> list[str]:
        """What is wrong that belongs to no field."""
        whole = [*self.terms.non_form_errors(), *self.sentences.non_form_errors()]
        return [str(text) for text in [*self.entry.non_field_errors(), *whole]]

    @property
    def all_errors(self) -> list[str]:
        """Everything that is wrong, in words."""
        each = [
            text
            for form in self.forms
            for name, texts in form.errors.items()
            if name != NON_FIELD_ERRORS
            for text in texts
        ]
        return [*self.loose_errors, *map(str, each)]


_WRITTEN = frozenset(
    "entry part_of level theme value avoid say why fits sentences sources strength terms exceptions examples".split()  # noqa: SIM905  # reads better
)


def _both(said: Data, part: str) -> Data:
    return {"nb": said[f"{part}_nb"], "nn": said[f"{part}_nn"]}


def _initial(entry: Data) -> Data:
    """The fields of a word that is there."""
    if not entry:
        return {}
    found: Data = {}
    for part in ("avoid", "say", "why", "fits"):
        for lang in ("nb", "nn"):
            found[f"{part}_{lang}"] = entry.get(part, {}).get(lang, "")
    examples = entry.get("examples", {})
    return found | {
        "level": entry.get("level", "yellow"),
        "theme": entry.get("theme", "people"),
        "value_key": entry.get("value", ""),
        "part_of": entry.get("part_of", ""),
        "sources": entry.get("sources", []),
        "strength": entry.get("strength", ""),
        "exceptions": entry.get("exceptions", []),
        "match": examples.get("match", []),
        "no_match": examples.get("no_match", []),
    }


def with_room(data: QueryDict) -> QueryDict:
    """What was sent with one more place for a term or a sentence: what «Et ord til» asks for."""
    more = data.copy()
    prefix = "term" if data.get("more") == "term" else "sentence"
    name = f"{prefix}-TOTAL_FORMS"
    count = str(data.get(name, "0"))
    more[name] = str(int(count) + 1 if count.isdigit() and len(count) < 4 else 1)
    return more
