"""The letter that says that the day to look back at a change has come, as was promised when it was written down."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samskap.core import outbox
from samskap.people.calendar.lines import flat
from samskap.people.models import Membership, Person
from samskap.plans import wording
from samskap.practice.models import ChangeRecord
from samskap.practice.queries.change_list import needs_look

# A day the job was not run is made good later, not after so long: letters that were sent are forgotten in a month.
AFTER: Final = timedelta(days=14)
MOST_WORDS: Final = 80


def remind_of_reviews(now: datetime) -> int:
    """A letter for each change whose day has come, to who wrote it down and who leads there; returns how many are new.

    Once for each day that was set, however often this is run. None while people are asked about the change.
    """
    today = timezone.localdate(now)
    rows = ChangeRecord.objects.filter(needs_look(today), review_on__gte=today - AFTER)
    asked = rows.filter(rounds__isnull=False, rounds__closed_at=None).values("pk")
    due = rows.exclude(pk__in=asked).select_related("organisation").order_by("pk")
    return sum(_post(change, person, today) for change in due for person in _asked(change, today))


def _asked(change: ChangeRecord, today: date) -> list[Person]:
    """The author, and those who lead the unit itself: those a letter reaches, and who have not turned letters off."""
    here = Membership.objects.current(today)
    leads = here.filter(unit=change.unit_id, role=Membership.Role.LEADER).values("person")
    people = Person.objects.filter(
        Q(pk=change.made_by_id) | Q(pk__in=leads),
        organisation=change.organisation_id,
        pk__in=here.values("person"),
        is_active=True,
        digest=True,
    )
    return list(people.exclude(email=None).exclude(email="").order_by("pk"))


def _post(change: ChangeRecord, person: Person, today: date) -> bool:
    with translation.override(person.language or change.organisation.language):
        what = wording.shortened(flat(change.what), MOST_WORDS)
        page = reverse("practice:change", args=[change.organisation.slug, change.pk])
        when = wording.distance(change.review_on or today, today)
        lines = [
            _("Hei, %(name)s") % {"name": flat(person.first_name)},
            _("Dere ville se på denne endringen %(when)s: %(what)s") % {"when": when, "what": what},
            _("Spør gjerne dem det var for, med en lenke eller kort. Det tar fem minutter å begynne."),
            settings.SITE_URL + page,
        ]
        return outbox.post(
            tenant_id=change.organisation_id,
            key=f"practice.look:{change.pk}:{change.review_on}:{person.pk}",
            to=person.email or "",
            subject=_("Hjalp det? Se på endringen: %(what)s") % {"what": what},
            text="\n\n".join(lines) + "\n",
            only_workdays=True,
        )
