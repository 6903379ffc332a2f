"""The year behind Fjordvik: what its departments met about before and since they took Samskap into use.

The gatherings that others have planned are held when their day is over, and those of two years are written as they
were: only a demonstration may write what is behind us, and it does so in a few statements, not one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.gatherings.models import Gathering
    from samskap.people.models import Person, Unit
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Plan

SEED: Final = 2026  # the same year in every demonstration
CALLED_OFF: Final = (
    "For mange er syke denne uka.",
    "Det kolliderer med kommunens fagdag.",
    "Den som skulle fortelle, ble forhindret. Vi tar det neste gang.",
)
CAME: Final = {
    "inspiration": (17, 31),
    "teaching": (13, 27),
    "opp": (19, 30),
    "council": (5, 8),
    "reflection": (7, 15),
    "exercise": (4, 9),
    "meeting": (3, 7),
}
# how often in each month of the year, January first: July is quiet, autumn and early spring are not
RHYTHM: Final = {
    "often": (2, 2, 3, 2, 2, 1, 0, 2, 3, 4, 3, 1),
    "sometimes": (1, 1, 2, 1, 1, 1, 0, 1, 2, 2, 2, 0),
    "seldom": (1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1, 0),
}


class Habit(NamedTuple):
    """What a department does again and again: how often this year, how often the year before, at what time."""

    kind: str
    title: str
    unit: str
    values: tuple[str, ...]
    now: str
    before: str
    at: time = time(13)
    measure: int = -1  # its place in the plan
    host: str = ""


HABITS: Final = [
    Habit("exercise", "Øvelse: det som har gått bra", "Rask samtale", ("hap",), "often", "sometimes",
          measure=2, host="Oskar Hjelle"),
    Habit("exercise", "Øvelse: en annen uke vi har stått i", "Bo Nord", ("hap", "samhorighet"), "sometimes", "seldom",
          measure=2, host="Tuva Engen"),
    Habit("meeting", "Husmøte med middag", "Bo Sør", ("samhorighet",), "often", "often", time(17),
          host="Sander Krogh"),
    Habit("exercise", "Øvelse: hvem bestemmer middagen?", "Bo Sør", ("identitet",), "seldom", "", measure=2,
          host="Sander Krogh"),
    Habit("exercise", "Jobbklubb: to timer er også en jobb", "Jobb og hverdag", ("mening",), "often", "sometimes",
          measure=2, host="Emma Løvdal"),
    Habit("exercise", "Øvelse: hvis dagen var din", "Oppfølging rus", ("mening", "hap"), "sometimes", "seldom",
          measure=2, host="Yusuf Demir"),
    Habit("exercise", "Øvelse: å gå inn døra sammen", "Oppsøkende team", ("samhorighet",), "sometimes", "",
          measure=10, host="Kaja Myhre"),
    Habit("exercise", "Øvelse: hva liker du å bli kalt?", "Ung voksen", ("identitet",), "sometimes", "seldom",
          measure=2, host="Selma Nygård"),
    Habit("teaching", "Fagkveld: håp i hverdagen", "Ung voksen", ("hap",), "seldom", "seldom", time(18),
          measure=1, host="Nora Fjeld"),
    Habit("meeting", "Kveld for nye på Brygga", "Møteplassen Brygga", ("samhorighet",), "often", "sometimes", time(18),
          measure=11, host="Ingrid Solheim"),
    Habit("exercise", "Øvelse på Brygga", "Møteplassen Brygga", ("identitet",), "", "sometimes", time(12, 30),
          host="Ingrid Solheim"),
    Habit("meeting", "Husråd: det vi bestemmer selv", "Bo Sør", ("empowerment",), "sometimes", "seldom", time(16),
          host="Petter Lunde"),
    Habit("exercise", "Øvelse: et nei uten følger", "Ung voksen", ("empowerment",), "seldom", "",
          measure=2, host="Selma Nygård"),
    Habit("inspiration", "Inspirasjonssamling", "Mestring Fjordvik", ("hap", "samhorighet"), "", "sometimes",
          time(8, 30), host="Sunniva Aas"),
    Habit("teaching", "Undervisning om egne valg", "Mestring Fjordvik", ("empowerment",), "", "seldom",
          host="Tor Inge Bakke"),
    Habit("opp", "OPP-samling", "Mestring Fjordvik", ("mening",), "", "seldom", time(9), host="Aisha Rahimi"),
]  # fmt: skip
# Which figures follow which measures: its place in the plan, where the figure is read from, and what it aims at.
FOLLOWED: Final = [
    (2, "gatherings.held", None),
    (7, "practice.changes_reviewed", None),
    (8, "gatherings.advice_in_time", None),
    (2, "gatherings.departments_reflecting", 8),
    (13, "gatherings.points_closed", None),
]
# Reflections of the months behind: how many months ago, where, with how many residents, and for which values.
REFLECTED: Final = [
    (3, "Bo Sør", 6, ("samhorighet",)),
    (4, "Jobb og hverdag", 7, ("mening",)),
    (5, "Møteplassen Brygga", 12, ("samhorighet", "identitet")),
    (6, "Ung voksen", 5, ("identitet",)),
    (7, "Rask samtale", 5, ("hap",)),
    (8, "Bo Nord", 6, ("hap",)),
    (9, "Møteplassen Brygga", 9, ("samhorighet",)),
    (11, "Oppfølging rus", 8, ("mening",)),
    (14, "Møteplassen Brygga", 7, ("hap",)),
    (17, "Bo Nord", 6, ("samhorighet",)),
]


def demo_year(by: Viewer, plan: Plan) -> None:
    """Hold what is over, and write the year before it; done again it changes nothing."""
    from samskap.gatherings.models import Gathering

    _hold_what_is_over(by)
    if not Gathering.objects.filter(organisation=by.organisation, title=HABITS[0].title).exists():
        _habits(by, plan)
        _reflections(by)
        _statements(by)
        _figures(by, plan)


def _hold_what_is_over(by: Viewer) -> None:
    """What was planned and is over was held, but for a few that were called off."""
    from samskap.gatherings.models import Gathering

    rows = list(
        Gathering.objects.filter(
            organisation=by.organisation, state__in=["planned", "announced"], ends_at__lt=timezone.now()
        ).order_by("starts_at", "pk")
    )
    chance = Random(SEED)  # noqa: S311  # the demonstration looks the same every time
    for at, row in enumerate(rows):
        if at % 14 == 9 and row.kind != "council":
            _call_off(row, chance)
        else:
            row.state, row.held_at, row.attended = "held", row.ends_at, chance.randint(*CAME[row.kind])
    fields = ["state", "cancelled_at", "change_note", "held_at", "attended"]
    Gathering.objects.bulk_update(rows, fields, batch_size=200)


def _call_off(row: Gathering, chance: Random) -> None:
    row.state, row.cancelled_at = "cancelled", row.starts_at - timedelta(days=2)
    row.change_note = chance.choice(CALLED_OFF)
    row.held_at = row.attended = None


def _habits(by: Viewer, plan: Plan) -> None:
    from samskap.gatherings.models import Gathering
    from samskap.people.models import Person, Unit
    from samskap.plans.models import Measure
    from samskap.values.models import Value

    units = {unit.name: unit for unit in Unit.objects.filter(organisation=by.organisation)}
    people = {person.name: person for person in Person.objects.filter(organisation=by.organisation)}
    values = {value.key: value.pk for value in Value.objects.filter(organisation=by.organisation)}
    ordered = Measure.objects.filter(section__plan=plan).order_by("section__position", "position", "pk")
    measures = list(ordered.values_list("pk", flat=True))
    chance = Random(SEED)  # noqa: S311  # as above
    rows: list[Gathering] = []
    served: list[Habit] = []
    for habit in HABITS:
        for day in _days(habit, chance):
            rows.append(_met(habit, day, units[habit.unit], people[habit.host], chance))
            served.append(habit)
    for row in rows[10::13]:
        _call_off(row, chance)
    made = Gathering.objects.bulk_create(rows, batch_size=200)
    with_values, with_measures = Gathering.values.through, Gathering.measures.through
    with_values._default_manager.bulk_create(
        with_values(gathering_id=row.pk, value_id=values[key])
        for row, habit in zip(made, served, strict=True)
        for key in habit.values
    )
    began = plan.state_since  # what was before the plan cannot have been of its measures
    with_measures._default_manager.bulk_create(
        with_measures(gathering_id=row.pk, measure_id=measures[habit.measure])
        for row, habit in zip(made, served, strict=True)
        if 0 <= habit.measure < len(measures) and row.planned_on >= began
    )


def _days(habit: Habit, chance: Random) -> Iterator[date]:
    """The days of two years back, on working days before today; the habit had its own rhythm each year."""
    from samskap.core.workdays import holidays

    today = timezone.localdate()
    for back in range(24, -1, -1):
        at = today.year * 12 + today.month - 1 - back
        year, month = at // 12, at % 12 + 1
        rhythm = RHYTHM.get(habit.now if back < 12 else habit.before)
        for _each in range(rhythm[month - 1] if rhythm else 0):
            day = date(year, month, chance.randint(1, 28))
            day -= timedelta(days=max(day.weekday() - 4, 0))
            if day < today and day not in holidays(day.year):
                yield day


def _met(habit: Habit, day: date, unit: Unit, host: Person, chance: Random) -> Gathering:
    from samskap.gatherings.models import Gathering
    from samskap.gatherings.uids import new_uid

    starts = timezone.make_aware(datetime.combine(day, habit.at))
    ends = starts + timedelta(minutes=60)
    return Gathering(
        organisation=unit.organisation,
        unit=unit,
        kind=habit.kind,
        title=habit.title,
        planned_on=day,
        starts_at=starts,
        ends_at=ends,
        host=host,
        state="held",
        by_hand=True,
        uid=new_uid(),
        held_at=ends,
        attended=chance.randint(*CAME[habit.kind]),
    )


def _reflections(by: Viewer) -> None:
    """Reflections whose words are long gone: only numbers are left of them."""
    from samskap.gatherings.models import Reflection
    from samskap.people.models import Unit
    from samskap.values.models import Value

    units = {unit.name: unit for unit in Unit.objects.filter(organisation=by.organisation)}
    values = {value.key: value for value in Value.objects.filter(organisation=by.organisation)}
    for months, unit, residents, keys in REFLECTED:
        moment = timezone.now() - timedelta(days=30 * months + 4)
        sent_key = f"demo-year:{by.organisation.pk}:{months}:{unit}"
        row, new = Reflection.objects.get_or_create(
            sent_key=sent_key[:64],
            defaults=_numbers(by, units[unit], residents, moment),
        )
        if new:
            Reflection.objects.filter(pk=row.pk).update(opened_at=moment)
            row.values.set([values[key] for key in keys])


def _numbers(by: Viewer, unit: Unit, residents: int, moment: datetime) -> dict[str, object]:
    form = "large" if residents > 8 else "small"
    return {
        "organisation": by.organisation,
        "unit": unit,
        "form": form,
        "day": timezone.localdate(moment),
        "roles": {"resident": residents, "employee": 2},
        "closed_at": moment + timedelta(hours=2),
        "code_until": moment + timedelta(days=14),
    }


def _statements(by: Viewer) -> None:
    """The departments wrote how they know the values again through the year, not all of them today."""
    from samskap.values.models import ValueStatement

    rows = ValueStatement.objects.filter(value__organisation=by.organisation).order_by("pk")
    for at, pk in enumerate(rows.values_list("pk", flat=True)):
        moment = timezone.now() - timedelta(days=30 + 34 * at)
        ValueStatement.objects.filter(pk=pk).update(written_at=moment)


def _figures(by: Viewer, plan: Plan) -> None:
    """Figures of what they did together, read month by month since the plan began."""
    from samskap.plans.actions.figures import Wanted, add_figure
    from samskap.plans.actions.readings import read
    from samskap.plans.models import Indicator, Measure

    found = Measure.objects.filter(section__plan=plan).select_related(
        "section__plan__organisation", "section__plan__unit__parent__parent"
    )
    measures = list(found.order_by("section__position", "position", "pk"))
    rows: list[Indicator] = []
    for place, key, target in FOLLOWED:
        if place < len(measures):
            wanted = Wanted(source=key, target=None if target is None else Decimal(target))
            rows.append(add_figure(by=by, measure=measures[place], wanted=wanted))
    for back in range(10, 0, -1):
        day = timezone.localdate() - timedelta(days=30 * back)
        if day >= plan.state_since:
            read(rows, datetime.combine(day, time(12), UTC))
