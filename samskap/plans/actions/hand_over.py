"""The responsibility for a measure is handed on to somebody who is here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import claim, note
from samskap.plans.actions.responsibilities import Meant, Who, apply_responsibilities, as_who
from samskap.plans.models import Measure, Responsibility
from samskap.plans.queries.living import Living
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow


@transaction.atomic
def hand_over(*, by: Viewer, measure: Measure, leaving: Collection[int], name: str, to: Meant) -> None:
    """Let ``to`` take the place, the part and the scope of the responsibles with the ids ``leaving``.

    Without ``leaving`` it comes beside those who are there. Raises NotAllowedNow when nobody is there to take it, and
    ChangedMeanwhile when those who leave are no longer among the responsibles.
    """
    plan = measure.section.plan
    claim(by, plan)
    rows = list(Responsibility.objects.filter(measure=measure))
    if not set(leaving) <= {row.pk for row in rows}:
        raise ChangedMeanwhile
    if not Living.of(plan.organisation, timezone.localdate()).holds(Responsibility(**_fields(to))):
        raise NotAllowedNow(
            _("«%(name)s» har ingen som kan ta ansvaret nå. Velg noen andre.") % {"name": name}
        )
    gone = [row for row in rows if row.pk in leaving]
    staying = [as_who(row) for row in rows if row.pk not in leaving]
    if to not in [each.meant for each in staying]:
        new = replace(as_who(gone[0]), name=name, meant=to) if gone else Who(name, meant=to)
        staying.insert(rows.index(gone[0]) if gone else len(rows), new)
    apply_responsibilities(measure, staying)
    details = {"left": [_reference(as_who(row).meant) for row in gone], "to": _reference(to)}
    note(by, "hand_over", measure, plan, **details)


def _fields(meant: Meant) -> dict[str, object]:
    return {
        "team_id": meant.team_id,
        "unit_id": meant.unit_id,
        "person_id": meant.person_id,
        "role": meant.role,
        "every_department": meant.every_department,
    }


def _reference(meant: Meant) -> str:
    """Who it was, by number: «team:3»; "" for a name alone, which the record does not keep."""
    for kind in ("team", "unit", "person"):
        number = getattr(meant, f"{kind}_id")
        if number is not None:
            return f"{kind}:{number}"
    return "every_department" if meant.every_department else f"role:{meant.role}" if meant.role else ""
