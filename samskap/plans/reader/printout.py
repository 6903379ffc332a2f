"""A plan as read, laid out for a terminal: what was understood, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

from samskap.plans.reader.document import Loose, Measure, PlanDocument, Section, Timing

_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_SEASONS = {3: "våren", 6: "sommeren", 8: "høsten", 9: "høsten", 12: "vinteren", 1: "vinteren"}
_STATUS = {
    "not_started": "ikke startet",
    "in_progress": "i gang",
    "done": "gjennomført",
    "cancelled": "utgår",
}
_RHYTHMS = {
    "daily": "hver dag", "weekly": "hver uke", "biweekly": "annenhver uke", "fortnightly": "annenhver uke",
    "monthly": "hver måned", "bimonthly": "annenhver måned", "quarterly": "hvert kvartal",
    "half-yearly": "hvert halvår", "yearly": "hvert år", "continuous": "løpende",
}  # fmt: skip
_NUMBERS = {
    "2": "to", "3": "tre", "4": "fire", "5": "fem", "6": "seks", "7": "sju", "8": "åtte", "9": "ni", "10": "ti",
    "11": "elleve", "12": "tolv",
}  # fmt: skip
_ORDINALS = {"2": "annet", "3": "tredje", "4": "fjerde", "5": "femte", "6": "sjette"}
_PER = {"year": "i året", "month": "i måneden", "week": "i uka", "day": "om dagen"}
_EVERY = {
    "years": ("hvert", "år"), "halfs": ("hvert", "halvår"), "quarters": ("hvert", "kvartal"),
    "months": ("hver", "måned"), "weeks": ("hver", "uke"), "days": ("hver", "dag"),
}  # fmt: skip
_DOUBTS = {
    "title": "tittelen", "number": "nummeret", "text": "teksten", "why": "hvorfor", "responsibles": "ansvar",
    "responsible": "ansvar", "timings": "tid", "timing": "tid", "status": "status", "measure": "om dette er et tiltak",
}  # fmt: skip
_LABEL_WIDTH = 8
_UNSURE = 0.6


def print_plan(document: PlanDocument, *, width: int = 96) -> str:
    """The plan as lines of at most ``width`` characters; a question mark stands where we are not sure."""
    width = max(width, 40)
    lines = [*_head(document, width)]
    if document.preamble:
        lines += ["", "Innledning", "----------", *_paragraphs(document.preamble, width)]
    for section in document.sections:
        lines += ["", *_section(section, width)]
    lines += _list("Verdier", [", ".join(document.values)] if document.values else [], width)
    lines += _loose("Løfter utenfor tiltakslisten (bør dette bli tiltak?)", document.commitments, width)
    lines += _loose("Tekst som ikke hører til et tiltak", document.unplaced, width)
    lines += _list("Merk", document.warnings, width)
    lines += ["", _summary(document)]
    return "\n".join(lines)


def _head(document: PlanDocument, width: int) -> Iterator[str]:
    title = document.title or "(uten tittel)"
    yield from wrap(title, width)
    yield "=" * min(max(map(len, wrap(title, width))), width)
    about = [document.organisation, _period(document), "nynorsk" if document.language == "nn" else ""]
    known = " · ".join(part for part in about if part)
    if known:
        yield from wrap(known, width)


def _period(document: PlanDocument) -> str:
    period = document.period
    if period is None:
        return ""
    if not period.start or not period.end:
        return f"perioden «{period.text}» ?"
    return f"{_day(period.start)} – {_day(period.end)}"


def _section(section: Section, width: int) -> Iterator[str]:
    title = section.title or "Tiltak"
    yield from wrap(title, width)
    yield "-" * min(len(title), width)
    if section.intro:
        yield from _wrapped(section.intro, width, "")
        yield ""
    for index, measure in enumerate(section.measures):
        if index:
            yield ""
        yield from _measure(measure, width)


def _measure(measure: Measure, width: int) -> Iterator[str]:
    number = f"{measure.number.rstrip('.')}." if measure.number else "–"
    head = f"{number:<4} "
    indent = " " * len(head)
    # A title is often the beginning of the text; then the text says it all.
    whole = " ".join(measure.text.split())
    if whole.startswith(measure.title):
        yield from _wrapped(measure.text, width, head)
    else:
        yield from _wrapped(measure.title, width, head)
        if whole:
            yield from _wrapped(measure.text, width, indent)
    if measure.why:
        yield from _field("Hvorfor", measure.why, width, indent)
    names = "; ".join(f"{who.name} ({who.scope})" if who.scope else who.name for who in measure.responsibles)
    yield from _field("Ansvar", names or "? mangler", width, indent)
    for timing in measure.timings:
        yield from _field("Når", _timing(timing), width, indent)
    if measure.status:
        yield from _field("Status", _STATUS[measure.status], width, indent)
    doubts = [_DOUBTS.get(doubt, doubt) for doubt in measure.doubts]
    if measure.confidence < _UNSURE and not doubts:
        doubts = [_DOUBTS["measure"]]
    if doubts:
        yield from _field("?", "Se på " + ", ".join(dict.fromkeys(doubts)), width, indent)


def _field(label: str, value: str, width: int, indent: str) -> Iterator[str]:
    yield from _wrapped(value, width, f"{indent}{label:<{_LABEL_WIDTH}}")


def _timing(timing: Timing) -> str:
    words = _understood(timing)
    doubt = "" if timing.certain else "  ? usikkert"
    return f"«{timing.text}»{f' = {words}' if words else ''}{doubt}"


def _understood(timing: Timing) -> str:
    rhythm = _rhythm(timing.recurrence or "")
    start, end = _moment(timing.start, timing), _moment(timing.end, timing)
    match timing.kind:
        case "deadline":
            when = f"innen {_day(timing.end or timing.start)}" if timing.end or timing.start else ""
        case "start":
            when = f"fra {start}" if start else ""
        case "open":
            when = f"fra {start}, uten slutt" if start else "uten slutt"
        case _ if _is_one_season(timing):
            when = start
        case _:
            when = " – ".join(dict.fromkeys(part for part in (start, end) if part))
    return ", ".join(part for part in (rhythm, when) if part)


def _rhythm(recurrence: str) -> str:
    """«to ganger i uka» for "2 per week", «hvert tredje år» for "every 3 years"."""
    if recurrence in _RHYTHMS or not recurrence:
        return _RHYTHMS.get(recurrence, "")
    words = recurrence.split()
    if len(words) == 3 and words[1] == "per" and words[2] in _PER:
        return f"{_NUMBERS.get(words[0], words[0])} ganger {_PER[words[2]]}"
    if len(words) == 3 and words[0] == "every" and words[2] in _EVERY:
        each, unit = _EVERY[words[2]]
        return f"{each} {_ORDINALS.get(words[1], f'{words[1]}.')} {unit}"
    return recurrence


def _is_one_season(timing: Timing) -> bool:
    """Autumn and winter end in other months than they are named by."""
    start, end = timing.start, timing.end
    return timing.precision == "season" and start is not None and end is not None and (end - start).days < 125


def _moment(day: date | None, timing: Timing) -> str:
    """A day as exactly as the plan gave it."""
    if day is None:
        return ""
    match timing.precision:
        case "year":
            return str(day.year)
        case "half":
            return f"{1 + (day.month > 6)}. halvår {day.year}"
        case "quarter":
            return f"{1 + (day.month - 1) // 3}. kvartal {day.year}"
        case "season":
            return f"{_SEASONS[day.month]} {day.year}" if day.month in _SEASONS else _day(day)
        case "month":
            return f"{_MONTHS[day.month - 1]} {day.year}"
        case _:
            return _day(day)


def _day(day: date | None) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}" if day else ""


def _loose(title: str, items: Iterable[Loose], width: int) -> list[str]:
    return _list(
        title, [f"{' '.join(item.text.split())} (linje {item.source.line})" for item in items], width
    )


def _list(title: str, items: Iterable[str], width: int) -> list[str]:
    lines = [line for item in items for line in _wrapped(item, width, "  - ")]
    return ["", title, "-" * min(len(title), width), *lines] if lines else []


def _paragraphs(text: str, width: int) -> Iterator[str]:
    for index, paragraph in enumerate(text.split("\n\n")):
        if index:
            yield ""
        yield from _wrapped(paragraph, width, "")


def _wrapped(text: str, width: int, first: str) -> list[str]:
    """Text with its own line breaks kept, the lines after the first below its beginning."""
    indent = " " * len(first)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lead = indent if lines else first
        lines += (
            wrap(paragraph, width, initial_indent=lead, subsequent_indent=indent) if paragraph.strip() else []
        )
    return lines or [first.rstrip()]


def _summary(document: PlanDocument) -> str:
    measures = [measure for section in document.sections for measure in section.measures]
    unsure = sum(
        bool(measure.doubts)
        or measure.confidence < _UNSURE
        or not measure.responsibles
        or not all(timing.certain for timing in measure.timings)
        for measure in measures
    )
    parts = len(document.sections)
    told = f"{len(measures)} tiltak i {parts} {'del' if parts == 1 else 'deler'}."
    return told if not unsure else f"{told} {unsure} av dem har noe merket med ? som en person bør se på."
