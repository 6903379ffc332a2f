"""The ready kinds of gatherings and the points their agendas begin with. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskap.gatherings.models.series import Kind


@dataclass(frozen=True, slots=True)
class Slot:
    """A point that a kind's agenda always has: its key, its words, what is written there, and about how long it takes.

    ``required``: the gathering cannot be announced before something is written there.
    """

    key: str
    title: str | Promise
    help: str | Promise
    minutes: int
    required: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A ready kind: what it is for, the points it begins with, and how long it usually is (minutes)."""

    kind: Kind
    purpose: str | Promise
    slots: tuple[Slot, ...]
    minutes: int

    @property
    def required(self) -> tuple[str, ...]:
        """The keys of the points that must be written before it is announced."""
        return tuple(slot.key for slot in self.slots if slot.required)


TEMPLATES: dict[str, Template] = {
    template.kind: template
    for template in (
        Template(
            Kind.INSPIRATION,
            _("Finne inspirasjon, dele erfaringer og heie på hverandre."),
            (
                Slot(
                    "find_inspiration", _("Finn inspirasjon"), _("Noe som har gitt håp eller nye tanker."), 10
                ),
                Slot(
                    "share_experience", _("Del erfaring"), _("Et eksempel fra egen praksis, uten navn."), 10
                ),
                Slot("cheer", _("Hei på hverandre"), _("Hvem eller hva fortjener et heiarop i dag?"), 10),
            ),
            30,
        ),
        Template(
            Kind.TEACHING,
            _("Først teorien, så et eksempel fra praksis."),
            (
                Slot("theory", _("Teori"), _("Hva vi vet, og hvor det står."), 20, required=True),
                Slot(
                    "practice_example",
                    _("Eksempel fra praksis"),
                    _("Hvordan det ser ut hos oss, uten at noen kan kjennes igjen."),
                    20,
                    required=True,
                ),
            ),
            60,
        ),
        Template(
            Kind.OPP,
            _("Verdiene våre, kommunens verdier og det å være til stede på jobb."),
            (
                Slot(
                    "values",
                    _("Verdiene våre møter kommunens"),
                    _("Hvor hører de sammen, og hvor skurrer det?"),
                    15,
                ),
                Slot(
                    "presence",
                    _("Å være til stede på jobb"),
                    _("Hva gjør at vi er til stede for hverandre?"),
                    15,
                ),
                Slot("next_step", _("Det vi prøver nå"), _("Én ting vi gjør annerledes til neste gang."), 10),
            ),
            45,
        ),
        Template(
            Kind.COUNCIL,
            _("Saker rådet er spurt om, og det rådet selv vil ta opp."),
            (
                Slot("since_last", _("Siden sist"), _("Hva kom det ut av rådene vi ga?"), 15),
                Slot("papers", _("Saker vi er spurt om"), _("Sakene står med egne ark."), 45),
                Slot("own", _("Det vi selv vil ta opp"), "", 30),
            ),
            120,
        ),
        Template(
            Kind.REFLECTION,
            _("Innbyggere og ansatte reflekterer sammen."),
            (
                Slot("question", _("Spørsmålet vi begynner med"), _("Velg gjerne et spørsmålskort."), 10),
                Slot("together", _("Vi snakker sammen"), "", 30),
                Slot("with_us", _("Det vi tar med oss"), "", 10),
            ),
            60,
        ),
        Template(
            Kind.EXERCISE,
            _("En øvelse avdelingen gjør sammen."),
            (
                Slot("exercise", _("Øvelsen"), _("Hva vi gjør, hvor lenge, og hvem som leder."), 20),
                Slot("learned", _("Det vi lærte"), "", 10),
                Slot("next_step", _("Neste steg"), "", 5),
            ),
            45,
        ),
        Template(Kind.MEETING, "", (), 60),
    )
}
