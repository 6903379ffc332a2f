"""The plan as those who edit it see it: sections, measures, and what each of them lacks."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.people.models import Organisation
from samskap.plans.models import Measure, Plan, Responsibility, Section, Timing
from samskap.plans.states import OPEN_STATES, State

UNMATCHED = Q(team=None, unit=None, person=None, role="", every_department=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A measure in the outline, with what a person should look at."""

    measure: Measure
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section in the outline."""

    section: Section
    lines: tuple[Line, ...]


def outline(plan: Plan) -> list[Part]:
    """The plan's sections and measures in order; two queries."""
    responsible = Responsibility.objects.filter(measure=OuterRef("pk"))
    measures = Measure.objects.order_by("position", "pk").annotate(
        has_who=Exists(responsible),
        unmatched=Exists(responsible.filter(UNMATCHED)),
        has_when=Exists(Timing.objects.filter(measure=OuterRef("pk"))),
        unsure=Exists(Timing.objects.filter(measure=OuterRef("pk"), certain=False)),
    )
    sections = Section.objects.filter(plan=plan).prefetch_related(Prefetch("measures", measures))
    return [Part(section, tuple(map(_line, section.measures.all()))) for section in sections]


def _line(measure: Measure) -> Line:
    lacks = [
        _("Mangler ansvarlig") if not getattr(measure, "has_who", True) else "",
        _("Ansvarlig ikke bekreftet") if getattr(measure, "unmatched", False) else "",
        _("Mangler tidspunkt") if not getattr(measure, "has_when", True) else "",
        _("Usikkert tidspunkt") if getattr(measure, "unsure", False) else "",
        _("Mangler hvorfor") if not measure.why.strip() else "",
    ]
    return Line(measure, tuple(each for each in lacks if each))


def left_to_do(parts: list[Part]) -> list[str]:
    """What is left before the plan is whole, counted: «3 tiltak mangler ansvarlig»."""
    measures = [line.measure for part in parts for line in part.lines]
    without_who = sum(not getattr(each, "has_who", True) for each in measures)
    unsure = sum(bool(getattr(each, "unsure", False)) for each in measures)
    without_why = sum(not each.why.strip() for each in measures)
    counted = (
        (
            without_who,
            ngettext("Ett tiltak har ingen ansvarlig", "%(n)d tiltak har ingen ansvarlig", without_who),
        ),
        (
            unsure,
            ngettext(
                "Ett tiltak har et usikkert tidspunkt", "%(n)d tiltak har et usikkert tidspunkt", unsure
            ),
        ),
        (
            without_why,
            ngettext("Ett tiltak sier ikke hvorfor", "%(n)d tiltak sier ikke hvorfor", without_why),
        ),
    )
    found = [words % {"n": n} for n, words in counted if n]
    return found if measures else [_("Planen har ingen tiltak ennå")]


def who_sees(state: str, organisation: Organisation, *, to_everybody: bool = False) -> str:
    """Who reads the plan in this state, and why; ``to_everybody``: it is on a hearing that asks everybody."""
    if state == State.HEARING and to_everybody:
        return _("Alle kan lese planen så lenge høringen varer, også de som ikke har noen konto her.")
    if state == State.HEARING:
        return _("Virksomhetens egne folk kan lese planen, og de som blir spurt i høringen.")
    if state not in OPEN_STATES:
        return _("Bare virksomhetens egne folk og rådene kan lese planen.")
    if organisation.opens_plans:
        return _("Alle kan lese planen, fordi %(name)s har åpnet planene sine.") % {"name": organisation.name}
    return _(
        "Bare virksomhetens egne folk og rådene kan lese planen, fordi %(name)s ikke har åpnet planene sine."
    ) % {"name": organisation.name}
