"""A meeting while it runs: the agenda, the point people are at, and what has come out of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samskap.gatherings.access.gatherings import holds, takes_part
from samskap.gatherings.access.meeting import may_say_here, owners_of
from samskap.gatherings.kinds import TEMPLATES
from samskap.gatherings.models import AgendaItem, Attendance, Decision, Gathering, Minutes
from samskap.gatherings.queries.open_points import PointLine, open_points, points_made_in
from samskap.gatherings.states import AHEAD, HELD
from samskap.gatherings.time_words import local, when_words
from samskap.gatherings.written import lines_of, mark_of, shortened
from samskap.people.models import Person
from samskap.people.viewer import Viewer
from samskap.plans.queries.hearing import names_of_nobody

EARLIER: Final = "apne"
WHOLE: Final = "hele"
AT: Final = "sak"
LINES: Final = (
    300  # of one point's minutes that can become something by one press; each has two buttons on the page
)


@dataclass(frozen=True, slots=True)
class Step:
    """A place on the agenda: its key in addresses, what it is called, and whether something is written there."""

    key: str
    title: str
    minutes: int | None = None
    written: bool = False
    here: bool = False

    @property
    def of_agenda(self) -> bool:
        """Whether its title was written by people."""
        return self.key not in (EARLIER, WHOLE)


@dataclass(frozen=True, slots=True)
class Written:
    """A line of the saved minutes, and what it has been made into: "", "point" or "decision"."""

    text: str
    made: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page. ``may_say``: it is the time for «jeg er her».

    ``taps`` is how many have said so, for those who hold it; None for others.
    """

    row: Gathering
    when: str
    steps: list[Step]
    key: str
    item: AgendaItem | None
    help: str | Promise
    notes: str
    earlier: list[PointLine]
    points: list[PointLine]
    decisions: list[Decision]
    minutes: Minutes | None
    holds: bool
    here: bool
    may_say: bool
    taps: int | None
    lines: list[Written] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """The mark of the text that stands in the field."""
        return mark_of(self.notes)

    @property
    def title(self) -> str:
        return next(step.title for step in self.steps if step.key == self.key)

    @property
    def number(self) -> int:
        """Which place of the agenda this is, from 1."""
        return [step.key for step in self.steps].index(self.key) + 1

    @property
    def before(self) -> Step | None:
        return self.steps[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> Step | None:
        return self.steps[self.number] if self.number < len(self.steps) else None

    @property
    def at_earlier(self) -> bool:
        return self.key == EARLIER

    @property
    def at_whole(self) -> bool:
        return self.key == WHOLE

    @property
    def held(self) -> bool:
        return self.row.state == HELD

    @property
    def finished(self) -> bool:
        return self.minutes is not None and self.minutes.finished_at is not None


def meeting_page(viewer: Viewer, row: Gathering, key: str, now: datetime) -> MeetingPage:
    """The page at the place ``key``; the first one for a key that is none. The queries do not grow with the agenda."""
    items = list(row.items.all())
    minutes = Minutes.objects.filter(gathering=row).first()
    earlier = open_points(viewer, row, now)
    made = points_made_in(viewer, row, now)
    decisions = list(Decision.objects.filter(gathering=row))
    steps = _steps(items, minutes, has_earlier=bool(earlier), key=key)
    key = next(step.key for step in steps if step.here)
    item = next((each for each in items if str(each.pk) == key), None)
    notes = item.notes if item else minutes.text if minutes and key == WHOLE else ""
    of_item = item.pk if item else None
    points = [] if key == EARLIER else [each for each in made if each.item_id == of_item]
    decided = [] if key == EARLIER else [each for each in decisions if each.item_id == of_item]
    slot = next((each for each in TEMPLATES[row.kind].slots if item and each.key == item.slot), None)
    hosting = holds(viewer, row)
    people = set(Attendance.objects.filter(gathering=row).values_list("person", flat=True))
    return MeetingPage(
        row=row,
        when=when_words(row, now),
        steps=steps,
        key=key,
        item=item,
        help=slot.help if slot else "",
        notes=notes,
        earlier=earlier,
        points=points,
        decisions=decided,
        minutes=minutes,
        holds=hosting,
        here=viewer.person_id in people,
        may_say=may_say_here(row, now),
        taps=len(people) if hosting else None,
        lines=written_lines(notes, points, decided),
    )


def written_lines(notes: str, points: list[PointLine], decisions: list[Decision]) -> list[Written]:
    """The lines of the saved minutes, with what each has become."""
    followed, decided = {each.text for each in points}, {each.text for each in decisions}
    return [
        Written(line, "point" if shortened(line) in followed else "decision" if line in decided else "")
        for line in lines_of(notes)[:LINES]
    ]


def _steps(items: list[AgendaItem], minutes: Minutes | None, *, has_earlier: bool, key: str) -> list[Step]:
    places: list[tuple[str, str, int | None, bool]] = (
        [(EARLIER, _("Siden sist"), None, False)] if has_earlier else []
    )
    places += [(str(each.pk), each.title, each.minutes, bool(each.notes)) for each in items]
    places.append((WHOLE, _("Om hele møtet"), None, bool(minutes and minutes.text)))
    keys = [place[0] for place in places]
    here = key if key in keys else keys[0]
    return [Step(*place, here=place[0] == here) for place in places]


def meeting_url(viewer: Viewer, row: Gathering, key: str = "") -> str:
    """The page of the meeting at a place of its agenda."""
    url = reverse("gatherings:meeting", args=[viewer.organisation.slug, row.pk])
    return f"{url}?{AT}={key}" if key else url


def people_to_choose(viewer: Viewer, row: Gathering) -> list[Person]:
    """Those who may take a point on themselves; none for an outsider with a point of a meeting not theirs."""
    return list(owners_of(row)[:400]) if _knows_them(viewer, row) else []


def names_known(viewer: Viewer, row: Gathering) -> list[str]:
    """Names that tell of no resident here: units, bodies, and the colleagues who were asked. Three queries."""
    asked = owners_of(row).values_list("name", flat=True) if _knows_them(viewer, row) else ()
    return [*names_of_nobody(viewer.organisation), *asked]


def _knows_them(viewer: Viewer, row: Gathering) -> bool:
    """Whether the viewer may read the names of all who are asked: the unit's own people, and those who meet there."""
    return viewer.belongs or takes_part(viewer, row)


def next_meeting_of(row: Gathering, now: datetime) -> date | None:
    """The day of the next gathering of the series after this one; None for a single gathering."""
    if row.series_id is None:
        return None
    coming = Gathering.objects.filter(
        series=row.series_id, state__in=AHEAD, starts_at__gt=max(row.starts_at, now)
    )
    found = coming.exclude(pk=row.pk).order_by("starts_at").first()
    return local(found.starts_at, found).date() if found else None
