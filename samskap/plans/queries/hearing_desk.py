"""The working page of those who answer: what waits, oldest first, and what has been dealt with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import inputs_to_answer
from samskap.plans.models import Hearing, HearingInput, Plan
from samskap.plans.queries.hearing_counts import WAITING
from samskap.plans.queries.hearing_inputs import Said, page_of, said_in

SHOW, PAGE = "vis", "side"
# key in the address -> (words, which inputs)
KINDS = {
    "venter": (gettext_lazy("Venter på svar"), WAITING),
    "uvist": (gettext_lazy("Ikke vist for alle"), Q(shown_at=None, hidden_because="", held=False)),
    "svart": (gettext_lazy("Har fått svar"), Q(answer__isnull=False)),
    "ses-gjennom": (gettext_lazy("Ses gjennom først"), Q(held=True)),
    "skjult": (gettext_lazy("Skjult for andre"), ~Q(hidden_because="")),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the piles, with how many lie in it."""

    words: str
    query: str
    n: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """One page of a pile."""

    hearing: Hearing
    kinds: tuple[Kind, ...]
    chosen: str
    page: Page[int]
    said: tuple[Said, ...]
    query: str
    oldest: str


def desk_of(viewer: Viewer, hearing: Hearing, params: Mapping[str, str], *, today: date) -> Desk:
    """What the viewer answers in this plan; PermissionDenied for those who answer nothing."""
    rows = inputs_to_answer(viewer, hearing.plan)
    chosen = params.get(SHOW, "")
    chosen = chosen if chosen in KINDS else "venter"
    counted = rows.aggregate(
        **{key.replace("-", "_"): Count("pk", filter=kind) for key, (_w, kind) in KINDS.items()}
    )
    kinds = tuple(
        Kind(str(words), f"?{SHOW}={key}", counted[key.replace("-", "_")], key == chosen)
        for key, (words, _which) in KINDS.items()
    )
    pile = rows.filter(KINDS[chosen][1]).order_by(F("answer__at").desc(nulls_first=True), "at", "pk")
    page, said = page_of(pile, viewer, hearing.plan.unit.name, today=today, wanted=params.get(PAGE, "1"))
    first = rows.filter(WAITING).order_by("at").values_list("at", flat=True).first()
    return Desk(
        hearing=hearing,
        kinds=tuple(kind for kind in kinds if kind.n or kind.chosen or kind is kinds[0]),
        chosen=chosen,
        page=page,
        said=tuple(said),
        query=f"{SHOW}={chosen}",
        oldest=_waited(first, today),
    )


def _waited(first: datetime | None, today: date) -> str:
    """«Det eldste kom for åtte dager siden.»"""
    if first is None:
        return _("Ingen venter på svar.")
    return _("Det eldste kom %(when)s.") % {"when": wording.distance(timezone.localdate(first), today)}


def held_ids(viewer: Viewer, plan: Plan, *, most: int) -> list[int]:
    """The inputs that wait to be looked through, the oldest first: a flood is put away in a few goes."""
    rows = inputs_to_answer(viewer, plan).filter(held=True).order_by("at", "pk")
    return list(rows.values_list("pk", flat=True)[:most])


def chosen_inputs(viewer: Viewer, plan: Plan, ids: Iterable[int], *, today: date) -> list[Said]:
    """The inputs that were ticked and that the viewer answers, in the order they came."""
    rows: QuerySet[HearingInput] = (
        inputs_to_answer(viewer, plan).filter(pk__in=list(ids)).order_by("at", "pk")
    )
    return said_in(rows, viewer, plan.unit.name, today=today)
