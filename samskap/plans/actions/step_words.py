"""What a person says when a plan takes a step. Which of it a step needs stands in ``states.TRANSITIONS``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from samskap.people.models import Team
from samskap.plans.actions.hearing_terms import HearingTerms
from samskap.plans.models import Plan
from samskap.plans.states import Ask, Incomplete, Transition


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decided, where, and in which words; ``body`` is the name of the body, ``team`` the team it is, if any."""

    body: str
    text: str = ""
    meeting: str = ""
    case_number: str = ""
    team: Team | None = None


class StepWords(TypedDict, total=False):
    """What may be said with a step; the day is today when nothing is said.

    ``despite`` is how many inputs without an answer the person was told of and goes on in spite of; ``revision`` the
    one the person saw, for whom the words of the plan matter.
    """

    day: date | None
    note: str
    hearing: HearingTerms | None
    ruling: Ruling | None
    successor: Plan | None
    despite: int
    revision: int | None


def require_complete(step: Transition, words: StepWords) -> None:
    """Raise Incomplete with the step's own words for the first thing it needs and does not get."""
    said = _said(words)
    for need in step.needs:
        if need.required and not said.get(need.ask):
            raise Incomplete(str(need.missing), need.ask)


def _said(words: StepWords) -> dict[Ask, object]:
    """What is there, by what it is called. The day always is: it is today unless another is given."""
    hearing, ruling = words.get("hearing"), words.get("ruling")
    return {
        Ask.DAY: True,
        Ask.NOTE: words.get("note", "").strip(),
        Ask.AUDIENCE: hearing,
        Ask.CLOSING: hearing and hearing.closes_on,
        Ask.BODY: ruling and ruling.body.strip(),
        Ask.RULING: ruling and ruling.text.strip(),
        Ask.SUCCESSOR: words.get("successor"),
    }
