"""What has happened to a measure or a plan, told from the audit chain and the updates in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samskap.core.models import AuditEntry
from samskap.design.draw import status_words
from samskap.people.models import Person
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.models import Measure, StatusUpdate
from samskap.plans.queries.updates import said_with
from samskap.plans.states import State

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
    "due": gettext_lazy("datoen"),
    "summary": gettext_lazy("innledningen"),
    "intro": gettext_lazy("innledningen"),
    "owner": gettext_lazy("hvem som eier planen"),
    "period_text": gettext_lazy("perioden"),
}
WHOLE = {
    "plans.add_measure": gettext_lazy("Tiltaket ble skrevet inn"),
    "plans.delete_measure": gettext_lazy("Et tiltak i utkastet ble slettet"),
    "plans.move_measure_to": gettext_lazy("Flyttet til en annen del av planen"),
    "plans.set_values": gettext_lazy("Endret verdiene"),
    "plans.set_responsibilities": gettext_lazy("Endret hvem som har ansvaret"),
    "plans.hand_over": gettext_lazy("Ga ansvaret videre"),
    "plans.set_timings": gettext_lazy("Endret tidspunktene"),
    "plans.add_milestone": gettext_lazy("La til en milepæl"),
    "plans.remove_milestone": gettext_lazy("Tok bort en milepæl"),
    "plans.add_figure": gettext_lazy("La til et tall"),
    "plans.remove_figure": gettext_lazy("Tok bort et tall"),
    "plans.enter_figure": gettext_lazy("Skrev inn et tall"),
    "plans.correct_figure": gettext_lazy("Rettet et tall"),
    "plans.create_plan": gettext_lazy("Planen ble begynt"),
    "plans.accept_import": gettext_lazy("Planen ble lest inn fra et dokument"),
    "plans.add_section": gettext_lazy("La til en del"),
    "plans.edit_section": gettext_lazy("Endret en del"),
    "plans.delete_section": gettext_lazy("Tok bort en del"),
    "plans.number_measures": gettext_lazy("Ga tiltakene nummer i rekkefølge"),
    "plans.edit_figure": gettext_lazy("Endret hvordan et tall følges"),
    "plans.remove_entry": gettext_lazy("Tok bort et tall som var skrevet inn"),
    "plans.answer_input": gettext_lazy("Svarte på et innspill i høringen"),
    "plans.change_hearing": gettext_lazy("Endret høringen"),
}
TOLD_BY_DETAILS: Final = (
    "plans.set_status",
    "plans.edit_measure",
    "plans.edit_milestone",
    "plans.reach_milestone",
    "plans.edit_plan",
    "plans.move_plan",
)
TOLD: Final = frozenset({*WHOLE, *TOLD_BY_DETAILS})
SET_STATUS: Final = "plans.set_status"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: what, which day, and by whom (only for the unit's own people)."""

    words: str
    day: date
    who: str = ""
    reason: str = ""
    about: str = ""
    measure_id: int | None = None
    times: int = 1

    @property
    def when(self) -> str:
        """The day in words."""
        return format_date(self.day, pgettext("date", "j. F Y"))


def history_of(measure: Measure, viewer: Viewer) -> list[Change]:
    """What has happened to the measure beside its updates, the latest first; one query."""
    told = entries_about(measure, viewer).exclude(details__has_key="update", action=SET_STATUS)
    entries = list(_with_names(told, viewer)[:MOST])
    inside = viewer.belongs
    found = (change_of(entry, {}, getattr(entry, "who", "") or "", inside=inside) for entry in entries)
    changes = [change for change in found if change]
    if measure.source_line is not None and len(entries) < MOST:
        changes.append(
            Change(_("Lest inn fra dokumentet"), timezone.localdate(measure.section.plan.created_at))
        )
    return list(dict.fromkeys(changes))


def entries_about(measure: Measure, viewer: Viewer) -> QuerySet[AuditEntry]:
    """What is on record about the measure and can be told, the latest first."""
    return AuditEntry.objects.filter(
        tenant_id=viewer.organisation.pk,
        subject_type=Measure._meta.label,
        subject_id=str(measure.pk),
        action__in=TOLD,
    ).order_by("-sequence")


def _with_names(entries: QuerySet[AuditEntry], viewer: Viewer) -> QuerySet[AuditEntry]:
    """The entries with the name of who did it, in the same query: for a few, as each is looked up."""
    people = Person.objects.filter(organisation=viewer.organisation, pk=OuterRef("actor_id"))
    name: Any = Subquery(people.values("name")[:1]) if viewer.belongs else Value("", CharField())
    return entries.annotate(who=name)


def names_behind(entries: Iterable[AuditEntry], viewer: Viewer) -> dict[int, str]:
    """Who did it, by id, for the unit's people; others get no names. One query."""
    if not viewer.belongs:
        return {}
    ids = {entry.actor_id for entry in entries if entry.actor_id is not None}
    return dict(Person.objects.filter(organisation=viewer.organisation, pk__in=ids).values_list("pk", "name"))


def updates_behind(entries: Iterable[AuditEntry]) -> dict[int, StatusUpdate]:
    """The updates that the entries tell of, by id; one query."""
    ids = {entry.details["update"] for entry in entries if "update" in entry.details}
    return {row.pk: row for row in StatusUpdate.objects.filter(pk__in=ids).select_related("replaced_by")}


def change_of(
    entry: AuditEntry, updates: Mapping[int, StatusUpdate], who: str, *, inside: bool
) -> Change | None:
    """The entry in words with the reason that was given; None for what is of no interest afterwards."""
    words = _words(entry.action, entry.details)
    if not words:
        return None
    update = updates.get(entry.details.get("update", 0))
    reason = said_with(update, inside=inside) if update and not entry.details.get("same") else ""
    return Change(words, timezone.localdate(entry.at), who, reason)


def _words(action: str, details: dict[str, Any]) -> str:
    """The entry in words; "" for what is of no interest afterwards, such as a move up or down."""
    if action == SET_STATUS:
        return _status(details)
    if action in ("plans.edit_measure", "plans.edit_plan", "plans.edit_milestone"):
        names = [str(FIELDS[name]) for name in details.get("fields", []) if name in FIELDS]
        what = wording.joined(list(dict.fromkeys(names)))
        if action == "plans.edit_milestone":
            return _("Endret en milepæl: %(what)s") % {"what": what} if names else ""
        return _("Endret %(what)s") % {"what": what} if names else ""
    if action == "plans.reach_milestone":
        return (
            _("Nådde en milepæl") if details.get("reached") else _("Tok bort merket for nådd på en milepæl")
        )
    if action == "plans.move_plan":
        return _("Planen gikk fra «%(from)s» til «%(to)s»") % {
            "from": _state(details.get("from", "")),
            "to": _state(details.get("to", "")),
        }
    return str(WHOLE.get(action, ""))


def _status(details: dict[str, Any]) -> str:
    before, after = details.get("from", ""), details.get("to", "")
    if details.get("same"):
        return _("Det går som før")
    if before == after:
        return _("Skrev mer om hvordan det går")
    return _("Fra «%(from)s» til «%(to)s»") % {"from": status_words(before), "to": status_words(after)}


def _state(state: str) -> str:
    return str(State(state).label) if state in State.values else state
