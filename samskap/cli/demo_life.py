"""The example plan comes to life: heard, approved and under way, with some of everything going on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samskap.cli.demo_dictionary import demo_dictionary
from samskap.cli.demo_doors import demo_doors
from samskap.cli.demo_figures import demo_figures
from samskap.cli.demo_hearings import demo_inputs, demo_open_hearing
from samskap.cli.demo_posters import demo_posters
from samskap.cli.demo_practice import demo_practice
from samskap.cli.demo_statuses import MEASURES
from samskap.cli.demo_versions import demo_earlier_plan, demo_taken_in
from samskap.cli.demo_word_counts import demo_word_counts
from samskap.cli.demo_word_talk import demo_word_talk
from samskap.cli.demo_words import AUTUMN, MILESTONES, NOW

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Measure, Plan


def bring_to_life(by: Viewer, plan: Plan) -> None:
    """Take the example through its hearing and into use, with another plan on hearing beside it."""
    from samskap.core.models import OutgoingMail
    from samskap.plans.models import Plan

    today = timezone.localdate()
    start = min(date(2026, 1, 5), today - timedelta(days=60))
    made, heard, decided, begun = (start - timedelta(days=days) for days in (126, 91, 25, 0))
    # a plan made today cannot have been heard last autumn; only a demonstration may set its first day back
    plan.state_changes.update(day=made)
    Plan.objects.filter(pk=plan.pk).update(state_since=made)
    _give_values(by, plan)
    _hear_and_decide(by, plan, heard=heard, decided=decided, begun=begun)
    _live_measures(by, plan)
    _milestones(by, plan)
    demo_figures(by, plan)
    demo_earlier_plan(by, plan)
    demo_open_hearing(by, NOW)
    demo_doors(by)
    demo_posters(by)
    demo_dictionary(by)
    demo_word_talk(by)
    demo_word_counts(by, plan)
    demo_practice(by, plan)
    # what was answered last autumn was told then
    OutgoingMail.objects.filter(tenant_id=by.organisation.pk).delete()


def _hear_and_decide(by: Viewer, plan: Plan, *, heard: date, decided: date, begun: date) -> None:
    from samskap.people.models import Team
    from samskap.plans.actions import move_plan
    from samskap.plans.actions.hearing_terms import HearingTerms
    from samskap.plans.actions.step_words import Ruling
    from samskap.plans.models import Plan

    terms = HearingTerms(closes_on=timezone.localdate() + timedelta(days=1), open_to_everybody=True)
    move_plan(by=by, plan=plan, target=Plan.State.HEARING, day=heard, hearing=terms)
    # nor can a hearing that begins be over already; this one was three weeks before the plan was approved
    over = decided - timedelta(days=21)
    plan.hearings.update(opens_on=heard, closes_on=over, answers_by=decided - timedelta(days=4))
    demo_inputs(by, plan.hearings.get(), AUTUMN)
    demo_taken_in(by, plan)
    leaders = Team.objects.filter(organisation=by.organisation, kind=Team.Kind.LEADERSHIP).first()
    ruling = Ruling(
        body="Utvidet ledergruppe",
        text="Planen vedtas. Avdelingene begynner på tiltakene over nyttår.",
        meeting="Møte i utvidet ledergruppe",
        case_number=f"14/{decided:%y}",
        team=leaders,
    )
    move_plan(by=by, plan=plan, target=Plan.State.APPROVED, day=decided, ruling=ruling)
    move_plan(by=by, plan=plan, target=Plan.State.ACTIVE, day=begun)


def _measures(plan: Plan) -> list[Measure]:
    from samskap.plans.models import Measure

    rows = Measure.objects.filter(section__plan=plan).select_related("section__plan__unit__parent__parent")
    return list(rows.order_by("section__position", "position", "pk"))


def _give_values(by: Viewer, plan: Plan) -> None:
    from samskap.plans.actions import ValueUse, set_values
    from samskap.values.access import values_of

    values = {value.slug: value for value in values_of(by)}
    for measure, life in zip(_measures(plan), MEASURES, strict=False):
        uses = [
            ValueUse(values[slug], "" if place else life.shows_as) for place, slug in enumerate(life.values)
        ]
        set_values(by=by, measure=measure, uses=uses)


def _live_measures(by: Viewer, plan: Plan) -> None:
    """How it has gone: everything began with the plan, and what is said now was said some weeks ago."""
    from samskap.plans.actions import Standing, set_status
    from samskap.plans.models import Measure, StatusUpdate

    now, began = timezone.now(), plan.state_since
    for at, (measure, life) in enumerate(zip(_measures(plan), MEASURES, strict=False)):
        if life.status == Measure.Status.NOT_STARTED:
            continue
        # not everything happened today; as with the first day of the plan, only a demonstration may say so
        started = min(began + timedelta(days=9 + 3 * at), timezone.localdate())
        since = max(started, timezone.localdate() - timedelta(days=12 + 17 * at))
        for status, reason, day in (
            (Measure.Status.IN_PROGRESS, "", started),
            (life.status, life.reason, since),
        ):
            set_status(by=by, measure=measure, standing=Standing(status=status, reason=reason))
            newest = measure.status_updates.order_by("-pk").values_list("pk", flat=True)[:1]
            at_time = now - (timezone.localdate() - day)
            StatusUpdate.objects.filter(pk__in=list(newest)).update(at=at_time)
        Measure.objects.filter(pk=measure.pk).update(status_since=since)


def _milestones(by: Viewer, plan: Plan) -> None:
    from samskap.plans.actions import add_milestone, reach_milestone

    today, measures = timezone.localdate(), _measures(plan)
    for place, title, days in MILESTONES:
        if place >= len(measures):
            continue
        measure = measures[place]
        due = plan.state_since + timedelta(days=days)
        milestone = add_milestone(by=by, measure=measure, title=title, due=due)
        if due < today:
            reach_milestone(by=by, milestone=milestone, on=due)
