"""Reflections of the demonstration: closed ones, of which some shared something, and an open sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samskap.gatherings.models import Reflection
    from samskap.people.models import Person, Unit
    from samskap.people.viewer import Viewer

BRYGGA = "Møteplassen Brygga"


@dataclass(frozen=True)
class Held:
    """A reflection that was held ``days`` ago; open still when nobody is counted."""

    who: str
    unit: str
    form: str
    days: int
    theme: str
    values: tuple[str, ...]
    questions: tuple[str, ...]
    lines: tuple[str, ...]
    roles: dict[str, int] = field(default_factory=dict)
    shared: str = ""


REFLECTIONS = [
    Held(
        "Ingrid Solheim",
        BRYGGA,
        "large",
        39,
        "Å bli tatt imot",
        ("samhorighet",),
        (
            "Når kjente du deg sist velkommen, og hva var det som gjorde det?",
            "Hva trenger du fra oss for å kjenne deg trygg her?",
        ),
        (
            "Å bli møtt i døra. Det er alt.",
            "At noen husker hva jeg drikker.",
            "Ingen skjema den første gangen.",
            "Å få sitte litt før noen spør.",
        ),
        {"resident": 11, "family": 1, "employee": 3, "peer_worker": 1, "volunteer": 2},
        "Det viktigste skjer i døra. Vi vil at den som kommer første gang, blir møtt av én person, får kaffe"
        " og slipper skjema den dagen.",
    ),
    Held(
        "Tuva Engen",
        "Bo Nord",
        "small",
        24,
        "Kveldene",
        ("mening", "samhorighet"),
        ("Når glemmer du tiden?", "Hva gjør vi sammen som vi kan gjøre mer av?"),
        ("Kortspill på torsdager.", "Det er for stille etter middag.", "Å gå en tur uten mål."),
        {"resident": 5, "employee": 2},
        "Kveldene er lange. Vi prøver en felles tur på tirsdager og kort på torsdager.",
    ),
    Held(
        "Selma Nygård",
        "Ung voksen",
        "one_to_one",
        33,
        "Å si nei",
        ("empowerment",),
        ("Hva gjør det lettere å si nei?",),
        ("Å vite hva som skjer hvis jeg sier nei.",),
        {"resident": 1, "employee": 1},
        "Når vi spør om noe, sier vi først hva som skjer hvis svaret er nei: ingenting blir tatt bort.",
    ),
    Held(
        "Yusuf Demir",
        "Oppfølging rus",
        "small",
        61,
        "Håp i praksis",
        ("hap",),
        ("Hvem trodde på deg da du trengte det?", "Hvilket lite skritt kjennes mulig nå?"),
        ("At hun ringte selv om jeg ikke tok telefonen.", "Et skritt er å åpne posten."),
        {"resident": 6, "employee": 2, "student": 1},
    ),
    Held(
        "Ingrid Solheim",
        BRYGGA,
        "one_to_one",
        12,
        "Hverdagen",
        ("mening",),
        ("Hva får deg opp om morgenen?",),
        ("Hunden.",),
        {"resident": 1, "employee": 1},
    ),
    Held(
        "Ingrid Solheim",
        BRYGGA,
        "small",
        0,
        "Det vi skulle snakket mer om",
        ("hap", "samhorighet"),
        (
            "Hva gleder du deg til?",
            "Hva skulle vi snakket mer om?",
            "Hvem skulle du ønske at du så oftere?",
        ),
        ("Vennskap. Det snakker vi nesten aldri om.", "Å glede seg til noe lite."),
    ),
]
CARDS = [
    ("Hva er det beste ved Brygga en helt vanlig tirsdag?", "samhorighet", "Ingrid Solheim"),
    ("Hva vil du at nye hos oss skal vite?", "", "Maja Tveit"),
]


def demo_reflections(by: Viewer) -> None:
    """Make them by the same verbs as people do; does nothing when there are some already."""
    from samskap.gatherings.models import Reflection
    from samskap.people.models import Person, Unit

    if Reflection.objects.filter(organisation=by.organisation).exists():
        return
    people = {one.name: one for one in Person.objects.filter(organisation=by.organisation)}
    units = {unit.name: unit for unit in Unit.objects.filter(organisation=by.organisation)}
    for held in REFLECTIONS:
        _hold(by, held, people, units)
    _cards(by, people)


def _viewer(by: Viewer, person: Person | None) -> Viewer:
    from samskap.people.access import viewer_for

    return viewer_for(person, by.organisation)


def _hold(by: Viewer, held: Held, people: dict[str, Person], units: dict[str, Unit]) -> None:
    from django.utils import timezone

    from samskap.core.receipts import chance
    from samskap.gatherings.actions.reflection_lines import add_line
    from samskap.gatherings.actions.reflections import Ending, Sheet, close_reflection, open_reflection
    from samskap.values.models import Value

    me, now = _viewer(by, people[held.who]), timezone.now() - timedelta(days=held.days)
    values = Value.objects.filter(organisation=by.organisation, key__in=held.values)
    sheet = Sheet(
        unit=units[held.unit],
        form=held.form,
        day=timezone.localdate(now),
        theme=held.theme,
        questions=held.questions,
        values=tuple(values),
    )
    row = open_reflection(by=me, number=chance(), sheet=sheet, now=now).reflection
    for text in held.lines:
        add_line(by=me, reflection=row, number=chance(), text=text, now=now)
    if held.roles:
        close_reflection(by=me, reflection=row, ending=Ending(held.roles, held.shared), now=now)
    _set_back(row, held.days)


def _set_back(row: Reflection, days: int) -> None:
    from samskap.gatherings.models import Reflection

    opened = row.opened_at - timedelta(days=days)
    Reflection.objects.filter(pk=row.pk).update(opened_at=opened)  # only a demonstration sets days back


def _cards(by: Viewer, people: dict[str, Person]) -> None:
    from samskap.gatherings.actions.reflection_cards import write_card
    from samskap.values.models import Value

    values = {value.key: value for value in Value.objects.filter(organisation=by.organisation)}
    for text, key, who in CARDS:
        write_card(by=_viewer(by, people[who]), text=text, value=values.get(key))
