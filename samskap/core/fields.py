"""Fields that take what people write, and say in words what is wrong."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskap.core import identifying

# Marks nobody sees, and those that turn the writing of the rest of a page around. NUL is refused by Django itself.
_UNSEEN = dict.fromkeys([
    *range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0),
    0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A),
])  # fmt: skip


LONGEST_KEY = 18  # digits, below the largest number of both databases


class WordsField(forms.CharField):
    """A text of one line (``rows=0``) or more, with a limit told in words and no national identity number.

    ``own_words``: people speak for themselves here, and no language check is offered.
    """

    def __init__(
        self, *, longest: int, rows: int = 0, missing: Any = None, own_words: bool = False, **kwargs: Any
    ) -> None:
        widget: forms.Widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        if own_words:
            widget.attrs["data-own-words"] = True
        super().__init__(widget=widget, max_length=longest, **kwargs)
        self.one_line = not rows
        # The browser would cut a pasted text without a word; we say how much there is room for instead.
        self.widget.attrs.pop("maxlength", None)
        self.error_messages["max_length"] = _(
            "Her er det plass til %(limit_value)d tegn, og du har skrevet %(show_value)d. Kort det litt ned."
        )
        if missing:
            self.error_messages["required"] = missing

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value)).translate(_UNSEEN).strip()
        if self.one_line:
            text = re.sub(r"\s+", " ", text)
        return (
            text if any(each.isprintable() and not each.isspace() for each in text) or "\x00" in text else ""
        )

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if any(finding.kind is identifying.Kind.NATIONAL_ID for finding in identifying.find(text)):
            raise ValidationError(
                _("Her står det noe som ligner et fødselsnummer. Ta det bort, så kan vi lagre resten.")
            )
        return text


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # of any model
    """Rows to choose several of. A key that no database can hold is none of them, instead of an error in it."""

    def clean(self, value: Any) -> Any:
        sent = value if isinstance(value, list | tuple) else ()
        if any(len(str(each)) > LONGEST_KEY for each in sent):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


def let_choose(form: forms.Form, name: str, choices: Any) -> forms.ChoiceField:
    """Give a field its choices, which are known only now."""
    field = cast("forms.ChoiceField", form.fields[name])
    field.choices = choices
    return field


def let_choose_from(form: forms.Form, name: str, rows: QuerySet[Any]) -> forms.ModelChoiceField[Any]:
    """Give a field the rows it may choose from."""
    field = cast("forms.ModelChoiceField[Any]", form.fields[name])
    field.queryset = rows
    return field
