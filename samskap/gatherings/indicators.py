"""The figures gatherings bring: held of planned, departments that reflected, advice answered in time, points closed."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samskap.gatherings.halves import half_of
from samskap.gatherings.models import ActionItem, Advice, Gathering
from samskap.gatherings.queries.reflections import units_with_reflection
from samskap.people.models import Unit
from samskap.plans.sources import Counted, Reading, Scope, indicator
from samskap.plans.traces.own import moments
from samskap.plans.tracing import Slice


@indicator(
    "gatherings.held",
    label=gettext_lazy("Samlinger som er holdt"),
    sentence=gettext_lazy("%(n)s av %(of)s planlagte samlinger er holdt i år"),
    how=gettext_lazy(
        "Vi teller samlingene som er merket med tiltaket, fra nyttår og til i dag. En samling er med når den er "
        "gjennomført. De som ble avlyst, er planlagt, men ikke holdt."
    ),
    unit=gettext_lazy("samlinger"),
    # «samling» alone would also be found where somebody only tells of one
    cues=(
        *("samlinger", "samlingar", "inspirasjonssamling", "fagsamling", "felles samling", "faste samling"),
        *(
            "undervisning",
            "fagdag",
            "fagkveld",
            "temakveld",
            "temamøte",
            "personalmøte",
            "kurs",
            "åpen dag",
            "open dag",
        ),
        *("øvelse", "øving"),
    ),
)
def held(scope: Scope, on: date) -> Reading:
    """Gatherings of the measure planned this year through the day, and those of them that were held."""
    since, until = moments(Slice(scope.organisation, on.replace(month=1, day=1), on))
    rows = Gathering.objects.filter(
        organisation=scope.organisation, measures=scope.measure, starts_at__gte=since, starts_at__lt=until
    ).order_by("starts_at", "pk")
    basis = tuple(
        Counted(
            f"{_name(row)}, {_day(timezone.localdate(row.starts_at))}",
            reverse("gatherings:gathering", args=[scope.organisation.slug, row.pk]),
            row.state == Gathering.State.HELD,
        )
        for row in rows
    )
    return _reading(basis)


def _name(row: Gathering) -> str:
    """Everybody who reads an opened plan reads this: the title when residents are asked too, else only its kind."""
    return row.title if row.open_to_residents else str(row.get_kind_display())


@indicator(
    "gatherings.departments_reflecting",
    label=gettext_lazy("Avdelinger som har reflektert sammen"),
    sentence=gettext_lazy("%(n)s av %(of)s avdelinger har reflektert sammen i dette halvåret"),
    how=gettext_lazy(
        "Vi teller avdelingene i virksomheten som har planen. En avdeling er med når den har avsluttet minst én "
        "refleksjon i halvåret. Tellingen begynner på nytt 1. januar og 1. juli."
    ),
    unit=gettext_lazy("avdelinger"),
    cues=("refleksjon", "reflektere", "etisk refleksjon"),
    whole_plan=True,
)
def departments_reflecting(scope: Scope, on: date) -> Reading:
    """The departments of the plan's unit (or the unit, when it has none), and those that reflected this half-year."""
    inside = list(Unit.objects.filter(parent=scope.plan.unit_id, kind=Unit.Kind.DEPARTMENT))
    units = inside or [scope.plan.unit]
    reflected = units_with_reflection(scope.organisation, [unit.pk for unit in units], half_of(on).since, on)
    page = reverse("gatherings:reflections", args=[scope.organisation.slug])
    return _reading(tuple(Counted(unit.name, page, unit.pk in reflected) for unit in units))


@indicator(
    "gatherings.advice_in_time",
    label=gettext_lazy("Råd som fikk svar i tide"),
    sentence=gettext_lazy("%(n)s av %(of)s råd fikk svar innen fristen"),
    how=gettext_lazy(
        "Vi teller rådene som er gitt til virksomheten som har planen de siste tolv månedene, og som enten har fått "
        "svar eller skulle hatt det. Et råd er med når svaret kom senest den dagen det skulle."
    ),
    unit=gettext_lazy("råd"),
    # the name of a council stands in many a measure that is about something else
    cues=(
        *(
            "medvirkning",
            "medverknad",
            "rådene",
            "råda",
            "gi råd",
            "gir råd",
            "gje råd",
            "gjev råd",
            "råd fra",
            "råd frå",
        ),
        *("innspill fra rådet", "opprette erfaringsråd", "starte erfaringsråd", "brukerråd", "ungdomsråd"),
    ),
    whole_plan=True,
)
def advice_in_time(scope: Scope, on: date) -> Reading:
    """Advice of the last twelve months that was answered or was due, and what of it was answered in time."""
    ours = _within("to_unit", scope) | _within("to_team__unit", scope)
    to_nobody_in_particular = Q(to_unit=None, to_team=None) & _within("council__team__unit", scope)
    rows = (
        Advice.objects.filter(
            ours | to_nobody_in_particular,
            Q(answered_on__lte=on) | Q(answer_by__lt=on),
            organisation=scope.organisation,
            given_on__gt=on - relativedelta(years=1),
            given_on__lte=on,
        )
        .exclude(state__in=[Advice.State.DRAFT, Advice.State.WITHDRAWN])
        .select_related("council__team")
        .order_by("given_on", "pk")
    )
    # never its title: what stands here stays, also when a council closes what was open
    basis = tuple(
        Counted(
            _("%(council)s: råd %(number)s") % {"council": row.council.team.name, "number": row.number},
            reverse("gatherings:advice", args=[scope.organisation.slug, row.pk]),
            bool(row.answered_on and row.answer_by and row.answered_on <= min(row.answer_by, on)),
        )
        for row in rows
    )
    return _reading(basis)


@indicator(
    "gatherings.points_closed",
    label=gettext_lazy("Punkter som ble fulgt opp"),
    sentence=gettext_lazy("%(n)s av %(of)s punkter som ble med videre, er lukket"),
    how=gettext_lazy(
        "Vi teller punktene fra samlinger i virksomheten som har planen, som noen skulle følge opp, og som sto åpne på "
        "minst én samling til. Et punkt er med når det er gjort, eller lagt bort med en grunn."
    ),
    unit=gettext_lazy("punkter"),
    cues=("følge opp vedtak", "oppfølging av møter", "handlingspunkt", "referat"),
    whole_plan=True,
)
def points_closed(scope: Scope, on: date) -> Reading:
    """Points that were carried to a later gathering by the day, and those of them closed then; never their words."""
    _since, until = moments(Slice(scope.organisation, on, on))
    rows = (
        ActionItem.objects.filter(
            _within("gathering__unit", scope) | _within("gathering__team__unit", scope),
            organisation=scope.organisation,
            carried__gathering__starts_at__lt=until,
        )
        .select_related("gathering")
        .order_by("made_at", "pk")
        .distinct()
    )
    basis = tuple(
        Counted(
            _("Punkt %(number)s fra %(day)s")
            % {"number": at, "day": _day(timezone.localdate(row.gathering.starts_at))},
            reverse("gatherings:gathering", args=[scope.organisation.slug, row.gathering_id]),
            row.closed_at is not None and row.closed_at < until,
        )
        for at, row in enumerate(rows, start=1)
    )
    return _reading(basis)


def _within(unit: str, scope: Scope) -> Q:
    """That the unit a lookup leads to is the plan's own, or one below it."""
    home = scope.plan.unit_id
    return Q(**{unit: home}) | Q(**{f"{unit}__parent": home}) | Q(**{f"{unit}__parent__parent": home})


def _reading(basis: tuple[Counted, ...]) -> Reading:
    return Reading(sum(each.counts for each in basis), len(basis), basis)


def _day(day: date) -> str:
    return format_date(day, pgettext("date", "j. F Y"))
