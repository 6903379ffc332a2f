"""The names that writer and reader of our own documents share: the property, the styles, the words of the labels."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from samskap.plans.reader.document import Status

PROPERTY = "Samskap"
PROPERTY_VALUE = "samskap-plan/1"


class Part(StrEnum):
    """What a paragraph holds; the value is the name of its style in Word."""

    TITLE = "Title"
    SECTION = "heading 1"
    MEASURE = "heading 2"
    SUMMARY = "Samskap innledning"
    ABOUT = "Samskap om planen"
    ASIDE_HEADING = "Samskap mellomtittel"
    # How to use the document, and facts it repeats from elsewhere: nothing of the plan itself.
    ASIDE = "Samskap veiledning"
    INTRO = "Samskap om delen"
    TEXT = "Samskap tekst"
    WHY = "Samskap hvorfor"
    WHO = "Samskap ansvarlig"
    WHEN = "Samskap tid"
    STATUS = "Samskap status"
    REASON = "Samskap om status"
    VALUE = "Samskap verdi"
    MILESTONE = "Samskap milepæl"
    COMMITMENT = "Samskap løfte"
    UNPLACED = "Samskap annen tekst"


# Character styles: words of ours between the plan's own, a measure's number and its title.
LABEL, NUMBER, NAME = "Samskap ledetekst", "Samskap nummer", "Samskap tiltaksnavn"
OWN_STYLES = frozenset(part.value for part in Part if part.value.startswith("Samskap"))

LABELS = MappingProxyType({
    "nb": MappingProxyType({
        "organisation": "Kommune", "unit": "Gjelder for", "period": "Periode", "values": "Verdier", "state": "Tilstand",
        "owner": "Holder i planen", "why": "Hvorfor", "lead": "Ansvarlig", "contributing": "Bidrar", "scope": "for",
        "when": "Når", "status": "Status", "since": "siden", "reason": "Om status", "value": "Verdi",
        "shows": "slik merkes det", "milestone": "Milepæl", "due": "innen", "reached": "nådd",
    }),
    "nn": MappingProxyType({
        "organisation": "Kommune", "unit": "Gjeld for", "period": "Periode", "values": "Verdiar", "state": "Tilstand",
        "owner": "Held i planen", "why": "Kvifor", "lead": "Ansvarleg", "contributing": "Bidreg", "scope": "for",
        "when": "Når", "status": "Status", "since": "sidan", "reason": "Om status", "value": "Verdi",
        "shows": "slik merkast det", "milestone": "Milepæl", "due": "innan", "reached": "nådd",
    }),
})  # fmt: skip
# Signs of ours that stand between the plan's own words.
MARKS = MappingProxyType({"(": "meaning", ")": "end", ",": "next", ".": "end", "": "end"})
STATUSES = MappingProxyType({
    "nb": MappingProxyType({
        "not_started": "Ikke startet", "in_progress": "I gang", "needs_hand": "Trenger en hånd", "on_hold": "På vent",
        "done": "Gjennomført", "ended": "Avsluttet", "replaced": "Erstattet",
    }),
    "nn": MappingProxyType({
        "not_started": "Ikkje starta", "in_progress": "I gang", "needs_hand": "Treng ei hand", "on_hold": "På vent",
        "done": "Gjennomført", "ended": "Avslutta", "replaced": "Erstatta",
    }),
})  # fmt: skip
# What the reader's four statuses are of the seven a living measure has.
PLAIN_STATUS: MappingProxyType[str, Status] = MappingProxyType({
    "not_started": "not_started", "in_progress": "in_progress", "needs_hand": "in_progress", "on_hold": "not_started",
    "done": "done", "ended": "cancelled", "replaced": "cancelled",
})  # fmt: skip


def label_key(words: str) -> str:
    """Which label words are ("Ansvarlig: ", " – for: ", " (" before a meaning); "" for none of ours."""
    if words.strip() in MARKS:
        return MARKS[words.strip()]
    plain = words.strip(" –-:(").casefold()
    for labels in LABELS.values():
        for key, label in labels.items():
            if label.casefold() == plain:
                return key
    return ""


def status_key(words: str) -> str:
    """The status of a living measure that the words name; "" for none."""
    plain = " ".join(words.split()).strip(" .").casefold()
    return next(
        (
            key
            for statuses in STATUSES.values()
            for key, label in statuses.items()
            if label.casefold() == plain
        ),
        "",
    )
