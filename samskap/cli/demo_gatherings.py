"""What Fjordvik is asked to these weeks: with answers, one that is moved, one that is off, and one open to all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.gatherings.models import Gathering
    from samskap.people.viewer import Viewer

# What is prepared for the points of the next gathering of each kind.
PREPARED: Final = {
    "inspiration": {
        "find_inspiration": "Fem minutter fra en radiodokumentar om å bli møtt uten å måtte forklare seg.",
        "share_experience": "Bo Sør forteller om frokosten som begynte med tre og nå er fjorten.",
        "cheer": "Hvem fortjener et heiarop? Ta med ett hver.",
    },
    "teaching": {
        "theory": ("FIT: å spørre hver gang om vi er på rett vei, og gjøre noe annet når svaret er nei."),
        "practice_example": (
            "Oppfølging rus prøvde det i seks uker. De fant ut at spørsmålet må komme før kaffen er drukket opp."
        ),
    },
    "opp": {"values": "Kommunens «raushet» ved siden av vår «samhørighet». Hvor skurrer det?"},
    "exercise": {"exercise": "Kartet over folk: tegn hvem du kan ringe. Ti minutter alene, ti sammen."},
    "reflection": {"question": "Når kjente du sist at du hørte til?"},
}
ADDED: Final = (
    ("Ny skjerm på møterommet", "Den står klar fra mandag. Hvem kan vise hvordan?", "Kvalitetsteamet"),
    ("Julebordet på Brygga", "Skal vi invitere naboene i år?", "Møteplassen Brygga"),
)
# The answers of those who are asked, in turn; "" has not answered yet.
REPLIES: Final = ("yes", "yes", "", "maybe", "yes", "no", "yes", "")


def demo_gatherings(by: Viewer) -> None:
    """Announce the next of each series; done again it changes nothing."""
    from samskap.gatherings.models import Gathering

    rows = Gathering.objects.filter(organisation=by.organisation)
    if rows.exclude(announced_at=None).exists():
        return
    now = timezone.now()
    for kind in PREPARED:
        ahead = rows.filter(kind=kind, state="planned", starts_at__gt=now + timedelta(hours=1))
        row = ahead.order_by("starts_at").first()
        if row is not None:
            _prepare(by, row)
            if kind != "opp":
                _announce(by, row, now)
    _change_some(by, now)


def _prepare(by: Viewer, row: Gathering) -> None:
    from samskap.gatherings.actions import agenda, slots
    from samskap.gatherings.actions.agenda import Point

    slots.lay_out([row], language=by.organisation.language)
    for item in row.items.exclude(slot=""):
        if text := PREPARED[row.kind].get(item.slot):
            point = Point(item.title, text, minutes=item.minutes)
            agenda.write_item(by=by, item=item, point=point, seen=item.revision)
    if row.kind == "inspiration":
        for title, text, who in ADDED:
            agenda.add_item(by=by, gathering=row, point=Point(title, text, who, 5))


def _announce(by: Viewer, row: Gathering, now: datetime) -> None:
    from samskap.gatherings.actions import gatherings
    from samskap.gatherings.actions.answers import answer, say_we_come
    from samskap.gatherings.actions.gatherings import Written
    from samskap.gatherings.models import Invitation

    if row.kind == "teaching":
        words = {"methods": ["FIT"], "slides_url": "https://fjordvik.example/lysbilder/fit"}
        written = Written(words, list(row.values.all()), list(row.measures.all()))
        gatherings.write_gathering(by=by, gathering=row, written=written, seen=row.revision, now=now)
    gatherings.announce(by=by, gathering=row, now=now)
    row.refresh_from_db()
    for at, asked in enumerate(Invitation.objects.filter(gathering=row).order_by("pk")):
        if reply := REPLIES[at % len(REPLIES)]:
            answer(invitation=asked, answer=reply, now=now)
    if row.open_to_residents:
        for people, chance in ((2, "a"), (1, "b"), (3, "c")):
            say_we_come(by=by, gathering=row, people=people, chance=chance, now=now)


def _change_some(by: Viewer, now: datetime) -> None:
    """One is moved after people have answered, and one in the row of mornings is off."""
    from samskap.gatherings.actions import gatherings
    from samskap.gatherings.actions.gatherings import Time
    from samskap.gatherings.models import Gathering

    rows = Gathering.objects.filter(organisation=by.organisation, starts_at__gt=now)
    exercise = rows.filter(kind="exercise", state="announced").first()
    if exercise is not None:
        later = Time(exercise.starts_at + timedelta(days=2), exercise.ends_at + timedelta(days=2))
        because = "Kjøkkenet pusses opp den dagen, så vi tar det torsdag i stedet."
        gatherings.move(by=by, gathering=exercise, when=later, because=because, now=now)
    morning = rows.filter(kind="meeting", state="planned").order_by("starts_at")[1:2].first()
    if morning is not None:
        gatherings.cancel(by=by, gathering=morning, because="Alle er på fagdag i Rådhuset.", now=now)
