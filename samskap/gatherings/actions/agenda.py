"""The agenda before the meeting: points are added, written, put in order and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max
from django.http import Http404
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.gatherings.access.agenda import may_change_item
from samskap.gatherings.access.gatherings import require_holds, takes_part
from samskap.gatherings.actions.noting import note
from samskap.gatherings.actions.slots import lay_out
from samskap.gatherings.models import AgendaItem, Gathering
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import AHEAD
from samskap.people.viewer import Viewer

MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Point:
    """What is prepared: title, text, who brings it (in words), and about how many minutes.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    title: str
    text: str = ""
    brought_by: str = ""
    minutes: int | None = None
    overruled: str = ""


def _locked(gathering: Gathering) -> Gathering:
    row = Gathering.objects.select_for_update(of=("self",)).filter(pk=gathering.pk).first()
    if row is None:
        raise Http404
    if row.state not in AHEAD:
        raise NotAllowedNow(_("Sakslisten er lukket. Det som ble sagt, står i referatet."))
    return row


@transaction.atomic
def add_item(*, by: Viewer, gathering: Gathering, point: Point) -> AgendaItem:
    """A point last on the agenda, by anybody who is asked. The same one twice in a row is one."""
    if not takes_part(by, gathering):
        raise PermissionDenied
    row = _locked(gathering)
    lay_out([row], language=by.organisation.language)
    items = AgendaItem.objects.filter(gathering=row)
    newest = items.order_by("pk").last()
    if newest and (newest.title, newest.text, newest.added_by_id) == (point.title, point.text, by.person_id):
        return newest
    if items.count() >= MOST:
        raise NotAllowedNow(_("Sakslisten er full. Slå noen av punktene sammen først."))
    last = items.aggregate(last=Max("position"))["last"] or 0
    made = AgendaItem.objects.create(
        gathering=row,
        title=point.title,
        text=point.text,
        brought_by=point.brought_by,
        minutes=point.minutes,
        position=last + 1,
        added_by=by.person,
    )
    note(by, "add_item", made, row, **why(point.overruled))
    return made


@transaction.atomic
def write_item(*, by: Viewer, item: AgendaItem, point: Point, seen: int) -> None:
    """Change what is prepared, by who holds it or who added the point. Raises ChangedMeanwhile."""
    if not may_change_item(by, item, item.gathering):
        raise PermissionDenied
    row = _locked(item.gathering)
    title = item.title if item.slot else point.title
    kept = AgendaItem.objects.filter(pk=item.pk, gathering=row, revision=seen).update(
        title=title,
        text=point.text,
        brought_by=point.brought_by,
        minutes=point.minutes,
        revision=F("revision") + 1,
    )
    if not kept:
        raise ChangedMeanwhile
    note(by, "write_item", item, row, **why(point.overruled))


@transaction.atomic
def remove_item(*, by: Viewer, item: AgendaItem) -> None:
    """Take a point away, unless it belongs to the kind or something was written down under it."""
    if not may_change_item(by, item, item.gathering):
        raise PermissionDenied
    row = _locked(item.gathering)
    if item.slot:
        raise NotAllowedNow(
            _("Punktet hører til denne typen samling. La det stå tomt om dere ikke trenger det.")
        )
    if item.notes or item.decisions.exists() or item.action_items.exists():
        raise NotAllowedNow(_("Det er skrevet referat under punktet, så det blir stående."))
    note(by, "remove_item", item, row)
    item.delete()


@transaction.atomic
def shift_item(*, by: Viewer, item: AgendaItem, up: bool) -> bool:
    """One place up or down, by who holds it; False when it stands there already."""
    require_holds(by, item.gathering)
    row = _locked(item.gathering)
    rows = list(AgendaItem.objects.filter(gathering=row))
    order = [each.pk for each in rows]
    if item.pk not in order:
        raise Http404
    at = order.index(item.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return False
    rows[at], rows[to] = rows[to], rows[at]
    for position, each in enumerate(rows):
        each.position = position
    AgendaItem.objects.bulk_update(rows, ["position"])
    note(by, "shift_item", item, row)
    return True
