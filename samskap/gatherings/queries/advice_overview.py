"""What a council advised, what came of it, and how long it took; and all advice that is for everybody to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from samskap.gatherings.access.advice import advice_of
from samskap.gatherings.models import Advice, Council
from samskap.gatherings.queries.advice_lines import AdviceLine, key_of, lines
from samskap.gatherings.states import ANSWERED, DRAFT, FULFILLED, GIVEN, NOT_FULFILLED, WITHDRAWN
from samskap.people.viewer import Viewer
from samskap.plans.exporting.sheets import Cell, csv_text
from samskap.practice.queries import change_counts

STATES = (GIVEN, ANSWERED, FULFILLED, NOT_FULFILLED, WITHDRAWN)
ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Overview:
    """Advice of a year (None: all years) in a state ("": all); numbers are of the year, whatever the state."""

    council: Council
    year: int | None
    state: str
    years: list[int]
    lines: list[AdviceLine]
    given: int
    answered: int
    done: int
    days_to_answer: int | None
    days_to_done: int | None
    waiting: list[AdviceLine]

    @property
    def states(self) -> list[tuple[str, str]]:
        """The states one may choose, in their order."""
        return [(key, str(Advice.State(key).label)) for key in STATES]


def overview(viewer: Viewer, council: Council, sent: Mapping[str, Any], today: date) -> Overview:
    """What the viewer may read of it; three queries. What the address asks for and is not there is left out."""
    rows = advice_of(viewer).filter(council=council).exclude(state=DRAFT)
    given = rows.order_by().annotate(given_year=ExtractYear("given_on"))
    years = sorted(set(given.values_list("given_year", flat=True)), reverse=True)
    asked = str(sent.get("aar", ""))
    year = next((each for each in years if str(each) == asked), None)
    state = str(sent.get("tilstand", ""))
    state = state if state in STATES else ""
    of_year = _with_changes(viewer, lines(rows.filter(given_on__year=year) if year else rows, today))
    counted = [line for line in of_year if line.row.state != WITHDRAWN]
    return Overview(
        council=council,
        year=year,
        state=state,
        years=years,
        lines=[line for line in of_year if state in ("", line.row.state)],
        given=len(counted),
        answered=sum(line.answered for line in counted),
        done=sum(line.row.state == FULFILLED for line in counted),
        days_to_answer=_middle([line.days_to_answer for line in counted]),
        days_to_done=_middle([line.days_to_done for line in counted]),
        waiting=sorted((line for line in counted if line.waits), key=lambda line: line.row.given_on or today),
    )


def public_advice(viewer: Viewer, number: str, today: date) -> tuple[Page[Advice], list[AdviceLine]]:
    """«Råd og svar»: what councils have let everybody read, the newest first; two queries for a page of any length."""
    rows: QuerySet[Advice] = advice_of(viewer).filter(public=True)
    rows = rows.exclude(state__in=[DRAFT, WITHDRAWN]).select_related("council__team", "to_team", "to_unit")
    found = Paginator(rows.order_by("-given_on", "-pk"), ON_A_PAGE).get_page(number)
    return found, [AdviceLine(row, today) for row in found.object_list]


def as_csv(found: Overview) -> bytes:
    """The lines of the overview as a table."""
    names = [
        _("Nr"),
        _("Råd"),
        _("Til"),
        _("Gitt"),
        _("Svar innen"),
        _("Fikk svar"),
        _("Svar"),
        _("Dager til svar"),
        _("Tilstand"),
        _("Avsluttet"),
        _("Dager til det var gjort"),
        _("Åpent for alle"),
    ]
    return csv_text(names, [_cells(line) for line in found.lines])


def _with_changes(viewer: Viewer, found: list[AdviceLine]) -> list[AdviceLine]:
    """With how many changes came of each; changes are for the unit's own people."""
    if not viewer.belongs:
        return found
    counts = change_counts(viewer, [key_of(line.row) for line in found])
    return [replace(line, changes=counts.get(key_of(line.row), 0)) for line in found]


def _cells(line: AdviceLine) -> list[Cell]:
    row = line.row
    return [
        row.number,
        row.title,
        line.body,
        row.given_on,
        row.answer_by,
        row.answered_on,
        str(row.get_outcome_display()) if row.outcome else "",
        line.days_to_answer,
        str(row.get_state_display()),
        row.closed_on,
        line.days_to_done,
        _("ja") if row.public else _("nei"),
    ]


def _middle(days: list[int | None]) -> int | None:
    """The middle number of days, None when there is none."""
    known = [each for each in days if each is not None]
    return round(median(known)) if known else None
