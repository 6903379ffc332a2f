"""What people write in the fields: marks nobody sees do not count, and lines stay lines."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from samskap.plans.forms.fields import WordsField


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Tiltak \u202enet\u202c", "Tiltak net"),
        ("a\r\nb\tc", "a b c"),
        ("a\x07\x1b[31mb", "a[31mb"),
        ("\ufeffHåp \u200b", "Håp"),
        ("👨\u200d👩\u200d👧 sammen", "👨\u200d👩\u200d👧 sammen"),
        ("<b>{{ 7 }}</b> %s", "<b>{{ 7 }}</b> %s"),
    ],
)
def test_a_line_is_kept_without_what_nobody_sees(sent: str, kept: str) -> None:
    assert WordsField(longest=300).clean(sent) == kept


def test_a_longer_text_keeps_its_lines() -> None:
    assert WordsField(longest=300, rows=4).clean("En\nTo\n\n- tre ") == "En\nTo\n\n- tre"


@pytest.mark.parametrize("sent", ["   ", "\u200b\u200b", "\u200d", "\u202e\u202c", "\u2066 \u2069", "\xa0"])
def test_a_title_that_nobody_can_see_is_missing(sent: str) -> None:
    with pytest.raises(ValidationError, match="Skriv noe"):
        WordsField(longest=300, missing="Skriv noe").clean(sent)


def test_a_text_that_databases_refuse_is_told_of() -> None:
    with pytest.raises(ValidationError):
        WordsField(longest=300).clean("a\x00b")
