"""The lives of gatherings, points to follow up, advice, changes and stories, drawn from the states as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Life:
    """What has the states, where it begins, what may follow what, the labels, and who takes the steps."""

    title: str
    first: str
    transitions: Mapping[str, Iterable[str]]
    labels: Iterable[tuple[Any, Any]]
    who: str


def practice_states_page() -> str:
    """The five life cycles, each with a diagram and what its states are called."""
    parts = ["# The lives of what people do together\n"]
    for life in _lives():
        steps = [
            (source, target) for source in life.transitions for target in sorted(life.transitions[source])
        ]
        parts += [
            f"## {life.title}\n",
            "```mermaid",
            "stateDiagram-v2",
            f"  [*] --> {life.first}",
            *[f"  {source} --> {target}" for source, target in steps],
            "```\n",
            f"{life.who}\n",
            "| state | label |",
            "| --- | --- |",
            *[f"| `{state}` | {label} |" for state, label in life.labels],
            "",
        ]
    return "\n".join(parts)


def _lives() -> list[Life]:
    return [*_lives_of_gatherings(), *_lives_of_practice()]


def _lives_of_gatherings() -> list[Life]:
    from samskap.gatherings import states
    from samskap.gatherings.models import ActionItem, Advice, Gathering

    return [
        Life(
            "A gathering",
            states.PLANNED,
            states.GATHERING_TRANSITIONS,
            Gathering.State.choices,
            "Steps are taken by those who hold it. One that is held stays as it was.",
        ),
        Life(
            "A point to follow up",
            states.OPEN,
            states.ACTION_TRANSITIONS,
            ActionItem.State.choices,
            "An open point comes first on the next agenda of its series.",
        ),
        Life(
            "A council's advice",
            states.DRAFT,
            states.ADVICE_TRANSITIONS,
            Advice.State.choices,
            "The council gives and withdraws it; whom it was given to answers, and says what came of it.",
        ),
    ]


def _lives_of_practice() -> list[Life]:
    from samskap.practice import states
    from samskap.practice.models import ChangeRecord, Story

    return [
        Life(
            "A change in practice",
            states.TRYING,
            states.TRANSITIONS,
            ChangeRecord.State.choices,
            "Steps are taken by its author, and by those who lead, edit or are recovery contacts there or above.",
        ),
        Life(
            "A story",
            states.DRAFT,
            states.STORY_TRANSITIONS,
            Story.State.choices,
            "Its author writes it, sends it and takes it back; somebody else shares it or sends it back.",
        ),
    ]
