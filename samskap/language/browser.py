"""The small check under longer text fields: what its script is told."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.people.models import Organisation


def field_check(organisation: Organisation) -> dict[str, Any]:
    """The script that offers «Sjekk ordene», as ``late_scripts`` of a page takes it: its address and its data."""
    return {
        "src": static("language/field-check.js"),
        "data": {
            "checker": static("language/checker.js"),
            "words": reverse("language:compiled", args=[organisation.slug]),
            "reasons": reverse("language:reasons", args=[organisation.slug]),
            "start": _("Sjekk ordene"),
            "stop": _("Slutt å sjekke ordene"),
            "say": _("si heller"),
            "nothing": _("Ingen ord å tenke over."),
            "failed": _("Vi fikk ikke hentet ordene nå. Prøv igjen om litt."),
        },
    }
