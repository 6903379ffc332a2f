"""The days that several series come to, month by month, before they are saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from samskap.gatherings.queries.gathering_list import Groups, Line, by_month, by_title
from samskap.gatherings.queries.series_page import SeriesLine
from samskap.gatherings.queries.series_use import Plan
from samskap.gatherings.rhythm import in_words
from samskap.gatherings.states import PLANNED
from samskap.gatherings.time_words import clock


@dataclass(frozen=True, slots=True)
class SeriesOfYear:
    """A series in words, how long and how many times it comes, and those of its kind that go on already."""

    title: str
    rhythm: str
    minutes: int
    times: int
    going: list[SeriesLine]


@dataclass(frozen=True, slots=True)
class YearPreview:
    """The series, and all their days by month."""

    series: list[SeriesOfYear]
    months: list[tuple[str, Groups]]
    total: int


def year_preview(plans: Iterable[tuple[str, Plan, int, list[SeriesLine]]], now: datetime) -> YearPreview:
    """The preview of series by their titles; days that have been are left out."""
    series, lines = [], []
    language = (get_language() or "nb")[:2]
    for title, plan, minutes, going in plans:
        days, begins = plan.ahead(now), clock(plan.at)
        rhythm = in_words(plan.rule, language=language, at=plan.at)
        series.append(SeriesOfYear(title, rhythm, minutes, len(days), going))
        lines += [Line(0, title, "", each.held_on, begins, begins, "", "", PLANNED, False) for each in days]
    lines.sort(key=lambda line: (line.day, line.clock))
    return YearPreview(series, [(name, by_title(inside)) for name, inside in by_month(lines)], len(lines))
