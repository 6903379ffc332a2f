"""Two municipalities with the same things in them, each marked with words of its own.

Whoever reads an answer can tell from the words whose it is: ``draftword…`` stands in everything of a draft,
``activeword…`` in everything of an active plan, ``personword…`` in the names of people.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Value as Text
from django.db.models.functions import Concat
from django.utils import timezone

from samskap.people.models import Integration, Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import system_viewer
from samskap.plans.actions.importing import start_import
from samskap.plans.drafting.draft import Draft, DraftLoose, DraftMeasure, DraftSection
from samskap.plans.freezing import freeze
from samskap.plans.intake import Intake
from samskap.plans.models import (
    Indicator,
    IndicatorReading,
    LooseText,
    Measure,
    Milestone,
    Plan,
    PlanImport,
    Section,
)
from samskap.values.models import MunicipalValue, PosterHanging, ValueLink, ValueStatement
from tests import plans
from tests.personas import make_person, make_values
from tests.world_practice import make_practice
from tests.world_words import make_dictionary

Role = Membership.Role
# What stands for the part «key», by address.
KEYS = {
    "plans:import_section": "d1",
    "plans:import_measure": "m1",
    "plans:import_measure_words": "m1",
    "plans:import_loose": "t1",
    "*": "leder",
}


@dataclass
class Municipality:
    """One of the two, with the numbers and keys that stand in its addresses."""

    organisation: Organisation
    people: dict[str, Person] = field(default_factory=dict)
    draft: Plan = field(init=False)
    active: Plan = field(init=False)
    plan_import: PlanImport = field(init=False)
    statement: ValueStatement = field(init=False)
    hanging: PosterHanging = field(init=False)
    integration: Integration = field(init=False)
    value_link: ValueLink = field(init=False)
    words: dict[str, dict[str, Any]] = field(init=False)

    def word(self, kind: str) -> str:
        """What marks this municipality's things: a draft, an active plan, a person."""
        return f"{kind}word{self.organisation.slug}"

    def arguments(self, which: str) -> dict[str, dict[str, Any]]:
        """The parts of addresses by name; ``which`` picks the draft or the active plan."""
        plan = self.draft if which == "draft" else self.active
        section = plan.sections.get(position=0)
        measure = section.measures.first()
        loose = plan.loose_texts.get()
        assert measure is not None
        return {
            **self.words,
            "organisation": {"*": self.organisation.slug},
            "plan_id": {"*": plan.pk},
            "section_id": {"*": section.pk},
            "measure_id": {"*": measure.pk},
            "text_id": {"*": loose.pk},
            "milestone_id": {"*": Milestone.objects.get(measure=measure).pk},
            "import_id": {"*": self.plan_import.pk},
            "statement_id": {"*": self.statement.pk},
            "hanging_id": {"*": self.hanging.pk},
            "name": {"plans:take_step": "horing" if which == "draft" else "evaluer", "*": "a4.pdf"},
            "number": {"plans:version": 1, "plans:version_pdf": 1, **self.words["number"]},
            "responsibility_id": {"*": measure.responsibilities.first().pk},  # type: ignore[union-attr]  # made by plans.fill
            "indicator_id": {"*": plan_indicator(plan)},
            "timing_id": {"*": measure.timings.first().pk},  # type: ignore[union-attr]  # made by plans.fill
            "unit_id": {"*": plan.unit.pk},
            "value_id": {"*": self.statement.value.pk},
            "slug": {"*": self.statement.value.slug},
            "provider_id": {"*": "ingen"},
            "integration_id": {"*": self.integration.pk},
            "municipal_id": {"*": self.value_link.municipal_value_id},
            "link_id": {"*": self.value_link.pk},
            "signed": {"*": "1.forfalsket"},
            "rest": {"*": "noe/annet"},
            "pk": {"*": 1},
            "form": {"*": "csv"},
            "token": {"*": "1-guessed"},
            "key": KEYS,
        }


def build(name: str, slug: str, *, names: dict[str, str]) -> Municipality:
    """A municipality with a unit, a department, teams, values, a draft, an active plan and a document being read."""
    organisation = Organisation.objects.create(name=name, slug=slug)
    us = Municipality(organisation)
    unit = Unit.objects.create(organisation=organisation, name=f"Mestring {name}", kind=Unit.Kind.UNIT)
    department = Unit.objects.create(organisation=organisation, parent=unit, name="Brygga")
    council = Team.objects.create(organisation=organisation, unit=unit, name="Rådet", kind="lived_experience")
    Team.objects.create(organisation=organisation, unit=unit, name="Fagnettverket", kind="development")
    values = make_values(organisation)
    places: dict[str, dict[str, Any]] = {
        "alma": {"role": Role.EMPLOYEE, "unit": department},
        "dina": {"role": Role.LEADER, "unit": unit},
        "edvard": {"role": Role.COUNCIL_MEMBER, "team": council},
        "bo": {"role": Role.LEADER, "unit": unit},
        "cato": {},
    }
    for who, first in names.items():
        us.people[who] = make_person(organisation, f"{first} {us.word('person')}", **places[who])
    leader = us.people.get("dina") or us.people["bo"]
    us.words = make_dictionary(organisation, leader, draft_word=us.word("draft"))
    us.draft = _plan(us, unit, Plan.State.DRAFT)
    us.active = _plan(us, unit, Plan.State.ACTIVE)
    measure = us.active.sections.all()[0].measures.all()[0]
    us.words |= make_practice(organisation, unit, leader, measure, word=us.word("draft"))
    us.statement = ValueStatement.objects.create(
        value=values[0], unit=department, text="Vi spør før vi svarer."
    )
    us.hanging = PosterHanging.objects.create(unit=unit, hung_on=timezone.localdate(), photo=b"a photo")
    us.plan_import = _import(us, unit)
    municipal = MunicipalValue.objects.create(organisation=organisation, name="Nær")
    us.value_link = ValueLink.objects.create(unit=department, municipal_value=municipal, value=values[0])
    us.integration = Integration.objects.create(
        organisation=organisation,
        kind=Integration.Kind.EMBED,
        name="Intranettet",
        hosts=["https://a.example"],
    )
    return us


def _plan(us: Municipality, unit: Unit, state: str) -> Plan:
    word = us.word("draft" if state == Plan.State.DRAFT else "active")
    owner = us.people.get("dina") or us.people.get("bo")
    plan = Plan.objects.create(
        organisation=us.organisation,
        unit=unit,
        owner=owner,
        title=f"Plan {word}",
        summary=f"Sammen {word}",
        state=state,
        state_since="2026-03-01",
    )
    plans.fill(plan, measures=3, sections=2)
    mark = Concat("title", Text(f" {word}"))
    Section.objects.filter(plan=plan).update(title=mark, intro=word)
    Measure.objects.filter(section__plan=plan).update(title=mark, text=word, why=word)
    LooseText.objects.filter(plan=plan).update(text=f"Vi skal invitere {word}")
    for section in plan.sections.all():
        Milestone.objects.create(measure=section.measures.all()[0], title=f"Halvveis {word}")
    _figure(us, plan, word)
    step = plan.state_changes.get(state=state)
    freeze(plan=plan, step=step, by=system_viewer(us.organisation), at=timezone.now())
    return plan


def _figure(us: Municipality, plan: Plan, word: str) -> None:
    """A figure of the first measure that somebody has written in."""
    measure = Measure.objects.filter(section__plan=plan).order_by("section__position", "position", "pk")[0]
    figure = Indicator.objects.create(
        measure=measure, label=f"Kvelder {word}", unit_word="kvelder", added_on="2026-03-01"
    )
    IndicatorReading.objects.create(
        indicator=figure, day="2026-04-01", numerator=3, at=timezone.now(), by=us.people.get("dina")
    )


def plan_indicator(plan: Plan) -> int:
    """The number of the plan's figure."""
    return Indicator.objects.get(measure__section__plan=plan, source="").pk


def _import(us: Municipality, unit: Unit) -> PlanImport:
    word = us.word("draft")
    draft = Draft(
        title=f"Nytt dokument {word}",
        sections=[
            DraftSection(
                key="d1",
                title=f"Del {word}",
                measures=[DraftMeasure(key=f"m{n}", title=f"Tiltak {n} {word}", line=2) for n in (1, 2)],
            )
        ],
        loose=[DraftLoose(key="t1", kind="commitment", text=f"Vi skal {word}")],
    )
    lines: list[list[Any]] = [[1, f"Nytt dokument {word}", None], [2, f"Tiltak {word}", None]]
    intake = Intake(f"{word}.docx", "f" * 64, lines, draft)
    return start_import(by=system_viewer(us.organisation), unit=unit, intake=intake)


@dataclass
class World:
    """Fjordvik, where the tests look, and Nabovik, where Bo comes from."""

    fjordvik: Municipality
    nabovik: Municipality

    def person(self, who: str) -> Person | None:
        """The person of that name; None for the visitor."""
        return {**self.fjordvik.people, **self.nabovik.people}.get(who)

    def open_plans(self) -> None:
        """Both municipalities open their plans to everybody."""
        Organisation.objects.update(opens_plans=True)


def build_world() -> World:
    """Both, in the database."""
    ours = {"alma": "Alma", "dina": "Dina", "edvard": "Edvard", "cato": "Cato"}
    return World(
        build("Fjordvik kommune", "fjordvik", names=ours),
        build("Nabovik kommune", "nabovik", names={"bo": "Bo"}),
    )
