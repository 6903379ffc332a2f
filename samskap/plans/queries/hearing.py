"""What the page of a hearing shows: the same number of queries whatever the number of measures and inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.design.draw import Step
from samskap.people.models import Organisation, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import answerable, may_comment, may_edit
from samskap.plans.hearing_course import moved_words, time_left, until_words
from samskap.plans.models import Hearing, Measure, Plan, Section
from samskap.plans.queries.hearing_counts import Counts, counts_of
from samskap.plans.queries.hearing_inputs import BEGINNING, Said, said_in, some_of_each
from samskap.plans.queries.measures import MeasureFacts, SectionFacts, sections_of
from samskap.plans.queries.plan_page import step_of, steps_of

Target = tuple[str, int | None]
SHOWN = 3  # inputs below each measure; the rest stand on «du sa – vi gjorde»
LISTED = 8  # measures in the list beside; more are folded


@dataclass(frozen=True, slots=True)
class Card:
    """A measure as a proposal, with some of what was said about it."""

    measure: MeasureFacts
    said: tuple[Said, ...]
    count: int

    @property
    def more(self) -> int:
        """How many there are to read, when some of them are not shown here; else 0."""
        there = self.said[0].together if self.said else 0
        return there if there > len(self.said) else 0

    @property
    def key(self) -> str:
        """The measure's number in addresses, as text for the template."""
        return str(self.measure.pk)

    @property
    def kicker(self) -> str:
        """«Tiltak 2»."""
        number = self.measure.number
        return _("Tiltak %(number)s") % {"number": number} if number else _("Tiltak")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan with its proposals."""

    section: SectionFacts
    cards: tuple[Card, ...]
    said: tuple[Said, ...]
    count: int

    @property
    def key(self) -> str:
        """As for a card."""
        return str(self.section.pk)


@dataclass(frozen=True, slots=True)
class HearingPage:
    """A hearing as this viewer meets it."""

    hearing: Hearing
    plan: Plan
    left: str
    until: str
    moved: str
    so_far: str
    over: bool
    ahead: bool
    answers_by: str
    steps: tuple[Step, ...]
    step: int
    parts: tuple[Part, ...]
    of_plan: tuple[Said, ...]
    counts: Counts
    values_total: int
    may_comment: bool
    may_answer: bool
    may_change: bool

    @property
    def cards(self) -> list[Card]:
        """All proposals in the plan's order."""
        return [card for part in self.parts for card in part.cards]

    @property
    def listed(self) -> list[Card]:
        """The first of them."""
        return self.cards[:LISTED]

    @property
    def folded(self) -> list[Card]:
        """The rest."""
        return self.cards[LISTED:]


def hearing_page(viewer: Viewer, hearing: Hearing, *, today: date) -> HearingPage:
    """The hearing with its proposals, what was said, and what came of it."""
    plan = hearing.plan
    over = hearing.ended_at is not None or today > hearing.closes_on
    counts = counts_of(Q(hearing=hearing), small_group=viewer.organisation.small_group)
    sections, values = sections_of(plan, viewer, known_names=[])
    rows = some_of_each(viewer, hearing, most=SHOWN)
    said = said_in(rows, viewer, plan.unit.name, today=today, beginning=BEGINNING)
    about = _by_target(said)
    parts = tuple(_part(section, about, counts) for section in sections)
    return HearingPage(
        hearing=hearing,
        plan=plan,
        left=time_left(hearing, today),
        until=until_words(hearing, today),
        moved=moved_words(hearing, today),
        so_far=_so_far(counts, over=over),
        over=over,
        ahead=not over and today < hearing.opens_on,
        answers_by=answers_by(hearing, today),
        steps=_steps(hearing, today),
        step=step_of(plan),
        parts=parts,
        # what was said about a measure that is gone stands with what was said about the whole
        of_plan=tuple(one for group in about.values() for one in group),
        counts=counts,
        values_total=len(values),
        may_comment=may_comment(viewer, hearing, today),
        may_answer=answerable(viewer, plan) is not None,
        may_change=hearing.ended_at is None and may_edit(viewer, plan),
    )


def _by_target(said: Iterable[Said]) -> dict[Target, list[Said]]:
    """The inputs by the measure or part they are about."""
    found: dict[Target, list[Said]] = {}
    for one in said:
        target = ("measure", one.measure) if one.measure else ("section", one.section)
        found.setdefault(target, []).append(one)
    return found


def _part(section: SectionFacts, about: dict[Target, list[Said]], counts: Counts) -> Part:
    """The part with what was said about it and its measures, which is taken out of ``about``."""
    cards = tuple(
        Card(measure, tuple(about.pop(("measure", measure.pk), ())), counts.by_measure.get(measure.pk, 0))
        for measure in section.measures
    )
    of_section = tuple(about.pop(("section", section.pk), ()))
    return Part(section, cards, of_section, counts.by_section.get(section.pk, 0))


def _steps(hearing: Hearing, today: date) -> tuple[Step, ...]:
    """The life of the plan; while it is heard, the step says how long."""
    plan = hearing.plan
    steps = steps_of(plan, today)
    if hearing.ended_at is not None:
        return steps
    last = _("til %(day)s") % {"day": wording.day_words(hearing.closes_on, today, short=True)}
    now = step_of(plan)
    return tuple(Step(step.name, last if at == now else step.when) for at, step in enumerate(steps))


def answers_by(hearing: Hearing, today: date) -> str:
    """«Vi svarer senest 22. november.»; without a promised day «Alle får svar.»"""
    if hearing.answers_by is None or hearing.answers_by < today:
        return _("Alle får svar.")
    return _("Vi svarer senest %(day)s.") % {"day": wording.day_words(hearing.answers_by, today)}


def _so_far(counts: Counts, *, over: bool) -> str:
    """«84 innspill så langt, 31 fra innbyggere»; a number about few people is not told."""
    if over:
        words = ngettext("Ett innspill kom inn", "%(n)d innspill kom inn", counts.total)
    else:
        words = ngettext("Ett innspill så langt", "%(n)d innspill så langt", counts.total)
    words = words % {"n": counts.total}
    if not counts.total and over:
        return _("Ingen innspill kom inn.")
    if not counts.total:
        return _("Ingen innspill ennå. Du kan være den første.")
    if counts.residents is None:
        return words
    return _("%(all)s, %(n)d fra innbyggere") % {"all": words, "n": counts.residents}


class About(TypedDict, total=False):
    """What a form is about; nothing at all is the whole plan."""

    measure: int
    section: int
    about: str


def target_of(plan: Plan, params: Mapping[str, str]) -> About:
    """What the address asks about: ``tiltak=12``, ``del=3``; the whole plan when there is no such thing in it."""
    if wanted := _number(params.get("tiltak", "")):
        found = Measure.objects.filter(pk=wanted, section__plan=plan).values_list("number", "title").first()
        if found:
            return {"measure": wanted, "about": numbered(*found)[:320]}
    if wanted := _number(params.get("del", "")):
        title = Section.objects.filter(pk=wanted, plan=plan).values_list("title", flat=True).first()
        if title is not None:
            return {"section": wanted, "about": title[:320]}
    return {}


def _number(wanted: str) -> int:
    return int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 16 else 0


def numbered(number: str, title: str) -> str:
    """«2. Følge til første gang», «1.2 Følge til første gang», or the title alone."""
    return f"{number}. {title}" if number.isdigit() else f"{number} {title}".strip()


def proposal_of(plan: Plan, measure_id: int | None, section_id: int | None) -> tuple[str, str]:
    """What a form is about says and why: («Hver avdeling velger …», «Fordi …»); "" where there is nothing."""
    if measure_id:
        rows = Measure.objects.filter(pk=measure_id, section__plan=plan).values_list("text", "why")
        return rows.first() or ("", "")
    if section_id:
        return (
            Section.objects.filter(pk=section_id, plan=plan).values_list("intro", flat=True).first() or "",
            "",
        )
    return ("", "")


def names_of_nobody(organisation: Organisation) -> list[str]:
    """Names of units and bodies, which identify no person however many capitals they have. Two queries."""
    names = [organisation.name]
    for model in (Unit, Team):
        for name, aliases in model.objects.filter(organisation=organisation).values_list("name", "aliases"):
            names += [name, *(str(alias) for alias in aliases)]
    return names
