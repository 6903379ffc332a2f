"""The parts of a plan: added, named, moved, and taken away without losing a measure."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import assign, claim, note
from samskap.plans.actions.positions import (
    measures_in_order,
    sections_in_order,
    write_measure_order,
    write_section_order,
)
from samskap.plans.models import Measure, Plan, Section
from samskap.plans.order import Where, moved
from samskap.plans.states import NotAllowedNow


@transaction.atomic
def add_section(
    *, by: Viewer, plan: Plan, title: str, intro: str = "", revision: int | None = None
) -> Section:
    """Add a section at the end of the plan."""
    claim(by, plan, revision=revision)
    rows = sections_in_order(plan.pk)
    section = Section.objects.create(plan=plan, title=title, intro=intro, position=len(rows))
    write_section_order([*rows, section])
    note(by, "add_section", section, plan)
    return section


@transaction.atomic
def edit_section(
    *, by: Viewer, section: Section, title: str, intro: str, revision: int | None = None
) -> list[str]:
    """Change the section's words; returns the names of the fields that changed."""
    claim(by, section.plan, revision=revision)
    changed = assign(section, {"title": title, "intro": intro})
    note(by, "edit_section", section, section.plan, fields=changed)
    return changed


@transaction.atomic
def move_section(*, by: Viewer, section: Section, where: Where) -> bool:
    """Move the section among its siblings; False when it stands there already."""
    claim(by, section.plan)
    rows = sections_in_order(section.plan_id)
    wanted = moved(rows, section, where)
    write_section_order(wanted)
    note(by, "move_section", section, section.plan, where=where)
    return wanted != rows


@transaction.atomic
def delete_section(
    *, by: Viewer, section: Section, into: Section | None = None, revision: int | None = None
) -> None:
    """Take the section away. Its measures move to the end of ``into``; without it the section must be empty."""
    plan = section.plan
    claim(by, plan, revision=revision)
    kept = measures_in_order(section.pk)
    if kept and (into is None or into.pk == section.pk or into.plan_id != plan.pk):
        raise NotAllowedNow(
            _("Delen har tiltak. Velg hvilken del de skal flyttes til, så blir ingenting borte.")
        )
    if kept and into is not None:
        rows = measures_in_order(into.pk)
        Measure.objects.filter(section=section).update(section=into)
        write_measure_order([*rows, *kept])
    moved_to = into.pk if kept and into is not None else None
    note(by, "delete_section", section, plan, moved=[row.pk for row in kept], into=moved_to)
    section.delete()
    write_section_order(sections_in_order(plan.pk))
