"""The plan as read: the format samskap-plan/1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

TimingKind = Literal["deadline", "start", "period", "recurring", "open"]
Precision = Literal["day", "week", "month", "quarter", "half", "season", "year"]
Status = Literal["not_started", "in_progress", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the document something stands; ``line`` counts as in ``SourceLine``."""

    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The time the plan is for."""

    text: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a measure, and for which part of it ("" is all of it)."""

    name: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Timing:
    """When: the plan's own words, and what we understood of them."""

    text: str
    kind: TimingKind
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    recurrence: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``doubts`` names the fields a person should look at; it is not part of the JSON."""

    title: str
    source: Source
    number: str = ""
    text: str = ""
    why: str = ""
    responsibles: tuple[Responsible, ...] = ()
    timings: tuple[Timing, ...] = ()
    status: Status | None = None
    confidence: float = 1.0
    end_line: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the plan with its measures."""

    title: str
    intro: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Loose:
    """Text with its place: a promise outside the list, or words that found no home."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A whole plan document as read."""

    title: str
    organisation: str = ""
    language: Literal["nb", "nn"] = "nb"
    period: Period | None = None
    sections: tuple[Section, ...] = ()
    commitments: tuple[Loose, ...] = ()
    values: tuple[str, ...] = ()
    unplaced: tuple[Loose, ...] = ()
    warnings: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The document as JSON-ready data in the format samskap-plan/1."""
        raise NotImplementedError
