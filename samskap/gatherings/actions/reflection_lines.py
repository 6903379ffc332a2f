"""«Det vi tar med oss»: lines come in and are taken away again. Neither leaves a trace of who or when.

There is no entry in the audit chain for a line, on purpose: its time and its order would tell who of those present
wrote it. How many there were stands in the entry of the closing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.gatherings.access.reflection import reads_lines
from samskap.gatherings.actions.reflections import locked
from samskap.gatherings.models import Reflection, TakenWithUs
from samskap.gatherings.reflection_codes import CODES, sent_key
from samskap.gatherings.refusals import NotAllowedNow
from samskap.people.viewer import Viewer

MOST_LINES: Final = 400


class Closed(NotAllowedNow):
    """Nobody writes here any more."""


@transaction.atomic
def add_line(
    *, by: Viewer, reflection: Reflection, number: str, text: str, code: str = "", now: datetime | None = None
) -> None:
    """Add a line, once however often the form is sent; by whoever has the ``code``, or was present by name.

    Raises Closed, NotAllowedNow when there are very many, and Http404 for everybody else.
    """
    row = locked(reflection)
    _require_opened(by, row, code, now or timezone.now())
    key = sent_key(number, text)
    if row.lines.filter(sent_key=key).exists():
        return
    if row.closed_at is not None:
        raise Closed(_("Refleksjonen er lukket, og tar ikke imot flere linjer."))
    count = row.lines.count()
    if count >= MOST_LINES:
        raise NotAllowedNow(_("Her er det fullt. Ta gjerne bort noe, så blir det plass."))
    TakenWithUs.objects.create(reflection=row, text=text, position=count, sent_key=key)


@transaction.atomic
def remove_line(
    *, by: Viewer, reflection: Reflection, line_id: int, code: str = "", now: datetime | None = None
) -> None:
    """Take a line away for good; the lines belong to all who were there. Nothing happens when it is gone already."""
    row = locked(reflection)
    _require_opened(by, row, code, now or timezone.now())
    row.lines.filter(pk=line_id).delete()


def _require_opened(by: Viewer, row: Reflection, code: str, now: datetime) -> None:
    """The code opens it while it lasts, for anybody; those present by name need none."""
    if code and row.code_until > now and row.code_hash in CODES.possible_hashes(code):
        return
    if by.organisation.pk != row.organisation_id or not (by.system or reads_lines(by, row)):
        raise Http404
