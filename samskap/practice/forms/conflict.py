"""What two people wrote at the same time, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.dateparse import parse_date

from samskap.design.templatetags.draw import day


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what stands there now, and what this person wrote."""

    label: str
    theirs: str
    yours: str


def differences(form: forms.Form, now: Mapping[str, Any]) -> list[Difference]:
    """The visible fields of the form that differ from what stands there now."""
    found = []
    for bound in form.visible_fields():
        theirs, yours = _words(bound, now.get(bound.name)), _words(bound, bound.value())
        if theirs != yours:
            found.append(Difference(str(bound.label), theirs, yours))
    return found


def _words(bound: forms.BoundField, value: Any) -> str:
    """A value of the field as the eye reads it."""
    if isinstance(bound.field, forms.DateField):
        chosen = parse_date(str(value)) if value else None
        return day(chosen) if chosen else str(value or "")
    if isinstance(bound.field, forms.ChoiceField):
        several = value if isinstance(value, list | tuple) else [value]
        wanted = {str(each) for each in several if each not in (None, "")}
        pairs = _flat(cast("Iterable[tuple[Any, Any]]", bound.field.choices))
        return ", ".join(words for key, words in pairs if key in wanted)
    return str(value or "").replace("\r\n", "\n").strip()


def _flat(choices: Iterable[tuple[Any, Any]]) -> Iterable[tuple[str, str]]:
    for key, words in choices:
        if isinstance(words, list | tuple):
            yield from _flat(words)
        else:
            yield str(key), str(words)
