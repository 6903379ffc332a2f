"""Plans for the tests: sections, measures, responsibles, timings and values as a real plan mixes them."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from samskap.people.models import Team, Unit
from samskap.plans.actions.hearing_terms import HearingTerms
from samskap.plans.actions.step_words import Ruling, StepWords
from samskap.plans.models import (
    LooseText,
    Measure,
    MeasureValue,
    Plan,
    Responsibility,
    Section,
    StateChange,
    Timing,
)
from samskap.values.models import Value

S = Plan.State
LIFE_CYCLE = [S.DRAFT, S.HEARING, S.APPROVED, S.ACTIVE, S.EVALUATING, S.CLOSED, S.SUPERSEDED]
SECTIONS = ["Møteplasser og nettverk", "Medvirkning", "Kompetanse", "Samarbeid med andre"]
MEASURES = [
    ("Åpen kveld på Brygga", "En kveld i uka der alle kan komme, med mat og noen å prate med."),
    ("Erfaringsrådet tidlig med", "Rådet får saker mens de ennå kan endres, og svar på hva som ble av dem."),
    ("Felles refleksjon", "Avdelingene setter av en halv time til å snakke om hva som hjalp."),
    ("Følge til første gang", "Den som vil, får følge til et lag eller et kurs den første gangen."),
    ("Språk som gir håp", "Vi går gjennom ordene i brev og skjema, og bytter dem som stenger."),
]
TIMINGS = [
    ("Innen 1. juni 2026", Timing.Kind.DEADLINE, None, date(2026, 6, 1), "day", "", True),
    ("Løpende", Timing.Kind.RECURRING, None, None, "", "continuous", True),
    ("Høsten 2026", Timing.Kind.PERIOD, date(2026, 8, 1), date(2026, 11, 30), "season", "", True),
    ("Oppstart så snart lokalene er klare", Timing.Kind.OPEN, None, None, "", "", False),
]
STATUSES = [
    Measure.Status.IN_PROGRESS,
    Measure.Status.NOT_STARTED,
    Measure.Status.DONE,
    Measure.Status.NEEDS_HAND,
]


def fill(plan: Plan, *, measures: int, sections: int) -> None:
    """Give the plan its parts, spread evenly, and the steps that led to its state."""
    parts = Section.objects.bulk_create(
        Section(plan=plan, title=_nth(SECTIONS, at), intro="Her står vi sammen.", position=at)
        for at in range(sections)
    )
    if parts:
        rows = Measure.objects.bulk_create(_measure(parts, at, measures) for at in range(measures))
        _who(plan, rows)
        _when(rows)
        _values(plan, rows)
    LooseText.objects.create(
        plan=plan, kind=LooseText.Kind.COMMITMENT, text="Vi skal invitere pårørende hvert år.", source_line=3
    )
    StateChange.objects.bulk_create(
        StateChange(plan=plan, state=state, day=date(2026, 1 + at, 1))
        for at, state in enumerate(LIFE_CYCLE[: LIFE_CYCLE.index(Plan.State(plan.state)) + 1])
    )


def _nth(titles: list[str], at: int) -> str:
    """The title, with a number once they have all been used."""
    round_, place = divmod(at, len(titles))
    return titles[place] if not round_ else f"{titles[place]} {round_ + 1}"


def _measure(sections: list[Section], at: int, count: int) -> Measure:
    title, text = MEASURES[at % len(MEASURES)]
    round_ = at // len(MEASURES)
    return Measure(
        section=sections[at * len(sections) // count],
        number=str(at + 1),
        title=title if not round_ else f"{title} ({round_ + 1})",
        text=text,
        why="Fordi den som skal bruke hjelpen, vet best hva som hjelper." if at % 3 else "",
        status=STATUSES[at % len(STATUSES)],
        status_since=date(2026, 2, 1),
        position=at,
    )


def _who(plan: Plan, measures: list[Measure]) -> None:
    teams = list(Team.objects.filter(organisation=plan.organisation))
    units = list(Unit.objects.filter(organisation=plan.organisation).exclude(pk=plan.unit_id)) or [plan.unit]
    rows = []
    for at, measure in enumerate(measures):
        team = teams[at % len(teams)] if teams else None
        rows.append(Responsibility(measure=measure, name=team.name if team else "Alle ansatte", team=team))
        if at % 2:
            unit = units[at % len(units)]
            rows.append(
                Responsibility(
                    measure=measure,
                    name=unit.name,
                    unit=unit,
                    part="contributing",
                    scope="lokaler og mat",
                    position=1,
                )
            )
        if at % 5 == 0:
            rows.append(
                Responsibility(measure=measure, name="Alle avdelinger", every_department=True, position=2)
            )
    Responsibility.objects.bulk_create(rows)


def _when(measures: list[Measure]) -> None:
    Timing.objects.bulk_create(
        Timing(
            measure=measure,
            text=text,
            kind=kind,
            start=start,
            end=end,
            precision=precision,
            recurrence=again,
            certain=sure,
        )
        for at, measure in enumerate(measures)
        for text, kind, start, end, precision, again, sure in [TIMINGS[at % len(TIMINGS)]]
    )


def _values(plan: Plan, measures: list[Measure]) -> None:
    values = list(Value.objects.filter(organisation=plan.organisation))
    MeasureValue.objects.bulk_create(
        MeasureValue(
            measure=measure,
            value=values[(at + extra) % len(values)],
            shows_as="" if extra else "Flere kommer igjen.",
        )
        for at, measure in enumerate(measures if values else [])
        for extra in range(1 + at % 2)
    )


def step_words(target: str, *, successor: Plan | None = None) -> StepWords:
    """What one must say for the plan to go to the state: no more, and no less."""
    if target == S.HEARING:
        return {"hearing": HearingTerms(closes_on=timezone.localdate() + timedelta(days=21))}
    if target == S.APPROVED:
        return {"ruling": Ruling(body="Ledergruppa", text="Planen vedtas.")}
    if target == S.SUPERSEDED:
        return {"successor": successor}
    return {} if target == S.ACTIVE else {"note": "Bestemt i møtet."}
