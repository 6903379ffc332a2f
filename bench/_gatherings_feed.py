"""What a calendar program waits for: the secret address of somebody who is asked to 500 gatherings.

The person also answers for measures with deadlines and milestones, and a hearing is open, so that every source of the
feed has something to say. Nothing is cached between requests.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samskap.people.models import Person

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = 50, 500
ROUNDS, WARM_UP = 40, 5
Figures = dict[str, float | int | str]


def run() -> Figures:
    """Queries, median milliseconds and kilobytes; measured in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {key: value for key, value in os.environ.items() if not key.startswith("SAMSKAP_")}
        settings.update(
            SAMSKAP_VAR=folder,
            SAMSKAP_LOG_LEVEL="WARNING",
            DATABASE_URL=f"sqlite:///{folder}/feed.sqlite3",
            DJANGO_SETTINGS_MODULE="samskap.config.settings",
        )
        command = [sys.executable, "-m", "bench._gatherings_feed"]
        child = subprocess.run(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, check=True)
    found: Figures = json.loads(child.stdout)
    return found


def measure() -> Figures:
    """The figures, with Django set up in this process."""
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    person, address = _prepare()
    figures: Figures = {}
    _ask(person, SMALL)
    figures |= {f"{name}_{SMALL}": each for name, each in _figures(address).items()}
    _ask(person, LARGE - SMALL)
    return figures | _figures(address)


def _prepare() -> tuple[Person, str]:
    """An employee with a calendar, measures to answer for, and a hearing; the address of the calendar."""
    from django.core.management import call_command
    from django.urls import reverse

    from samskap.people.access import viewer_for
    from samskap.people.calendar import actions, keys
    from samskap.people.models import Membership, Organisation, Person, Unit

    call_command("migrate", verbosity=0)
    here = Organisation.objects.create(name="Fjordvik kommune", slug="fjordvik")
    unit = Unit.objects.create(organisation=here, name="Mestring Fjordvik", kind=Unit.Kind.UNIT)
    person = Person.objects.create(organisation=here, name="Alma Berg", email="alma@fjordvik.example")
    Membership.objects.create(person=person, unit=unit, role=Membership.Role.LEADER)
    _plan(unit, person)
    key = actions.open_calendar(by=viewer_for(person, here))
    return person, reverse("people:calendar", args=[keys.token_of(key)])


def _plan(unit: object, person: Person) -> None:
    """Ten measures the person answers for, each with a deadline and a milestone, and a hearing that is open."""
    from django.utils import timezone

    from samskap.plans.models import Hearing, Measure, Milestone, Plan, Responsibility, Section, Timing

    today = timezone.localdate()
    common = {"organisation": person.organisation, "unit": unit, "state_since": today}
    plan = Plan.objects.create(title="Recoveryplan", state=Plan.State.ACTIVE, **common)
    section = Section.objects.create(plan=plan, title="Verdier", position=0)
    for at in range(10):
        measure = Measure.objects.create(section=section, title=f"Tiltak {at}", position=at)
        Responsibility.objects.create(measure=measure, person=person, name=person.name)
        day = today + timedelta(days=30)
        Timing.objects.create(measure=measure, text="til jul", kind=Timing.Kind.DEADLINE, end=day)
        Milestone.objects.create(measure=measure, title="Halvveis", due=day)
    draft = Plan.objects.create(title="Neste plan", state=Plan.State.HEARING, **common)
    Hearing.objects.create(
        plan=draft, opens_on=today, closes_on=today + timedelta(days=30), open_to_everybody=True
    )


def _ask(person: Person, count: int) -> None:
    """Announced gatherings the person is asked to, one in each half-day."""
    from samskap.gatherings.models import Gathering, Invitation
    from samskap.people.models import Unit

    there = Gathering.objects.count()
    begin = datetime.now(UTC).replace(minute=30, second=0, microsecond=0)
    rows = Gathering.objects.bulk_create(
        Gathering(
            organisation=person.organisation,
            unit=Unit.objects.get(),
            title=f"Inspirasjonssamling om håp, tilhørighet og mening i hverdagen, nummer {at}",
            purpose="Vi finner inspirasjon, deler erfaringer og heier på hverandre; ta gjerne med noe å spise.",
            place="Møterom Naustet, Torggata 4",
            planned_on=(begin + timedelta(hours=12 * at)).date(),
            starts_at=begin + timedelta(hours=12 * at),
            ends_at=begin + timedelta(hours=12 * at + 1),
            state=Gathering.State.ANNOUNCED,
            announced_at=begin,
            uid=f"{at}@fjordvik.example",
        )
        for at in range(there, there + count)
    )
    Invitation.objects.bulk_create(
        Invitation(gathering=row, person=person, nonce=f"{row.pk}", told=0) for row in rows
    )


def _figures(address: str) -> Figures:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, times = Client(), []
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    asked = len(queries)  # counted now: the next request empties the list
    if answer.status_code != 200:
        raise RuntimeError(f"the feed answered {answer.status_code}")
    for turn in range(WARM_UP + ROUNDS):
        started = time.perf_counter()
        client.get(address)
        if turn >= WARM_UP:
            times.append((time.perf_counter() - started) * 1000)
    return {
        "feed_queries": asked,
        "feed_ms": round(statistics.median(times), 2),
        "feed_events": answer.content.count(b"BEGIN:VEVENT"),
        "feed_kb": len(answer.content) // 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
