"""An author's own inputs with their answers: found by the code, or by who is signed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samskap.people.models import Organisation
from samskap.people.viewer import Viewer
from samskap.plans.hearing_receipts import RECEIPTS
from samskap.plans.models import HearingInput
from samskap.plans.queries.hearing import answers_by
from samskap.plans.queries.hearing_inputs import Said, said_in

MOST = 100


@dataclass(frozen=True, slots=True)
class Own:
    """An input as its author sees it."""

    row: HearingInput
    said: Said
    due: str
    plan: str
    language: str


def by_code(organisation: Organisation, code: str, *, today: date) -> Own | None:
    """The input that the code opens in this organisation, whatever has become of its plan."""
    rows = HearingInput.objects.filter(
        code_hash__in=RECEIPTS.possible_hashes(code), hearing__plan__organisation=organisation
    )
    return next(iter(_with_words(rows, Viewer(organisation), today)), None)


def own_inputs(viewer: Viewer, *, today: date) -> list[Own]:
    """What the signed-in viewer has said by name, the newest first; at most a hundred."""
    if viewer.person is None:
        return []
    rows = HearingInput.objects.filter(author=viewer.person, hearing__plan__organisation=viewer.organisation)
    return list(_with_words(rows.order_by("-at", "-pk"), viewer, today))


def _with_words(rows: QuerySet[HearingInput], viewer: Viewer, today: date) -> Iterable[Own]:
    found = list(rows.select_related("hearing__plan__unit")[:MOST])
    said = {
        one.pk: one
        for one in said_in(
            HearingInput.objects.filter(pk__in=[row.pk for row in found]), viewer, "", today=today
        )
    }
    for row in found:
        if row.pk in said:
            plan = row.hearing.plan
            yield Own(row, said[row.pk], answers_by(row.hearing, today), plan.title, plan.language)
