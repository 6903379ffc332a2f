"""The plan as read: the format samskap-plan/1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

FORMAT = "samskap-plan/1"

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
    """Who answers for a measure, and for which part of it ("" is all of it).

    ``part`` is "contributing" where one of our own documents says that they help and do not lead.
    """

    name: str
    scope: str = ""
    part: str = ""


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
class Served:
    """A value that a measure serves, and how it shows."""

    name: str
    shows_as: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way."""

    title: str
    due: date | None = None
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """What only our own documents tell of a measure: its status among seven, the values it serves, its milestones."""

    status: str = ""
    since: date | None = None
    reason: str = ""
    values: tuple[Served, ...] = ()
    milestones: tuple[Milestone, ...] = ()


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
    live: Live | None = None


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
    """A whole plan document as read.

    ``preamble`` is what stands before the first section, headings included, as paragraphs with an empty line between.
    The format has no place of its own for it: ``as_dict`` puts it first in the first section's intro. ``own`` says that
    Samskap wrote the document: the introduction is then ``live.summary``, as where it came from.
    """

    title: str
    preamble: str = ""
    organisation: str = ""
    language: Literal["nb", "nn"] = "nb"
    period: Period | None = None
    sections: tuple[Section, ...] = ()
    commitments: tuple[Loose, ...] = ()
    values: tuple[str, ...] = ()
    unplaced: tuple[Loose, ...] = ()
    warnings: tuple[str, ...] = ()
    own: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The document as JSON-ready data in the format samskap-plan/1."""
        sections, unplaced = self.sections, self.unplaced
        if self.own:
            return {**self.as_dict_without_preamble(), "live": {"summary": self.preamble}}
        if self.preamble and sections:
            intro = "\n\n".join(text for text in (self.preamble, sections[0].intro) if text)
            sections = (replace(sections[0], intro=intro), *sections[1:])
        elif self.preamble:
            unplaced = (Loose(self.preamble, Source(1)), *unplaced)
        return self._as_dict(sections, unplaced)

    def as_dict_without_preamble(self) -> dict[str, Any]:
        """The same data for whoever gives the preamble a place of its own."""
        return self._as_dict(self.sections, self.unplaced)

    def _as_dict(self, sections: tuple[Section, ...], unplaced: tuple[Loose, ...]) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "title": self.title,
            "organisation": self.organisation,
            "language": self.language,
            "period": _period(self.period),
            "sections": [_section(section) for section in sections],
            "commitments": [_loose(loose) for loose in self.commitments],
            "values": list(self.values),
            "unplaced": [_loose(loose) for loose in unplaced],
            "warnings": list(self.warnings),
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {"text": period.text, "start": _day(period.start), "end": _day(period.end)}


def _source(source: Source) -> dict[str, Any]:
    return {"line": source.line, "page": source.page}


def _loose(loose: Loose) -> dict[str, Any]:
    return {"text": loose.text, "source": _source(loose.source)}


def _section(section: Section) -> dict[str, Any]:
    measures = [_measure(measure) for measure in section.measures]
    return {"title": section.title, "intro": section.intro, "measures": measures}


def _measure(measure: Measure) -> dict[str, Any]:
    found = {
        "number": measure.number,
        "title": measure.title,
        "text": measure.text,
        "why": measure.why,
        "responsibles": [_responsible(who) for who in measure.responsibles],
        "timings": [_timing(timing) for timing in measure.timings],
        "status": measure.status,
        "source": _source(measure.source),
        "confidence": round(measure.confidence, 2),
    }
    return found if measure.live is None else {**found, "live": _live(measure.live)}


def _responsible(who: Responsible) -> dict[str, Any]:
    found = {"name": who.name, "scope": who.scope}
    return {**found, "part": who.part} if who.part else found


def _live(live: Live) -> dict[str, Any]:
    return {
        "status": live.status,
        "reason": live.reason,
        "status_since": _day(live.since),
        "values": [{"name": value.name, "shows_as": value.shows_as} for value in live.values],
        "milestones": [
            {"title": each.title, "due": _day(each.due), "reached_on": _day(each.reached_on)}
            for each in live.milestones
        ],
    }


def _timing(timing: Timing) -> dict[str, Any]:
    return {
        "text": timing.text,
        "kind": timing.kind,
        "start": _day(timing.start),
        "end": _day(timing.end),
        "precision": timing.precision,
        "recurrence": timing.recurrence,
        "certain": timing.certain,
    }
