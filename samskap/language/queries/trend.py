"""How often words of the dictionary are found in a department's texts, week by week or month by month.

Nothing shorter than a week is told, no week before it is over, and nothing about so few texts or findings that it
would be about a person: neither as it stands nor as what is left of a month when its other weeks are taken away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone

from samskap.language.access.counting import Crew, counted_units, counts_of, crew_of, leads, works_in
from samskap.language.models import CheckCount, CountingConsent, Edition, Entry
from samskap.language.states import DRAFT, IN_FORCE
from samskap.people.models import Unit
from samskap.people.viewer import Viewer

WEEK, MONTH = "uke", "maned"
BACK = {WEEK: 26, MONTH: 24}  # how many of them are shown
MOST_FOUND = 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """A week or a month that is over. ``found`` and ``rate`` (per 1,000 words) are None when it is about too little.

    A month is whole weeks: those that have their Thursday in it, as the weeks of a year are counted.
    """

    start: date
    end: date
    texts: int | None
    words: int | None
    found: int | None
    rate: float | None

    @property
    def month(self) -> date:
        """The first of the month it is counted in."""
        return month_named(self.start)


@dataclass(frozen=True, slots=True)
class Coming:
    """That an edition was published."""

    day: date
    number: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was found in the month, and how often; ``here`` while it stands in the edition in force."""

    key: str
    name: str
    times: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """A department's own counts, the oldest stretch first; ``month`` is what the words are from."""

    stretches: tuple[Stretch, ...]
    editions: tuple[Coming, ...]
    words: tuple[Word, ...]
    month: date | None


def trend_of(viewer: Viewer, unit: Unit, *, per: str, today: date) -> Trend:
    """The unit's counts for those who lead it, in five queries; empty for others and for a unit with too few people."""
    crew = crew_of(unit)
    if not crew.enough:
        return Trend((), (), (), None)
    start_of = week_of if per == WEEK else month_of
    first = start_of(today)
    for _step in range(BACK[per]):
        first = start_of(first - timedelta(days=1))
    rows = counts_of(viewer, unit).filter(day__gte=first)
    days = rows.values_list("day").annotate(Sum("found"), Sum("texts"), Sum("words"))
    totals = {day: (found, texts, words) for day, found, texts, words in days}
    stretches = stretches_of(totals, start_of=start_of, today=today, fewest=crew.needed)
    months = stretches_of(totals, start_of=month_of, today=today, fewest=crew.needed)
    month = next((each for each in reversed(months) if each.texts is not None), None)
    words = _most_found(viewer, rows, month, crew.needed) if month else ()
    return Trend(stretches, _editions(viewer, stretches), words, month.month if month else None)


def stretches_of(
    totals: Mapping[date, tuple[int, int, int]],
    *,
    start_of: Callable[[date], date],
    today: date,
    fewest: int,
) -> tuple[Stretch, ...]:
    """The days (found, texts, words) put together; a stretch of fewer than ``fewest`` texts has no numbers.

    Nor has a week beside it, where the month without its other weeks would tell of fewer texts than that.
    """
    sums: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0])
    for day, numbers in totals.items():
        for at, number in enumerate(numbers):
            sums[start_of(day)][at] += number
    over = {start: numbers for start, numbers in sorted(sums.items()) if after_of(start, start_of) <= today}
    hidden = {start for start, (_found, texts, words) in over.items() if texts < fewest or not words}
    if start_of is week_of:
        hidden |= _hidden_beside(over, hidden, fewest)
    return tuple(
        _stretch(start, after_of(start, start_of), None if start in hidden else numbers)
        for start, numbers in over.items()
    )


def _hidden_beside(weeks: Mapping[date, Sequence[int]], hidden: set[date], fewest: int) -> set[date]:
    """The weeks to hide, too, so that those hidden in a month together are about enough; the following one first."""
    more: set[date] = set()
    for month in {month_of(start) for start in hidden}:
        inside = [start for start in weeks if month_of(start) == month]
        last = max(start for start in inside if start in hidden)
        others = [start for start in inside if start not in hidden]
        others.sort(key=lambda start: (start < last, abs(start - last)))
        texts = sum(weeks[start][1] for start in inside if start in hidden)
        while texts < fewest and others:
            beside = others.pop(0)
            more.add(beside)
            texts += weeks[beside][1]
    return more


def week_of(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """The Monday on which the month begins: that of its first week with the Thursday in it."""
    first = month_named(day)
    monday = week_of(first)
    return monday if month_named(monday) == first else monday + timedelta(days=7)


def month_named(day: date) -> date:
    """The first of the month in which the week of the day is counted: the one its Thursday is in."""
    return (week_of(day) + timedelta(days=3)).replace(day=1)


def after_of(start: date, start_of: Callable[[date], date]) -> date:
    """The day on which the next week or month begins; no month is longer than five weeks."""
    return start_of(start + timedelta(days=7 if start_of is week_of else 35))


def _stretch(start: date, after: date, numbers: Sequence[int] | None) -> Stretch:
    end = after - timedelta(days=1)
    if numbers is None:
        return Stretch(start, end, None, None, None, None)
    found, texts, words = numbers
    return Stretch(start, end, texts, words, found, 1000 * found / words)


def _editions(viewer: Viewer, stretches: Sequence[Stretch]) -> tuple[Coming, ...]:
    """The editions that were published within what is shown."""
    if not stretches:
        return ()
    rows = Edition.objects.filter(organisation=viewer.organisation, published_at__isnull=False)
    days = [(timezone.localdate(at), number) for at, number in rows.values_list("published_at", "number")]
    shown = (stretches[0].start, stretches[-1].end)
    return tuple(Coming(day, number) for day, number in sorted(days) if shown[0] <= day <= shown[1])


def _most_found(viewer: Viewer, rows: QuerySet[CheckCount], month: Stretch, fewest: int) -> tuple[Word, ...]:
    """The words found most in a month that is over; those found fewer times than the limit are left out.

    A month that is over never changes, so that no two lists can be taken from one another.
    """
    inside = rows.filter(day__range=(month.start, month.end)).exclude(entry_key="")
    sums = inside.values_list("entry_key").annotate(times=Sum("found")).filter(times__gte=fewest)
    top = list(sums.order_by("-times", "entry_key")[:MOST_FOUND])
    entries = Entry.objects.filter(
        key__in=[key for key, _times in top], edition__organisation=viewer.organisation
    )
    told = {
        key: (name, state in IN_FORCE)
        for key, name, state in entries.exclude(edition__state=DRAFT)
        .order_by("edition__number")
        .values_list("key", "avoid_nb", "edition__state")
    }
    return tuple(Word(key, told[key][0], times, told[key][1]) for key, times in top if key in told)


@dataclass(frozen=True, slots=True)
class Place:
    """A department the viewer leads or works in: whether its words are counted, and since when."""

    unit: Unit
    since: date | None
    leads: bool


def places_of(viewer: Viewer) -> list[Place]:
    """The viewer's departments in alphabetical order, without a number; never beside one another's numbers."""
    units = [unit for unit in counted_units(viewer) if leads(viewer, unit) or works_in(viewer, unit)]
    since = dict(
        CountingConsent.objects.filter(unit__in=units, withdrawn_at=None).values_list("unit_id", "given_at")
    )
    return [
        Place(unit, timezone.localdate(since[unit.pk]) if unit.pk in since else None, leads(viewer, unit))
        for unit in units
    ]


def units_that_count(viewer: Viewer) -> list[Unit]:
    """The viewer's own departments that have agreed to counting: where «Tell med» can count. Empty for most."""
    return [place.unit for place in places_of(viewer) if place.since and works_in(viewer, place.unit)]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where a unit stands: its latest consent, how many work there, and whether anything is counted from before."""

    consent: CountingConsent | None
    crew: Crew
    has_counts: bool

    @property
    def open(self) -> bool:
        return self.consent is not None and self.consent.withdrawn_at is None


def agreement_of(unit: Unit) -> Agreement:
    """The unit's agreement, in three queries."""
    rows = CountingConsent.objects.filter(unit=unit).select_related("given_by", "withdrawn_by")
    consent = rows.order_by("given_at", "pk").last()
    return Agreement(consent, crew_of(unit), CheckCount.objects.filter(unit=unit).exists())
