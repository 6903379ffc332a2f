"""What the daily letters cost: 500 people who answer for 200 measures, everything to be told at once.

Seconds and queries of one run that writes a letter to everybody; queries per person come from comparing it with a run
for a tenth of the people, so that what is paid once is not counted.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samskap.people.models import Organisation

PEOPLE, FEW, MEASURES, TEAMS = 500, 50, 200, 40
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # a Monday


def measure() -> dict[str, float | int]:
    """The figures, with Django set up in this process."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    few = _write(_municipality("liten", FEW))
    seconds, queries, letters, told = _write(_municipality("stor", PEOPLE))
    return {
        "digest_s": round(seconds, 2),
        "digest_queries": queries,
        "digest_queries_per_person": round((queries - few[1]) / (PEOPLE - FEW), 3),
        "digest_letters": letters,
        "digest_reminders": told,
        "digest_again_s": round(_again(), 2),
    }


def _municipality(slug: str, people: int) -> Organisation:
    """A unit whose people each sit in two bodies; each measure is carried by one body and is quiet, due or overdue."""
    from samskap.people.models import Membership, Organisation, Person, Team, Unit
    from samskap.plans.models import Measure, Plan, Responsibility, Section, Timing

    here = Organisation.objects.create(name=slug.title(), slug=slug)
    unit = Unit.objects.create(organisation=here, name=f"Mestring {slug}", kind=Unit.Kind.UNIT)
    teams = [Team.objects.create(organisation=here, unit=unit, name=f"Lag {n}") for n in range(TEAMS)]
    persons = Person.objects.bulk_create(
        Person(organisation=here, name=f"Kari {n}", email=f"kari{n}@{slug}.example") for n in range(people)
    )
    Membership.objects.bulk_create(
        Membership(person=person, team=teams[(n + more) % TEAMS], role="employee")
        for n, person in enumerate(persons)
        for more in (0, 7)
    )
    plan = Plan.objects.create(
        organisation=here,
        unit=unit,
        title="Recoveryplan",
        state="active",
        state_since=(NOW - timedelta(days=90)).date(),
    )
    section = Section.objects.create(plan=plan, title="Del")
    measures = Measure.objects.bulk_create(
        Measure(section=section, title=f"Tiltak {n}", number=str(n), position=n) for n in range(MEASURES)
    )
    Responsibility.objects.bulk_create(
        Responsibility(measure=each, name="Lag", team=teams[n % TEAMS]) for n, each in enumerate(measures)
    )
    Timing.objects.bulk_create(
        Timing(
            measure=each,
            text="Frist",
            kind="deadline",
            end=(NOW + timedelta(days=days)).date(),
            precision="day",
        )
        for n, each in enumerate(measures)
        for days in ((2, -3, 12, 400)[n % 4],)
    )
    return here


def _write(organisation: Organisation) -> tuple[float, int, int, int]:
    """Seconds, queries, letters and reminders of the first run in the municipality."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from samskap.plans.models import Reminder
    from samskap.plans.reminding.sending import send_in

    with CaptureQueriesContext(connection) as queries:
        letters = send_in(organisation, NOW)
    Reminder.objects.filter(person__organisation=organisation).delete()
    _forget(organisation)
    started = time.perf_counter()
    again = send_in(organisation, NOW)
    seconds = time.perf_counter() - started
    if (letters, again) != (organisation.people.count(),) * 2:
        raise RuntimeError(f"{letters} and {again} letters")
    told = Reminder.objects.filter(person__organisation=organisation).count()
    return seconds, len(queries), letters, told


def _forget(organisation: Organisation) -> None:
    from samskap.core.models import OutgoingMail

    OutgoingMail.objects.filter(tenant_id=organisation.pk).delete()


def _again() -> float:
    """Seconds of a second start the same day, which finds that everything is told."""
    from samskap.plans.reminding.sending import send_digests

    started = time.perf_counter()
    if send_digests(NOW):
        raise RuntimeError("somebody was told twice")
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(measure()))
