"""Makes a draft fit the columns of a plan without losing a word: what is too long stands in full in a longer field."""

from __future__ import annotations

import re
from copy import deepcopy

from samskap.plans.drafting.draft import Draft, DraftMeasure

TITLE, NUMBER, NAME, SCOPE, TIMING, PERIOD, RECURRENCE = 300, 20, 200, 300, 300, 120, 40
KINDS = frozenset({"deadline", "start", "period", "recurring", "open"})
PRECISIONS = frozenset({"day", "week", "month", "quarter", "half", "season", "year"})


def fitted(draft: Draft) -> tuple[Draft, str]:
    """A copy that fits, and the plan's summary: its preamble, after the words of its head that found no room there."""
    fit = deepcopy(draft)
    summary: list[str] = []
    fit.title = _short(fit.title, TITLE, summary)
    fit.period_text = _short(fit.period_text, PERIOD, summary)
    if fit.period_start and fit.period_end and fit.period_end < fit.period_start:
        fit.period_end = None
    fit.language = fit.language if fit.language in ("nb", "nn") else "nb"
    for section in fit.sections:
        long: list[str] = []
        section.title = _short(section.title, TITLE, long)
        section.intro = joined(*long, section.intro)
        for measure in section.measures:
            _fit_measure(measure)
    return fit, joined(*summary, fit.preamble)


def _fit_measure(measure: DraftMeasure) -> None:
    long: list[str] = []
    measure.number = _short(measure.number, NUMBER, long)
    if not measure.title.strip():
        measure.title, _, measure.text = measure.text.strip().partition("\n")
    measure.title = _short(measure.title, TITLE, long)
    for who in measure.responsibles:
        who.name, who.scope = _short(who.name, NAME, long), _short(who.scope, SCOPE, long)
        if not who.name:
            long.append(who.scope)
    for timing in measure.timings:
        timing.text = _short(timing.text, TIMING, long)
        timing.recurrence = timing.recurrence[:RECURRENCE]
        timing.kind = timing.kind if timing.kind in KINDS else "open"
        timing.precision = timing.precision if timing.precision in PRECISIONS else ""
        if timing.start and timing.end and timing.end < timing.start:
            timing.end, timing.certain = None, False
    measure.responsibles = [who for who in measure.responsibles if who.name]
    measure.timings = [timing for timing in measure.timings if timing.text]
    measure.text = joined(*long, measure.text)


def _short(text: str, limit: int, long: list[str]) -> str:
    """The text as one line of at most ``limit`` characters; one that had to be cut is added to ``long`` in full."""
    line = shortened_line(text, limit)
    if line != " ".join(text.split()):
        long.append(text.strip())
    return line


def shortened_line(text: str, limit: int) -> str:
    """The text as one line, cut between words with an ellipsis when it is longer than ``limit``."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 2]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head} …"


def joined(*paragraphs: str) -> str:
    """Paragraphs with an empty line between, the empty ones left out."""
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())


def words_of(measure: DraftMeasure) -> str:
    """Everything the document said in a measure, as text: what is left when it turns out to be none."""
    head = " ".join(part for part in (measure.number, measure.title) if part.strip())
    whose = "\n".join(
        " – ".join(part for part in (who.name, who.scope) if part) for who in measure.responsibles
    )
    when = "\n".join(timing.text for timing in measure.timings)
    return joined(head, measure.text, measure.why, whose, when)


def left_over(draft: Draft, document: str) -> str:
    """What the document says and the rest of the draft does not: the organisation's name, and names of values.

    The reader may know a value by another word than its name; a name that the document does not say is not kept.
    """
    pieces = [draft.title, draft.preamble, draft.period_text, *(loose.text for loose in draft.loose)]
    for section in draft.sections:
        pieces += [section.title, section.intro, *(words_of(measure) for measure in section.measures)]
    there, said = _flat(" ".join(pieces)), _flat(document)
    values = [name for name in draft.values if _flat(name) in said]
    return joined(*(words for words in (draft.organisation, *values) if _flat(words) not in there))


def _flat(text: str) -> str:
    words = re.findall(r"[^\W_]+", text.casefold())
    return f" {' '.join(words)} "
