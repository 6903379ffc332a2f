"""What the page of one measure shows, in the same number of queries however much there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from samskap.people.access import teams_of, units_of
from samskap.people.models import Membership
from samskap.people.viewer import Viewer
from samskap.plans import wording
from samskap.plans.access import carries, may_edit, measures_for
from samskap.plans.models import Measure, MeasureValue, Plan, PlanImport, Responsibility, Section
from samskap.plans.person_names import for_reader, names_a_person
from samskap.plans.queries.history import Change, history_of
from samskap.plans.queries.living import RUNNING, Living
from samskap.plans.queries.milestones import MilestoneLine, milestone_lines
from samskap.plans.queries.next_step import OVER, Ask, Facts, next_step
from samskap.plans.queries.updates import Told, is_stale, updates_of
from samskap.plans.states import EDITABLE


@dataclass(frozen=True, slots=True)
class WhoLine:
    """A responsible: the name to show, what below it, and the plan's own words where they differ."""

    name: str
    below: str
    own_words: str = ""
    gone: str = ""


@dataclass(frozen=True, slots=True)
class WhenLine:
    """A time: what we understood, the plan's own words where they differ, and what we are unsure of."""

    icon: str
    words: str
    kind: str
    own_words: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The measure before or after, in the plan's order."""

    pk: int
    title: str


@dataclass(frozen=True)
class MeasurePage:
    """One measure as this viewer may see it."""

    measure: Measure
    plan: Plan
    section: Section
    values: tuple[MeasureValue, ...]
    partner: str
    who: tuple[WhoLine, ...]
    when: tuple[WhenLine, ...]
    milestones: tuple[MilestoneLine, ...]
    updates: tuple[Told, ...]
    updated: str
    stale: bool
    nobody: bool
    history: tuple[Change, ...]
    before: Neighbour | None
    after: Neighbour | None
    ask: Ask | None
    source: str
    document_id: int | None
    may_edit: bool
    may_report: bool
    belongs: bool

    @property
    def kicker(self) -> str:
        """«Tiltak 3 · Møteplasser og nettverk»."""
        number = self.measure.number
        name = _("Tiltak %(number)s") % {"number": number} if number else _("Tiltak")
        return f"{name} · {self.section.title}"

    @property
    def reason(self) -> str:
        """Why the status is as it is, and since when; "" when there is nothing to tell."""
        return self.measure.status_reason

    @property
    def seen(self) -> int:
        """The latest update there is, for the form that adds one."""
        return self.updates[0].pk if self.updates else 0

    @property
    def shown_values(self) -> list[object]:
        """The values for the row of chips."""
        return [row.value for row in self.values]

    @property
    def signs(self) -> list[MeasureValue]:
        """The values with words for how they show."""
        return [row for row in self.values if row.shows_as]


def measure_page(viewer: Viewer, measure_id: int, *, today: date) -> MeasurePage:
    """The measure, or 404 when it is not there or not for this viewer."""
    measure = _measure(viewer, measure_id)
    plan = measure.section.plan
    responsibles = list(measure.responsibilities.select_related("team", "unit", "person"))
    living = Living.of(viewer.organisation, today) if viewer.belongs else None
    timings = list(measure.timings.all())
    values = tuple(measure.measure_values.select_related("value").order_by("value__position", "value_id"))
    editable = plan.state in EDITABLE
    edits = editable and may_edit(viewer, plan)
    reports = edits or (editable and viewer.belongs and carries(viewer, responsibles))
    live = editable and measure.status not in OVER
    before, after = _neighbours(plan, measure)
    updates = tuple(updates_of(measure, viewer, today))
    told_on = updates[0].day if updates else measure.status_since
    ask = next_step(_facts(measure, values, responsibles, timings, living), today) if reports else None
    return MeasurePage(
        measure=measure,
        plan=plan,
        section=measure.section,
        values=values,
        partner=_partner(viewer, measure),
        who=_who_lines(viewer, responsibles, living),
        when=tuple(_when_line(each, today, live=live) for each in wording.in_order(timings, today)),
        milestones=milestone_lines(measure, today, live=live),
        updates=updates,
        updated=wording.updated_words(told_on, today),
        stale=live and plan.state in RUNNING and is_stale(told_on, today),
        nobody=live and living is not None and living.abandoned(responsibles),
        history=tuple(history_of(measure, viewer)),
        before=before,
        after=after,
        ask=ask,
        source=_source(measure) if viewer.belongs else "",
        document_id=getattr(measure, "document_id", None) if edits and measure.source_line else None,
        may_edit=edits,
        may_report=reports,
        belongs=viewer.belongs,
    )


def _measure(viewer: Viewer, measure_id: int) -> Measure:
    documents = PlanImport.objects.filter(plan=OuterRef("section__plan")).order_by("-pk")
    rows = measures_for(viewer).annotate(document_id=Subquery(documents.values("pk")[:1]))
    measure = rows.filter(pk=measure_id).first()
    if measure is None:
        raise Http404
    return measure


def _facts(
    measure: Measure,
    values: Sequence[MeasureValue],
    responsibles: Sequence[Responsibility],
    timings: Sequence[wording.TimingLike],
    living: Living | None,
) -> Facts:
    return Facts(
        status=measure.status,
        reason=measure.status_reason,
        has_why=bool(measure.why.strip()),
        has_values=bool(values),
        responsibles=len(responsibles),
        gone=sum(living.is_gone(row) for row in responsibles) if living else 0,
        unmatched=[row.name for row in responsibles if not _body(row) and not row.person_id],
        timings=timings,
    )


def _body(row: Responsibility) -> str:
    """The team, unit or role that is meant; "" for a person alone and for words nobody has confirmed."""
    if row.team or row.unit:
        return str(row.team or row.unit)
    if row.every_department:
        return _("Alle avdelinger")
    return str(Membership.Role(row.role).label) if row.role else ""


def _partner(viewer: Viewer, measure: Measure) -> str:
    """Who goes on with it outside the plan, in words; visitors never get a person's name."""
    by = measure.taken_over_by
    if viewer.belongs or not names_a_person(by):
        return by
    return for_reader(by, _known(viewer), inside=False)


def _known(viewer: Viewer) -> list[str]:
    """Names that are no persons'; two queries."""
    return [
        *units_of(viewer).values_list("name", flat=True),
        *teams_of(viewer).values_list("name", flat=True),
    ]


def _who_lines(viewer: Viewer, rows: Sequence[Responsibility], living: Living | None) -> tuple[WhoLine, ...]:
    """The responsibles; visitors see teams, units and roles, and never a person's name."""
    if living is not None:
        return tuple(
            _who_line(
                row, _body(row) or (row.person.name if row.person else ""), row.name, gone_words(row, living)
            )
            for row in rows
        )
    known: list[str] = []
    if any(not _body(row) and not row.person_id for row in rows):
        known = _known(viewer)
    lines = []
    for row in rows:
        hidden = row.person_id is not None or names_a_person(row.name, known)
        name = _body(row) or (_("En navngitt person") if hidden else row.name)
        lines.append(_who_line(row, name, "" if hidden else row.name))
    return tuple(lines)


def responsible_lines(viewer: Viewer, measure: Measure, today: date) -> list[tuple[int, WhoLine]]:
    """The responsibles of the measure with their ids, for somebody who edits the plan; two queries."""
    rows = list(measure.responsibilities.select_related("team", "unit", "person"))
    lines = _who_lines(viewer, rows, Living.of(viewer.organisation, today))
    return [(row.pk, line) for row, line in zip(rows, lines, strict=True)]


def gone_words(row: Responsibility, living: Living) -> str:
    """What to say beside a responsible where nobody is any longer; "" when somebody is."""
    if row.team is not None and row.team.ended_on is not None:
        return _("Finnes ikke lenger")
    if not living.is_gone(row):
        return ""
    return _("Er ikke her lenger") if row.person_id else _("Ingen er der nå")


def _who_line(row: Responsibility, name: str, own: str, gone: str = "") -> WhoLine:
    shown = name or own
    part = str(Responsibility.Part(row.part).label).lower()
    below = f"{part}: {row.scope}" if row.scope else part
    return WhoLine(shown, below, own if own.casefold() != shown.casefold() else "", gone)


ICONS = {
    "deadline": "flag",
    "start": "play",
    "period": "calendar-days",
    "recurring": "repeat-2",
    "open": "arrow-right",
}
KINDS = {
    "deadline": pgettext_lazy("timing", "frist"),
    "start": pgettext_lazy("timing", "oppstart"),
    "period": pgettext_lazy("timing", "periode"),
    "recurring": pgettext_lazy("timing", "gjentas"),
    "open": pgettext_lazy("timing", "uten sluttdato"),
}


def _when_line(timing: wording.TimingLike, today: date, *, live: bool) -> WhenLine:
    words = wording.timing_words(timing, today, live=live)
    own, with_year = timing.text.strip(), wording.timing_words(timing, date.min, live=False)
    return WhenLine(
        icon=ICONS.get(timing.kind, "calendar"),
        words=words,
        kind=str(KINDS.get(timing.kind, "")),
        own_words="" if own.casefold() in (words.casefold(), with_year.casefold()) else own,
        doubt="" if timing.certain else _doubt(timing),
    )


def _doubt(timing: wording.TimingLike) -> str:
    if timing.start or timing.end or timing.recurrence:
        return _("Vi er ikke sikre på at vi har forstått dette")
    return _("Det er ikke satt noen dato ennå")


def _neighbours(plan: Plan, measure: Measure) -> tuple[Neighbour | None, Neighbour | None]:
    rows = (
        Measure.objects.filter(section__plan=plan)
        .order_by("section__position", "section_id", "position", "pk")
        .values_list("pk", "number", "title")
    )
    order = [Neighbour(pk, f"{number} {title}".strip()) for pk, number, title in rows]
    at = next((place for place, each in enumerate(order) if each.pk == measure.pk), None)
    if at is None:
        return None, None
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def _source(measure: Measure) -> str:
    """Where it stood in the document it was read from."""
    if measure.source_line is None:
        return ""
    if measure.source_page is None:
        return _("Står på linje %(line)s i dokumentet.") % {"line": measure.source_line}
    return _("Står på linje %(line)s, side %(page)s i dokumentet.") % {
        "line": measure.source_line,
        "page": measure.source_page,
    }
