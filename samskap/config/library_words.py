"""What Django says when a form is wrong, so that our catalogues can say it in the tone of the rest.

Django looks the texts up by its own English words; the catalogues of this package are read before Django's.
Bokmål has a catalogue here, and only here, because the message itself is English.
"""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

SAID_ANEW: Final = (
    _("This field is required."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Enter a valid date."),
    _("Enter a whole number."),
    _("Enter a list of values."),
    _("Enter a valid email address."),
    _("No file was submitted."),
    _("No file was submitted. Check the encoding type on the form."),
    _("The submitted file is empty."),
    _("Null characters are not allowed."),
)
COUNTED: Final[tuple[Any, ...]] = (
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
        "max",
    ),
)
