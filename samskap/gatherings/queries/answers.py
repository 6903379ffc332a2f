"""What was answered: numbers for those who are asked, names for those who hold it and only until it is held."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from samskap.core import outbox
from samskap.gatherings.access.invitations import of_those_here
from samskap.gatherings.models import Gathering, GuestSignUp, Invitation
from samskap.people.viewer import Viewer

Answer = Invitation.Answer
MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Answers:
    """How many were asked and what they said. ``few``: the numbers are about too few to be shown.

    ``unreached`` letters were refused, and ``unaddressed`` people have no e-mail address here; the host reads these.
    """

    asked: int = 0
    yes: int = 0
    maybe: int = 0
    no: int = 0
    guests: int = 0
    few: bool = False
    unreached: int = 0
    unaddressed: int = 0
    names: dict[str, list[str]] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """Those who have not answered the gathering as it is now."""
        return self.asked - self.yes - self.maybe - self.no

    @property
    def named(self) -> list[tuple[str, list[str]]]:
        """The names by answer, for the template."""
        return list(self.names.items())


def answers_to(row: Gathering, viewer: Viewer, *, hosting: bool, ahead: bool) -> Answers:
    """The answers as this viewer may see them; none for those outside."""
    if not viewer.belongs:
        return Answers()
    current = Q(answered_sequence=F("gathering__sequence"))
    here = of_those_here(row.invitations.all())
    counted = here.aggregate(
        asked=Count("pk", filter=Q(told__gte=0) | current),
        **{key: Count("pk", filter=current & Q(answer=key)) for key in Answer.values},
        unaddressed=Count("pk", filter=Q(told__gte=0) & (Q(person__email=None) | Q(person__email=""))),
    )
    if not hosting:
        few = any(0 < counted[key] < viewer.organisation.small_group for key in Answer.values)
        return Answers(asked=counted["asked"], **{key: counted[key] for key in Answer.values}, few=few)
    keys = here.exclude(letter_key="").exclude(person__email=None).values_list("letter_key", flat=True)
    return Answers(
        asked=counted["asked"],
        **{key: counted[key] for key in Answer.values},
        guests=GuestSignUp.objects.filter(gathering=row).aggregate(all=Coalesce(Sum("people"), 0))["all"],
        unreached=len(outbox.never_arrived(keys)),
        unaddressed=counted["unaddressed"],
        names=_names(row) if ahead else {},
    )


def _names(row: Gathering) -> dict[str, list[str]]:
    """Who answered what, by name."""
    told = of_those_here(row.invitations.filter(answered_sequence=row.sequence)).exclude(answer="")
    found: dict[str, list[str]] = {key: [] for key in Answer.values}
    for answer, name in told.order_by("person__name").values_list("answer", "person__name")[:MOST_NAMES]:
        found[answer].append(name)
    return found
