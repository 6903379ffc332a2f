"""The figures of the dictionary: departments that have discussed the edition that held, and proposals answered."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from samskap.language.models import EditionDiscussed, Proposal
from samskap.language.tests.words import in_force
from samskap.people.models import Organisation, Unit
from samskap.plans.models import Measure, Plan
from samskap.plans.sources import Scope, registry
from samskap.plans.suggested_sources import suggest_sources
from tests.personas import MakePlan


def scope_of(plan: Plan) -> Scope:
    measure = Measure.objects.filter(section__plan=plan)[0]
    return Scope(plan.organisation, plan, measure)


def test_departments_count_that_have_discussed_the_edition_that_held_on_the_day(
    plan: Plan, make_plan: MakePlan, departments: tuple[Unit, Unit], organisation: Organisation
) -> None:
    source, today = registry["language.edition_discussed"], timezone.localdate()
    assert source.read(scope_of(plan), today).denominator == 2  # also before there is an edition
    old = in_force(organisation, days=100)
    EditionDiscussed.objects.create(edition=old, unit=departments[0], discussed_on=today - timedelta(days=50))
    now = source.read(scope_of(plan), today)
    assert (now.numerator, now.denominator) == (1, 2)
    assert {(one.label, one.counts) for one in now.basis} == {
        ("Møteplassen Brygga", True),
        ("Bo Nord", False),
    }
    assert source.read(scope_of(plan), today - timedelta(days=51)).numerator == 0
    own = make_plan(unit=departments[0])
    alone = source.read(scope_of(own), today)
    assert (alone.numerator, alone.denominator) == (1, 1)
    old.state, old.superseded_at = "superseded", timezone.now() - timedelta(days=5)
    old.save()
    in_force(organisation, number=2, days=5)
    assert source.read(scope_of(plan), today).numerator == 0
    assert source.read(scope_of(plan), today - timedelta(days=10)).numerator == 1


def test_proposals_count_as_answered_from_the_day_they_were(plan: Plan, organisation: Organisation) -> None:
    now = timezone.now()
    answered = {"outcome": "taken", "answered_at": now - timedelta(days=2)}
    for word, more in (("hemmelig", {}), ("klient", answered), ("flom", {"held": True})):
        made = Proposal.objects.create(organisation=organisation, word=word, why="…", **more)
        Proposal.objects.filter(pk=made.pk).update(made_at=now - timedelta(days=9))
    source, today = registry["language.proposals_answered"], timezone.localdate()
    reading = source.read(scope_of(plan), today)
    assert (reading.numerator, reading.denominator) == (1, 2)
    assert [one.label for one in reading.basis] == ["Forslag 1", "Forslag 2: klient"]
    assert source.read(scope_of(plan), today - timedelta(days=4)).numerator == 0
    assert source.read(scope_of(plan), today - timedelta(days=20)).denominator == 0


def test_a_measure_about_language_is_offered_the_figure() -> None:
    sources = [registry["language.edition_discussed"], registry["language.proposals_answered"]]
    offered = suggest_sources("Vi tar i bruk ordboken og snakker om språket vårt", sources)
    assert [one.key for one in offered] == ["language.edition_discussed"]
