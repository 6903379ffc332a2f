"""The four people of the demonstration municipality that anybody may try the product as."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SLUG = "fjordvik"


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to try the product as; ``label`` says what they are here."""

    key: str
    name: str
    email: str
    label: str | Promise


PERSONAS: tuple[Persona, ...] = (
    Persona("ansatt", "Ingrid Solheim", "ingrid.solheim@fjordvik.example", _("ansatt og recoverykontakt")),
    Persona("leder", "Sunniva Aas", "sunniva.aas@fjordvik.example", _("leder av virksomheten")),
    Persona("rad", "Edvard Lien", "edvard.lien@fjordvik.example", _("medlem av Erfaringsrådet")),
    Persona("innbygger", "Cato Nilsen", "cato.nilsen@fjordvik.example", _("innbygger")),
)


def persona(key: str) -> Persona | None:
    """The persona with this key."""
    return next((one for one in PERSONAS if one.key == key), None)
