"""What is asked for when a hearing begins: whom we ask, and how long. Opening one is a step of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HearingTerms:
    """Those who belong to the unit are always asked; ``body_ids`` are teams, and everybody else may be let in.

    The hearing is open from ``opens_on`` (today when None) through ``closes_on``. A plan goes out for hearing by
    ``move_plan(target=State.HEARING, hearing=HearingTerms(…))``, which makes the ``Hearing``; its end is set when the
    plan leaves the hearing.
    """

    closes_on: date
    opens_on: date | None = None
    open_to_everybody: bool = False
    body_ids: tuple[int, ...] = ()
    invitation: str = ""
    say_it: str = ""
    answers_by: date | None = None
