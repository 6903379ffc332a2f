"""A whole measure from its form, saved in one go: all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import assign, claim, note
from samskap.plans.actions.measures import MeasureWords, append_measure, place_in
from samskap.plans.actions.responsibilities import Who, apply_responsibilities
from samskap.plans.actions.status import Standing, apply_standing
from samskap.plans.actions.timings import When, apply_timings
from samskap.plans.actions.values import ValueUse, apply_values
from samskap.plans.models import Measure, Section


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything the form of a measure says."""

    words: MeasureWords
    values: tuple[ValueUse, ...] = ()
    who: tuple[Who, ...] = ()
    when: tuple[When, ...] = ()
    standing: Standing | None = None


@transaction.atomic
def save_measure(
    *, by: Viewer, section: Section, entry: Entry, measure: Measure | None = None, revision: int | None = None
) -> Measure:
    """Make a measure in the section, or change one and let it stand there."""
    plan = section.plan if measure is None else measure.section.plan
    claim(by, plan, revision=revision)
    if measure is None:
        measure, verb = append_measure(section, entry.words), "add_measure"
        changed: list[str] = []
    else:
        verb, changed = "edit_measure", assign(measure, dict(entry.words))
        changed += ["section"] if place_in(measure, section) else []
    changed += ["values"] if apply_values(measure, entry.values) else []
    changed += ["responsibilities"] if apply_responsibilities(measure, entry.who) else []
    changed += ["timings"] if apply_timings(measure, entry.when) else []
    update = apply_standing(by, measure, entry.standing) if entry.standing is not None else None
    changed += ["status"] if update else []
    note(by, verb, measure, plan, fields=changed, **({"update": update.pk} if update else {}))
    return measure
