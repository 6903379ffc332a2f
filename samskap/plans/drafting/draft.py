"""A plan document as read, open for a person's corrections, and its form as stored JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

FORMAT = "samskap-draft/1"


@dataclass(slots=True)
class DraftResponsible:
    """Who answers for a measure, or helps with it (``part`` "contributing").

    ``body`` is the one a person said is meant ("team:3", "role:leader", "" for none); ``settled`` that a person has
    decided, be it for nobody but the words.
    """

    name: str
    scope: str = ""
    body: str = ""
    settled: bool = False
    part: str = ""


@dataclass(slots=True)
class DraftTiming:
    """When, in the plan's own words, and what the reader understood."""

    text: str
    kind: str = "open"
    start: date | None = None
    end: date | None = None
    precision: str = ""
    recurrence: str = ""
    certain: bool = True


@dataclass(slots=True)
class DraftMeasure:
    """One measure. ``doubts`` names the fields a person should look at; ``revision`` guards against overwriting.

    ``told`` is what one of our own documents tells beside the words: status, values and milestones.
    """

    key: str
    title: str
    number: str = ""
    text: str = ""
    why: str = ""
    responsibles: list[DraftResponsible] = field(default_factory=list)
    timings: list[DraftTiming] = field(default_factory=list)
    status: str = ""
    line: int | None = None
    end_line: int | None = None
    page: int | None = None
    confidence: float | None = None
    doubts: list[str] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    values_declined: list[int] = field(default_factory=list)
    revision: int = 1
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class DraftSection:
    """A heading of the document with its measures."""

    key: str
    title: str
    intro: str = ""
    measures: list[DraftMeasure] = field(default_factory=list)
    revision: int = 1


@dataclass(slots=True)
class DraftLoose:
    """A promise or words without a place. ``was`` keeps a measure that a person took out of ``section``."""

    key: str
    kind: str
    text: str
    line: int | None = None
    page: int | None = None
    decision: str = "open"
    was: DraftMeasure | None = None
    section: str = ""
    position: int = 0


@dataclass(slots=True)
class Draft:
    """The whole draft. ``next_key`` counts the names given to its parts, which never change and are never reused."""

    title: str
    preamble: str = ""
    organisation: str = ""
    language: str = "nb"
    period_text: str = ""
    period_start: date | None = None
    period_end: date | None = None
    sections: list[DraftSection] = field(default_factory=list)
    loose: list[DraftLoose] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    next_key: int = 1
    revision: int = 1

    def new_key(self, letter: str) -> str:
        """A name for a new part, unlike any given before."""
        key = f"{letter}{self.next_key}"
        self.next_key += 1
        return key

    def measures(self) -> Iterator[tuple[DraftSection, DraftMeasure]]:
        """Every measure with its section, in reading order."""
        for section in self.sections:
            for measure in section.measures:
                yield section, measure


def from_reading(
    document: Mapping[str, Any],
    *,
    preamble: str = "",
    doubts: Sequence[Sequence[str]] = (),
    ends: Sequence[int | None] = (),
) -> Draft:
    """A fresh draft of a ``samskap-plan/1`` document, ``preamble`` being the plan's introduction that is not in it.

    ``doubts`` (names of fields) and ``ends`` (last lines) have one entry for each measure, in the document's order.
    """
    period = document["period"] or {}
    draft = Draft(
        title=document["title"],
        preamble=preamble,
        organisation=document["organisation"],
        language=document["language"],
        period_text=period.get("text") or "",
        period_start=_day(period.get("start")),
        period_end=_day(period.get("end")),
        values=list(document["values"]),
        warnings=list(document["warnings"]),
    )
    for section in document["sections"]:
        measures = [_read_measure(draft.new_key("m"), measure) for measure in section["measures"]]
        draft.sections.append(DraftSection(draft.new_key("d"), section["title"], section["intro"], measures))
    for place, (_section, measure) in enumerate(draft.measures()):
        measure.doubts = list(doubts[place]) if place < len(doubts) else []
        measure.end_line = (ends[place] if place < len(ends) else None) or measure.line
    for kind, name in (("commitment", "commitments"), ("unplaced", "unplaced")):
        for loose in document[name]:
            where = loose["source"]
            draft.loose.append(
                DraftLoose(draft.new_key("t"), kind, loose["text"], where["line"], where["page"])
            )
    return draft


def _read_measure(key: str, measure: Mapping[str, Any]) -> DraftMeasure:
    return DraftMeasure(
        key=key,
        title=measure["title"],
        number=measure["number"],
        text=measure["text"],
        why=measure["why"],
        responsibles=[
            DraftResponsible(who["name"], who["scope"], part=who.get("part", ""))
            for who in measure["responsibles"]
        ],
        timings=[_timing(timing) for timing in measure["timings"]],
        status=measure["status"] or "",
        line=measure["source"]["line"],
        page=measure["source"]["page"],
        confidence=measure["confidence"],
        told=measure.get("live", {}),
    )


def as_json(draft: Draft) -> dict[str, Any]:
    """The draft as data for a JSON column."""
    return {
        "format": FORMAT,
        "title": draft.title,
        "preamble": draft.preamble,
        "organisation": draft.organisation,
        "language": draft.language,
        "period": {
            "text": draft.period_text, "start": _iso(draft.period_start), "end": _iso(draft.period_end),
        },
        "sections": [
            {
                "key": section.key, "title": section.title, "intro": section.intro, "revision": section.revision,
                "measures": [_measure_json(measure) for measure in section.measures],
            }
            for section in draft.sections
        ],
        "loose": [_loose_json(loose) for loose in draft.loose],
        "values": draft.values,
        "warnings": draft.warnings,
        "next_key": draft.next_key,
        "revision": draft.revision,
    }  # fmt: skip


def from_json(data: Mapping[str, Any]) -> Draft:
    """The draft that ``as_json`` gave."""
    period = data.get("period") or {}
    return Draft(
        title=data["title"],
        preamble=data.get("preamble", ""),
        organisation=data.get("organisation", ""),
        language=data.get("language", "nb"),
        period_text=period.get("text", ""),
        period_start=_day(period.get("start")),
        period_end=_day(period.get("end")),
        sections=[
            DraftSection(
                row["key"],
                row["title"],
                row["intro"],
                [_measure(each) for each in row["measures"]],
                row["revision"],
            )
            for row in data["sections"]
        ],
        loose=[_loose(row) for row in data["loose"]],
        values=data["values"],
        warnings=data["warnings"],
        next_key=data["next_key"],
        revision=data["revision"],
    )


def _measure_json(measure: DraftMeasure) -> dict[str, Any]:
    return {
        "key": measure.key,
        "title": measure.title,
        "number": measure.number,
        "text": measure.text,
        "why": measure.why,
        "responsibles": [
            [who.name, who.scope, who.body, who.settled, who.part] for who in measure.responsibles
        ],
        "timings": [
            {
                "text": timing.text, "kind": timing.kind, "start": _iso(timing.start), "end": _iso(timing.end),
                "precision": timing.precision, "recurrence": timing.recurrence, "certain": timing.certain,
            }
            for timing in measure.timings
        ],
        "status": measure.status,
        "line": measure.line,
        "end_line": measure.end_line,
        "page": measure.page,
        "confidence": measure.confidence,
        "doubts": measure.doubts,
        "values": measure.values,
        "values_declined": measure.values_declined,
        "revision": measure.revision,
        "told": measure.told,
    }  # fmt: skip


def _measure(row: Mapping[str, Any]) -> DraftMeasure:
    apart = ("responsibles", "timings", "told")
    plain = {name: row[name] for name in DraftMeasure.__slots__ if name not in apart}
    return DraftMeasure(
        **plain,
        told=row.get("told", {}),  # drafts of before have none
        responsibles=[DraftResponsible(*who) for who in row["responsibles"]],
        timings=[_timing(timing) for timing in row["timings"]],
    )


def _timing(row: Mapping[str, Any]) -> DraftTiming:
    return DraftTiming(
        text=row.get("text") or "",
        kind=row.get("kind") or "open",
        start=_day(row.get("start")),
        end=_day(row.get("end")),
        precision=row.get("precision") or "",
        recurrence=row.get("recurrence") or "",
        certain=bool(row.get("certain", True)),
    )


def _loose_json(loose: DraftLoose) -> dict[str, Any]:
    plain = {name: getattr(loose, name) for name in DraftLoose.__slots__ if name != "was"}
    return {**plain, "was": _measure_json(loose.was) if loose.was else None}


def _loose(row: Mapping[str, Any]) -> DraftLoose:
    plain = {name: row[name] for name in DraftLoose.__slots__ if name != "was"}
    return DraftLoose(**plain, was=_measure(row["was"]) if row["was"] else None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
