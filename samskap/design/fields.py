"""What a form field needs on the page: label, explanation and error wired to the control, whatever the widget is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from samskap.design.draw import value_colour


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio or checkbox. ``key`` is the value key when the choice is a recovery value, else empty."""

    control: SafeString
    label: str
    key: str = ""

    @property
    def colour(self) -> str:
        return value_colour(self.key)


@dataclass(frozen=True, slots=True)
class FieldParts:
    """A field taken apart. ``kind`` is control, checkbox, choices or hidden; empty ids mean that the part is absent."""

    kind: str
    id: str
    anchor: str  # where a link from the error summary leads
    label: str
    optional: bool
    help_text: str
    help_id: str
    errors: list[str]
    error_id: str
    described_by: str
    control: SafeString
    choices: list[Choice]

    @property
    def lines(self) -> list[str]:
        """The errors as the summary says them, with the label in front."""
        colon = "" if self.label.endswith(("?", ":", ".")) else ":"
        return [f"{self.label}{colon} {error}" for error in self.errors]


def _kind(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect):  # checkboxes for several choices are a kind of radios in Django
        return "choices"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "control"


def _choices(bound: forms.BoundField, invalid: bool) -> Iterator[Choice]:
    for part in bound.subwidgets:
        data = part.data
        value = data["value"]
        attrs = {**data["attrs"], "aria-invalid": "true"} if invalid else data["attrs"]
        attrs = {key: setting for key, setting in attrs.items() if key not in ("required", "checked")}
        checked = " checked" if data["selected"] else ""
        control = (
            f'<input type="{escape(data["type"])}" name="{escape(data["name"])}" value="{escape(value)}"'
            f"{flatatt(attrs)}{checked}>"
        )
        key = getattr(getattr(value, "instance", None), "key", "")
        yield Choice(mark_safe(control), str(data["label"]), key)  # noqa: S308  # every part is escaped


def _control(bound: forms.BoundField, kind: str, described_by: str) -> SafeString:
    if kind == "choices":
        return SafeString("")
    if kind == "hidden":
        return bound.as_hidden()
    attrs: dict[str, str | bool] = {"class": f"ds-input {bound.field.widget.attrs.get('class', '')}".strip()}
    if described_by:
        attrs["aria-describedby"] = described_by
    if _is_prose(bound.field.widget):
        attrs["data-language-check"] = True
    return bound.as_widget(attrs=attrs)


def _is_prose(widget: forms.Widget) -> bool:
    """A longer text of the unit's own, whose words a page may offer to check: not code, not a resident's words."""
    return (
        isinstance(widget, forms.Textarea)
        and widget.attrs.get("spellcheck") != "false"
        and "data-own-words" not in widget.attrs
    )


def field_parts(bound: forms.BoundField, hint: str = "") -> FieldParts:
    """Take a bound form field apart for ``cotton/field.html``; ``hint`` replaces its help text."""
    kind = _kind(bound.field.widget)
    errors = [str(error) for error in bound.errors]
    help_text = str(hint or bound.help_text)
    help_id = f"{bound.auto_id}_helptext" if help_text else ""
    error_id = f"{bound.auto_id}_error" if errors else ""
    described_by = " ".join(part for part in (help_id, error_id) if part)
    choices = list(_choices(bound, bool(errors))) if kind == "choices" else []
    id_ = bound.id_for_label or bound.auto_id or bound.html_name
    return FieldParts(
        kind=kind,
        id=id_,
        anchor=f"{bound.auto_id}_0" if choices else id_,
        label=str(bound.label),
        optional=not bound.field.required,
        help_text=help_text,
        help_id=help_id,
        errors=errors,
        error_id=error_id,
        described_by=described_by,
        control=_control(bound, kind, described_by),
        choices=choices,
    )
