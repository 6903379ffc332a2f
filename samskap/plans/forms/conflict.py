"""What two people wrote at the same time, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms

from samskap.plans.forms.measure import MeasureEditor, contents
from samskap.plans.models import Measure, Section


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what stands there now, and what this person wrote."""

    label: str
    theirs: str
    yours: str


def field_differences(form: forms.Form, now: Mapping[str, Any]) -> list[Difference]:
    """The visible fields of the form that differ from what stands there now."""
    found = []
    for bound in form.visible_fields():
        theirs, yours = _words(bound, now.get(bound.name)), _words(bound, bound.value())
        if theirs != yours:
            found.append(Difference(str(bound.label), theirs, yours))
    return found


def _words(bound: forms.BoundField, value: Any) -> str:
    """A value of the field as the eye reads it: a choice by its label, a box by a mark."""
    field = bound.field
    if isinstance(field, forms.BooleanField):
        return "✓" if value else ""
    if isinstance(field, forms.ChoiceField):
        pairs = cast("Iterable[tuple[Any, Any]]", field.choices)
        labels = {str(key): str(label) for key, label in pairs}
        return labels.get(str(value if value is not None else ""), "")
    return str(value or "").replace("\r\n", "\n").strip()


def differences(editor: MeasureEditor, measure: Measure | None, section: Section) -> list[Difference]:
    """What differs between the measure as it is now and the form that was sent."""
    fields, who, when = contents(measure, section)
    found = field_differences(editor.form, fields)
    rows = (
        (editor.who, "name", who),
        (editor.when, "text", when),
    )
    for forms_, name, now in rows:
        theirs = ", ".join(row.get(name, "") for row in now)
        yours = ", ".join(str(form[name].value() or "") for form in forms_ if form[name].value())
        label = str(forms_[0][name].label) if forms_ else name
        if theirs != yours:
            found.append(Difference(label, theirs, yours))
    return found
