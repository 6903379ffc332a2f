"""What the page of a plan costs a signed-in leader: SQL queries, and milliseconds in process through all middleware.

Nothing is cached between requests. The database is an SQLite file in a folder of its own, made by the migrations.
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
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = 17, 170
ROUNDS, WARM_UP = 60, 5


def run() -> dict[str, float | int | str]:
    """Queries, median milliseconds (`ms_`), and two ratios; measured in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {key: value for key, value in os.environ.items() if not key.startswith("SAMSKAP_")}
        settings.update(
            SAMSKAP_VAR=folder,
            SAMSKAP_LOG_LEVEL="WARNING",
            DATABASE_URL=f"sqlite:///{folder}/plan_page.sqlite3",
            DJANGO_SETTINGS_MODULE="samskap.config.settings",
        )
        child = subprocess.run(
            [sys.executable, "-m", "bench.plan_page"],
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

    django.setup()
    settings.ROOT_URLCONF = "bench._plan_page_urls"
    settings.ALLOWED_HOSTS = ["testserver"]
    client, small, large = _prepare()
    timeline = "?visning=tidslinje"
    pages = {
        "17": small,
        "170": large,
        "timeline_17": small + timeline,
        "timeline_170": large + timeline,
        "empty_page": "/fjordvik/tom-side/",
        "empty_response": "/tomt-svar/",
    }
    figures: dict[str, float | int] = {
        f"queries_{name}": _queries(client, page) for name, page in pages.items()
    }
    figures |= {f"ms_{name}": ms for name, ms in _milliseconds(client, pages).items()}
    figures["ratio_to_empty_page"] = round(figures["ms_17"] / figures["ms_empty_page"], 2)
    figures["ratio_170_to_17"] = round(figures["ms_170"] / figures["ms_17"], 2)
    return figures


def _prepare() -> tuple[Client, str, str]:
    """Fjordvik with a plan of each size; the client is signed in as the leader, the addresses are the plans'."""
    from django.core.management import call_command
    from django.test import Client

    from samskap.people.models import Membership, Organisation, Person, Team, Unit
    from samskap.plans.models import Plan
    from samskap.values.models import Value
    from tests.plans import fill

    call_command("migrate", verbosity=0)
    here = Organisation.objects.create(name="Fjordvik kommune", slug="fjordvik", opens_plans=True)
    unit = Unit.objects.create(organisation=here, name="Mestring Fjordvik", kind=Unit.Kind.UNIT)
    for name in ("Bo Nord", "Bo Sør", "Brygga", "Jobb og hverdag", "Rask samtale", "Ung voksen"):
        Unit.objects.create(organisation=here, parent=unit, name=name)
    for name in ("Fagteamet", "Kvalitetsteamet", "Erfaringsrådet"):
        Team.objects.create(organisation=here, unit=unit, name=name)
    for at, key in enumerate(list(Value.Key)[:5]):
        Value.objects.create(organisation=here, key=key, slug=key.value, name=str(key.label), position=at)
    leader = Person.objects.create(organisation=here, name="Dina Dahl", email="dina@fjordvik.example")
    Membership.objects.create(person=leader, unit=unit, role=Membership.Role.LEADER)
    addresses = []
    for measures in (SMALL, LARGE):
        plan = Plan.objects.create(
            organisation=here, unit=unit, owner=leader, title="Recoveryplan 2026–2029", summary="Det vi vil sammen.",
            period_start=date(2026, 1, 1), period_end=date(2029, 12, 31), state="active", state_since=date(2026, 1, 1),
        )  # fmt: skip
        fill(plan, measures=measures, sections=4)
        addresses.append(f"/fjordvik/planer/{plan.pk}/")
    client = Client()
    client.force_login(leader)
    return client, addresses[0], addresses[1]


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


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    print(json.dumps(measure()))
