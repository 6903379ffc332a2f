"""The letters about advice: to those who are to answer, and to the council when they have."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.core import outbox
from samskap.gatherings.access.councils import ANSWERING
from samskap.gatherings.models import Advice
from samskap.people.models import Membership, Person


def tell_of_advice(row: Advice) -> None:
    """Those who answer for the body: what the council advises is on the page, not in the letter."""
    for person in _answering(row):
        with translation.override(person.language or person.organisation.language):
            day = format_date(row.answer_by, pgettext("date", "j. F Y")) if row.answer_by else ""
            words = {"council": row.council.team.name, "title": row.title, "day": day}
            subject = _("%(council)s har gitt dere et råd") % words
            lines = [_("Rådet heter «%(title)s». Svar gjerne innen %(day)s.") % words]
            _post(row, person, f"given:{row.given_on}", subject, lines)


def tell_of_answer(row: Advice) -> None:
    """The council's members: somebody has answered."""
    for person in _members(row):
        with translation.override(person.language or person.organisation.language):
            words = {"body": row.answered_for, "title": row.title, "outcome": row.get_outcome_display()}
            subject = _("Svar på rådet «%(title)s»") % words
            _post(row, person, "answered", subject, [_("%(body)s har svart: %(outcome)s.") % words])


def tell_of_outcome(row: Advice) -> None:
    """The council's members: what came of it."""
    for person in _members(row):
        with translation.override(person.language or person.organisation.language):
            words = {"title": row.title, "state": row.get_state_display().lower()}
            subject = _("Hva det ble av rådet «%(title)s»") % words
            lines = [_("Rådet står nå som %(state)s. På siden står det hvorfor.") % words]
            _post(row, person, f"closed:{row.state}", subject, lines)


def _post(row: Advice, person: Person, what: str, subject: str, lines: list[str]) -> None:
    page = settings.SITE_URL + reverse("gatherings:advice", args=[person.organisation.slug, row.pk])
    text = "\n\n".join([_("Hei, %(name)s.") % {"name": person.first_name}, *lines, page])
    outbox.post(
        tenant_id=row.organisation_id,
        key=f"advice:{row.pk}:{what}:{person.pk}",
        to=person.email or "",
        subject=subject,
        text=text,
        only_workdays=True,
    )


def _answering(row: Advice) -> Iterable[Person]:
    """Who answers for the body; a department without a leader is answered for by those who lead the unit above it."""
    if row.to_team_id is not None:
        return _people(row, Q(team=row.to_team_id, role__in=ANSWERING))
    leads = Q(role=Membership.Role.LEADER)
    found = _people(row, leads & Q(unit=row.to_unit_id))
    if not found and row.to_unit is not None and row.to_unit.parent_id is not None:
        found = _people(row, leads & Q(unit=row.to_unit.parent_id))
    return found


def _members(row: Advice) -> Iterable[Person]:
    return _people(row, Q(team=row.council.team_id))


def _people(row: Advice, held: Q) -> list[Person]:
    current = Membership.objects.current().filter(held)
    people = Person.objects.filter(
        organisation=row.organisation_id, is_active=True, pk__in=current.values("person")
    )
    return list(people.exclude(email=None).select_related("organisation"))
