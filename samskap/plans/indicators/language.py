"""The figures that the dictionary brings: departments that have talked the edition through, and proposals answered."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.language.queries.answering import proposals_by
from samskap.language.queries.discussed import units_that_discussed
from samskap.people.models import Unit
from samskap.plans.sources import Counted, Reading, Scope, indicator


@indicator(
    "language.edition_discussed",
    label=gettext_lazy("Avdelinger som har snakket om ordboken"),
    sentence=gettext_lazy("%(n)s av %(of)s avdelinger har snakket om utgaven som gjelder"),
    how=gettext_lazy(
        "Vi teller avdelingene i virksomheten som har planen. En avdeling er med når noen der har sagt at de har "
        "snakket sammen om den utgaven av ordboken som gjelder. Når en ny utgave kommer, begynner tellingen på nytt."
    ),
    unit=gettext_lazy("avdelinger"),
    cues=("ordbok", "språk", "begrep", "omgrep", "ordbruk"),
    whole_plan=True,
)
def edition_discussed(scope: Scope, on: date) -> Reading:
    """The departments of the plan's unit (or the unit, when it has none), and those that have talked about it."""
    inside = list(Unit.objects.filter(parent=scope.plan.unit_id, kind=Unit.Kind.DEPARTMENT))
    units = inside or [scope.plan.unit]
    talked = units_that_discussed(scope.organisation, units, on)
    page = reverse("language:editions", args=[scope.organisation.slug])
    basis = tuple(Counted(unit.name, page, unit.pk in talked) for unit in units)
    return Reading(len(talked), len(units), basis)


@indicator(
    "language.proposals_answered",
    label=gettext_lazy("Forslag til ordboken som har fått svar"),
    sentence=gettext_lazy("%(n)s av %(of)s forslag til ordboken har fått svar"),
    how=gettext_lazy(
        "Vi teller forslagene som er kommet til ordboken. Et forslag er med når det har fått et svar som sier hva som "
        "ble gjort med det."
    ),
    unit=gettext_lazy("forslag"),
    cues=("forslag til ordbok", "nye ord", "ordforslag"),
    whole_plan=True,
)
def proposals_answered(scope: Scope, on: date) -> Reading:
    """The proposals that came by the end of the day, and what of them had an answer then; never whose they are."""
    page = reverse("language:proposals", args=[scope.organisation.slug])
    rows = proposals_by(scope.organisation, on)
    basis = tuple(
        Counted(_label(number, row.word if row.answered else ""), page, row.answered)
        for number, row in enumerate(rows, start=1)
    )
    return Reading(sum(row.answered for row in rows), len(rows), basis)


def _label(number: int, word: str) -> str:
    """A proposal nobody has answered is the members' own; until then its word is not told to readers of the plan."""
    name = _("Forslag %(number)s") % {"number": number}
    return f"{name}: {word}" if word else name
