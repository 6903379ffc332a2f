"""What gatherings cost with 500 of them: SQL queries, and milliseconds in process through all middleware.

All 500 are in one series and in the month that is shown, which is more than any municipality has. Nothing is cached
between requests. The database is an SQLite file in a folder of its own, made by the migrations.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import TYPE_CHECKING

from bench import _gatherings_feed

if TYPE_CHECKING:
    from django.test import Client

    from samskap.gatherings.models import Series

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = 50, 500
ROUNDS, WARM_UP = 40, 5
MONTH = date(2027, 3, 1)


def run() -> dict[str, float | int | str]:
    """Queries and median milliseconds; measured in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {key: value for key, value in os.environ.items() if not key.startswith("SAMSKAP_")}
        settings.update(
            SAMSKAP_VAR=folder,
            SAMSKAP_LOG_LEVEL="WARNING",
            DATABASE_URL=f"sqlite:///{folder}/gatherings.sqlite3",
            DJANGO_SETTINGS_MODULE="samskap.config.settings",
        )
        command = [sys.executable, "-m", "bench.gatherings"]
        child = subprocess.run(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, check=True)
    found: dict[str, float | int | str] = json.loads(child.stdout)
    return found | _gatherings_feed.run()


def measure() -> dict[str, float | int]:
    """The figures, with Django set up in this process."""
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    client, series = _prepare()
    start = "/fjordvik/samlinger"
    pages = {
        "list": f"{start}/",
        "month": f"{start}/maned/?maned={MONTH:%Y-%m}",
        "year": f"{start}/arshjul/?ar={MONTH.year}",
        "series": f"{start}/serier/{series.pk}/",
    }
    figures: dict[str, float | int] = {}
    _fill(series, SMALL)
    figures |= {f"{name}_queries_{SMALL}": _queries(client, page) for name, page in pages.items()}
    figures |= {f"{name}_ms_{SMALL}": ms for name, ms in _milliseconds(client, pages).items()}
    _fill(series, LARGE - SMALL)
    figures |= {f"{name}_queries": _queries(client, page) for name, page in pages.items()}
    figures |= {f"{name}_ms": ms for name, ms in _milliseconds(client, pages).items()}
    return figures | _materialising(series)


def _prepare() -> tuple[Client, Series]:
    """Fjordvik with a series; the client is signed in as the leader."""
    from django.core.management import call_command
    from django.test import Client

    from samskap.gatherings.models import Series
    from samskap.people.models import Membership, Organisation, Person, Team, Unit

    call_command("migrate", verbosity=0)
    here = Organisation.objects.create(name="Fjordvik kommune", slug="fjordvik")
    unit = Unit.objects.create(organisation=here, name="Mestring Fjordvik", kind=Unit.Kind.UNIT)
    for name in ("Bo Nord", "Bo Sør", "Brygga", "Jobb og hverdag", "Rask samtale", "Ung voksen"):
        Unit.objects.create(organisation=here, parent=unit, name=name)
    for name in ("Fagteamet", "Kvalitetsteamet", "Erfaringsrådet"):
        Team.objects.create(organisation=here, unit=unit, name=name)
    leader = Person.objects.create(organisation=here, name="Dina Dahl", email="dina@fjordvik.example")
    Membership.objects.create(person=leader, unit=unit, role=Membership.Role.LEADER)
    series = Series.objects.create(
        organisation=here,
        unit=unit,
        title="Inspirasjonssamling",
        rhythm="hver dag kl. 08.30",
        rrule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        starts_on=date(2026, 1, 1),
        at=clock(8, 30),
        made_by=leader,
    )
    client = Client()
    client.force_login(leader)
    return client, series


def _fill(series: Series, count: int) -> None:
    """Gatherings of the series, all in the month."""
    from samskap.gatherings.models import Gathering

    there = Gathering.objects.filter(series=series).count()
    begin = datetime(MONTH.year, MONTH.month, 1, 7, tzinfo=UTC)
    Gathering.objects.bulk_create(
        Gathering(
            organisation=series.organisation,
            series=series,
            unit=series.unit,
            title=f"Inspirasjonssamling om håp {at}",
            place="Møterom Naustet, Torggata 4",
            planned_on=date(2000, 1, 1) + timedelta(days=at),
            starts_at=begin + timedelta(hours=at * 28 * 24 / LARGE),
            ends_at=begin + timedelta(hours=at * 28 * 24 / LARGE + 1),
            uid=f"gathering-{at}",
        )
        for at in range(there, there + count)
    )


def _materialising(series: Series) -> dict[str, float]:
    """Milliseconds to make eighteen months of a daily series with agendas, and to find that nothing is missing."""
    from samskap.gatherings.actions.series import materialise
    from samskap.gatherings.models import Gathering

    now = datetime(2026, 11, 22, 6, tzinfo=UTC)
    Gathering.objects.all().delete()
    first = _timed(lambda: materialise(series=series, now=now))
    type(series).objects.update(materialised_until=None)
    return {
        "materialise_ms": round(first, 1),
        "again_ms": round(_timed(lambda: materialise(series=series, now=now)), 1),
    }


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
    """Medians; the pages take turns, so that whatever else the machine does meets them alike."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(WARM_UP + ROUNDS):
        for name, page in pages.items():
            spent = _timed(lambda page=page: _get(client, page))  # type: ignore[misc]  # mypy takes no lambda defaults
            if turn >= WARM_UP:
                times[name].append(spent)
    return {name: round(statistics.median(each), 2) for name, each in times.items()}


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    print(json.dumps(measure()))
