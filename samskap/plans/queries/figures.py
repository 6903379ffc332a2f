"""The newest figures of measures, in one query however many there are.

Pages, exports and the API show what was read last, with its day: nothing is read anew while somebody waits. The first
reading is taken when a figure is added (``actions/figures.py``), the next ones every day (``readings.py``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from samskap.plans.figure_words import Number, Words, by_hand, in_sentence, meter_of, nothing_counted
from samskap.plans.models import Indicator, IndicatorReading
from samskap.plans.sources import Source, source_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's figure as it may be shown to everybody who sees the plan.

    ``hidden``: it is about so few people that no number is given. ``numerator`` is None when it is hidden and before
    the first reading; ``day`` is the day of the reading shown, and ``held`` says that newer ones are not shown because
    too few people lie between.
    """

    indicator_id: int
    measure_id: int
    label: str
    source: str
    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    day: date | None
    reading_id: int | None
    hidden: bool
    held: bool
    about_people: bool
    suggested: bool
    way: str
    target: Decimal | None
    target_on: date | None
    url: str
    parts: Words

    @property
    def words(self) -> str:
        """The whole sentence: «6 av 8 avdelinger har plakaten oppe», «For få til å vise»."""
        return str(self.parts)

    @property
    def name_beside(self) -> str:
        """What it is called, where its words alone do not say what they are about; "" where they do."""
        speaks = self.source and self.numerator is not None and not nothing_counted(self.denominator)
        return "" if speaks else self.label

    @property
    def meter(self) -> tuple[int, int] | None:
        """So many of so many, for the drawing."""
        if self.numerator is None:
            return None
        target = self.target if self.way == Indicator.Way.UP else None
        return meter_of(self.numerator, self.denominator, target)

    @property
    def reached(self) -> bool:
        """Whether the target is reached."""
        if self.numerator is None or self.target is None:
            return False
        if self.way == Indicator.Way.UP:
            return self.numerator >= self.target
        return self.numerator <= self.target


def latest_of(measure_ids: Collection[int]) -> dict[int, list[Figure]]:
    """The newest figure of every indicator of these measures, by measure; one query. Suggestions are no figures.

    ``measure_ids`` are of measures the viewer may see; there is nothing here that not all who see them may see.
    """
    found: dict[int, list[Figure]] = {}
    if measure_ids:
        for figure in figures_of(Indicator.objects.filter(measure__in=measure_ids, suggested=False)):
            found.setdefault(figure.measure_id, []).append(figure)
    return found


def figures_of(indicators: QuerySet[Indicator]) -> list[Figure]:
    """The newest figure of each of the indicators, in their order; one query."""
    readings = IndicatorReading.objects.filter(indicator=OuterRef("pk")).order_by("-day")
    shown = readings.filter(shown=True)
    rows = indicators.order_by("position", "pk").annotate(
        slug=F("measure__section__plan__organisation__slug"),
        newest=Subquery(readings.values("day")[:1]),
        shown_id=Subquery(shown.values("pk")[:1]),
        shown_day=Subquery(shown.values("day")[:1]),
        numerator=Subquery(shown.values("numerator")[:1]),
        denominator=Subquery(shown.values("denominator")[:1]),
    )
    starts: dict[str, str] = {}  # looking up each of 170 addresses would cost more than the query
    found = []
    for row in rows:
        slug = row.__dict__["slug"]
        if slug not in starts:
            starts[slug] = reverse("plans:indicator", args=[slug, 0]).removesuffix("0/")
        found.append(_figure(row, f"{starts[slug]}{row.pk}/"))
    return found


def _figure(row: Indicator, url: str) -> Figure:
    given = row.__dict__  # the annotations stand beside the columns
    source = source_of(row.source)
    hidden = given["newest"] is not None and given["shown_id"] is None
    return Figure(
        indicator_id=row.pk,
        measure_id=row.measure_id,
        label=label_of(row, source),
        source=row.source,
        unit=row.unit_word or (str(source.unit) if source else ""),
        numerator=given["numerator"],
        denominator=given["denominator"],
        day=given["shown_day"],
        reading_id=given["shown_id"],
        hidden=hidden,
        held=given["shown_day"] is not None and given["newest"] > given["shown_day"],
        about_people=row.about_people,
        suggested=row.suggested,
        way=row.way,
        target=row.target,
        target_on=row.target_on,
        url=url,
        parts=parts_of(row, source, given["numerator"], given["denominator"], hidden=hidden),
    )


def label_of(row: Indicator, source: Source | None) -> str:
    """What the figure is called: its own words, else the source's."""
    return row.label or (str(source.label) if source else _("Et tall som ikke leses lenger"))


def parts_of(
    row: Indicator,
    source: Source | None,
    numerator: Number | None,
    denominator: Number | None,
    *,
    hidden: bool,
) -> Words:
    """The figure as a sentence."""
    if hidden:
        return Words("", "", _("For få til å vise"))
    if numerator is None:
        return Words("", "", _("Ikke noe tall ennå"))
    if nothing_counted(denominator):
        return Words("", "", _("Ingenting å telle ennå"))
    if source is None:
        return by_hand(numerator, denominator, row.unit_word)
    return in_sentence(str(source.sentence), numerator, denominator)
