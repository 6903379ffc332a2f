"""The page of a piece of advice, decided for the one who looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.gatherings.access.advice import may_answer
from samskap.gatherings.access.councils import keeps, sits_on
from samskap.gatherings.access.gatherings import visible_to
from samskap.gatherings.models import Advice
from samskap.gatherings.queries.advice_asked import last_asked
from samskap.gatherings.queries.advice_lines import AdviceLine, key_of
from samskap.gatherings.states import ANSWERED, DRAFT, FULFILLED, GIVEN, NOT_FULFILLED, WITHDRAWN
from samskap.people.viewer import Viewer
from samskap.plans.access import measures_for
from samskap.practice.models import ChangeRecord
from samskap.practice.origins import change_from_url
from samskap.practice.queries import Because, changes_of
from samskap.values.models import Value


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """``inside``: the unit's own people and the council, who see what leads on from here."""

    line: AdviceLine
    inside: bool
    values: list[Value]
    changes: list[Because]
    change_url: str
    shows_measure: bool
    shows_meeting: bool
    may_write: bool
    may_give: bool
    may_answer: bool
    may_close: bool
    may_ask: bool
    asked_on: date | None
    may_withdraw: bool
    may_open: bool

    @property
    def row(self) -> Advice:
        return self.line.row

    @property
    def draft(self) -> bool:
        return self.row.state == DRAFT

    @property
    def withdrawn(self) -> bool:
        return self.row.state == WITHDRAWN

    @property
    def asks(self) -> bool:
        """Whether anything waits for the one who looks."""
        return self.may_write or self.may_answer or self.may_close or self.may_ask


def advice_page(viewer: Viewer, row: Advice, today: date) -> AdvicePage:
    """The page for this viewer; the number of queries does not grow with what hangs on it."""
    council = row.council
    sits, keeping = sits_on(viewer, council), keeps(viewer, council)
    answering = row.state in (GIVEN, ANSWERED, NOT_FULFILLED) and may_answer(viewer, row)
    values = list(row.values.all())
    line = AdviceLine(row, today)
    acted = viewer.belongs and row.state in (GIVEN, ANSWERED, FULFILLED, NOT_FULFILLED)
    return AdvicePage(
        line=line,
        inside=viewer.belongs or sits,
        values=values,
        changes=changes_of(viewer, key_of(row)) if viewer.belongs and row.state != DRAFT else [],
        change_url=_change_url(viewer, row, values) if acted else "",
        shows_measure=row.measure_id is not None and measures_for(viewer).filter(pk=row.measure_id).exists(),
        shows_meeting=row.gathering_id is not None
        and visible_to(viewer).filter(pk=row.gathering_id).exists(),
        may_write=row.state == DRAFT and sits,
        may_give=row.state == DRAFT and keeping,
        may_answer=row.state == GIVEN and answering,
        may_close=row.state in (ANSWERED, NOT_FULFILLED) and answering,
        may_ask=keeping and line.late,
        asked_on=last_asked(row, today) if keeping and line.late else None,
        may_withdraw=row.state == GIVEN and keeping,
        may_open=row.state != DRAFT and keeping,
    )


def _change_url(viewer: Viewer, row: Advice, values: list[Value]) -> str:
    words = {"number": row.number, "council": row.council.team.name, "title": row.title}
    return change_from_url(
        viewer.organisation,
        cause=ChangeRecord.Cause.ADVICE,
        label=_("Råd %(number)s fra %(council)s: %(title)s") % words,
        url=reverse("gatherings:advice", args=[viewer.organisation.slug, row.pk]),
        key=key_of(row),
        unit_id=row.to_unit_id,
        measure_id=row.measure_id,
        value_ids=[value.pk for value in values],
    )
