"""What two people wrote in the same form at the same time, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what stands there now, and what this person wrote."""

    label: str
    theirs: str
    yours: str


def differences(form: forms.Form, now: Mapping[str, Any]) -> list[Difference]:
    """The fields people see whose content is another than what stands there now; ``now`` is as a form's initial."""
    pairs = [(bound, _read(bound, now.get(bound.name)), _read(bound, bound.value())) for bound in form]
    return [
        Difference(str(bound.label), theirs, yours)
        for bound, theirs, yours in pairs
        if theirs != yours and not bound.is_hidden
    ]


def _read(bound: forms.BoundField, value: Any) -> str:
    """The content as it is read on the page: what is chosen by its label, a tick as «✓»."""
    if isinstance(bound.field, forms.BooleanField):
        return "✓" if value else ""
    if isinstance(bound.field, forms.ChoiceField):
        chosen = {str(each) for each in (value if isinstance(value, list) else [value]) if each}
        return ", ".join(
            str(part)
            for option in bound.field.widget.options(bound.name, list(chosen))
            if (part := option["label"]) and str(option["value"]) in chosen
        )
    return str(value or "").replace("\r\n", "\n").strip()
