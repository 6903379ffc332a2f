"""The minutes as they are read afterwards, and the history of the meeting in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.core.models import AuditEntry
from samskap.gatherings.access.gatherings import holds
from samskap.gatherings.models import Decision, Gathering, Minutes
from samskap.gatherings.queries.open_points import PointLine, open_points, points_made_in
from samskap.gatherings.states import CANCELLED, HELD
from samskap.gatherings.time_words import clock, local, when_words
from samskap.people.models import Person
from samskap.people.viewer import Viewer
from samskap.practice.models import ChangeRecord
from samskap.practice.origins import change_from_url
from samskap.practice.queries import changes_of
from samskap.practice.queries.because import Because


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened with the meeting: when, in words, and who did it."""

    at: datetime
    when: str
    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A point of the agenda that something was written at, as it reads afterwards."""

    title: str
    notes: str


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The page. ``attended``: how many were there in words, "" when it is not known or too few for the viewer."""

    row: Gathering
    when: str
    minutes: Minutes | None
    chapters: list[Chapter]
    earlier: list[PointLine]
    decisions: list[Decision]
    points: list[PointLine]
    attended: str
    history: list[Told]
    holds: bool
    change_url: str
    changes: list[Because]

    @property
    def held(self) -> bool:
        return self.row.state == HELD

    @property
    def finished(self) -> bool:
        return self.minutes is not None and self.minutes.finished_at is not None

    @property
    def writable(self) -> bool:
        return not self.finished and self.row.state != CANCELLED

    @property
    def told(self) -> bool:
        """Whether anything was written down of what was said."""
        return bool(self.chapters or (self.minutes and self.minutes.text))

    @property
    def nothing(self) -> str:
        """What is said when nothing was written and nothing came out of it; else ""."""
        if self.told or self.decisions or self.points:
            return ""
        return _("Det ble ikke skrevet noe.") if self.finished else _("Det er ikke skrevet noe ennå.")


def minutes_page(viewer: Viewer, row: Gathering, now: datetime) -> MinutesPage:
    """The minutes for this viewer, in a number of queries that does not grow with them."""
    minutes = Minutes.objects.select_related("finished_by").filter(gathering=row).first()
    points = points_made_in(viewer, row, now)
    decisions = list(Decision.objects.filter(gathering=row))
    hosting = holds(viewer, row)
    return MinutesPage(
        row=row,
        when=when_words(row, now),
        minutes=minutes,
        chapters=[Chapter(each.title, each.notes) for each in row.items.all() if each.notes],
        earlier=open_points(viewer, row, now),
        decisions=decisions,
        points=points,
        attended=attended_words(viewer, row, hosting=hosting),
        history=_history(row, minutes),
        holds=hosting,
        change_url=_change_url(viewer, row) if viewer.belongs else "",
        changes=changes_of(viewer, _key(row)) if viewer.belongs else [],
    )


def attended_words(viewer: Viewer, row: Gathering, *, hosting: bool) -> str:
    """How many were there; those who hold it read every number, others none about fewer than the small group."""
    if row.state != HELD or not row.attended:
        return ""
    if not hosting and row.attended < viewer.organisation.small_group:
        return _("for få til å vise")
    return str(row.attended)


def _history(row: Gathering, minutes: Minutes | None) -> list[Told]:
    told: list[tuple[datetime | None, str, Person | None]] = [
        (row.announced_at, _("Kalt inn"), None),
        (row.held_at, pgettext("gathering", "Gjennomført"), None),
    ]
    if minutes is not None:
        told += [(minutes.sent_at, _("Oppsummeringen ble sendt"), None)]
        told += [(minutes.finished_at, _("Referatet ble ferdig"), minutes.finished_by)]
        for each in minutes.corrections.select_related("made_by"):
            words = _("Åpnet for å rette: %(words)s") % {"words": each.words}
            told.append((each.made_at, words, each.made_by))
    told += _moves(row)
    lines = [_told(row, at, words, who) for at, words, who in told if at is not None]
    return sorted(lines, key=lambda line: line.at)


def _moves(row: Gathering) -> list[tuple[datetime | None, str, Person | None]]:
    """That it was moved, cancelled and put back, from the audit chain, which knows nothing of why; two queries."""
    words = {
        "gatherings.move_gathering": _("Flyttet"),
        "gatherings.cancel_gathering": _("Avlyst"),
        "gatherings.reinstate_gathering": _("Planlagt igjen"),
    }
    entries = list(
        AuditEntry.objects.filter(
            tenant_id=row.organisation_id,
            subject_type=row._meta.label,
            subject_id=str(row.pk),
            action__in=list(words),
        )
    )
    people = Person.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    return [(entry.at, words[entry.action], people.get(entry.actor_id or 0)) for entry in entries]


def _told(row: Gathering, at: datetime, words: str, who: Person | None) -> Told:
    here = local(at, row)
    form = pgettext("day in a history", "j. F Y")
    when = _("%(day)s kl. %(at)s") % {"day": format_date(here, form), "at": clock(here)}
    return Told(at, when, words, who.name if who else "")


def _key(row: Gathering) -> str:
    """What a change that came of the gathering calls it."""
    return f"gatherings.gathering:{row.pk}"


def _change_url(viewer: Viewer, row: Gathering) -> str:
    """«Dette førte til en endring»: the form of a change because of this gathering."""
    day = format_date(timezone.localtime(row.starts_at), pgettext("day in a history", "j. F Y"))
    slug = viewer.organisation.slug
    return change_from_url(
        viewer.organisation,
        cause=ChangeRecord.Cause.GATHERING,
        label=f"{row.title}, {day}",
        url=reverse("gatherings:gathering", args=[slug, row.pk]),
        key=_key(row),
        unit_id=row.unit_id,
        value_ids=[value.pk for value in row.values.all()],
    )
