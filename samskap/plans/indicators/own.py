"""The figures that plans and values bring themselves: owners, status, posters and answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.people.models import Unit
from samskap.plans.models import HearingInput, Measure, Section
from samskap.plans.queries.hearing_counts import COUNTED
from samskap.plans.queries.living import Living
from samskap.plans.queries.you_said import ONE
from samskap.plans.sources import Counted, Reading, Scope, WrongParameters, indicator
from samskap.values.models import PosterHanging
from samskap.values.queries.posters import hanging_on

FRESH_DAYS = 60
Status = Measure.Status
OVER = (Status.DONE, Status.ENDED, Status.REPLACED)


def a_section(scope: Scope) -> None:
    """``{"section": id}`` counts the measures of one part of the plan alone; nothing else may be chosen."""
    if not scope.parameters:
        return
    chosen = scope.parameters.get("section")
    if set(scope.parameters) != {"section"} or not isinstance(chosen, int):
        raise WrongParameters
    if not Section.objects.filter(pk=chosen, plan=scope.plan).exists():
        raise WrongParameters


@indicator(
    "plans.living_owner",
    label=gettext_lazy("Tiltak som noen har ansvaret for"),
    sentence=gettext_lazy("%(n)s av %(of)s tiltak har noen som har ansvaret nå"),
    how=gettext_lazy(
        "Vi teller tiltakene i planen som ikke er ferdige. Et tiltak er med når minst én av dem som står som "
        "ansvarlige, er her nå: en person, et lag med medlemmer, en avdeling med leder eller recoverykontakt, eller "
        "en rolle som noen har."
    ),
    unit=gettext_lazy("tiltak"),
    cues=("forankring", "forankre", "eierskap", "eigarskap", "følge opp planen", "følgje opp planen"),
    whole_plan=True,
    by_section=True,
    check=a_section,
)
def living_owner(scope: Scope, on: date) -> Reading:
    """Measures that are not over, and those of them somebody answers for on the day."""
    living = Living.of(scope.organisation, on)
    measures = _measures(scope).prefetch_related("responsibilities")
    return _of_measures(
        scope, [(measure, living.owned(measure.responsibilities.all())) for measure in measures]
    )


@indicator(
    "plans.fresh_status",
    label=gettext_lazy("Tiltak som er oppdatert i det siste"),
    sentence=gettext_lazy("%(n)s av %(of)s tiltak er oppdatert de siste 60 dagene"),
    how=gettext_lazy(
        "Vi teller tiltakene i planen som ikke er ferdige. Et tiltak er med når noen har sagt hvordan det går, "
        "i løpet av de siste 60 dagene."
    ),
    unit=gettext_lazy("tiltak"),
    cues=("rapportering", "rapportere", "rullering", "oppfølging av planen", "evaluering av planen"),
    whole_plan=True,
    by_section=True,
    check=a_section,
)
def fresh_status(scope: Scope, on: date) -> Reading:
    """Measures that are not over, and those of them whose standing somebody told in the last 60 days."""
    since = on - timedelta(days=FRESH_DAYS)
    told = Q(status_updates__at__lt=_midnight_after(on))
    rows = _measures(scope).annotate(told_at=Max("status_updates__at", filter=told))
    return _of_measures(
        scope,
        [(row, row.told_at is not None and timezone.localdate(row.told_at) >= since) for row in rows],
    )


@indicator(
    "values.poster_hung",
    label=gettext_lazy("Avdelinger med plakaten oppe"),
    sentence=gettext_lazy("%(n)s av %(of)s avdelinger har plakaten oppe"),
    how=gettext_lazy(
        "Vi teller avdelingene i virksomheten som har planen. En avdeling er med når noen der har sagt at plakaten "
        "med verdiene er hengt opp, og den ikke er tatt ned igjen."
    ),
    unit=gettext_lazy("avdelinger"),
    cues=("plakat", "oppslag", "oppslagstavle", "synliggjøre verdiene", "synleggjere verdiane"),
    whole_plan=True,
)
def poster_hung(scope: Scope, on: date) -> Reading:
    """The departments of the plan's unit (or the unit, when it has none), and those where the poster hangs."""
    inside = list(Unit.objects.filter(parent=scope.plan.unit_id, kind=Unit.Kind.DEPARTMENT))
    units = inside or [scope.plan.unit]
    hangs = set(
        PosterHanging.objects.filter(hanging_on(on), unit__in=units).values_list("unit_id", flat=True)
    )
    basis = tuple(
        Counted(
            unit.name, reverse("values:poster", args=[scope.organisation.slug, unit.pk]), unit.pk in hangs
        )
        for unit in units
    )
    return Reading(len(hangs), len(units), basis)


@indicator(
    "plans.hearing_answered",
    label=gettext_lazy("Innspill som har fått svar"),
    sentence=gettext_lazy("%(n)s av %(of)s innspill til planen har fått svar"),
    how=gettext_lazy(
        "Vi teller innspillene fra alle høringene av planen. Et innspill er med når det har fått et svar "
        "som sier hva som ble gjort med det."
    ),
    unit=gettext_lazy("innspill"),
    cues=("høring", "høyring", "innspill", "innspel", "du sa"),
    whole_plan=True,
)
def hearing_answered(scope: Scope, on: date) -> Reading:
    """What counts as said in the plan's hearings, and what of it had an answer at the end of the day.

    The rows do not tell whose voice it was: the number of residents among them may be a number about few people.
    """
    until = _midnight_after(on)
    rows = (
        HearingInput.objects.filter(COUNTED, hearing__plan=scope.plan, at__lt=until)
        .order_by("at", "pk")
        .values_list("pk", "about", "answer__at")
    )
    page = reverse("plans:you_said", args=[scope.organisation.slug, scope.plan.pk])
    basis = []
    for number, (pk, about, answered_at) in enumerate(rows, start=1):
        answered: datetime | None = answered_at
        name = _("Innspill %(number)s") % {"number": number}
        label = f"{name}: {about}" if about else name
        basis.append(Counted(label, f"{page}?{ONE}={pk}", answered is not None and answered < until))
    return Reading(sum(each.counts for each in basis), len(basis), tuple(basis))


def _measures(scope: Scope) -> QuerySet[Measure]:
    """The measures that are not over, in the plan's order; of one part of it when that was chosen."""
    rows = Measure.objects.filter(section__plan=scope.plan).exclude(status__in=OVER)
    if "section" in scope.parameters:
        rows = rows.filter(section=scope.parameters["section"])
    return rows.order_by("section__position", "section_id", "position", "pk")


def _of_measures(scope: Scope, pairs: Sequence[tuple[Measure, bool]]) -> Reading:
    start = reverse("plans:measure", args=[scope.organisation.slug, 0]).removesuffix("0/")
    basis = tuple(
        Counted(f"{measure.number} {measure.title}".strip(), f"{start}{measure.pk}/", counts)
        for measure, counts in pairs
    )
    return Reading(sum(counts for _measure, counts in pairs), len(pairs), basis)


def _midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
