"""The frozen versions of a plan: which there are, how one reads, and what is different between two."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise

from samskap.people.access import units_of
from samskap.people.viewer import Viewer
from samskap.plans import freezing
from samskap.plans.comparing import Comparison, compare
from samskap.plans.models import Plan, PlanVersion
from samskap.plans.person_names import names_a_person
from samskap.plans.queries.decisions import Decided, decided_of, long_day
from samskap.plans.queries.version_words import LABELS, head_lines, measure_lines, readable, section_lines
from samskap.plans.states import OPEN_STATES, State

NOW = 0  # the number of no version: the text as it is today


@dataclass(frozen=True, slots=True)
class Version:
    """A version in the list: its number, which step it was frozen at, and who decided then."""

    number: int
    state: str
    label: str
    day: str
    note: str
    decided: Decided | None
    checksum: str
    by: str

    @property
    def short(self) -> str:
        """The beginning of the checksum, enough to tell two apart."""
        return self.checksum[:12]


@dataclass(frozen=True, slots=True)
class ReadMeasure:
    """A measure of a version, as label and text."""

    number: str
    title: str
    texts: tuple[tuple[str | Promise, str], ...]


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section of a version with its measures."""

    title: str
    intro: str
    measures: tuple[ReadMeasure, ...]


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """The frozen text of a version, and whether it still is what was frozen."""

    version: Version
    title: str
    summary: str
    language: str
    facts: tuple[tuple[str | Promise, str], ...]
    sections: tuple[ReadSection, ...]
    holds: bool


def versions_of(viewer: Viewer, plan: Plan) -> QuerySet[PlanVersion]:
    """The versions the viewer may read, the newest first: outsiders those of open states only."""
    rows = PlanVersion.objects.filter(plan=plan)
    if not viewer.belongs:
        rows = rows.filter(step__state__in=OPEN_STATES)
    return rows.select_related("step__decision", "made_by").order_by("-number")


def version_list(viewer: Viewer, plan: Plan) -> list[Version]:
    """The versions in words, the newest first; one query, and one for outsiders."""
    known = _known_names(viewer)
    return [_version(row, viewer, known) for row in versions_of(viewer, plan).defer("content")]


def read_version(viewer: Viewer, plan: Plan, number: int) -> ReadVersion:
    """One version as it was frozen, or 404."""
    row = _get(viewer, plan, number)
    content = readable(row.content, inside=viewer.belongs)
    head = content["plan"]
    facts = head_lines(head)
    title, summary = facts.pop("title", ""), facts.pop("summary", "")
    return ReadVersion(
        version=_version(row, viewer, _known_names(viewer)),
        title=title,
        summary=summary,
        language=head["language"],
        facts=_labelled(facts),
        sections=tuple(
            ReadSection(
                section["title"],
                section["intro"],
                tuple(
                    ReadMeasure(measure["number"], measure["title"], _labelled(measure_lines(measure)))
                    for measure in section["measures"]
                ),
            )
            for section in content["sections"]
        ),
        holds=freezing.checksum_of(row.content) == row.checksum,
    )


def compare_versions(viewer: Viewer, plan: Plan, old: int, new: int) -> Comparison:
    """What is different between two versions by their numbers, ``NOW`` for the text as it is today; 404 for others."""
    before, after = (_content(viewer, plan, number) for number in (old, new))
    return compare(before, after, head=head_lines, section=section_lines, measure=measure_lines)


def _content(viewer: Viewer, plan: Plan, number: int) -> freezing.Content:
    content = freezing.content_of(plan) if number == NOW else _get(viewer, plan, number).content
    return readable(content, inside=viewer.belongs)


def _get(viewer: Viewer, plan: Plan, number: int) -> PlanVersion:
    row = versions_of(viewer, plan).filter(number=number).first()
    if row is None:
        raise Http404
    return row


def _labelled(lines: dict[str, str]) -> tuple[tuple[str | Promise, str], ...]:
    return tuple((LABELS[key], text) for key, text in lines.items())


def _known_names(viewer: Viewer) -> list[str]:
    """The names of units, which are no persons; asked for only where persons are to be hidden."""
    return [] if viewer.belongs else list(units_of(viewer).values_list("name", flat=True))


def _version(row: PlanVersion, viewer: Viewer, known: list[str]) -> Version:
    step, inside = row.step, viewer.belongs
    note = step.note if step else ""
    return Version(
        number=row.number,
        state=step.state if step else "",
        label=str(State(step.state).label) if step else "",
        day=long_day(step.day if step else row.made_at.date()),
        note="" if not inside and names_a_person(note, known) else note,
        decided=decided_of(step, inside=inside, known_names=known) if step else None,
        checksum=row.checksum,
        by=row.made_by.name if row.made_by and inside else "",
    )
