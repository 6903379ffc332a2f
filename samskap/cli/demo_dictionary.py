"""Fjordvik's dictionary: a first edition that is past, and a second one in force with words of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samskap.cli.demo_dictionary_words import CAME_LATER, CHANGED_LATER, FIRST, OWN, SECOND

if TYPE_CHECKING:
    from samskap.language.models import Edition
    from samskap.people.viewer import Viewer

OPEN_FOR = timedelta(days=5)  # the conversation about the words closes soon, so that the to-do shows
NEXT_TALK = timedelta(days=300)


def demo_dictionary(by: Viewer) -> None:
    """The two editions, unless there is one already; ``by`` publishes them."""
    from samskap.language.models import Edition

    if Edition.objects.filter(organisation=by.organisation).exists():
        return
    today = timezone.localdate()
    second = min(date(2026, 1, 12), today - timedelta(days=60))
    first = second.replace(year=second.year - 2)
    _first_edition(by, came=first)
    _second_edition(by, came=second, today=today)


def _first_edition(by: Viewer, *, came: date) -> None:
    from samskap.language.actions import editions as actions

    edition = actions.begin_edition(by=by)
    edition.entries.filter(key__in=CAME_LATER).delete()
    for key, then in CHANGED_LATER.items():
        edition.entries.filter(key=key).update(**then)
    actions.describe_edition(
        by=by, edition=edition, **FIRST, discuss_until=None, evaluate_on=came + timedelta(days=640)
    )
    _publish(by, edition, came)


def _second_edition(by: Viewer, *, came: date, today: date) -> None:
    from samskap.language.actions import editions as actions
    from samskap.language.checker import starter_data
    from samskap.language.exchange import entry_of

    edition = actions.begin_edition(by=by)
    starter = starter_data()
    words = {each["entry"]: each for each in starter["entries"]}
    edition.entries.filter(key__in=CHANGED_LATER).delete()
    for key in (*CAME_LATER, *CHANGED_LATER):
        entry_of(edition, words[key], starter["groups"]).save()
    for own in OWN:
        _write(by, edition, own)
    actions.describe_edition(
        by=by, edition=edition, **SECOND, discuss_until=today + OPEN_FOR, evaluate_on=today + NEXT_TALK
    )
    _publish(by, edition, came)


def _write(by: Viewer, edition: Edition, data: dict[str, Any]) -> None:
    from samskap.language.actions.entries import write_entry

    write_entry(by=by, edition=edition, data=data)


def _publish(by: Viewer, edition: Edition, came: date) -> None:
    """In force since that day; only a demonstration may set the day it was begun back."""
    from samskap.language.actions.editions import publish
    from samskap.language.models import Edition

    at = datetime.combine(came, time(9), tzinfo=UTC)
    publish(by=by, edition=edition, at=at)
    Edition.objects.filter(pk=edition.pk).update(started_at=at - timedelta(days=90))
