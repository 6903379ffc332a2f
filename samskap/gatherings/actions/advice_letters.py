"""The letters about advice: to those who are to answer, and to the council when they have."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samskap.core import outbox
from samskap.gatherings.access.advice import who_answers
from samskap.gatherings.access.councils import members_of
from samskap.gatherings.models import Advice
from samskap.gatherings.queries.advice_asked import letter_key
from samskap.people.calendar.lines import flat
from samskap.people.models import Person


def tell_of_advice(row: Advice) -> None:
    """Those who answer for the body: what the council advises is on the page, not in the letter."""
    for person in who_answers(row):
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


def tell_of_withdrawal(row: Advice) -> None:
    """Those who were asked to answer need not."""
    for person in who_answers(row):
        with translation.override(person.language or person.organisation.language):
            words = {"council": row.council.team.name, "title": row.title}
            subject = _("Rådet «%(title)s» er trukket tilbake") % words
            _post(
                row,
                person,
                "withdrawn",
                subject,
                [_("%(council)s trenger ikke lenger svar fra dere.") % words],
            )


def remind_of_advice(row: Advice, *, over: bool) -> int:
    """Those who have not answered, once before the day and once after it; returns how many letters were new."""
    sent = 0
    for person in who_answers(row):
        with translation.override(person.language or person.organisation.language):
            day = format_date(row.answer_by, pgettext("date", "j. F")) if row.answer_by else ""
            words = {"council": row.council.team.name, "title": row.title, "day": day}
            if over:
                subject = _("%(council)s venter på svar") % words
                line = _("De har ventet på svar på «%(title)s» siden %(day)s. Noen linjer er nok.") % words
            else:
                subject = _("Svar %(council)s innen %(day)s") % words
                line = _("Rådet «%(title)s» venter på svar fra dere. Svar gjerne innen %(day)s.") % words
            sent += _post(row, person, f"{'over' if over else 'near'}:{row.answer_by}", subject, [line])
    return sent


def ask_for_answer(row: Advice, today: date) -> int:
    """The council asks for an answer that is late; returns how many letters were new."""
    sent = 0
    for person in who_answers(row):
        with translation.override(person.language or person.organisation.language):
            day = format_date(row.answer_by, pgettext("date", "j. F")) if row.answer_by else ""
            words = {"council": row.council.team.name, "title": row.title, "day": day}
            subject = _("%(council)s spør hva dere svarer") % words
            line = _("Rådet «%(title)s» skulle ha fått svar %(day)s. Noen linjer er nok.") % words
            sent += _post(row, person, f"asked:{today}", subject, [line])
    return sent


def _post(row: Advice, person: Person, what: str, subject: str, lines: list[str]) -> bool:
    page = settings.SITE_URL + reverse("gatherings:advice", args=[person.organisation.slug, row.pk])
    hello = _("Hei, %(name)s") % {"name": flat(person.first_name)}
    text = "\n\n".join([hello, *map(flat, lines), page]) + "\n"
    return outbox.post(
        tenant_id=row.organisation_id,
        key=letter_key(row, what, person),
        to=person.email or "",
        subject=subject,
        text=text,
        only_workdays=True,
    )


def _members(row: Advice) -> list[Person]:
    return list(members_of(row.council).exclude(email=None).select_related("organisation"))
