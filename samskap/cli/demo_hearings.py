"""Fjordvik's hearings: the one last autumn that made the plan, and the one that is open now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING

from samskap.cli.demo_words import (
    NEARER,
    NEARER_INVITATION,
    NEARER_SAY_IT,
    NEARER_SUMMARY,
    NEARER_TITLE,
    Said,
)

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Hearing, HearingInput, Measure, Plan

BETWEEN = timedelta(days=2, hours=3)


def demo_inputs(by: Viewer, hearing: Hearing, said: Sequence[Said]) -> None:
    """What people said, a little apart in time, and what they were answered a week later."""
    from samskap.plans.actions.hearing_answers import Reply, answer_inputs
    from samskap.plans.models import HearingInput, InputAnswer, Measure

    plan = hearing.plan
    measures = list(
        Measure.objects.filter(section__plan=plan).order_by("section__position", "position", "pk")
    )
    at = _at(hearing.opens_on + timedelta(days=1))
    for words in said:
        if words.measure >= len(measures):
            continue
        measure = measures[words.measure] if words.measure >= 0 else None
        row = _say(by, hearing, words, measure, at)
        if words.outcome:
            answer_inputs(by=by, plan=plan, seen={row.pk: 0}, reply=Reply(words.outcome, words.answer))
            # nobody answers a year later; only a demonstration may set the day back
            answered = min(at + timedelta(days=7), datetime.now(tz=at.tzinfo))
            InputAnswer.objects.filter(input=row).update(at=answered)
            HearingInput.objects.filter(pk=row.pk).update(shown_at=at)
        at += BETWEEN


def _at(day: date) -> datetime:
    from django.utils import timezone

    return timezone.make_aware(datetime.combine(day, time(10, 40)))


def _say(by: Viewer, hearing: Hearing, said: Said, measure: Measure | None, at: datetime) -> HearingInput:
    from samskap.people.access import viewer_for
    from samskap.people.models import Person, Team
    from samskap.plans.actions.hearing_inputs import Words, give_input
    from samskap.plans.hearing_receipts import open_form

    person = Person.objects.filter(organisation=by.organisation, name=said.who).first() if said.who else None
    if said.way != "own":  # somebody wrote it down for those who said it
        person = by.person
    council = Team.objects.filter(organisation=by.organisation, kind=Team.Kind.LIVED_EXPERIENCE).first()
    words = Words(
        said.text,
        said.voice,
        way=said.way,
        author=person,
        team=council if said.voice == "council" else None,
        heard_at=said.heard_at,
        people=said.people,
    )
    opened = open_form(
        hearing.pk, at, measure=measure.pk if measure else None, about=measure.title if measure else ""
    )
    return give_input(by=viewer_for(person, by.organisation), opened=opened, words=words, now=at).input


def demo_open_hearing(by: Viewer, said: Sequence[Said]) -> Plan:
    """A small plan that is on hearing now, open to everybody, with some of the words answered."""
    from django.utils import timezone

    from samskap.people.models import Team
    from samskap.plans.actions import move_plan
    from samskap.plans.actions.hearing_terms import HearingTerms
    from samskap.plans.models import Plan

    plan = _proposal(by)
    today = timezone.localdate()
    began = today - timedelta(days=12)
    # only a demonstration may say that it was there yesterday
    plan.state_changes.update(day=began - timedelta(days=30))
    Plan.objects.filter(pk=plan.pk).update(state_since=began - timedelta(days=30))
    bodies = Team.objects.filter(
        organisation=by.organisation, kind__in=[Team.Kind.LIVED_EXPERIENCE, Team.Kind.VOLUNTEERS]
    )
    terms = HearingTerms(
        closes_on=today + timedelta(days=9),
        opens_on=began,
        open_to_everybody=True,
        body_ids=tuple(bodies.values_list("pk", flat=True)),
        invitation=NEARER_INVITATION,
        say_it=NEARER_SAY_IT,
        answers_by=today + timedelta(days=16),
    )
    move_plan(by=by, plan=plan, target=Plan.State.HEARING, day=began, hearing=terms)
    demo_inputs(by, plan.hearings.get(), said)
    return plan


def _proposal(by: Viewer) -> Plan:
    """The proposal in draft: two parts with two measures each."""
    from samskap.people.models import Team, Unit
    from samskap.plans.actions import (
        Meant,
        ValueUse,
        Who,
        add_measure,
        add_section,
        create_plan,
        set_responsibilities,
        set_values,
    )
    from samskap.plans.actions.measures import MeasureWords
    from samskap.values.access import values_of

    here = by.organisation
    unit = Unit.objects.select_related("parent__parent").get(organisation=here, parent=None)
    values = {value.slug: value for value in values_of(by)}
    teams = dict(Team.objects.filter(organisation=here).values_list("name", "pk"))
    units = dict(Unit.objects.filter(organisation=here).values_list("name", "pk"))
    plan = create_plan(by=by, unit=unit, title=NEARER_TITLE, summary=NEARER_SUMMARY, owner=by.person)
    numbers = count(1)
    for title, proposals in NEARER.items():
        section = add_section(by=by, plan=plan, title=title)
        for one in proposals:
            words = MeasureWords(number=str(next(numbers)), title=one.title, text=one.text, why=one.why)
            measure = add_measure(by=by, section=section, **words)
            meant = Meant(team_id=teams.get(one.who), unit_id=units.get(one.who))
            set_responsibilities(by=by, measure=measure, who=[Who(one.who, meant=meant)])
            set_values(by=by, measure=measure, uses=[ValueUse(values[slug]) for slug in one.values])
    return plan
