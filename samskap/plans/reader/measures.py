"""From a shape's draft to a measure: title, text, who, when, how far and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from samskap.plans.reader.brackets import who_and_when
from samskap.plans.reader.confidence import confidence_of
from samskap.plans.reader.document import Loose, Measure, Period, Responsible, Source, Status, Timing
from samskap.plans.reader.labels import TIMES, Label, Meaning
from samskap.plans.reader.outline import Draft, Field, Part
from samskap.plans.reader.placeholders import find_placeholders, is_placeholder, without_placeholders
from samskap.plans.reader.responsibles import read_responsibles, responsibles_told
from samskap.plans.reader.statuses import mark_status, read_status
from samskap.plans.reader.timings import Frame, Role, read_timings
from samskap.plans.reader.titles import split_title
from samskap.plans.reader.why import is_fragment, why_in_text

_ROLES = {
    Meaning.DEADLINE: Role.DEADLINE,
    Meaning.TIME: Role.WHEN,
    Meaning.START: Role.START,
    Meaning.END: Role.END,
    Meaning.TIME_OR_STATUS: Role.WHEN,
}
_EMPTY_BOX = re.compile(r"\[\s*\]|[☐⬜]")
_BOX = re.compile(r"\[[ xXvV]?\]|[☐☑☒✓✔✅⬜xXvV]")
_REASONS = (Meaning.WHY, Meaning.CHALLENGE, Meaning.GOAL)


@dataclass(slots=True)
class Notes:
    """What a person should know about the reading, gathered on the way."""

    warnings: list[str] = field(default_factory=list)
    unplaced: list[Loose] = field(default_factory=list)

    def warn(self, text: str) -> None:
        """Add a warning once."""
        if text not in self.warnings:
            self.warnings.append(text)


@dataclass(slots=True)
class _Found:
    """What the fields of a measure said."""

    responsibles: list[Responsible] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)
    status: Status | None = None
    why: str = ""
    lines: list[str] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)


def build_measure(draft: Draft, part: Part, frame: Frame, notes: Notes) -> Measure | None:
    """The measure, or None when the draft holds nothing but template text (which then is unplaced)."""
    words = " ".join(text.text for text in draft.body)
    if not re.search(r"\w", words) or is_placeholder(words):
        _set_aside(draft, notes)
        return None
    _lift_year(draft)
    title, text = split_title([each.text for each in draft.body])
    found = _read_fields(draft, frame, notes)
    _inherit(found, part, frame, notes)
    _take_told(found, draft, frame)
    if draft.mark:
        found.status = found.status or mark_status(draft.mark)
    found.status = found.status or draft.status
    for left in find_placeholders(words):
        notes.warn(f"Malteksten «{left}» står igjen i «{title}».")
        found.doubts.add("text")
    if draft.yearly:
        found.timings = [_every_year(timing) for timing in found.timings]
    else:
        _add_timings(found, read_timings(words, Role.PROSE, frame))
    why = found.why or why_in_text(words)
    if not found.why and is_fragment(why):
        found.doubts.add("why")
    full_text = "\n".join(part for part in [text, *found.lines] if part)
    doubts = _doubts(draft, found, title)
    return Measure(
        title=title,
        source=Source(draft.line, draft.page),
        number=draft.number,
        text=full_text,
        why=why,
        responsibles=tuple(dict.fromkeys(found.responsibles)),
        timings=tuple(found.timings),
        status=found.status,
        confidence=confidence_of(draft.sure, doubts),
        end_line=draft.end_line,
        doubts=doubts,
    )


def _lift_year(draft: Draft) -> None:
    """«2027: Ny buss»: the year in front is the measure's time."""
    found = re.match(r"(20\d\d)\s*[:–-]\s+(?=\S)", draft.body[0].text)
    if found:
        first = draft.body[0]
        draft.body[0] = replace(first, text=first.text[found.end() :])
        draft.fields.append(Field(Label(Meaning.TIME, ""), found.group(1), first.line, first.page))


def _set_aside(draft: Draft, notes: Notes) -> None:
    for text in draft.body:
        if re.search(r"\w", text.text):
            notes.unplaced.append(Loose(text.text, Source(text.line, text.page)))
    for given in draft.fields:
        if re.search(r"\w", given.value):
            notes.unplaced.append(Loose(given.value, Source(given.line, given.page)))
    if draft.body:
        notes.warn("Planen har igjen tekst fra en mal. Den er ikke lest som tiltak.")


def _doubts(draft: Draft, found: _Found, title: str) -> tuple[str, ...]:
    doubts = set(found.doubts)
    if draft.sure < 0.7 or len(title) < 4:
        doubts.add("title")
    if any(not timing.certain for timing in found.timings):
        doubts.add("timings")
    order = ("title", "text", "responsibles", "timings", "status", "why")
    return tuple(name for name in order if name in doubts)


def _read_fields(draft: Draft, frame: Frame, notes: Notes) -> _Found:
    found = _Found()
    meanings = {given.label.meaning for given in draft.fields}
    reason = next((meaning for meaning in _REASONS if meaning in meanings), None)
    for given in draft.fields:
        meaning = given.label.meaning
        if is_placeholder(given.value):
            notes.warn(f"«{given.value}» er ikke fylt ut.")
            notes.unplaced.append(Loose(given.value, Source(given.line, given.page)))
            continue
        if meaning is reason and not found.why:
            found.why = " ".join(given.value.split())
        elif meaning is Meaning.RESPONSIBLE:
            _take_names(found, given)
        elif meaning is Meaning.WHO_AND_WHEN:
            _take_names_and_times(found, given, frame)
        elif meaning in TIMES:
            _take_times(found, given, frame)
        elif meaning in (Meaning.STATUS, Meaning.TIME_OR_STATUS):
            _take_status(found, given, frame)
        else:
            _take_line(found, given)
    return found


def _take_line(found: _Found, given: Field) -> None:
    """What the format has no field for stays in the text, under its own label."""
    value = given.value.strip()
    label = " ".join(f"{given.label.words} {given.label.rest}".split()).rstrip(" :.")
    if re.search(r"\w", value) and not _BOX.fullmatch(value):
        found.lines.append(f"{label}: {value}" if label else value)


def _take_names(found: _Found, given: Field) -> None:
    names = read_responsibles(_cleaned(given.value))
    found.responsibles += names.found
    if names.sure < 0.85 or given.shared:
        found.doubts.add("responsibles")
    if not names.found and re.search(r"\w", given.value):
        _take_line(found, given)
        found.doubts.add("responsibles")


def _cleaned(value: str) -> str:
    return without_placeholders(value) if find_placeholders(value) else value


def _take_names_and_times(found: _Found, given: Field, frame: Frame) -> None:
    timings = list(read_timings(given.value, Role.PROSE, frame))
    rest = given.value
    for timing in timings:
        rest = rest.replace(timing.text, " ")
    rest = re.sub(r"(?:\s*[,;/(–-]\s*|\s+(?:innen|innan|frist:?|i|og))*\s*\)?\s*$", "", rest)
    names = read_responsibles(rest)
    found.timings += timings
    found.responsibles += names.found
    found.doubts.add("responsibles")
    if not names.found and not timings:
        _take_line(found, given)


def _take_times(found: _Found, given: Field, frame: Frame) -> None:
    role = _ROLES[given.label.meaning]
    if given.label.rest and given.label.rest != "heading" and not re.search(r"\d{4}", given.value):
        year = re.search(r"20\d\d", given.label.rest)
        frame = replace(frame, year=int(year.group())) if year else frame
    timings = read_timings(_cleaned(given.value), role, frame)
    if not timings and re.search(r"\w", given.value):
        _take_line(found, given)
    found.timings += [timing for timing in timings if timing not in found.timings]


def _take_status(found: _Found, given: Field, frame: Frame) -> None:
    value = given.value
    status = read_status(value) or ("not_started" if _EMPTY_BOX.fullmatch(value.strip()) else None)
    timings = read_timings(value, Role.WHEN, frame)
    known = [timing for timing in timings if timing.precision or timing.recurrence]
    done_column = re.match(r"(?:gjennomført|utført|ferdig|gjort|fullført)", given.label.words, re.IGNORECASE)
    if given.label.meaning is Meaning.TIME_OR_STATUS and (known or not status):
        found.timings += timings
        found.status = found.status or status
        return
    if done_column and known and status is None and any(timing.precision for timing in known):
        status = "done"
    if status is None and known:
        found.timings += known
        return
    found.status = found.status or status
    if status is None or re.search(r"\butsatt|utsett", value, re.IGNORECASE):
        found.doubts.add("status")
    found.timings += [timing for timing in known if status != "done" or timing.recurrence == "continuous"]
    _take_line(found, given)


def _take_told(found: _Found, draft: Draft, frame: Frame) -> None:
    """Who answers, told in the running text or in a bracket that closes a paragraph."""
    if found.responsibles:
        return
    names, times = next((told for each in draft.body if (told := who_and_when(each.text))[0]), ("", ""))
    words = " ".join(text.text for text in draft.body)
    found.responsibles += (read_responsibles(names) if names else responsibles_told(words)).found
    if times and not found.timings:
        found.timings += read_timings(times, Role.WHEN, frame)
    if found.responsibles:
        found.doubts.add("responsibles")


def _inherit(found: _Found, part: Part, frame: Frame, notes: Notes) -> None:
    """What stands above a list speaks for its measures, when they say nothing of it themselves."""
    for given in part.fields:
        meaning = given.label.meaning
        if meaning in _REASONS and not found.why:
            found.why = " ".join(given.value.split())
            found.doubts.add("why")
        elif meaning is Meaning.RESPONSIBLE and not found.responsibles and not is_placeholder(given.value):
            _take_names(found, replace(given, shared=True))
        elif meaning in TIMES and not found.timings and not is_placeholder(given.value):
            _take_times(found, given, frame)


def _add_timings(found: _Found, more: Sequence[Timing]) -> None:
    """Timings of the running text, unless a column has said the same."""
    known = {(timing.start, timing.end, timing.recurrence) for timing in found.timings}
    ends = {timing.end or timing.start for timing in found.timings}
    for timing in more:
        same_day = (
            timing.recurrence is None
            and (timing.end or timing.start) in ends
            and (timing.end or timing.start) is not None
        )
        if (
            (timing.start, timing.end, timing.recurrence) in known
            and (timing.start or timing.end or timing.recurrence)
        ) or same_day:
            continue
        if (
            timing.recurrence
            and not timing.start
            and any(each.recurrence == timing.recurrence for each in found.timings)
        ):
            continue
        if timing.text in {each.text for each in found.timings}:
            continue
        found.timings.append(timing)


def _every_year(timing: Timing) -> Timing:
    """A date of an annual wheel comes back every year, unless it names its year."""
    if timing.recurrence is not None or timing.certain:
        return timing
    return replace(timing, kind="recurring", end=None, recurrence="yearly")


def warn_outside(measure: Measure, period: Period | None, notes: Notes) -> None:
    """Say so when a deadline lies outside the plan's period. A period that is a season is not taken to the day."""
    if period is None or period.start is None or period.end is None or measure.status == "done":
        return
    whole_years = period.start.month == 1 and period.end.month == 12
    grace = timedelta(days=0 if whole_years else 45)
    for timing in measure.timings:
        day = (
            timing.end
            if timing.kind in ("deadline", "period")
            else timing.start
            if timing.kind == "start"
            else None
        )
        if day is None or period.start - grace <= day <= period.end + grace:
            continue
        if timing.kind == "period" and timing.start and timing.start <= period.end and day >= period.start:
            continue
        notes.warn(
            f"Fristen «{timing.text}» for «{measure.title}» ligger utenfor planperioden {period.text}."
        )
