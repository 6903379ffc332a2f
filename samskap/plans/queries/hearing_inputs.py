"""What was said in a hearing and what came of it, as pages show it: «du sa – vi gjorde»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import Length, RowNumber, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import sees_names
from samskap.plans.models import Hearing, HearingInput, InputAnswer
from samskap.plans.queries.hearing_counts import COUNTED
from samskap.plans.rhythm import number

Voice, Way, Outcome = HearingInput.Voice, HearingInput.Way, InputAnswer.Outcome
ICONS = {Outcome.TAKEN_IN: "s-done", Outcome.PARTLY: "s-in-progress", Outcome.NOT: "s-replaced"}
BEGINNING = 500  # characters of an input on the page of the hearing; the whole stands on «du sa – vi gjorde»
PER_PAGE = 40
FIELDS = (
    "pk", "measure_id", "section_id", "about", "voice", "way", "heard_at", "people", "author__name", "team__name",
    "at", "late", "shown_at", "hidden_because", "held", "answer__outcome", "answer__text", "answer__team__name",
    "answer__by__name", "answer__at", "answer__edition",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """An input with its answer, in words for this viewer."""

    pk: int
    measure: int | None
    section: int | None
    about: str
    who: str
    text: str
    cut: bool
    outcome: str
    icon: str
    answered: str
    answer: str
    edition: int
    when: str
    notes: tuple[str, ...]
    waits_for_eyes: bool = False
    hidden_because: str = ""
    held: bool = False
    # how many this viewer reads about the same thing, where only some of them are shown
    together: int = 0


def readable(viewer: Viewer, which: Q) -> QuerySet[HearingInput]:
    """Which of these inputs the viewer reads: the unit's people all that count, others what was let through to them."""
    found = HearingInput.objects.filter(COUNTED & which)
    if viewer.belongs:
        return found
    own = Q(author=viewer.person_id) if viewer.person_id else Q(pk=None)
    return found.filter(Q(shown_at__isnull=False) | own)


def said_in(
    rows: QuerySet[HearingInput], viewer: Viewer, unit: str, *, today: date, beginning: int = 0
) -> list[Said]:
    """The inputs in words; with ``beginning`` no more than that many characters of each. One query."""
    text = Substr("text", 1, beginning) if beginning else F("text")
    counted = ("together",) if "together" in rows.query.annotations else ()
    found = rows.annotate(words=text, size=Length("text")).values("words", "size", *FIELDS, *counted)
    return [_said(row, viewer, unit, today) for row in found]


def some_of_each(viewer: Viewer, hearing: Hearing, *, most: int) -> QuerySet[HearingInput]:
    """At most so many inputs of each measure and part, answered ones first; the page of a hearing stays light."""
    place = Window(
        RowNumber(),
        partition_by=[F("measure"), F("section")],
        order_by=[F("answer__at").desc(nulls_last=True), F("at").desc(), F("pk").desc()],
    )
    together = Window(Count("pk"), partition_by=[F("measure"), F("section")])
    found = readable(viewer, Q(hearing=hearing)).annotate(place=place, together=together)
    return found.filter(place__lte=most).order_by("at", "pk")


def page_of(
    rows: QuerySet[HearingInput], viewer: Viewer, unit: str, *, today: date, wanted: str
) -> tuple[Page[int], list[Said]]:
    """One page of inputs, whatever page is asked for: their numbers first, then the words of that page alone."""
    page: Page[int] = Paginator(rows.values_list("pk", flat=True), PER_PAGE).get_page(wanted)
    chosen = list(page.object_list)
    said = said_in(HearingInput.objects.filter(pk__in=chosen).order_by(), viewer, unit, today=today)
    return page, sorted(said, key=lambda one: chosen.index(one.pk))


def _said(row: Mapping[str, object], viewer: Viewer, unit: str, today: date) -> Said:
    names = sees_names(viewer)
    outcome = str(row["answer__outcome"] or "")
    by = row["answer__team__name"] or (row["answer__by__name"] if names else "") or unit
    return Said(
        pk=_number(row["pk"]) or 0,
        measure=_number(row["measure_id"]),
        section=_number(row["section_id"]),
        about=str(row["about"]),
        who=who_said(row, names=names),
        text=str(row["words"]),
        cut=len(str(row["words"])) < (_number(row["size"]) or 0),
        outcome=outcome,
        icon=ICONS[Outcome(outcome)] if outcome else "clock",
        answered=_answered(outcome, str(by), row["answer__at"], today),
        answer=str(row["answer__text"] or ""),
        edition=_number(row["answer__edition"]) or 0,
        when=_day(row["at"], today),
        notes=tuple(_notes(row)) if names else (),
        waits_for_eyes=row["shown_at"] is None and not row["hidden_because"],
        hidden_because=str(row["hidden_because"]),
        held=bool(row["held"]),
        together=_number(row.get("together")) or 0,
    )


def who_said(row: Mapping[str, object], *, names: bool) -> str:
    """«Jonas Vik, ansatt», «Innbygger, uten navn», «Erfaringsrådet», «Pårørende, fra et møte eller et ark»."""
    voice = str(Voice(str(row["voice"])).label)
    if row["team__name"]:
        return str(row["team__name"])
    if row["way"] == Way.MEETING:
        return _("%(voice)s, fra et møte eller et ark") % {"voice": voice}
    if row["way"] == Way.ON_BEHALF:
        return _("%(voice)s, skrevet ned av en annen") % {"voice": voice}
    if row["author__name"]:
        return f"{row['author__name']}, {voice.lower()}" if names else voice
    return _("%(voice)s, uten navn") % {"voice": voice}


def _notes(row: Mapping[str, object]) -> Iterable[str]:
    """What only the unit's own people read: where the words come from, and when they came late."""
    if row["heard_at"]:
        yield str(row["heard_at"])
    if people := _number(row["people"]):
        yield _("%(n)s var med") % {"n": wording.capital(number(people))}
    if row["author__name"] and row["way"] != Way.OWN:
        yield _("skrevet inn av %(name)s") % {"name": row["author__name"]}
    if row["late"]:
        yield _("kom like etter at høringen stengte")


def _answered(outcome: str, by: str, at: object, today: date) -> str:
    """«Tatt inn · Fagteamet svarte 4. november»."""
    if not outcome:
        return ""
    label = Outcome(outcome).label
    return _("%(outcome)s · %(who)s svarte %(day)s") % {"outcome": label, "who": by, "day": _day(at, today)}


def _day(at: object, today: date) -> str:
    assert hasattr(at, "tzinfo")  # noqa: S101  # a moment of the database, which values() gives without its type
    return wording.day_words(timezone.localdate(at), today)  # type: ignore[arg-type]  # the same


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
