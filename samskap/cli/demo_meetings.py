"""The board meetings at Brygga: three that were held, with points that came along, and one moved to today."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import count, islice
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from samskap.core.workdays import is_workday

if TYPE_CHECKING:
    from samskap.gatherings.models import ActionItem, Gathering, Series
    from samskap.people.models import Person
    from samskap.people.viewer import Viewer

TITLE = "Tavlemøte på Brygga"
HOME = "Møteplassen Brygga"
HOST = "Jonas Ravn"
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
FRIDAY = 4
# Why the one that runs is not at half past twelve on its usual day: it can be tried whenever somebody looks.
WORKDAY = "Flyttet for at flere skulle kunne være med."
WEEKEND = "Vi er samlet til åpen helg på Brygga, og tar tavlemøtet mens vi er her."


class Said(NamedTuple):
    """A point of an agenda: its title, the minutes, what was decided, and what is followed up as (what, who, days)."""

    title: str
    notes: str = ""
    decided: str = ""
    points: tuple[tuple[str, str, int], ...] = ()


class Met(NamedTuple):
    """A meeting that was held: what was said, how many came, a summary, and which points were closed how."""

    said: tuple[Said, ...]
    attended: int
    summary: str
    done: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()


RAMP = "Spør kommunen om en rampe ved bakdøra"
COFFEE = "Sett opp en oversikt over hvem som lager kaffe"
SIGN = "Heng opp et skilt som viser veien inn"
CHOIR = "Hør om koret kan øve hos oss"
MET = (
    Met(
        (
            Said(
                "Hvordan har uka vært?",
                "Rolig start, fullt hus på torsdag.\nFlere spør om vi kan holde åpent på søndager.",
            ),
            Said(
                "Å finne fram til oss",
                "To kom for sent fordi de ikke fant døra.\nDet er tungt å komme inn med rullator.",
                points=((SIGN, "Amir Haddad", 7), (RAMP, "Jonas Ravn", 14)),
            ),
            Said(
                "Kaffe og frokost",
                "Det er de samme som lager kaffe hver gang.",
                points=((COFFEE, "Ingrid Solheim", 7),),
            ),
        ),
        6,
        "Vi begynte på det å finne fram til oss. Tre ting følges opp.",
    ),
    Met(
        (
            Said("Hvordan har uka vært?", "Skiltet er oppe, og det merkes.\nNye ansikter på onsdag."),
            Said(
                "Søndagsåpent",
                "Vi prøver to søndager før jul.\nDe som bruker Brygga, er med og bestemmer hva dagen skal være.",
                decided="Vi prøver å holde åpent to søndager før jul, og spør etterpå om det hjalp.",
            ),
            Said("Musikk", "Koret mangler et sted å øve.", points=((CHOIR, "", 10),)),
        ),
        7,
        "Vi prøver søndagsåpent to ganger før jul.",
        done=(SIGN,),
    ),
    Met(
        (
            Said("Hvordan har uka vært?", "Første søndag ble fin. Tolv kom innom."),
            Said("Neste søndag", "Samme tid. Vi lager suppe sammen."),
        ),
        5,
        "Den første søndagen gikk bra. Vi gjør det én gang til.",
        dropped=((CHOIR, "Koret har fått plass på kulturskolen."),),
    ),
)
TODAY = (
    Said(
        "Hvordan har uka vært?",
        "Mange har spurt etter suppa.\nAmir spør kjøkkenet om vi kan låne den store gryta innen fredag",
    ),
    Said("Det vi lærte av søndagene"),
    Said("Hva prøver vi etter jul?"),
)


def demo_meetings(by: Viewer) -> None:
    """Make the series with its meetings; nothing when it is there already."""
    from samskap.gatherings.models import Series

    if Series.objects.filter(organisation=by.organisation, title=TITLE).exists():
        return
    series = _series(by)
    rows = list(series.gatherings.order_by("starts_at")[: len(MET) + 1])
    for row, met in zip(rows, MET, strict=False):
        _hold(by, row, met)
    if len(rows) > len(MET):
        _run(by, rows[len(MET)])


def _series(by: Viewer) -> Series:
    """Weekly on the weekday of the last workday but one, holidays left out; as many are over by now as were held."""
    from samskap.gatherings.actions.series import SeriesEntry, materialise, plan_series
    from samskap.gatherings.models import Kind, Series
    from samskap.people.models import Unit
    from samskap.values.models import Value

    now = timezone.localtime()
    last = now - timedelta(days=2)
    last -= timedelta(days=max(0, last.weekday() - FRIDAY))
    weeks = (last - timedelta(days=7 * back) for back in count())
    *_later, began = islice((day for day in weeks if is_workday(day.date())), len(MET))
    entry = SeriesEntry(
        kind=Kind.MEETING,
        title=TITLE,
        purpose="Vi møtes ved tavla om hvordan det går, og hva vi gjør med det.",
        rhythm=f"hver {WEEKDAYS[last.weekday()]}",
        at=time(12, 30),
        minutes=45,
        starts_on=began.date(),
        unit=Unit.objects.get(organisation=by.organisation, name=HOME),
        place="Kjøkkenet på Brygga",
        holidays=Series.Holidays.SKIP,
        values=tuple(Value.objects.filter(organisation=by.organisation, key="samhorighet")),
        host=_person(by, HOST),
    )
    made = plan_series(by=by, entry=entry, now=began - timedelta(days=1))
    materialise(series=made, now=now)
    return made


def _person(by: Viewer, name: str) -> Person | None:
    from samskap.people.models import Person

    return Person.objects.filter(organisation=by.organisation, name=name).first() if name else None


def _hold(by: Viewer, row: Gathering, met: Met) -> None:
    """Write it down, close what was closed there, and finish it; nobody is sent anything."""
    from samskap.gatherings.actions.meeting import finish_minutes, hold_gathering
    from samskap.gatherings.actions.meeting_points import close_point
    from samskap.gatherings.models import Minutes

    at = row.starts_at + timedelta(minutes=30)
    closed = [(text, "done", "") for text in met.done] + [(text, "dropped", why) for text, why in met.dropped]
    for text, state, why in closed:
        close_point(by=by, point=_point(row, text), state=state, words=why, during=row, now=at)
    for said in met.said:
        _write(by, row, said, at)
    hold_gathering(by=by, gathering=row, attended=met.attended, now=at)
    finish_minutes(by=by, gathering=row, summary=met.summary, send=False, now=at)
    Minutes.objects.filter(gathering=row).update(changed_at=at)


def _point(row: Gathering, text: str) -> ActionItem:
    from samskap.gatherings.models import ActionItem

    return ActionItem.objects.get(series=row.series, text=text)


def _write(by: Viewer, row: Gathering, said: Said, at: datetime) -> None:
    from samskap.gatherings.actions.agenda import Point, add_item
    from samskap.gatherings.actions.meeting_notes import write_notes
    from samskap.gatherings.actions.meeting_points import Task, decide, follow_up, key_of
    from samskap.gatherings.models import ActionItem
    from samskap.gatherings.written import mark_of

    item = add_item(by=by, gathering=row, point=Point(said.title, minutes=10))
    if said.notes:
        write_notes(by=by, item=item, text=said.notes, mark=mark_of(""), now=at)
    if said.decided:
        decide(by=by, gathering=row, item=item, text=said.decided, key=key_of(row, "demo", said.decided))
    for text, who, days in said.points:
        task = Task(text, _person(by, who), due=timezone.localdate(at) + timedelta(days=days))
        made = follow_up(by=by, gathering=row, item=item, task=task, key=key_of(row, "demo", text))
        ActionItem.objects.filter(pk=made.pk).update(made_at=at)


def _run(by: Viewer, row: Gathering) -> None:
    """The next one, moved to today: called in, begun, and something is written down already."""
    from samskap.gatherings.actions.gatherings import Time, announce, move

    now = timezone.localtime()
    quarter = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0) - timedelta(minutes=15)
    begins = max(quarter, now.replace(hour=0, minute=0, second=0, microsecond=0))
    before = begins - timedelta(days=2)
    why = WEEKEND if begins.weekday() > FRIDAY else WORKDAY
    move(by=by, gathering=row, when=Time(begins, begins + timedelta(minutes=45)), because=why, now=before)
    for said in TODAY:
        _write(by, row, said, begins)
    announce(by=by, gathering=row, now=before)
