"""One thing to look for, as plain fields. Whether it can be used is for the checker to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.fields import WordsField
from samskap.language.checker.paradigms import PARADIGMS
from samskap.language.models import Entry
from samskap.language.plain_terms import (
    Data,
    NotATerm,
    is_phrase,
    list_of,
    phrase_line,
    read_phrase,
    read_tagged,
    tagged_lines,
)

MOST_TERMS = 40
KINDS = {
    "noun": gettext_lazy("Navnord"),
    "adjective": gettext_lazy("Egenskapsord"),
    "verb": gettext_lazy("Handlingsord"),
}
LANGUAGES = [
    ("nb", gettext_lazy("Bokmål")),
    ("nn", gettext_lazy("Nynorsk")),
    ("", gettext_lazy("Begge")),
]
NEAR = {
    "unless_near": gettext_lazy("Ikke når et av disse står i nærheten"),
    "only_near": gettext_lazy("Bare når et av disse står i nærheten"),
    "unless_before": gettext_lazy("Ikke når et av disse står rett foran"),
    "only_before": gettext_lazy("Bare når et av disse står rett foran"),
    "unless_after": gettext_lazy("Ikke når et av disse står rett etter"),
    "only_after": gettext_lazy("Bare når et av disse står rett etter"),
}
REACH = {
    "near": (gettext_lazy("Så mange ord er i nærheten"), 6, 12),
    "before": (gettext_lazy("Så mange ord er rett foran"), 1, 4),
    "after": (gettext_lazy("Så mange ord er rett etter"), 1, 4),
}


def paradigm_choices() -> list[tuple[Any, Any]]:
    """The menu of paradigms, by kind of word."""
    groups: list[tuple[Any, Any]] = [("", _("Bøyes ikke, eller bare de formene som står under"))]
    for kind, label in KINDS.items():
        options = [(key, each.label) for key, each in PARADIGMS.items() if each.kind == kind]
        groups.append((label, sorted(options, key=lambda option: str(option[1]))))
    return groups


def _line(label: Any, help_text: Any = "", longest: int = 2000) -> WordsField:
    return WordsField(label=label, help_text=help_text, longest=longest, required=False)


def _lines(label: Any, help_text: Any = "", rows: int = 3) -> WordsField:
    field = WordsField(label=label, help_text=help_text, longest=6000, rows=rows, required=False)
    field.widget.attrs["spellcheck"] = "false"  # these are words to look for, and no text of ours
    return field


def _number(name: str) -> forms.IntegerField:
    label, usual, most = REACH[name]
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=most,
        widget=forms.NumberInput({"placeholder": usual}),
    )


class TermForm(forms.Form):
    """A word with its forms, or a phrase. An empty one is left out; ``take_out`` takes one away."""

    was = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    text = _lines(
        gettext_lazy("Ordet eller uttrykket"),
        gettext_lazy("Ett ord slik det står i en ordliste, eller et uttrykk: kaste/v-et …3 bort"),
        rows=1,
    )
    lang = forms.ChoiceField(label=gettext_lazy("Målform"), choices=LANGUAGES, required=False)
    # The patterns are told with Norwegian words in every language of the page.
    paradigm = forms.ChoiceField(
        label=gettext_lazy("Bøyning"), required=False, widget=forms.Select(attrs={"lang": "nb"})
    )
    forms_text = _lines(
        gettext_lazy("Former i tillegg"),
        gettext_lazy("Én på hver linje. Sett gjerne bøyningen foran: «flertall: rusmisbrukarar»."),
    )
    without = _line(gettext_lazy("Former som ikke skal treffe"), gettext_lazy("Med komma mellom."))
    head = forms.BooleanField(
        label=gettext_lazy("Treffer også sist i sammensatte ord, som i «tungmisbruker»"), required=False
    )
    modifier = _line(
        gettext_lazy("Treffer først i sammensatte ord når det skrives"),
        gettext_lazy("For eksempel «rusmisbruker». Med komma mellom. Tomt: aldri."),
    )
    homograph = forms.ChoiceField(
        label=gettext_lazy("Når formen kan være to ordklasser"),
        choices=[
            ("", gettext_lazy("Spiller ingen rolle")),
            ("noun", gettext_lazy("Bare når det er et navnord")),
            ("verb", gettext_lazy("Bare når det er et handlingsord")),
        ],
        required=False,
    )
    both = _line(gettext_lazy("Formene som kan være to ordklasser"), gettext_lazy("Med komma mellom."))
    capital = forms.BooleanField(label=gettext_lazy("Treffer også der det ligner et navn"), required=False)
    replace = _lines(
        gettext_lazy("Settes inn i stedet"),
        gettext_lazy("Én på hver linje, med bøyningen foran: «entall: person med rusavhengighet»."),
        4,
    )
    not_after = _line(gettext_lazy("Sett ikke inn noe når et av disse står foran"))
    level = forms.ChoiceField(
        label=gettext_lazy("Nivå for akkurat dette"),
        choices=[("", gettext_lazy("Som ordet ellers")), *Entry.Level.choices],
        required=False,
    )
    take_out = forms.BooleanField(label=gettext_lazy("Ta bort dette"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paradigm"].choices = paradigm_choices()  # type: ignore[attr-defined]  # a choice field
        for name, label in NEAR.items():
            self.fields[name] = _line(label)
        for name in REACH:
            self.fields[name] = _number(name)
        self.read: dict[str, Any] = {}

    @property
    def blank(self) -> bool:
        """Whether nothing is written here, or it is to be taken away."""
        cleaned = getattr(self, "cleaned_data", {})
        return bool(cleaned.get("take_out")) or not (cleaned.get("text") or cleaned.get("forms_text"))

    @property
    def has_context(self) -> bool:
        """Whether the part about the words around stands open: something is written there, or wrong."""
        names = [*NEAR, "capital", "homograph", "both"]
        return any(self[name].value() for name in names) or any(
            name in self.errors for name in [*NEAR, *REACH]
        )

    @property
    def has_compounds(self) -> bool:
        """Whether the part about forms and compounds stands open."""
        names = ("forms_text", "without", "modifier", "head", "replace", "not_after", "level")
        return any(self[name].value() for name in names) or any(name in self.errors for name in names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("forms_text", "replace"):
            try:
                self.read[name] = read_tagged(cleaned.get(name, ""))
            except NotATerm as error:
                self.add_error(name, str(error))
        text = cleaned.get("text", "")
        if not self.blank and not is_phrase(text) and 0 < len(text) < 2:
            self.add_error(
                "text", _("Én bokstav står i nesten alle setninger. Et ord må ha minst to bokstaver.")
            )
        if is_phrase(text) and cleaned.get("paradigm"):
            self.add_error("paradigm", _("I et uttrykk skrives bøyningen bak ordet: kaste/v-et …3 bort"))
        return cleaned

    def term(self, before: Data | None) -> Data:
        """The term for the checker; ``before`` is what it was, whose parts that no field shows are kept. NotATerm."""
        cleaned = self.cleaned_data
        term: Data = {"lang": cleaned["lang"]}
        if is_phrase(cleaned["text"]):
            term["phrase"] = read_phrase(cleaned["text"], (before or {}).get("phrase"))
        else:
            term |= {
                "word": cleaned["text"],
                "paradigm": cleaned["paradigm"],
                "forms": self.read["forms_text"],
            }
            term |= {"without": list_of(cleaned["without"]), "head": cleaned["head"]}
            term |= {"modifier": list_of(cleaned["modifier"]), "homograph": cleaned["homograph"]}
            term["both"] = list_of(cleaned["both"])
        term |= {"context": self._context(), "replace": self._replace(), "level": cleaned["level"]}
        unshown = {name: value for name, value in (before or {}).items() if name not in _SHOWN}
        return unshown | {name: value for name, value in term.items() if value or name == "lang"}

    def _context(self) -> Data:
        cleaned = self.cleaned_data
        found: Data = {name: list_of(cleaned[name]) for name in NEAR if cleaned[name]}
        found |= {name: cleaned[name] for name in REACH if cleaned[name]}
        return found | ({"capital": True} if cleaned["capital"] else {})

    def _replace(self) -> Data:
        # a line without a tag is for the word itself where it has no other forms, else for all of them
        bare = "" if not self.cleaned_data["paradigm"] and not is_phrase(self.cleaned_data["text"]) else "*"
        found: Data = {tag or bare: texts[-1] for tag, texts in self.read["replace"].items()}
        after = list_of(self.cleaned_data["not_after"])
        return found | ({"not_after": after} if found and after else {})


_SHOWN = frozenset(
    "lang phrase word paradigm forms without head modifier homograph both context replace level".split()  # noqa: SIM905  # reads better
)


def initial_of(term: Data, position: int) -> dict[str, Any]:
    """What stands in the fields for a term that is there."""
    context, replace = term.get("context") or {}, dict(term.get("replace") or {})
    not_after = replace.pop("not_after", [])
    return {
        "was": position,
        "text": phrase_line(term["phrase"]) if term.get("phrase") else term.get("word", ""),
        "forms_text": tagged_lines(term.get("forms", {})),
        "replace": tagged_lines(replace),
        "not_after": ", ".join(not_after),
        **{name: ", ".join(term.get(name, [])) for name in ("without", "modifier", "both")},
        **{name: term.get(name, "") for name in ("lang", "paradigm", "homograph", "level")},
        **{name: ", ".join(context.get(name, [])) for name in NEAR},
        **{name: context.get(name) for name in REACH},
        "head": bool(term.get("head")),
        "capital": bool(context.get("capital")),
    }


TermForms = forms.formset_factory(
    TermForm, extra=0, max_num=MOST_TERMS, absolute_max=MOST_TERMS + 10, validate_max=True
)


def terms_of(formset: Iterable[TermForm], before: list[Data]) -> list[Data]:
    """The terms of a valid formset. A line that cannot be read becomes an error of its form."""
    found = []
    for form in formset:
        if form.blank:
            continue
        was = form.cleaned_data.get("was")
        old = before[was] if was is not None and was < len(before) else None
        try:
            found.append(form.term(old))
        except NotATerm as error:
            form.add_error("text", str(error))
    return found
