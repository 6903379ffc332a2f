"""The papers of a council's meeting, as the one who looks may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from samskap.gatherings.access.councils import reads_inside, sits_on
from samskap.gatherings.access.papers import may_write_papers, papers_of
from samskap.gatherings.models import Council, Gathering, Kind, Paper
from samskap.gatherings.paper_days import days_ahead, due_day
from samskap.gatherings.plain import EASY, HARD, words_in_a_sentence
from samskap.gatherings.states import AHEAD, CANCELLED
from samskap.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper; ``days`` before the meeting that it was sent, None when it is not."""

    row: Paper
    days: int | None = None
    late: bool = False

    @property
    def sent(self) -> bool:
        return self.days is not None

    @property
    def sentence(self) -> int:
        """About how many words a sentence of it has."""
        return words_in_a_sentence(f"{self.row.about}\n{self.row.means}\n{self.row.question}")

    @property
    def easy(self) -> bool:
        return self.sentence <= EASY

    @property
    def hard(self) -> bool:
        return self.sentence > HARD

    @property
    def changed(self) -> bool:
        """Whether it was changed after the members had it."""
        sent = self.row.published_at
        return sent is not None and self.row.changed_at > sent


@dataclass(frozen=True, slots=True)
class PapersPart:
    """The papers of one meeting in order. ``due``: the last day on which they come in time.

    ``may_advise``: the viewer sits on the council, and may write what it advises.
    """

    meeting: Gathering
    council: Council
    lines: list[PaperLine]
    may_write: bool
    may_advise: bool
    due: date
    overdue: bool

    @property
    def waiting(self) -> int:
        """How many the members have not been sent."""
        return sum(not line.sent for line in self.lines)

    @property
    def on_time(self) -> bool:
        """Whether there are papers, and the members have them all."""
        return bool(self.lines) and not self.waiting


def papers_part(viewer: Viewer, meeting: Gathering, now: datetime) -> PapersPart | None:
    """The papers of a council's meeting; None for any other gathering, and for those who do not read its papers."""
    if meeting.kind != Kind.COUNCIL or meeting.team_id is None:
        return None
    council = Council.objects.filter(team=meeting.team_id).select_related("team").first()
    if council is None or not reads_inside(viewer, council):
        return None
    rows = papers_of(viewer).filter(gathering=meeting).select_related("measure")
    due, ahead = due_day(meeting, council.papers_days), meeting.state in AHEAD and meeting.ends_at > now
    overdue = ahead and days_ahead(meeting, now) < council.papers_days
    if ahead and not overdue:  # what is sent on the holiday itself is still in time
        due = max(due, timezone.localdate(now))
    return PapersPart(
        meeting=meeting,
        council=council,
        lines=[_line(row, meeting, council) for row in rows],
        may_write=ahead and may_write_papers(viewer, meeting),
        may_advise=meeting.state != CANCELLED and sits_on(viewer, council) and council.team.ended_on is None,
        due=due,
        overdue=overdue,
    )


def _line(row: Paper, meeting: Gathering, council: Council) -> PaperLine:
    if row.published_at is None:
        return PaperLine(row)
    days = days_ahead(meeting, row.published_at)
    return PaperLine(row, days, late=days < council.papers_days)
