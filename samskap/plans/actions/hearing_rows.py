"""The hearing as the steps of the plan make and end it. Its inputs and answers are other verbs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from samskap.people.models import Team
from samskap.plans.actions.hearing_terms import HearingTerms
from samskap.plans.models import Hearing, Plan
from samskap.plans.states import Ask, Incomplete

LONGEST: Final = timedelta(days=366)


def begin_hearing(plan: Plan, terms: HearingTerms, *, today: date) -> Hearing:
    """Make the hearing that the plan goes into. Raises Incomplete when its days or bodies cannot be right."""
    opens_on = terms.opens_on or today
    require_hearing_days(terms, today=today)
    bodies = bodies_of(plan, set(terms.body_ids), today)
    hearing = Hearing.objects.create(
        plan=plan,
        open_to_everybody=terms.open_to_everybody,
        invitation=terms.invitation,
        say_it=terms.say_it,
        opens_on=opens_on,
        closes_on=terms.closes_on,
        answers_by=terms.answers_by,
    )
    hearing.bodies.set(bodies)
    return hearing


def end_hearing(plan: Plan, *, at: datetime) -> None:
    """End the hearing that is open, if there is one: the plan has left it."""
    Hearing.objects.filter(plan=plan, ended_at=None).update(ended_at=at)


def require_hearing_days(terms: HearingTerms, *, today: date) -> None:
    """Raise Incomplete unless the hearing ends today or later, after it began, and within a year."""
    opens_on = terms.opens_on or today
    if terms.closes_on < today:
        raise Incomplete(_("Den dagen er over. Velg i dag eller en senere dag."), Ask.CLOSING)
    if terms.closes_on <= opens_on:
        raise Incomplete(
            _("Høringen slutter før noen rekker å svare. Velg en dag etter den første."), Ask.CLOSING
        )
    if terms.closes_on - opens_on > LONGEST:
        raise Incomplete(_("Det er over et år til. Se på årstallet en gang til."), Ask.CLOSING)
    if terms.answers_by and terms.answers_by < terms.closes_on:
        raise Incomplete(_("Svarene kan ikke være klare før høringen er slutt."), Ask.ANSWERS)


def bodies_of(plan: Plan, wanted: set[int], today: date) -> list[Team]:
    """The teams that are asked: the organisation's own that still meet. Raises Incomplete when one is not there."""
    teams = Team.objects.filter(Q(ended_on=None) | Q(ended_on__gt=today), pk__in=wanted)
    found = list(teams.filter(organisation=plan.organisation_id))
    if len(found) != len(wanted):
        raise Incomplete(_("En av dem du valgte, finnes ikke lenger. Velg på nytt."), Ask.AUDIENCE)
    return found
