"""Fjordvik's series: what the unit, its departments and its councils meet about, the first of them since last year."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.gatherings.models import Series
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Plan

BEGAN = timedelta(days=330)


class Line(NamedTuple):
    """A series: what it is, how often with the time, how long, whose it is (a unit or a team), and where."""

    kind: str
    title: str
    purpose: str
    rhythm: str
    minutes: int
    home: str
    place: str
    values: tuple[str, ...] = ()
    open: bool = False
    host: str = ""
    measure: int = -1  # its place in the plan


LINES = [
    Line(
        "inspiration",
        "Inspirasjonssamling",
        "Finne inspirasjon, dele erfaringer og heie på hverandre.",
        "første onsdag i måneden kl. 08.30, ikke juli",
        30,
        "Mestring Fjordvik",
        "Møterom Naustet, Torggata 4",
        ("hap", "samhorighet"),
        host="Sunniva Aas",
        measure=13,
    ),
    Line(
        "teaching",
        "Undervisning: teori og praksis",
        "Først teorien, så et eksempel fra en av avdelingene.",
        "tredje torsdag i måneden kl. 13.00, ikke juli og desember",
        60,
        "Mestring Fjordvik",
        "Møterom Naustet, Torggata 4",
        ("empowerment",),
        host="Tor Inge Bakke",
        measure=1,
    ),
    Line(
        "opp",
        "OPP-samling",
        "Verdiene våre, kommunens verdier og det å være til stede på jobb.",
        "andre mandag i februar, mai, september og november kl. 09.00",
        45,
        "Mestring Fjordvik",
        "Rådhuset, sal 2",
        ("mening",),
        host="Aisha Rahimi",
    ),
    Line(
        "council",
        "Møte i Erfaringsrådet",
        "Saker rådet er spurt om, og det rådet selv vil ta opp.",
        "andre tirsdag annenhver måned kl. 16.00",
        120,
        "Erfaringsrådet",
        "Biblioteket, Fjordsalen",
        ("empowerment", "identitet"),
        host="Aisha Rahimi",
        measure=8,
    ),
    Line(
        "council",
        "Møte i Frivillighetsrådet",
        "Lag og foreninger planlegger sammen med oss.",
        "første torsdag i mars, juni, september og desember kl. 17.00",
        90,
        "Frivillighetsrådet",
        "Frivilligsentralen",
        ("samhorighet",),
        host="Grete Sandvik",
        measure=10,
    ),
    Line(
        "reflection",
        "Torsdagskaffe med refleksjon",
        "Innbyggere og ansatte snakker sammen om noe som betyr noe.",
        "siste torsdag i måneden kl. 14.00, ikke juli og desember",
        60,
        "Møteplassen Brygga",
        "Møteplassen Brygga, kjøkkenet",
        ("samhorighet", "hap"),
        open=True,
        host="Ingrid Solheim",
    ),
    Line(
        "exercise",
        "Øvelse på Brygga",
        "En øvelse avdelingen gjør sammen, valgt av dem som er der.",
        "annenhver tirsdag kl. 12.30, ikke juli",
        45,
        "Møteplassen Brygga",
        "Møteplassen Brygga",
        ("identitet",),
        host="Ingrid Solheim",
        measure=2,
    ),
    Line(
        "meeting",
        "Morgenmøte i Bo Nord",
        "Hva skal til for at dagen blir god?",
        "hver mandag kl. 08.15, ikke juli",
        20,
        "Bo Nord",
        "Vaktrommet",
        host="Ragnhild Moe",
    ),
]


def demo_series(by: Viewer, plan: Plan) -> None:
    """Plan them as of last year, so that some have been; done again it changes nothing."""
    from samskap.gatherings.models import Series

    if not Series.objects.filter(organisation=by.organisation).exists():
        for line in LINES:
            _plan(by, plan, line)


def _plan(by: Viewer, plan: Plan, line: Line) -> Series:
    from samskap.gatherings.actions.series import SeriesEntry, materialise, plan_series
    from samskap.gatherings.rhythm import understand
    from samskap.people.models import Person, Team, Unit
    from samskap.plans.models import Measure
    from samskap.values.models import Value

    now = timezone.now()
    here = {"organisation": by.organisation, "name": line.home}
    measures = list(
        Measure.objects.filter(section__plan=plan).order_by("section__position", "position", "pk")
    )
    entry = SeriesEntry(
        kind=line.kind,
        title=line.title,
        purpose=line.purpose,
        rhythm=line.rhythm,
        at=understand(line.rhythm).at or now.time(),
        minutes=line.minutes,
        starts_on=timezone.localdate(now - BEGAN),
        unit=Unit.objects.filter(**here).first(),
        team=Team.objects.filter(**here).first(),
        place=line.place,
        open_to_residents=line.open,
        values=tuple(Value.objects.filter(organisation=by.organisation, key__in=line.values)),
        measures=tuple(measures[line.measure : line.measure + 1]) if line.measure >= 0 else (),
        host=Person.objects.filter(organisation=by.organisation, name=line.host).first(),
    )
    made = plan_series(by=by, entry=entry, now=now - BEGAN)
    materialise(series=made, now=now)
    return made
