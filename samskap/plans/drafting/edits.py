"""What a person may do with a draft. An edit changes it in place and raises ``Gone`` when its part is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from samskap.plans.drafting.draft import (
    Draft,
    DraftLoose,
    DraftMeasure,
    DraftResponsible,
    DraftSection,
    DraftTiming,
)
from samskap.plans.drafting.fit import TITLE, joined, words_of


class Gone(Exception):
    """The part of the draft is not there, or no longer."""


@dataclass(frozen=True, slots=True)
class TimingEdit:
    """What a person says that one of the measure's timings means; the plan's own words stay as they are."""

    kind: str
    start: date | None
    end: date | None


def measure_of(draft: Draft, key: str) -> tuple[DraftSection, DraftMeasure]:
    """The measure with its section."""
    for section, measure in draft.measures():
        if measure.key == key:
            return section, measure
    raise Gone(key)


def section_of(draft: Draft, key: str) -> DraftSection:
    """The section."""
    for section in draft.sections:
        if section.key == key:
            return section
    raise Gone(key)


def loose_of(draft: Draft, key: str) -> DraftLoose:
    """The promise or unplaced text."""
    for loose in draft.loose:
        if loose.key == key:
            return loose
    raise Gone(key)


def settle_responsible(measure: DraftMeasure, place: int, body: str) -> None:
    """Say who is meant by the name at ``place``; "" keeps the bare words."""
    if not 0 <= place < len(measure.responsibles):
        raise Gone(str(place))
    who = measure.responsibles[place]
    who.body, who.settled = body, True
    if all(each.settled for each in measure.responsibles):
        _trust(measure, "responsibles")


def open_responsible(measure: DraftMeasure, place: int) -> None:
    """Take back what was said about the name at ``place``."""
    if not 0 <= place < len(measure.responsibles):
        raise Gone(str(place))
    measure.responsibles[place].body, measure.responsibles[place].settled = "", False


def take_value(measure: DraftMeasure, value_id: int) -> None:
    """The measure serves the value."""
    measure.values_declined = [each for each in measure.values_declined if each != value_id]
    if value_id not in measure.values:
        measure.values.append(value_id)


def decline_value(measure: DraftMeasure, value_id: int) -> None:
    """The measure does not serve the value, so that it is not suggested again."""
    measure.values = [each for each in measure.values if each != value_id]
    if value_id not in measure.values_declined:
        measure.values_declined.append(value_id)


def trust_timing(measure: DraftMeasure, place: int) -> None:
    """What was understood of the timing at ``place`` is right."""
    if not 0 <= place < len(measure.timings):
        raise Gone(str(place))
    measure.timings[place].certain = True
    if all(timing.certain for timing in measure.timings):
        _trust(measure, "timings")


def trust(measure: DraftMeasure) -> None:
    """A person has looked at the whole measure and finds it right."""
    measure.doubts = []
    for timing in measure.timings:
        timing.certain = True


def _trust(measure: DraftMeasure, name: str) -> None:
    measure.doubts = [
        doubt for doubt in measure.doubts if doubt.split("[")[0].rstrip("s") != name.rstrip("s")
    ]


def rewrite(
    measure: DraftMeasure,
    *,
    number: str,
    title: str,
    text: str,
    why: str,
    bodies: Iterable[str] = (),
    timings: Iterable[TimingEdit] = (),
    values: Iterable[int] = (),
) -> None:
    """Put in what a person wrote in the measure's form; ``bodies`` and ``timings`` stand in the measure's own order."""
    before = (measure.number, measure.title, measure.text, measure.why)
    measure.number, measure.title, measure.text, measure.why = number, title, text, why
    if before != (number, title, text, why):
        measure.doubts = [
            doubt for doubt in measure.doubts if doubt not in ("number", "title", "text", "why")
        ]
    for place, body in enumerate(list(bodies)[: len(measure.responsibles)]):
        if body != "?":
            settle_responsible(measure, place, body)
    for timing, said in zip(measure.timings, timings, strict=False):
        _say_when(timing, said)
    if all(timing.certain for timing in measure.timings):
        _trust(measure, "timings")
    chosen = list(values)
    measure.values_declined = sorted({*measure.values_declined, *measure.values} - set(chosen))
    measure.values = chosen


def _say_when(timing: DraftTiming, said: TimingEdit) -> None:
    if (timing.kind, timing.start, timing.end) == (said.kind, said.start, said.end):
        return
    if (timing.start, timing.end) != (said.start, said.end):
        timing.precision = "day" if said.start or said.end else ""
    timing.kind, timing.start, timing.end, timing.certain = said.kind, said.start, said.end, True


def move(draft: Draft, key: str, section_key: str) -> None:
    """Put the measure last in another section."""
    old, measure = measure_of(draft, key)
    new = section_of(draft, section_key)
    if new is not old:
        old.measures.remove(measure)
        new.measures.append(measure)


def exclude(draft: Draft, key: str) -> DraftLoose:
    """It is no measure: its words go among those without a place, and it can be brought back."""
    section, measure = measure_of(draft, key)
    position = section.measures.index(measure)
    section.measures.remove(measure)
    loose = DraftLoose(
        draft.new_key("t"), "unplaced", words_of(measure), measure.line, measure.page,
        was=measure, section=section.key, position=position,
    )  # fmt: skip
    draft.loose.append(loose)
    return loose


def restore(draft: Draft, loose_key: str) -> DraftMeasure:
    """Bring a measure back to where it stood."""
    loose = loose_of(draft, loose_key)
    if loose.was is None:
        raise Gone(loose_key)
    section = section_of(draft, loose.section)
    section.measures.insert(loose.position, loose.was)
    draft.loose.remove(loose)
    loose.was.revision += 1
    return loose.was


def merge_up(draft: Draft, key: str) -> DraftMeasure:
    """Join the measure to the one before it in its section; all its words, responsibles, times and values go along."""
    section, measure = measure_of(draft, key)
    place = section.measures.index(measure)
    if place == 0:
        raise Gone(key)
    above = section.measures[place - 1]
    head = " ".join(part for part in (measure.number, measure.title) if part.strip())
    above.text = joined(above.text, head, measure.text)
    above.why = joined(above.why, measure.why)
    known = {(who.name, who.scope) for who in above.responsibles}
    above.responsibles += [who for who in measure.responsibles if (who.name, who.scope) not in known]
    above.timings += measure.timings
    above.doubts = sorted({*above.doubts, *measure.doubts})
    for value in measure.values:
        take_value(above, value)
    above.end_line = max(filter(None, (above.end_line, measure.end_line)), default=None)
    above.revision += 1
    section.measures.remove(measure)
    return above


def paragraphs(measure: DraftMeasure) -> list[str]:
    """The paragraphs of the measure's text; a new measure may begin at each."""
    return [line.strip() for line in measure.text.splitlines() if line.strip()]


def split(draft: Draft, key: str, at: int) -> DraftMeasure:
    """Let a new measure begin at paragraph ``at`` (from 0) of the text; who and when stay with the first."""
    section, measure = measure_of(draft, key)
    parts = paragraphs(measure)
    if not 0 <= at < len(parts):
        raise Gone(f"{key}:{at}")
    title, *rest = parts[at:]
    measure.text = "\n\n".join(parts[:at])
    measure.revision += 1
    new = DraftMeasure(
        draft.new_key("m"), title, text="\n\n".join(rest), line=measure.line, page=measure.page
    )
    new.end_line, new.responsibles = measure.end_line, []
    section.measures.insert(section.measures.index(measure) + 1, new)
    return new


def decide(draft: Draft, loose_key: str, decision: str) -> None:
    """What becomes of a promise or unplaced text: open, kept (as text) or set_aside."""
    if decision not in ("open", "kept", "set_aside"):
        raise Gone(decision)
    loose_of(draft, loose_key).decision = decision


def become_measure(draft: Draft, loose_key: str, section_key: str) -> DraftMeasure:
    """Make a measure of a promise or unplaced text, last in the section (a new one when the draft has none)."""
    loose = loose_of(draft, loose_key)
    if not section_key and not draft.sections:
        draft.sections.append(DraftSection(draft.new_key("d"), ""))
    section = section_of(draft, section_key) if section_key else draft.sections[-1]
    title, text = title_and_text(loose.text)
    measure = DraftMeasure(
        draft.new_key("m"), title, text=text, line=loose.line, end_line=loose.line, page=loose.page,
        responsibles=list[DraftResponsible](),
    )  # fmt: skip
    section.measures.append(measure)
    draft.loose.remove(loose)
    return measure


def title_and_text(words: str) -> tuple[str, str]:
    """A title and a text from loose words: the first line, or its first sentence when the line is long."""
    first, _, rest = words.strip().partition("\n")
    first = first.strip()
    if len(first) > 120:
        head, stop, tail = first.partition(". ")
        if stop and len(head) <= TITLE:
            return head + ".", joined(tail, rest)
    return first, rest.strip()


def accept_suggestions(
    draft: Draft,
    *,
    bodies: Callable[[str], str] | None = None,
    values: Callable[[DraftMeasure], Iterable[int]] | None = None,
) -> int:
    """Take every open suggestion of a kind; ``bodies`` gives "" where it has none. Returns how many were taken."""
    taken = 0
    for _section, measure in draft.measures():
        before = taken
        for place, who in enumerate(measure.responsibles):
            if bodies and not who.settled and (body := bodies(who.name)):
                settle_responsible(measure, place, body)
                taken += 1
        for value in values(measure) if values else ():
            if value not in measure.values and value not in measure.values_declined:
                take_value(measure, value)
                taken += 1
        measure.revision += taken > before
    return taken
