"""Measures: added, worded, moved, and deleted only while the plan is a draft."""

from __future__ import annotations

from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import assign, claim, note
from samskap.plans.actions.positions import measures_in_order, sections_in_order, write_measure_order
from samskap.plans.models import Measure, Plan, Section
from samskap.plans.order import Where, moved, renumbered
from samskap.plans.states import NotAllowedNow, State


class MeasureWords(TypedDict, total=False):
    """What a measure says."""

    number: str
    title: str
    text: str
    why: str


@transaction.atomic
def add_measure(
    *, by: Viewer, section: Section, revision: int | None = None, **words: Unpack[MeasureWords]
) -> Measure:
    """Add a measure at the end of the section. Without a number it takes the next one when the section is numbered."""
    claim(by, section.plan, revision=revision)
    measure = append_measure(section, words)
    note(by, "add_measure", measure, section.plan)
    return measure


def append_measure(section: Section, words: MeasureWords) -> Measure:
    """Make the row of a new measure, inside a verb that has claimed the plan."""
    rows = measures_in_order(section.pk)
    number = words.get("number") or _next_number(rows)
    measure = Measure.objects.create(section=section, position=len(rows), **{**words, "number": number})
    write_measure_order([*rows, measure])
    return measure


def _next_number(rows: list[Measure]) -> str:
    """One more than the last, when the last is a whole number; a plan without numbers stays so."""
    last = rows[-1].number if rows else ""
    return str(int(last) + 1) if last.isascii() and last.isdigit() else ""


@transaction.atomic
def edit_measure(
    *, by: Viewer, measure: Measure, revision: int | None = None, **words: Unpack[MeasureWords]
) -> list[str]:
    """Change the measure's words; returns the names of the fields that changed."""
    claim(by, measure.section.plan, revision=revision)
    changed = assign(measure, dict(words))
    note(by, "edit_measure", measure, measure.section.plan, fields=changed)
    return changed


@transaction.atomic
def move_measure(*, by: Viewer, measure: Measure, where: Where) -> bool:
    """Move the measure within its section; False when it stands there already."""
    claim(by, measure.section.plan)
    rows = measures_in_order(measure.section_id)
    wanted = moved(rows, measure, where)
    write_measure_order(wanted)
    note(by, "move_measure", measure, measure.section.plan, where=where)
    return wanted != rows


@transaction.atomic
def move_measure_to(*, by: Viewer, measure: Measure, section: Section) -> bool:
    """Move the measure to the end of another section of the same plan; False when it stands there already."""
    claim(by, measure.section.plan)
    changed = place_in(measure, section)
    note(by, "move_measure_to", measure, measure.section.plan, section=section.pk)
    return changed


def place_in(measure: Measure, section: Section) -> bool:
    """Put the measure last in the section, inside a verb that has claimed the plan."""
    if section.plan_id != measure.section.plan_id:
        raise PermissionDenied
    if section.pk == measure.section_id:
        return False
    left = measure.section_id
    rows = measures_in_order(section.pk)
    measure.section, measure.position = section, len(rows)
    measure.save(update_fields=["section", "position"])
    write_measure_order([*rows, measure])
    write_measure_order(measures_in_order(left))
    return True


@transaction.atomic
def delete_measure(*, by: Viewer, measure: Measure, revision: int | None = None) -> None:
    """Delete a measure of a draft. Later it can be ended with a reason, and its history stays."""
    plan, section_id = measure.section.plan, measure.section_id
    claim(by, plan, revision=revision)
    if plan.state != State.DRAFT:
        raise NotAllowedNow(
            _(
                "Planen er ikke lenger et utkast. Avslutt tiltaket med en begrunnelse i stedet, så blir historien med."
            )
        )
    note(by, "delete_measure", measure, plan)
    measure.delete()
    write_measure_order(measures_in_order(section_id))


@transaction.atomic
def number_measures(*, by: Viewer, plan: Plan) -> bool:
    """Give the measures numbers in their order, in the plan's own manner; False when they have them already.

    Only until the plan is approved: afterwards people speak of a measure by its number.
    """
    claim(by, plan)
    if plan.state not in (State.DRAFT, State.HEARING):
        raise NotAllowedNow(
            _("Planen er vedtatt, og folk kjenner tiltakene på nummeret. Numrene blir stående.")
        )
    parts = [measures_in_order(section.pk) for section in sections_in_order(plan.pk)]
    changed = []
    for rows, numbers in zip(
        parts, renumbered([[row.number for row in rows] for rows in parts]), strict=True
    ):
        for row, number in zip(rows, numbers, strict=True):
            changed += [row] if row.number != number else []
            row.number = number
    Measure.objects.bulk_update(changed, ["number"])
    note(by, "number_measures", plan, plan, count=len(changed))
    return bool(changed)
