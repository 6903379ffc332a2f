"""The demonstration's use of the dictionary: one department counts words, three have discussed the edition."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.language.models import CheckCount, Edition
    from samskap.people.models import Unit
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Plan

COUNTING = "Møteplassen Brygga"
BEFORE, MOST_WEEKS = 10, 60  # weeks with counts before the edition came, and in all
BETWEEN = timedelta(days=14)
# department, days after the edition came, what it took with it
DISCUSSED = [
    ("Møteplassen Brygga", 9, "Vi sier «de som er innom» nå. Det tok en uke å venne seg til."),
    ("Bo Nord", 16, "Vi leste vedtakene våre høyt for hverandre. Da hørte vi det."),
    ("Oppfølging rus", 30, "Noen ord sier folk om seg selv. Vi spør hva de vil at vi skal si."),
]
# How often the words are found per 1,000 words in the first week and in the last, the most found first.
FROM_TO = [(2.6, 0.9), (1.9, 0.8), (1.3, 0.3), (0.9, 0.4), (0.6, 0.1)]
WORDS = ("umotivert", "klient", "nekter", "rusmisbruker", "psykisk syk")
WRONG_TIMES = (7, 4, 1)  # «feil her» about three of the words


def demo_word_counts(by: Viewer, plan: Plan) -> None:
    """Consent and some months of counts for one department, talks in three, «feil her», and the figure in the plan."""
    from samskap.language.queries.in_force import edition_in_force
    from samskap.people.access import units_of

    edition = edition_in_force(by.organisation)
    if edition is None:
        return
    units = {unit.name: unit for unit in units_of(by).select_related("organisation")}
    _discuss(edition, units)
    _count(edition, units[COUNTING])
    _say_wrong(edition)
    _figure(by, plan)


def _speaker(unit: Unit) -> Viewer:
    """The department's own leader."""
    from samskap.people.access import viewer_for
    from samskap.people.models import Membership

    role = Membership.Role.LEADER
    leader = Membership.objects.select_related("person").filter(unit=unit, role=role).first()
    return viewer_for(leader.person if leader else None, unit.organisation)


def _discuss(edition: Edition, units: dict[str, Unit]) -> None:
    from samskap.language.actions.discussing import say_discussed

    came = timezone.localdate(edition.published_at)
    for name, days, words in DISCUSSED:
        unit, on = units[name], min(came + timedelta(days=days), timezone.localdate())
        say_discussed(by=_speaker(unit), edition=edition, unit=unit, on=on, took_with_us=words)


def _count(edition: Edition, unit: Unit) -> None:
    """Two days a week with some texts; the words become rarer, and not evenly."""
    from samskap.language.actions.counting import give_consent
    from samskap.language.models import CheckCount, CountingConsent
    from samskap.language.queries.discussed import edition_on

    consent = give_consent(by=_speaker(unit), unit=unit)
    today, dice = timezone.localdate(), random.Random(2026)  # noqa: S311  # the same numbers every time
    monday = today - timedelta(days=today.weekday())
    rows, first = [], today
    weeks = min((today - timezone.localdate(edition.published_at)).days // 7 + BEFORE, MOST_WEEKS)
    for week in range(weeks, 0, -1):
        for weekday in (1, 3):
            day = monday - timedelta(days=7 * week - weekday)
            held = edition_on(unit.organisation, day)
            if held is not None:
                rows += _day_rows(held, unit, day, 1 - week / weeks, dice)
                first = min(first, day)
    CheckCount.objects.bulk_create(rows)
    # the counts are from the weeks behind us; so is the consent, which only a demonstration may set back
    CountingConsent.objects.filter(pk=consent.pk).update(given_at=_noon(first))


def _day_rows(edition: Edition, unit: Unit, day: date, gone: float, dice: random.Random) -> list[CheckCount]:
    from samskap.language.models import CheckCount

    texts = dice.randint(3, 7)
    words = sum(dice.randint(240, 620) for _text in range(texts))
    rows = [CheckCount(unit=unit, edition=edition, day=day, texts=texts, words=words)]
    for key, (start, end) in zip(_keys(edition), FROM_TO, strict=False):
        found = round(words / 1000 * (start + (end - start) * gone) * dice.uniform(0.6, 1.4))
        if found:
            rows.append(CheckCount(unit=unit, edition=edition, day=day, entry_key=key, found=found))
    return rows


def _keys(edition: Edition) -> list[str]:
    """Those of the words that the edition has."""
    there = set(edition.entries.filter(key__in=WORDS).values_list("key", flat=True))
    return [key for key in WORDS if key in there]


def _say_wrong(edition: Edition) -> None:
    from samskap.language.actions.counting import say_wrong_here

    for key, times in zip(reversed(_keys(edition)), WRONG_TIMES, strict=False):
        for _time in range(times):
            say_wrong_here(edition=edition, entry_key=key, on=timezone.localdate())


def _figure(by: Viewer, plan: Plan) -> None:
    """How many departments have discussed it, for a measure that is about language; read as if all along."""
    from samskap.plans.actions.figures import Wanted, add_figure
    from samskap.plans.actions.readings import read
    from samskap.plans.models import Measure
    from samskap.plans.sources import registry
    from samskap.plans.suggested_sources import suggest_sources

    source = registry["language.edition_discussed"]
    rows = Measure.objects.filter(section__plan=plan).select_related(
        "section__plan__organisation", "section__plan__unit__parent__parent"
    )
    fits = (row for row in rows if suggest_sources(f"{row.title} {row.text}", [source]))
    measure = next(fits, None)
    if measure is None:
        return
    figure = add_figure(by=by, measure=measure, wanted=Wanted(source=source.key, target=Decimal(8)))
    day = plan.state_since
    while day < timezone.localdate():
        read([figure], _noon(day))
        day += BETWEEN


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
