"""A small edition in force, for tests of what stands around the checker."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from samskap.language.models import Edition, Entry
from samskap.people.models import Membership, Organisation, Person, Unit


def in_force(organisation: Organisation, *, number: int = 1, days: int = 100) -> Edition:
    """An edition that was published some days ago, with two words to avoid and one to think of."""
    edition = Edition.objects.create(
        organisation=organisation,
        number=number,
        state=Edition.State.PUBLISHED,
        published_at=timezone.now() - timedelta(days=days),
    )
    for key, level in (("rusmisbruker", "red"), ("klient", "yellow"), ("bruker", "info")):
        Entry.objects.create(
            edition=edition,
            key=key,
            level=level,
            avoid_nb=key,
            say_nb=["person"],
            why_nb="Ordet gjør personen til problemet.",
            matching={"terms": [{"lang": "nb", "word": key, "paradigm": "m" if key == "klient" else "m-er"}]},
        )
    return edition


def staff(unit: Unit, many: int = 5) -> None:
    """So many people who work in the unit."""
    for n in range(many):
        person = Person.objects.create(
            organisation=unit.organisation, name=f"Kollega {n}", email=f"kollega{n}.{unit.pk}@x.example"
        )
        Membership.objects.create(person=person, unit=unit, role=Membership.Role.EMPLOYEE)
