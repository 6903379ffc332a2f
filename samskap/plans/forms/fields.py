"""The fields of the forms of plans; those of every app are in ``core.fields``."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samskap.core.fields import WordsField, let_choose, let_choose_from
from samskap.plans.day_words import LONGEST, Days, NotADay, day_in_field, read_days

__all__ = ["LINE", "NAME", "TEXT", "TITLE", "DayField", "WordsField", "let_choose", "let_choose_from"]
TITLE, LINE, NAME, TEXT = 300, 300, 200, 20_000


class DayField(forms.CharField):
    """A date as people write it; cleans to ``Days`` or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else day_in_field(value)

    def clean(self, value: Any) -> Days | None:
        text = super().clean(value)
        if not text:
            return None
        if len(text) > LONGEST:
            raise ValidationError(_("Skriv bare datoen her, for eksempel 1. september 2027."))
        try:
            return read_days(text)
        except NotADay as error:
            raise ValidationError(str(error)) from None
