"""What a plan's data says in words, for people who read it on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samskap.plans import wording
from samskap.plans.models import Measure, Responsibility
from samskap.plans.queries.measures import TimingFacts
from samskap.plans.states import State

Data = Mapping[str, Any]


def day(text: str | None) -> date | None:
    """The day of an ISO text; None for none."""
    return date.fromisoformat(text) if text else None


def day_words(text: str | None) -> str:
    """«1. september 2027»; "" for none."""
    found = day(text)
    return date_format(found, "j. F Y") if found else ""


def state_words(data: Data) -> str:
    """«I arbeid siden 1. mars 2026»."""
    words = str(State(data["state"]).label)
    since = day_words(data.get("state_since"))
    return _("%(state)s siden %(day)s") % {"state": words, "day": since} if since else words


def status_words(live: Data) -> str:
    """The status of a measure in words."""
    return str(Measure.Status(live["status"]).label)


def since_words(live: Data) -> str:
    """«siden 1. mars 2026»; "" when nobody knows."""
    since = day_words(live.get("status_since"))
    return _("siden %(day)s") % {"day": since} if since else ""


def period_words(data: Data) -> str:
    """«2026–2029»: the plan's own words, else its years; "" when it has neither."""
    period = data["period"]
    if not period:
        return ""
    start, end = day(period["start"]), day(period["end"])
    if period["text"] or not (start and end):
        return str(period["text"])
    return wording.span(start, end, "year", start)


def who_words(who: Data) -> str:
    """«Erfaringsrådet (lokaler og mat)»."""
    return _("%(name)s (%(scope)s)") % who if who["scope"] else str(who["name"])


def part_words(who: Data) -> str:
    """«Leder arbeidet» or «Bidrar»."""
    return str(Responsibility.Part(who["part"]).label)


def when_words(timing: Data) -> tuple[str, str]:
    """A time in words that hold for ever, and the plan's own words where they are others."""
    facts = TimingFacts(
        text=timing["text"],
        kind=timing["kind"],
        start=day(timing["start"]),
        end=day(timing["end"]),
        precision=timing["precision"] or "",
        recurrence=timing["recurrence"] or "",
        certain=timing["certain"],
    )
    # Read as from long ago: paper does not know what day it is when somebody reads it.
    words = wording.timing_words(facts, date.min, live=False)
    own = " ".join(timing["text"].split())
    if words.casefold() in own.casefold():  # «Innen 1. september 2027» says it all
        return wording.capital(own), ""
    return words, own
