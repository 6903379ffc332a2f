"""What somebody gets who is asked to a gathering that is moved twice, cancelled, and held after all.

Run by ``tools.calendar_program`` in a process and on a database of its own; prints JSON: for each step its name, the
letter as it goes over the wire, and the subscription as a calendar program would fetch it then.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samskap.gatherings.models import Gathering
    from samskap.people.models import Person
    from samskap.people.viewer import Viewer

# As awkward as people may write, over the night when the clock is put forward.
TITLE = "Frokost; «kaffe», og håp\\nÆØÅ 👋🏽"
FIRST = (3, 26)  # of the year that comes: the Friday before, or two days from it
ZONE = "Europe/Oslo"


def main() -> list[dict[str, str]]:
    """Every step."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    leader, alma = _people()
    return _steps(leader, alma)


def _people() -> tuple[Viewer, Person]:
    """A leader, and an employee who has a calendar address."""
    from samskap.people.access import viewer_for
    from samskap.people.calendar import actions
    from samskap.people.models import Membership, Organisation, Person, Unit

    here = Organisation.objects.create(name="Fjordvik kommune", slug="fjordvik")
    unit = Unit.objects.create(organisation=here, name="Mestring Fjordvik", kind=Unit.Kind.UNIT)
    people = []
    for name, role in (("Dina Dahl", "leader"), ("Alma Berg", "employee")):
        email = f"{name.split()[0].lower()}@fjordvik.example"
        person = Person.objects.create(organisation=here, name=name, email=email)
        Membership.objects.create(person=person, unit=unit, role=role)
        people.append(person)
    actions.open_calendar(by=viewer_for(people[1], here))
    return viewer_for(people[0], here), people[1]


def _steps(by: Viewer, alma: Person) -> list[dict[str, str]]:
    from samskap.gatherings.actions import gatherings
    from samskap.gatherings.actions.gatherings import Time, Written
    from samskap.gatherings.time_words import moment_of
    from samskap.people.models import Unit

    now = datetime.now(UTC)
    start = moment_of(now.date().replace(year=now.year + 1, month=FIRST[0], day=FIRST[1]), time(8, 30), ZONE)

    def when(days: int) -> Time:
        day = moment_of(start.date() + timedelta(days=days), time(8, 30), ZONE)
        return Time(day, day + timedelta(minutes=45))

    words = {
        "title": TITLE,
        "place": "Brygga, 2. etasje; kjøkkenet",
        "purpose": "Vi spiser.",
        "kind": "meeting",
    }
    row = gatherings.make_gathering(
        by=by, unit=Unit.objects.get(), team=None, when=when(0), written=Written(words)
    )
    same: dict[str, Any] = {"by": by, "gathering": row}
    steps: list[tuple[str, Callable[[datetime], object]]] = [
        ("invited", lambda at: gatherings.announce(**same, now=at)),
        ("moved", lambda at: gatherings.move(**same, when=when(3), because="Påske.", now=at)),
        ("moved again", lambda at: gatherings.move(**same, when=when(5), now=at)),
        ("cancelled", lambda at: gatherings.cancel(**same, because="Storm.", now=at)),
        ("back", lambda at: (gatherings.reinstate(**same), gatherings.announce(**same, now=at))),
    ]
    found = []
    for minutes, (name, act) in enumerate(steps):
        moment = now + timedelta(minutes=minutes)
        act(moment)
        found.append({"step": name, **_seen_by(alma, row, moment)})
    return found


def _seen_by(alma: Person, row: Gathering, now: datetime) -> dict[str, str]:
    """The letter to her, the subscription, and what both must tell."""
    from django.core import mail
    from django.test import Client
    from django.urls import reverse

    from samskap.core import outbox
    from samskap.people.calendar import keys
    from samskap.people.models import CalendarKey

    row.refresh_from_db()
    outbox.deliver(now)
    sent: list[Any] = [each for each in mail.outbox if each.to == [alma.email]]
    mail.outbox.clear()
    (letter,) = sent
    address = reverse("people:calendar", args=[keys.token_of(CalendarKey.objects.get(person=alma))])
    return {
        "letter": base64.b64encode(letter.message().as_bytes()).decode(),
        "feed": Client().get(address).content.decode(),
        "uid": row.uid,
        "title": TITLE,
        "starts": row.starts_at.isoformat(),
        "sequence": str(row.sequence),
    }


if __name__ == "__main__":
    print(json.dumps(main()))
