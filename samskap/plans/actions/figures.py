"""The figures that follow a measure: which there are, and the numbers people write in themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.access import require_may_report
from samskap.plans.actions.claim import assign, hold, note
from samskap.plans.actions.readings import mark_shown, read
from samskap.plans.models import Indicator, IndicatorReading, Measure
from samskap.plans.sources import Scope, WrongParameters, source_of
from samskap.plans.states import NotAllowedNow

MOST = 12  # figures of one measure
FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a figure shall be: a source with its parameters, or ("") numbers by hand with a name of their own."""

    source: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""
    unit_word: str = ""
    way: str = Indicator.Way.UP
    target: Decimal | None = None
    target_on: date | None = None
    about_people: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A number somebody wrote in: ``numerator`` of ``denominator`` (None: a plain number) on a day."""

    day: date
    numerator: Decimal
    denominator: Decimal | None = None
    note: str = ""


@transaction.atomic
def add_figure(*, by: Viewer, measure: Measure, wanted: Wanted) -> Indicator:
    """Let a figure follow the measure, and read it at once. Raises NotAllowedNow."""
    require_may_report(by, measure)
    hold(measure.section.plan)
    words = _checked(measure, wanted)
    row = Indicator.objects.filter(measure=measure, source=wanted.source).first() if wanted.source else None
    if row is not None and not row.suggested:
        raise NotAllowedNow(_("Dette tallet følger tiltaket allerede."))
    others = Indicator.objects.filter(measure=measure, suggested=False)
    if not wanted.source and others.filter(source="", label=wanted.label).exists():
        raise NotAllowedNow(_("Et tall med dette navnet følger tiltaket allerede."))
    if others.count() >= MOST:
        raise NotAllowedNow(_("Tiltaket har mange tall nå. Fjern ett før dere legger til et nytt."))
    if row is None:
        row = Indicator(measure=measure, position=measure.indicators.count())
    row.added_by, row.added_on, row.suggested = by.person, timezone.localdate(), False
    for name, value in words.items():
        setattr(row, name, value)
    row.save()
    note(by, "add_figure", measure, measure.section.plan, indicator=row.pk, source=row.source)
    read([row], timezone.now())
    return row


@transaction.atomic
def edit_figure(*, by: Viewer, indicator: Indicator, wanted: Wanted) -> bool:
    """Change what the figure is called, counts or aims at; its source stays. False when it is as before."""
    measure = indicator.measure
    require_may_report(by, measure)
    hold(measure.section.plan)
    words = _checked(measure, wanted)
    if wanted.source != indicator.source:
        raise NotAllowedNow(_("Et tall kan ikke få en annen kilde. Fjern det, og legg til et nytt."))
    changed = assign(indicator, words)
    if "about_people" in changed:
        _turn(indicator)
    if "parameters" in changed:
        read([indicator], timezone.now())
    note(by, "edit_figure", measure, measure.section.plan, indicator=indicator.pk, fields=changed)
    return bool(changed)


@transaction.atomic
def remove_figure(*, by: Viewer, indicator: Indicator) -> None:
    """Take the figure and its history away from the measure."""
    measure, key = indicator.measure, indicator.pk
    require_may_report(by, measure)
    hold(measure.section.plan)
    indicator.readings.all().delete()  # they hold on to what they were computed from
    indicator.delete()
    note(by, "remove_figure", measure, measure.section.plan, indicator=key)


@transaction.atomic
def answer_suggestion(*, by: Viewer, indicator: Indicator, yes: bool) -> bool:
    """Say yes or no to a figure that was suggested; False when somebody has answered already."""
    measure, key = indicator.measure, indicator.pk
    require_may_report(by, measure)
    hold(measure.section.plan)
    waiting = Indicator.objects.filter(pk=key, suggested=True)
    if not yes:
        done = bool(waiting.delete()[0])
    else:
        done = bool(waiting.update(suggested=False, added_by=by.person, added_on=timezone.localdate()))
        if done:
            read([indicator], timezone.now())
    verb = "add_figure" if yes and done else "answer_suggestion"
    note(by, verb, measure, measure.section.plan, indicator=key, yes=yes, done=done)
    return done


@transaction.atomic
def enter_figure(
    *, by: Viewer, indicator: Indicator, entry: Entry, correct: bool = False
) -> IndicatorReading:
    """Write in a number for a day; ``correct`` puts right one that stands there. Raises NotAllowedNow."""
    measure = indicator.measure
    require_may_report(by, measure)
    hold(measure.section.plan)
    _require_possible(indicator, entry)
    before = IndicatorReading.objects.filter(indicator=indicator, day=entry.day).first()
    if before is not None and not correct:
        raise NotAllowedNow(_("Det står et tall for denne dagen allerede. Rett det i listen under."))
    words = {"numerator": entry.numerator, "denominator": entry.denominator, "note": entry.note}
    given = {"by": by.person, "at": timezone.now()}
    unread = {"shown": not indicator.about_people}
    row, made = IndicatorReading.objects.update_or_create(
        indicator=indicator,
        day=entry.day,
        defaults={**words, **given},
        create_defaults={**words, **given, **unread},
    )
    changed = [] if before is None else [name for name in words if getattr(before, name) != words[name]]
    verb = "enter_figure" if made else "correct_figure"
    facts = {"indicator": indicator.pk, "day": entry.day.isoformat(), "fields": changed}
    note(by, verb, measure, measure.section.plan, **facts)
    mark_shown([indicator])
    return row


@transaction.atomic
def remove_entry(*, by: Viewer, indicator: Indicator, day: date) -> bool:
    """Take away a number that was written in for the wrong day; False when there is none."""
    measure = indicator.measure
    require_may_report(by, measure)
    hold(measure.section.plan)
    if indicator.source:
        raise NotAllowedNow(_("Dette tallet leses av seg selv."))
    gone = bool(IndicatorReading.objects.filter(indicator=indicator, day=day).delete()[0])
    note(by, "remove_entry", measure, measure.section.plan, indicator=indicator.pk, day=day.isoformat())
    mark_shown([indicator])
    return gone


def _checked(measure: Measure, wanted: Wanted) -> dict[str, Any]:
    """The columns of the figure; raises NotAllowedNow for what cannot be counted so."""
    source = source_of(wanted.source)
    if wanted.source and source is None:
        raise NotAllowedNow(_("Den kilden kjenner vi ikke. Velg en annen."))
    if source is None and not (wanted.label and wanted.unit_word):
        raise NotAllowedNow(_("Et tall dere skriver selv, trenger et navn og et ord for det som telles."))
    if source is not None:
        plan = measure.section.plan
        try:
            source.check(Scope(plan.organisation, plan, measure, wanted.parameters))
        except WrongParameters:
            raise NotAllowedNow(_("Dette tallet kan ikke regnes ut slik. Velg på nytt.")) from None
    return {
        "source": wanted.source,
        "parameters": dict(wanted.parameters) if source else {},
        "label": wanted.label,
        "unit_word": wanted.unit_word,
        "way": str(wanted.way),
        "target": wanted.target,
        "target_on": wanted.target_on,
        "about_people": source.about_people if source else wanted.about_people,
    }


def _turn(indicator: Indicator) -> None:
    """A figure that is about people from now on hides small groups in its whole history; one that is not, shows all."""
    if not indicator.about_people:
        IndicatorReading.objects.filter(indicator=indicator).update(shown=True)
    mark_shown([indicator])


def _require_possible(indicator: Indicator, entry: Entry) -> None:
    if indicator.source or indicator.suggested:
        raise NotAllowedNow(_("Dette tallet leses av seg selv."))
    if not FIRST_DAY <= entry.day <= timezone.localdate():
        raise NotAllowedNow(_("Skriv en dag som har vært."))
    numbers = [entry.numerator] if entry.denominator is None else [entry.numerator, entry.denominator]
    if min(numbers) < 0 or max(numbers) > 10**9:
        raise NotAllowedNow(_("Skriv et tall fra 0 og oppover."))
    if entry.denominator is not None and entry.numerator > entry.denominator:
        raise NotAllowedNow(_("Det første tallet kan ikke være større enn det andre."))
    if indicator.about_people and any(number != int(number) for number in numbers):
        raise NotAllowedNow(_("Mennesker telles i hele tall."))
