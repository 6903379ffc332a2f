"""What the practice mirror costs with five years, eight departments and 20,000 traces, and how that grows.

``mirror_ms`` is the ordinary page (twelve months); ``mirror_plan_ms`` shows the whole planning period, and
``department_ms`` one department. ``growth`` is the page with 20,000 traces against the page with 2,000. Nothing is
cached between requests.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = 2_000, 20_000
YEARS, DEPARTMENTS = 5, 8
CHANGES = 20  # one change for so many traces
ROUNDS, WARM_UP = 40, 4


def run() -> dict[str, float | int | str]:
    """The figures, measured in a process of its own on an SQLite file that is made for it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {key: value for key, value in os.environ.items() if not key.startswith("SAMSKAP_")}
        settings.update(
            SAMSKAP_VAR=folder,
            SAMSKAP_LOG_LEVEL="WARNING",
            DATABASE_URL=f"sqlite:///{folder}/mirror.sqlite3",
            DJANGO_SETTINGS_MODULE="samskap.config.settings",
        )
        child = subprocess.run(
            [sys.executable, "-m", "bench.mirror"],
            cwd=ROOT,
            env=settings,
            stdout=subprocess.PIPE,
            check=True,
        )
    found: dict[str, float | int | str] = json.loads(child.stdout)
    return found


def measure() -> dict[str, float | int]:
    """The figures, with Django set up in this process."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    figures: dict[str, float | int] = {}
    page = "/{}/verdiene/i-praksis/".format
    clients = {slug: _municipality(slug, traces) for slug, traces in (("liten", SMALL), ("stor", LARGE))}
    client, department = clients["stor"]
    figures["mirror_queries"] = _queries(client, page("stor"))
    figures["mirror_queries_2000"] = _queries(clients["liten"][0], page("liten"))
    figures["mirror_ms"] = _milliseconds(client, page("stor"))
    figures["mirror_ms_2000"] = _milliseconds(clients["liten"][0], page("liten"))
    figures["growth"] = round(figures["mirror_ms"] / figures["mirror_ms_2000"], 2)
    figures["mirror_plan_ms"] = _milliseconds(client, page("stor") + "?tid=plan")
    figures["department_ms"] = _milliseconds(client, page("stor") + f"?avdeling={department}")
    figures["mirror_value_ms"] = _milliseconds(client, page("stor") + "hap/")
    figures["mirror_value_queries"] = _queries(client, page("stor") + "hap/")
    return figures


def _municipality(slug: str, traces: int) -> tuple[Client, int]:
    """A municipality with so many traces over five years; the client is signed in as the leader."""
    from django.test import Client

    from samskap.people.models import Membership, Organisation, Person, Unit
    from samskap.plans.models import Plan
    from samskap.values.models import Value

    here = Organisation.objects.create(name=slug.title(), slug=slug, opens_plans=True)
    unit = Unit.objects.create(organisation=here, name="Mestring", kind=Unit.Kind.UNIT)
    units = [
        Unit.objects.create(organisation=here, parent=unit, name=f"Avdeling {at}")
        for at in range(DEPARTMENTS)
    ]
    values = [
        Value.objects.create(organisation=here, key=key, slug=key.value, name=str(key.label), position=at)
        for at, key in enumerate(list(Value.Key)[:5])
    ]
    leader = Person.objects.create(organisation=here, name="Dina Dahl", email=f"dina@{slug}.example")
    Membership.objects.create(person=leader, unit=unit, role=Membership.Role.LEADER)
    today = datetime.now(UTC).date()
    first = date(today.year - YEARS, today.month, 1)
    Plan.objects.create(
        organisation=here, unit=unit, owner=leader, title="Plan", state="active", state_since=first,
        period_start=first, period_end=today + timedelta(days=90),
    )  # fmt: skip
    _traces(units, values, [first + timedelta(days=at) for at in range((today - first).days)], traces)
    client = Client()
    client.force_login(leader)
    return client, units[0].pk


def _traces(units: list[Any], values: list[Any], days: list[date], traces: int) -> None:
    """Gatherings of all kinds, a quarter reflections, and a change for every twentieth; each for a value or two."""
    chance = random.Random(5)  # the same every time, and no secret
    made: dict[Any, list[Any]] = {}
    for at in range(traces):
        for row in _left(at, chance.choice(units), chance.choice(days), chance.randrange(1000)):
            made.setdefault(type(row), []).append(row)
    for kind, rows in made.items():
        through, name = kind.values.through, f"{kind._meta.model_name}_id"
        links = [
            through(**{name: row.pk, "value_id": value.pk})
            for row in kind.objects.bulk_create(rows, batch_size=500)
            for value in chance.sample(values, chance.choice((1, 1, 2)))
        ]
        through.objects.bulk_create(links, batch_size=1000)


def _left(at: int, unit: Any, day: date, chance: int) -> Iterator[Any]:
    """What was done that day, and perhaps a change that began with it."""
    from samskap.gatherings.models import Gathering, Kind, Reflection
    from samskap.practice.models import ChangeRecord

    here, key = unit.organisation, f"{unit.organisation_id}-{at}"
    starts = datetime(day.year, day.month, day.day, 8, 30, tzinfo=UTC)
    kinds = list(Kind)
    if at % 4 == 0:
        yield Reflection(
            organisation=here,
            unit=unit,
            form="small",
            day=day,
            closed_at=starts,
            code_until=starts,
            sent_key=key,
        )
    else:
        yield Gathering(
            organisation=here, unit=unit, kind=kinds[chance % len(kinds)], title=f"Samling {at}", planned_on=day,
            starts_at=starts, ends_at=starts + timedelta(hours=1), state="held", uid=key,
        )  # fmt: skip
    if at % CHANGES == 0:
        yield ChangeRecord(
            organisation=here, unit=unit, what=f"Endring {at}", wish="together", since=day, sent_key=key
        )


def _get(client: Client, page: str) -> None:
    response = client.get(page)
    if response.status_code != 200:
        raise RuntimeError(f"{page} answered {response.status_code}")


def _queries(client: Client, page: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _get(client, page)
    with CaptureQueriesContext(connection) as queries:
        _get(client, page)
    return len(queries)


def _milliseconds(client: Client, page: str) -> float:
    """The median of the rounds."""
    taken = []
    for at in range(ROUNDS + WARM_UP):
        begun = time.perf_counter()
        _get(client, page)
        if at >= WARM_UP:
            taken.append(1000 * (time.perf_counter() - begun))
    return round(statistics.median(taken), 1)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
