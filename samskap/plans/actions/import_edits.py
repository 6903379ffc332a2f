"""What people correct in a draft before it becomes a plan. Every edit is saved at once, none overwrites another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.people.viewer import Viewer
from samskap.plans.access import may_edit_unit
from samskap.plans.drafting import edits
from samskap.plans.drafting.draft import Draft, DraftMeasure, as_json, from_json
from samskap.plans.models import PlanImport
from samskap.plans.queries.suggestions import Suggester, suggester_for
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow

T = TypeVar("T")
MeasureEdit = Callable[[Draft, DraftMeasure, str, Suggester], DraftMeasure | None]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure as a person wrote it; ``bodies`` holds "?" where nothing was said."""

    section: str
    number: str
    title: str
    text: str
    why: str
    bodies: Sequence[str]
    timings: Sequence[edits.TimingEdit]
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Head:
    """The plan's own title, introduction, language and period."""

    title: str
    preamble: str
    language: str
    period_text: str
    period_start: date | None
    period_end: date | None


def _place(argument: str) -> int:
    try:
        return int(argument)
    except ValueError:
        raise edits.Gone(argument) from None


def _body(_draft: Draft, measure: DraftMeasure, argument: str, known: Suggester) -> DraftMeasure:
    place, _colon, body = argument.partition(":")
    if body and known.named(body) is None:
        raise edits.Gone(body)
    edits.settle_responsible(measure, _place(place), body)
    return measure


def _reopen(_draft: Draft, measure: DraftMeasure, argument: str, _known: Suggester) -> DraftMeasure:
    edits.open_responsible(measure, _place(argument))
    return measure


def _value(_draft: Draft, measure: DraftMeasure, argument: str, known: Suggester) -> DraftMeasure:
    if _place(argument) not in {value.pk for value in known.values}:
        raise edits.Gone(argument)
    edits.take_value(measure, _place(argument))
    return measure


def _no_value(_draft: Draft, measure: DraftMeasure, argument: str, _known: Suggester) -> DraftMeasure:
    edits.decline_value(measure, _place(argument))
    return measure


def _date(_draft: Draft, measure: DraftMeasure, argument: str, _known: Suggester) -> DraftMeasure:
    edits.trust_timing(measure, _place(argument))
    return measure


def _fine(_draft: Draft, measure: DraftMeasure, _argument: str, _known: Suggester) -> DraftMeasure:
    edits.trust(measure)
    return measure


def _exclude(draft: Draft, measure: DraftMeasure, _argument: str, _known: Suggester) -> None:
    edits.exclude(draft, measure.key)


def _merge(draft: Draft, measure: DraftMeasure, _argument: str, _known: Suggester) -> DraftMeasure:
    return edits.merge_up(draft, measure.key)


def _split(draft: Draft, measure: DraftMeasure, argument: str, _known: Suggester) -> DraftMeasure:
    return edits.split(draft, measure.key, _place(argument))


# What the buttons on a measure's card may ask for, as "name:argument".
MEASURE_EDITS: Mapping[str, MeasureEdit] = {
    "body": _body,
    "reopen": _reopen,
    "value": _value,
    "no_value": _no_value,
    "date": _date,
    "fine": _fine,
    "exclude": _exclude,
    "merge": _merge,
    "split": _split,
}


@transaction.atomic
def edit_measure(*, by: Viewer, plan_import: PlanImport, key: str, seen: int, asked: str) -> str:
    """Do what a button on the card asked for; returns the key of the measure to look at next, or ""."""
    name, _colon, argument = asked.partition(":")
    if name not in MEASURE_EDITS:
        raise edits.Gone(name)
    known = suggester_for(by)

    def change(draft: Draft) -> str:
        _section, measure = edits.measure_of(draft, key)
        _guard(measure.revision, seen)
        left = MEASURE_EDITS[name](draft, measure, argument, known)
        measure.revision += 1
        return left.key if left else ""

    return _change(by, plan_import, change, f"measure_{name}")


@transaction.atomic
def rewrite_measure(*, by: Viewer, plan_import: PlanImport, key: str, seen: int, words: MeasureWords) -> None:
    """Put in what a person wrote in the measure's form."""
    known = suggester_for(by)
    bodies = [body if body in ("", "?") or known.named(body) else "?" for body in words.bodies]
    values = [value.pk for value in known.values if value.pk in words.values]

    def change(draft: Draft) -> None:
        section, measure = edits.measure_of(draft, key)
        _guard(measure.revision, seen)
        edits.rewrite(
            measure,
            number=words.number,
            title=words.title,
            text=words.text,
            why=words.why,
            bodies=bodies,
            timings=words.timings,
            values=values,
        )
        if words.section != section.key:
            edits.move(draft, key, words.section)
        measure.revision += 1

    _change(by, plan_import, change, "measure_words")


@transaction.atomic
def edit_head(*, by: Viewer, plan_import: PlanImport, seen: int, head: Head) -> None:
    """Correct the plan's title, introduction, language and period."""

    def change(draft: Draft) -> None:
        _guard(draft.revision, seen)
        draft.title, draft.language, draft.period_text = head.title, head.language, head.period_text
        draft.period_start, draft.period_end = head.period_start, head.period_end
        draft.preamble = head.preamble
        draft.revision += 1

    _change(by, plan_import, change, "head")


@transaction.atomic
def edit_section(*, by: Viewer, plan_import: PlanImport, key: str, seen: int, title: str, intro: str) -> None:
    """Correct a heading and the text under it."""

    def change(draft: Draft) -> None:
        section = edits.section_of(draft, key)
        _guard(section.revision, seen)
        section.title, section.intro = title, intro
        section.revision += 1

    _change(by, plan_import, change, "section")


@transaction.atomic
def decide_loose(*, by: Viewer, plan_import: PlanImport, key: str, decision: str, section: str = "") -> str:
    """Say what becomes of loose text: measure, restore, kept, set_aside or open. Returns the key of a new measure."""

    def change(draft: Draft) -> str:
        if decision == "measure":
            return edits.become_measure(draft, key, section).key
        if decision == "restore":
            return edits.restore(draft, key).key
        edits.decide(draft, key, decision)
        return ""

    return _change(by, plan_import, change, f"loose_{decision}")


@transaction.atomic
def accept_all(*, by: Viewer, plan_import: PlanImport, kind: str) -> int:
    """Take every suggestion of a kind, "bodies" or "values"; returns how many there were."""
    known = suggester_for(by)

    def values(measure: DraftMeasure) -> list[int]:
        return [value.pk for value, _word in known.values_for(measure)]

    def change(draft: Draft) -> int:
        if kind == "bodies":
            return edits.accept_suggestions(draft, bodies=known.likeliest)
        return edits.accept_suggestions(draft, values=values)

    return _change(by, plan_import, change, f"accept_all_{kind}")


def _guard(now: int, seen: int) -> None:
    if now != seen:
        raise ChangedMeanwhile


def _change(by: Viewer, plan_import: PlanImport, change: Callable[[Draft], T], name: str) -> T:
    """Change the draft under a lock on its row, so that two clicks at once are both kept."""
    if not may_edit_unit(by, plan_import.unit):
        raise PermissionDenied
    row = PlanImport.objects.select_for_update().get(pk=plan_import.pk)
    if row.state != PlanImport.State.READY:
        raise NotAllowedNow(_("Utkastet er ikke lenger under arbeid."))
    draft = from_json(row.draft)
    result = change(draft)
    row.draft, row.revision = as_json(draft), row.revision + 1
    row.save(update_fields=["draft", "revision"])
    plan_import.draft, plan_import.revision = row.draft, row.revision
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action="plans.edit_import",
        subject=row,
        details={"edit": name},
    )
    return result
