"""What five years of daily readings of 200 figures cost the pages that show figures, beside an empty history.

The measure's page, the plan's page and a figure's own page, as a signed-in leader opens them. ``empty`` is the same
plan with the same figures before anything was read. Medians; both plans take turns, in a process of its own.
"""

from __future__ import annotations

import json
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from samskap.people.models import Person, Unit
    from samskap.plans.models import Plan

FIGURES, YEARS, MEASURES = 200, 5, 100
ROUNDS, WARM_UP = 60, 5


def measure() -> dict[str, float | int]:
    """The figures, with Django set up in this process."""
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    client, pages, job_seconds = _prepare()
    figures: dict[str, float | int] = {
        f"{name.split('_')[0]}_queries_{name.split('_')[1]}": _queries(client, page)
        for name, page in pages.items()
    }
    times = _milliseconds(client, pages)
    for name in ("measure", "plan", "figure"):
        empty, full = times[f"{name}_empty"], times[f"{name}_full"]
        figures[f"{name}_ms_empty"], figures[f"{name}_ms_full"] = round(empty, 2), round(full, 2)
        figures[f"{name}_ratio"] = round(full / empty, 2)
    figures["readings_seconds"] = job_seconds
    return figures


def _prepare() -> tuple[Client, dict[str, str], float]:
    from django.core.management import call_command
    from django.test import Client

    from samskap.people.models import Membership, Organisation, Person, Team, Unit
    from samskap.plans.actions.readings import read_running
    from samskap.plans.models import Indicator, Plan

    call_command("migrate", verbosity=0)
    here = Organisation.objects.create(name="Fjordvik kommune", slug="fjordvik")
    unit = Unit.objects.create(organisation=here, name="Mestring Fjordvik", kind=Unit.Kind.UNIT)
    for name in (
        "Bo Nord",
        "Bo Sør",
        "Brygga",
        "Jobb og hverdag",
        "Oppfølging",
        "Rask samtale",
        "Ung voksen",
    ):
        Unit.objects.create(organisation=here, parent=unit, name=name)
    Team.objects.create(organisation=here, unit=unit, name="Fagteamet")
    leader = Person.objects.create(organisation=here, name="Dina Dahl", email="dina@fjordvik.example")
    Membership.objects.create(person=leader, unit=unit, role=Membership.Role.LEADER)
    plans = {kind: _plan(unit, leader) for kind in ("empty", "full")}
    _fill(plans["full"])
    pages = {}
    for kind, plan in plans.items():
        first = Indicator.objects.filter(measure__section__plan=plan).order_by("pk")[0]
        pages[f"plan_{kind}"] = f"/fjordvik/planer/{plan.pk}/"
        pages[f"measure_{kind}"] = f"/fjordvik/tiltak/{first.measure_id}/"
        pages[f"figure_{kind}"] = f"/fjordvik/tall/{first.pk}/"
    Plan.objects.filter(pk=plans["empty"].pk).update(state=Plan.State.CLOSED)  # the job shall not read it
    started = time.perf_counter()
    read_running(datetime.now(UTC))
    seconds = round(time.perf_counter() - started, 2)
    Plan.objects.filter(pk=plans["empty"].pk).update(state=Plan.State.ACTIVE)
    client = Client()
    client.force_login(leader)
    return client, pages, seconds


def _plan(unit: Unit, leader: Person) -> Plan:
    from samskap.plans.models import Indicator, Measure, Plan
    from tests.plans import fill

    plan = Plan.objects.create(
        organisation=unit.organisation, unit=unit, owner=leader, title="Recoveryplan 2026–2029", summary="Det vi vil.",
        period_start=date(2026, 1, 1), period_end=date(2029, 12, 31), state="active", state_since=date(2026, 1, 1),
    )  # fmt: skip
    fill(plan, measures=MEASURES, sections=4)
    measures = Measure.objects.filter(section__plan=plan).order_by("pk")
    Indicator.objects.bulk_create(
        Indicator(measure=measure, source=source, target=7, added_on=date(2026, 1, 1), position=position)
        for measure in measures
        for position, source in enumerate(("values.poster_hung", "plans.living_owner"))
    )
    return plan


def _fill(plan: Plan) -> None:
    """A reading of every figure on every day of five years, the basis changing now and then."""
    from django.db import connection
    from django.utils import timezone

    from samskap.plans.models import Indicator, IndicatorReading, ReadingBasis

    today, days = timezone.localdate(), YEARS * 365
    rows = list(Indicator.objects.filter(measure__section__plan=plan).order_by("pk"))
    ReadingBasis.objects.bulk_create(
        ReadingBasis(
            indicator=row,
            digest=f"{number:064d}",
            rows=[[f"Avdeling {at}", "", at < number] for at in range(8)],
        )
        for row in rows
        for number in range(8)
    )
    bases = list(ReadingBasis.objects.filter(indicator=rows[0]).order_by("digest"))
    IndicatorReading.objects.bulk_create(
        IndicatorReading(
            indicator=rows[0],
            day=today - timedelta(days=ago),
            numerator=(days - ago) * 8 // (days + 1),
            denominator=8,
            basis=bases[(days - ago) * 8 // (days + 1)],
            at=datetime.now(UTC),
        )
        for ago in range(days, 0, -1)
    )
    with connection.cursor() as cursor:  # the others have had the same days
        cursor.execute(
            "INSERT INTO plans_indicatorreading (indicator_id, day, numerator, denominator, basis_id, note, at, shown)"
            " SELECT theirs.indicator_id, r.day, r.numerator, r.denominator, theirs.id, '', r.at, r.shown"
            " FROM plans_indicatorreading r JOIN plans_readingbasis mine ON mine.id = r.basis_id"
            " JOIN plans_readingbasis theirs ON theirs.digest = mine.digest AND theirs.indicator_id <> r.indicator_id"
        )


def _get(client: Client, page: str) -> None:
    response = client.get(page)
    if response.status_code != 200:
        raise RuntimeError(f"{page} answered {response.status_code}")


def _queries(client: Client, page: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        _get(client, page)
    return len(queries)


def _milliseconds(client: Client, pages: dict[str, str]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(WARM_UP + ROUNDS):
        for name, page in pages.items():
            started = time.perf_counter()
            _get(client, page)
            if turn >= WARM_UP:
                times[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


if __name__ == "__main__":
    print(json.dumps(measure()))
