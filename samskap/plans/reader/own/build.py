"""From the paragraphs of one of our own documents to the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from samskap.plans.reader.document import (
    Live,
    Loose,
    Measure,
    Milestone,
    Period,
    PlanDocument,
    Responsible,
    Section,
    Served,
    Source,
    Status,
    Timing,
)
from samskap.plans.reader.expressions import Role
from samskap.plans.reader.labels import split_labels
from samskap.plans.reader.language import language_of
from samskap.plans.reader.own.meaning import alone, read_day, read_meaning, read_period
from samskap.plans.reader.own.names import LABEL, NAME, NUMBER, PLAIN_STATUS, Part, label_key, status_key
from samskap.plans.reader.own.paragraphs import Paragraph
from samskap.plans.reader.responsibles import read_responsibles
from samskap.plans.reader.statuses import read_status
from samskap.plans.reader.timings import Frame, read_timings
from samskap.plans.reader.vocabulary import Meaning

_Fields = list[tuple[str, str]]
_TIMES = {
    Meaning.TIME: Role.WHEN,
    Meaning.DEADLINE: Role.DEADLINE,
    Meaning.START: Role.START,
    Meaning.END: Role.END,
}
# A heading that a person has written, with its number: «11. Felles frokost».
_NUMBERED = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})+(?=\s)|(?:\d{1,3}|[A-Z])(?=[.)\t]))[.)]?\s*(?P<title>\S.*)", re.DOTALL
)


@dataclass(slots=True)
class _Measure:
    """A measure while its paragraphs come."""

    number: str
    title: str
    line: int
    end_line: int = 0
    text: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    who: list[Responsible] = field(default_factory=list)
    when: list[Timing] = field(default_factory=list)
    status: Status | None = None
    live_status: str = ""
    since: str = ""
    reason: list[str] = field(default_factory=list)
    values: list[Served] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def done(self) -> Measure:
        live = Live(
            self.live_status,
            _day(self.since),
            _joined(self.reason),
            tuple(self.values),
            tuple(self.milestones),
        )
        return Measure(
            title=self.title,
            source=Source(self.line),
            number=self.number,
            text=_joined(self.text),
            why=_joined(self.why),
            responsibles=tuple(self.who),
            timings=tuple(self.when),
            status=self.status,
            end_line=max(self.line, self.end_line),
            doubts=tuple(dict.fromkeys(self.doubts)),
            live=live if live != Live() else None,
        )


@dataclass(slots=True)
class _Section:
    """A section while its paragraphs come."""

    title: str
    intro: list[str] = field(default_factory=list)
    measures: list[_Measure] = field(default_factory=list)


def build(paragraphs: Sequence[Paragraph], *, language: str) -> PlanDocument:
    """The plan; ``language`` is what the document says of itself ("" for nothing)."""
    builder = _Builder()
    for paragraph in paragraphs:
        builder.add(paragraph)
    everything = "\n".join(paragraph.text for paragraph in paragraphs)
    return PlanDocument(
        title=" ".join(builder.titles),
        preamble=_joined(builder.summary),
        organisation=builder.organisation,
        language="nn" if language == "nn" else "nb" if language == "nb" else language_of(everything),
        period=builder.period,
        sections=tuple(
            Section(each.title, _joined(each.intro), tuple(measure.done() for measure in each.measures))
            for each in builder.sections
        ),
        commitments=tuple(builder.commitments),
        values=tuple(builder.values),
        unplaced=tuple(builder.unplaced),
        own=True,
    )


class _Builder:
    """Takes paragraph after paragraph. What stands in a place where we expect nothing is ``unplaced``, never lost."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.organisation = ""
        self.period: Period | None = None
        self.values: list[str] = []
        self.summary: list[str] = []
        self.sections: list[_Section] = []
        self.commitments: list[Loose] = []
        self.unplaced: list[Loose] = []
        self._closed = False
        self._takers: dict[Part, Callable[[Paragraph], None]] = {
            Part.TITLE: self._take_title,
            Part.ABOUT: self._take_about,
            Part.SECTION: self._take_section,
            Part.MEASURE: self._take_measure,
            Part.WHO: self._take_who,
            Part.WHEN: self._take_when,
            Part.STATUS: self._take_status,
            Part.VALUE: self._take_value,
            Part.MILESTONE: self._take_milestone,
            Part.COMMITMENT: lambda each: self._loose(self.commitments, each),
            Part.UNPLACED: lambda each: self._loose(self.unplaced, each),
            Part.ASIDE_HEADING: self._take_aside_heading,
        }

    @property
    def measure(self) -> _Measure | None:
        """The measure that is being read."""
        section = self.sections[-1] if self.sections and not self._closed else None
        return section.measures[-1] if section and section.measures else None

    def add(self, paragraph: Paragraph) -> None:
        """Take one paragraph."""
        if paragraph.contents or paragraph.part is Part.ASIDE:
            return
        if paragraph.part in self._takers:
            if paragraph.text.strip():
                self._takers[paragraph.part](paragraph)
        elif paragraph.part is None:
            self._take_foreign(paragraph)
        else:
            self._running(paragraph.part).append(_without_labels(paragraph))
        if self.measure is not None:
            self.measure.end_line = paragraph.line

    def _running(self, part: Part) -> list[str]:
        """Where running text in this style goes; text that has lost its measure goes one step up."""
        measure = self.measure
        if measure is not None and part in (Part.TEXT, Part.WHY, Part.REASON):
            return {Part.TEXT: measure.text, Part.WHY: measure.why, Part.REASON: measure.reason}[part]
        if part is Part.SUMMARY or not self.sections:
            return self.summary
        if measure is not None and part is not Part.INTRO:
            return measure.text
        return self.sections[-1].intro

    def _take_title(self, paragraph: Paragraph) -> None:
        self.titles.append(" ".join(paragraph.text.split()))

    def _take_aside_heading(self, paragraph: Paragraph) -> None:
        self._closed = True

    def _take_section(self, paragraph: Paragraph) -> None:
        self._closed = False
        self.sections.append(_Section(paragraph.text.strip()))

    def _take_measure(self, paragraph: Paragraph) -> None:
        if not self.sections or self._closed:
            self._closed = False
            self.sections.append(_Section("Tiltak"))
        number, title = _numbered(paragraph)
        self.sections[-1].measures.append(_Measure(number, title, paragraph.line))

    def _take_about(self, paragraph: Paragraph) -> None:
        fields = _fields(paragraph)
        key, text = fields[0] if fields else ("", "")
        if key == "organisation":
            self.organisation = text.strip()
        elif key == "values":
            self.values += [
                name.strip() for each, name in fields if each in ("values", "next") and name.strip()
            ]
        elif key == "period":
            meaning = next((words for each, words in fields if each == "meaning"), "")
            self.period = read_period(text.strip(), meaning)
        elif key not in ("unit", "state", "owner"):
            self._loose(self.unplaced, paragraph)

    def _take_who(self, paragraph: Paragraph) -> None:
        measure, fields = self.measure, dict(_fields(paragraph))
        name = fields.get("lead") or fields.get("contributing") or ""
        if measure is None or not name.strip():
            self._take_foreign(paragraph)
            return
        part = "contributing" if "contributing" in fields else ""
        measure.who.append(Responsible(name.strip(), fields.get("scope", "").strip(), part))

    def _take_when(self, paragraph: Paragraph) -> None:
        measure, fields = self.measure, dict(_fields(paragraph))
        words, meaning = fields.get("when", "").strip(), fields.get("meaning", "")
        if measure is None or not words:
            self._take_foreign(paragraph)
            return
        by_itself = alone(words, self._frame)
        told = read_meaning(words, meaning) if meaning else by_itself
        if told is None:
            measure.when += read_timings(words, Role.WHEN, self._frame)
            measure.doubts.append("timings")
            return
        if meaning and by_itself is not None and by_itself.certain and by_itself != told:
            measure.doubts.append("timings")  # somebody may have changed the words, and not what they mean
        measure.when.append(told)

    def _take_status(self, paragraph: Paragraph) -> None:
        measure, fields = self.measure, dict(_fields(paragraph))
        words = fields.get("status", "")
        if measure is None or not words.strip():
            self._take_foreign(paragraph)
            return
        key = status_key(words)
        measure.live_status, measure.since = key, fields.get("since", "")
        plain = PLAIN_STATUS.get(key)
        measure.status = plain or read_status(words)

    def _take_value(self, paragraph: Paragraph) -> None:
        measure, fields = self.measure, dict(_fields(paragraph))
        if measure is None or not fields.get("value", "").strip():
            self._take_foreign(paragraph)
            return
        measure.values.append(Served(fields["value"].strip(), fields.get("shows", "").strip()))

    def _take_milestone(self, paragraph: Paragraph) -> None:
        measure, fields = self.measure, dict(_fields(paragraph))
        if measure is None or not fields.get("milestone", "").strip():
            self._take_foreign(paragraph)
            return
        due, reached = _day(fields.get("due", "")), _day(fields.get("reached", ""))
        measure.milestones.append(Milestone(fields["milestone"].strip(), due, reached))

    def _take_foreign(self, paragraph: Paragraph) -> None:
        """A paragraph somebody else wrote: a heading, words after a label, or more text."""
        text = paragraph.text.strip()
        if not text:
            return
        if paragraph.heading in (1, 2) and paragraph.part is None:
            (self._take_section if paragraph.heading == 1 else self._take_measure)(paragraph)
            return
        measure = self.measure
        labelled = split_labels(text)
        if measure is None or not labelled.values:
            self._loose(self.unplaced, paragraph) if self._closed else self._running(Part.TEXT).append(text)
            return
        if labelled.lead:
            measure.text.append(labelled.lead)
        for label, words in labelled.values:
            if not self._labelled(measure, label.meaning, words):
                measure.text.append(f"{label.words}: {words}")

    def _labelled(self, measure: _Measure, meaning: Meaning, words: str) -> bool:
        if meaning is Meaning.RESPONSIBLE:
            measure.who += read_responsibles(words).found
        elif meaning in _TIMES:
            measure.when += read_timings(words, _TIMES[meaning], self._frame)
        elif meaning is Meaning.STATUS and read_status(words):
            measure.status, measure.live_status = read_status(words), status_key(words)
        elif meaning is Meaning.WHY:
            measure.why.append(words)
        else:
            return False
        return True

    @property
    def _frame(self) -> Frame:
        period = self.period
        return Frame(period.start, period.end, None, period.start) if period else Frame()

    def _loose(self, target: list[Loose], paragraph: Paragraph) -> None:
        target.append(Loose(paragraph.text.strip(), Source(paragraph.line)))


def _numbered(paragraph: Paragraph) -> tuple[str, str]:
    """Number and title of a measure's heading; ours mark both, a person writes «11. Felles frokost»."""
    number = "".join(piece.text for piece in paragraph.pieces if piece.style == NUMBER)
    named = any(piece.style == NAME for piece in paragraph.pieces)
    if number or named:
        rest = (piece.text for piece in paragraph.pieces if piece.style not in (NUMBER, LABEL))
        return number.strip(), "".join(rest).strip()
    found = _NUMBERED.fullmatch(paragraph.text.strip())
    return (found["number"], found["title"]) if found else ("", paragraph.text.strip())


def _fields(paragraph: Paragraph) -> _Fields:
    """What stands behind each of our labels, in order; words before the first, if any, have the key ""."""
    found: _Fields = []
    key = ""
    for piece in paragraph.pieces:
        if piece.style == LABEL:
            key = label_key(piece.text)
            found.append((key, ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + piece.text)
        elif piece.text.strip():
            found.append(("", piece.text))
    return [(each, text) for each, text in found if each != "end" or text.strip()]


def _without_labels(paragraph: Paragraph) -> str:
    return "".join(
        piece.text for piece in paragraph.pieces if piece.style != LABEL or not label_key(piece.text)
    )


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs).strip()


def _day(words: str) -> date | None:
    try:
        return read_day(words)
    except ValueError:
        return None
