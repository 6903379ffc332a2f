"""What is asked for when a hearing begins: whom we ask, and how long. Opening one is a step of the plan."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from samskap.plans.models import Hearing


@dataclass(frozen=True, slots=True)
class HearingTerms:
    """Those who belong to the unit are always asked; ``body_ids`` are teams, and everybody else may be let in.

    The hearing is open from ``opens_on`` (today when None) through ``closes_on``. A plan goes out for hearing by
    ``move_plan(target=State.HEARING, hearing=HearingTerms(…))``, which makes the ``Hearing``; its end is set when the
    plan leaves the hearing. ``change_hearing`` changes the terms while it lasts.
    """

    closes_on: date
    opens_on: date | None = None
    open_to_everybody: bool = False
    body_ids: tuple[int, ...] = ()
    invitation: str = ""
    say_it: str = ""
    answers_by: date | None = None

    @property
    def mark(self) -> str:
        """The same as long as nobody has changed them: what a form carries of the terms its reader saw."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:32]


def terms_of(hearing: Hearing) -> HearingTerms:
    """The terms of a hearing as they are now; one query."""
    return HearingTerms(
        closes_on=hearing.closes_on,
        opens_on=hearing.opens_on,
        open_to_everybody=hearing.open_to_everybody,
        body_ids=tuple(sorted(hearing.bodies.values_list("pk", flat=True))),
        invitation=hearing.invitation,
        say_it=hearing.say_it,
        answers_by=hearing.answers_by,
    )
