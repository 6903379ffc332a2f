"""What a document is checked for, and in whose words; the reading itself is done in a process of its own."""

from __future__ import annotations

import threading
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.language.documents import UnreadableDocument
from samskap.language.documents.checking import CheckedDocument
from samskap.language.documents.isolate import Order, check_isolated, copy_isolated
from samskap.language.exchange import edition_data
from samskap.language.queries.in_force import edition_in_force
from samskap.people.models import Organisation

# Each reading may take a processor and much memory; more at once would slow the pages of everybody else.
AT_ONCE: Final = 2
WAIT_SECONDS: Final = 30.0
_places = threading.BoundedSemaphore(AT_ONCE)


def check_file(data: bytes, name: str, organisation: Organisation) -> CheckedDocument:
    """What the edition in force finds in a document; raises ``UnreadableDocument``. Nothing is kept."""
    with _Place():
        return check_isolated(_order(data, name, organisation))


def commented_file(data: bytes, name: str, organisation: Organisation) -> bytes:
    """The Word document with a comment for each finding; raises ``UnreadableDocument``. Nothing is kept."""
    words = {
        "author": _("Ordboken"),
        "instead": _("Si heller: %s"),
        "more": _("Les om ordet: %s"),
        "red": _("Unngå"),
        "yellow": _("Tenk over"),
        "info": _("Til ettertanke"),
        "header": _("I toppteksten"),
        "footer": _("I bunnteksten"),
        "footnote": _("I fotnoten"),
        "endnote": _("I sluttnoten"),
        "text_box": _("I tekstboksen"),
    }
    with _Place():
        return copy_isolated(_order(data, name, organisation), words, timezone.localtime())


def _order(data: bytes, name: str, organisation: Organisation) -> Order:
    edition = edition_in_force(organisation)
    words: dict[str, Any] | None = None if edition is None else edition_data(edition)
    return Order(data, name, words)


class _Place:
    """One of the places for readings at once."""

    def __enter__(self) -> None:
        if not _places.acquire(timeout=WAIT_SECONDS):
            raise UnreadableDocument(_("Flere dokumenter leses akkurat nå. Vent et minutt, og prøv igjen."))

    def __exit__(self, *_error: object) -> None:
        _places.release()
