"""What has happened to a measure, told from the audit chain in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samskap.core.models import AuditEntry
from samskap.design.draw import status_words
from samskap.people.models import Person
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.models import Measure

MOST: Final = 12
FIELDS = {
    "title": gettext_lazy("tittelen"),
    "number": gettext_lazy("nummeret"),
    "text": gettext_lazy("teksten"),
    "why": gettext_lazy("hvorfor"),
    "values": gettext_lazy("verdiene"),
    "responsibilities": gettext_lazy("hvem som har ansvaret"),
    "timings": gettext_lazy("tidspunktene"),
    "section": gettext_lazy("hvilken del det står i"),
    "status": gettext_lazy("statusen"),
    "status_reason": gettext_lazy("begrunnelsen"),
}
WHOLE = {
    "plans.add_measure": gettext_lazy("Tiltaket ble skrevet inn"),
    "plans.move_measure_to": gettext_lazy("Flyttet til en annen del av planen"),
    "plans.set_values": gettext_lazy("Endret verdiene"),
    "plans.set_responsibilities": gettext_lazy("Endret hvem som har ansvaret"),
    "plans.set_timings": gettext_lazy("Endret tidspunktene"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: what, which day, and by whom (only for the unit's own people)."""

    words: str
    day: date
    who: str = ""

    @property
    def when(self) -> str:
        """The day in words."""
        return format_date(self.day, pgettext("date", "j. F Y"))


def history_of(measure: Measure, viewer: Viewer) -> list[Change]:
    """What has happened to the measure, the latest first; two queries, one for visitors."""
    entries = list(
        AuditEntry.objects.filter(
            tenant_id=viewer.organisation.pk, subject_type=Measure._meta.label, subject_id=str(measure.pk)
        )
        .order_by("-sequence")
        .values("action", "details", "at", "actor_id")[:MOST]
    )
    names = _names(viewer, {entry["actor_id"] for entry in entries})
    changes = [
        Change(words, _day(entry["at"]), names.get(entry["actor_id"] or 0, ""))
        for entry in entries
        if (words := _words(entry["action"], entry["details"]))
    ]
    if measure.source_line is not None and len(entries) < MOST:
        changes.append(Change(_("Lest inn fra dokumentet"), _day(measure.section.plan.created_at)))
    return list(dict.fromkeys(changes))


def _names(viewer: Viewer, ids: Iterable[int | None]) -> dict[int, str]:
    if not viewer.belongs:
        return {}
    wanted = [each for each in ids if each is not None]
    rows = Person.objects.filter(organisation=viewer.organisation, pk__in=wanted)
    return dict(rows.values_list("pk", "name"))


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _words(action: str, details: dict[str, Any]) -> str:
    """The entry in words; "" for what is of no interest afterwards, such as a move up or down."""
    if action == "plans.set_status":
        before, after = details.get("from", ""), details.get("to", "")
        if before == after:
            return _("Skrev mer om hvordan det går")
        return _("Fra «%(from)s» til «%(to)s»") % {"from": status_words(before), "to": status_words(after)}
    if action == "plans.edit_measure":
        names = [str(FIELDS[name]) for name in details.get("fields", []) if name in FIELDS]
        return _("Endret %(what)s") % {"what": wording.joined(names)} if names else ""
    return str(WHOLE.get(action, ""))
