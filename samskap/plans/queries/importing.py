"""What the pages of the import show: the document beside the draft, and what is still to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import imports_of
from samskap.plans.drafting.draft import Draft, DraftLoose, DraftMeasure, DraftSection, DraftTiming, from_json
from samskap.plans.models import PlanImport
from samskap.plans.queries.bodies import reference
from samskap.plans.queries.suggestions import Suggester, suggester_for
from samskap.plans.reader_words import in_page_language
from samskap.values.models import Value

# A measure the reader was less sure of than this is marked, even when it could not say why.
LIKELY = 0.6
# Seen from here every date is told with its year, which a person must see to judge it.
LONG_AGO = date.min
# Of a document longer than this, stretches that no measure comes from are shown by their first and last lines.
LONG, SHOWN_OF_LONG = 3000, 3
DOUBTS = {
    "title": gettext_lazy("Usikkert: er dette navnet på tiltaket?"),
    "number": gettext_lazy("Usikkert: nummeret"),
    "text": gettext_lazy("Usikkert: hører hele teksten hit?"),
    "why": gettext_lazy("Usikkert: er dette begrunnelsen?"),
    "responsibles": gettext_lazy("Usikkert: hvem som svarer for det"),
    "timings": gettext_lazy("Usikkert: når"),
    "status": gettext_lazy("Usikkert: hvor langt det er kommet"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody who may be meant."""

    body: str
    label: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A responsible on a card: the document's words, who they were said to mean, or whom they may mean."""

    place: int
    name: str
    scope: str
    settled: bool
    meant: str
    options: tuple[Option, ...]
    likely: bool


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A time on a card: the document's words, and how we understood them ("" when the words say it all)."""

    place: int
    text: str
    understood: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Card:
    """One measure of the draft as its card shows it."""

    measure: DraftMeasure
    section: str
    first: bool
    names: tuple[NameRow, ...]
    times: tuple[TimeRow, ...]
    values: tuple[Value, ...]
    suggested: tuple[tuple[Value, str], ...]
    doubts: tuple[str, ...]

    @property
    def uncertain(self) -> bool:
        """Whether a person should look twice."""
        return bool(self.doubts) or any(time.doubt for time in self.times)

    @property
    def lines(self) -> str:
        """Which lines of the document it comes from: "12–15"."""
        return span(self.measure.line, self.measure.end_line)


@dataclass(frozen=True, slots=True)
class SectionOfCards:
    """A heading with its cards."""

    section: DraftSection
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Lines of the document that belong together. ``target`` is the part of the page that was made of them, or ""."""

    lines: tuple[tuple[int, str], ...]
    target: str
    label: str
    page: int | None
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the person has come."""

    measures: int
    sections: int
    uncertain: int
    bodies: int
    values: int
    loose: int
    next_uncertain: str


@dataclass(frozen=True, slots=True)
class Review:
    """The whole review page."""

    draft: Draft
    warnings: tuple[str, ...]
    sections: tuple[SectionOfCards, ...]
    commitments: tuple[DraftLoose, ...]
    unplaced: tuple[DraftLoose, ...]
    source: tuple[SourceGroup, ...]
    counts: Counts
    period: str


def review_of(viewer: Viewer, plan_import: PlanImport) -> Review:
    """The page in four queries, however long the document is."""
    draft = from_json(plan_import.draft)
    known = suggester_for(viewer)
    sections = tuple(
        SectionOfCards(
            section,
            tuple(_card(section, at, measure, known) for at, measure in enumerate(section.measures)),
        )
        for section in draft.sections
    )
    cards = [card for section in sections for card in section.cards]
    return Review(
        draft=draft,
        warnings=tuple(map(in_page_language, draft.warnings)),
        sections=sections,
        commitments=tuple(loose for loose in draft.loose if loose.kind == "commitment"),
        unplaced=tuple(loose for loose in draft.loose if loose.kind == "unplaced"),
        source=tuple(_source(plan_import.lines, draft)),
        counts=_counts(draft, cards),
        period=period_words(draft),
    )


def card_of(review: Review, key: str) -> Card | None:
    """The card of a measure, or None when it was taken out."""
    return next(
        (card for section in review.sections for card in section.cards if card.measure.key == key), None
    )


def lines_of(plan_import: PlanImport, measure: DraftMeasure) -> list[tuple[int, str]]:
    """The lines of the document that a measure comes from."""
    if measure.line is None:
        return []
    last = measure.end_line or measure.line
    return [
        (number, text)
        for number, text, _page in plan_import.lines
        if measure.line <= number <= last and text.strip()
    ]


def unfinished(viewer: Viewer) -> QuerySet[PlanImport]:
    """The documents somebody has begun to read in, the newest first, without their text."""
    return (
        imports_of(viewer)
        .filter(state=PlanImport.State.READY)
        .select_related("unit", "started_by")
        .defer("lines", "draft")
        .order_by("-started_at")
    )


def same_document(viewer: Viewer, plan_import: PlanImport) -> list[PlanImport]:
    """Other readings of the same document: unfinished ones, and those that became a plan that still is there."""
    others = (
        imports_of(viewer)
        .filter(fingerprint=plan_import.fingerprint)
        .exclude(pk=plan_import.pk)
        .exclude(state=PlanImport.State.DISCARDED)
        .exclude(state=PlanImport.State.ACCEPTED, plan=None)
    )
    return list(
        others.select_related("plan__unit__parent__parent", "unit", "started_by")
        .defer("lines", "draft")
        .order_by("-started_at")
    )


def span(first: int | None, last: int | None) -> str:
    """The lines in words: "12–15", "12", or "" when it stands nowhere."""
    if first is None:
        return ""
    return f"{first}–{last}" if last and last > first else str(first)


def period_words(draft: Draft) -> str:
    """The plan's period in its own words, else by its years."""
    if draft.period_text or not draft.period_start:
        return draft.period_text
    years = (draft.period_start.year, (draft.period_end or draft.period_start).year)
    return "–".join(map(str, dict.fromkeys(years)))


def _card(section: DraftSection, at: int, measure: DraftMeasure, known: Suggester) -> Card:
    taken = set(measure.values)
    declined = taken | set(measure.values_declined)
    suggested = known.values_for(measure)
    return Card(
        measure=measure,
        section=section.key,
        first=at == 0,
        names=tuple(_name(place, measure, known) for place in range(len(measure.responsibles))),
        times=tuple(_time(place, timing) for place, timing in enumerate(measure.timings)),
        values=tuple(value for value in known.values if value.pk in taken),
        suggested=tuple((value, word) for value, word in suggested if value.pk not in declined),
        doubts=tuple(doubts_of(measure)),
    )


def _name(place: int, measure: DraftMeasure, known: Suggester) -> NameRow:
    who = measure.responsibles[place]
    meant = known.named(who.body) if who.body else None
    options = () if who.settled else known.bodies_for(who.name)
    return NameRow(
        place=place,
        name=who.name,
        scope=who.scope,
        settled=who.settled,
        meant=meant.name if meant else "",
        options=tuple(Option(reference(body), body.name) for body in options),
        likely=not who.settled and bool(known.likeliest(who.name)),
    )


def _time(place: int, timing: DraftTiming) -> TimeRow:
    understood = wording.timing_words(timing, LONG_AGO, live=False)
    same = understood.casefold() == timing.text.strip().casefold()
    return TimeRow(
        place, timing.text, "" if same else understood, "" if timing.certain else _time_doubt(timing)
    )


def _time_doubt(timing: DraftTiming) -> str:
    if not (timing.start or timing.end or timing.recurrence):
        return _("Usikkert: ingen dato funnet")
    if not any(str(day.year) in timing.text for day in (timing.start, timing.end) if day):
        return _("Usikkert: årstall mangler")
    return _("Usikkert: er datoen riktig?")


def doubts_of(measure: DraftMeasure) -> list[str]:
    """What a person should look at in the measure, in words; its times say their own doubts."""
    return list(_doubts(measure))


def _doubts(measure: DraftMeasure) -> Iterator[str]:
    names = dict.fromkeys(doubt.split("[")[0] for doubt in measure.doubts)
    for name in names:
        told_by_row = name == "timings" and any(not timing.certain for timing in measure.timings)
        settled = (
            name == "responsibles" and measure.responsibles and all(w.settled for w in measure.responsibles)
        )
        if not told_by_row and not settled:
            yield str(DOUBTS.get(name, _("Usikkert: se over tiltaket")))
    if not names and measure.confidence is not None and measure.confidence < LIKELY:
        yield _("Usikkert: er dette et tiltak?")


def _counts(draft: Draft, cards: Iterable[Card]) -> Counts:
    shown = list(cards)
    return Counts(
        measures=len(shown),
        sections=len(draft.sections),
        uncertain=sum(card.uncertain for card in shown),
        bodies=sum(name.likely for card in shown for name in card.names),
        values=sum(len(card.suggested) for card in shown),
        loose=sum(loose.decision == "open" for loose in draft.loose),
        next_uncertain=next((card.measure.key for card in shown if card.uncertain), ""),
    )


def _source(lines: list[list[object]], draft: Draft) -> Iterator[SourceGroup]:
    """The document in groups of lines, each with the part of the draft that was made of it."""
    owners: dict[int, tuple[str, str]] = {}
    for _section, measure in draft.measures():
        label = _("Tiltak %(number)s") % {"number": measure.number} if measure.number else _("Tiltaket")
        for line in range(measure.line or 0, (measure.end_line or measure.line or -1) + 1):
            owners.setdefault(line, (f"tiltak-{measure.key}", label))
    for loose in draft.loose:
        if loose.line is not None:
            label = _("Løfte") if loose.kind == "commitment" else _("Uten plass")
            owners.setdefault(loose.line, (f"tekst-{loose.key}", label))
    page: object = None
    rows = [(int(str(number)), str(text), at) for number, text, at in lines if str(text).strip()]
    for (target, label, at), group in groupby(rows, key=lambda row: (*owners.get(row[0], ("", "")), row[2])):
        shown = at if at != page else None
        page = at
        own = [(number, text) for number, text, _at in group]
        skipped = len(own) - 2 * SHOWN_OF_LONG if len(rows) > LONG and not target else 0
        if skipped > 0:
            own = [*own[:SHOWN_OF_LONG], *own[-SHOWN_OF_LONG:]]
        page_number = int(str(shown)) if shown is not None else None
        yield SourceGroup(tuple(own), target, label, page_number, max(0, skipped))
