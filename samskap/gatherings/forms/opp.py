"""What a form of an OPP gathering refuses, with the reason in words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samskap.gatherings import sick_leave
from samskap.gatherings.models import Kind


def refuse_sick_leave(kind: str, text: str) -> None:
    """Raise ValidationError when a text of an OPP gathering is about sick leave; other kinds may."""
    found = sick_leave.find(text) if kind == Kind.OPP else []
    if found:
        words = _(
            "Her står «%(word)s». En OPP-samling handler om verdiene og om det å være til stede for hverandre, aldri"
            " om hvem som har vært borte eller hvor mye. Skriv det på en annen måte."
        )
        raise ValidationError(words % {"word": found[0]})
