"""What Fjordvik does differently, made by the same verbs that people use; only the days are set back afterwards."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samskap.cli.demo_practice_words import CHANGES, STORIES, Asked, Changed, Told

if TYPE_CHECKING:
    from samskap.people.models import Person
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Measure, Plan
    from samskap.practice.models import ChangeRecord, ReviewRound

OPEN_FOR = timedelta(days=14)


def demo_changes(by: Viewer, plan: Plan) -> None:
    """The changes with what came of them, and their stories; nothing when they are there already."""
    from samskap.plans.models import Measure
    from samskap.practice.models import ChangeRecord

    if ChangeRecord.objects.filter(organisation=by.organisation, what=CHANGES[0].what).exists():
        return
    rows = Measure.objects.filter(section__plan=plan).order_by("section__position", "position", "pk")
    measures = list(rows)
    made: dict[str, ChangeRecord] = {}
    for changed in CHANGES:
        made[changed.what] = _change(by, changed, made, measures)
    for told in STORIES:
        _story(by, told, made[told.what])


def _person(by: Viewer, name: str) -> Person:
    from samskap.people.models import Person

    return Person.objects.get(organisation=by.organisation, name=name)


def _change(
    by: Viewer, changed: Changed, made: dict[str, ChangeRecord], measures: list[Measure]
) -> ChangeRecord:
    from samskap.people.access import viewer_for
    from samskap.people.models import Unit
    from samskap.practice.actions import ChangeEntry, record_change
    from samskap.practice.origins import Origin
    from samskap.values.models import Value

    person = _person(by, changed.who)
    since = timezone.localdate() - timedelta(days=changed.days)
    entry = ChangeEntry(
        what=changed.what,
        wish=changed.wish,
        unit=Unit.objects.get(organisation=by.organisation, name=changed.unit),
        since=since,
        review_on=since + timedelta(days=changed.review),
        before=changed.before,
        how=changed.how,
        measure=_measure(changed.measure, measures),
        values=tuple(Value.objects.filter(organisation=by.organisation, slug__in=changed.values)),
    )
    cause, label = changed.cause
    change = record_change(
        by=viewer_for(person, by.organisation),
        entry=entry,
        sent_key=f"demo:{changed.what}",
        origin=Origin(cause, label),
        succeeds=made.get(changed.follows),
    )
    for asked in changed.asked:
        _asked(by, change, asked)
    if changed.conclusion[0]:
        _concluded(by, change, changed)
    if changed.open_for:
        _asking_now(by, change, changed.open_for)
    return change


def _measure(words: str, measures: list[Measure]) -> Measure | None:
    """The measure whose title has these words; None when there are none, or the plan is one's own."""
    return next((row for row in measures if words and words in row.title), None)


def _asked(by: Viewer, change: ChangeRecord, asked: Asked) -> None:
    """A time of asking from beginning to end, and then its days as they were."""
    from samskap.practice.actions import close_review, count_cards, give_verdict, open_review
    from samskap.practice.models import ReviewRound, Verdict
    from samskap.practice.verdict_marks import open_form

    today = timezone.localdate()
    row = open_review(by=by, change=change, closes_on=today + OPEN_FOR)
    words = list(asked.words)
    for answer, people in zip(Verdict.Answer.values, asked.own, strict=True):
        for _each in range(people):
            text = words.pop() if words and answer == Verdict.Answer.HELPED else ""
            give_verdict(asked=row, opened=open_form(row.pk, timezone.now()), answer=answer, text=text)
    if any(asked.cards):
        counts = dict(zip(Verdict.Answer.values, asked.cards, strict=True))
        count_cards(by=by, asked=row, counts=counts, way=Verdict.Way.CARD, sent_key="demo")
    close_review(by=by, asked=row)
    closed = today - timedelta(days=asked.days)
    at = timezone.make_aware(datetime.combine(closed, time(14)))
    ReviewRound.objects.filter(pk=row.pk).update(opened_on=closed - OPEN_FOR, closes_on=closed, closed_at=at)
    Verdict.objects.filter(round=row).update(day=closed - timedelta(days=3))


def _asking_now(by: Viewer, change: ChangeRecord, days: int) -> ReviewRound:
    """A round that is open, with a few answers in it already."""
    from samskap.practice.actions import give_verdict, open_review
    from samskap.practice.verdict_marks import open_form

    row = open_review(by=by, change=change, closes_on=timezone.localdate() + timedelta(days=days))
    for answer in ("helped", "helped", "no_difference"):
        give_verdict(asked=row, opened=open_form(row.pk, timezone.now()), answer=answer, text="")
    return row


def _concluded(by: Viewer, change: ChangeRecord, changed: Changed) -> None:
    from samskap.practice.actions import conclude
    from samskap.practice.models import ChangeRecord

    kind, words = changed.conclusion
    today = timezone.localdate()
    ahead = {"kept": 200, "again": 120}.get(kind)
    conclude(
        by=by,
        change=change,
        conclusion=kind,
        words=words,
        revision=change.revision,
        review_on=today + timedelta(days=ahead) if ahead else None,
    )
    day = today - timedelta(days=max(min(asked.days for asked in changed.asked) - 6, 0))
    ChangeRecord.objects.filter(pk=change.pk).update(concluded_on=day)
    change.refresh_from_db()


def _story(by: Viewer, told: Told, change: ChangeRecord) -> None:
    from samskap.people.access import viewer_for
    from samskap.practice.actions import StoryWords, publish_story, send_story, write_story
    from samskap.practice.models import Story

    author = viewer_for(_person(by, told.who), by.organisation)
    story = write_story(by=author, change=change, words=StoryWords(told.title, told.text))
    if not told.waits and not told.reader:
        return
    send_story(by=author, story=story, revision=story.revision)
    if not told.reader:
        return
    reader = viewer_for(_person(by, told.reader), by.organisation)
    publish_story(by=reader, story=story, revision=story.revision + 1)
    at = timezone.now() - timedelta(days=told.days)
    Story.objects.filter(pk=story.pk).update(sent_at=at, seen_at=at, published_at=at)
