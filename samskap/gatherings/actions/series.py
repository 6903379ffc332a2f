"""The life of a series: planned, changed, ended, and made into gatherings eighteen months ahead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import structlog
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core.audit import why
from samskap.gatherings.access.gatherings import may_hold, require_holds
from samskap.gatherings.actions.noting import note_row
from samskap.gatherings.actions.slots import lay_out
from samskap.gatherings.models import Gathering, Series
from samskap.gatherings.queries.series_use import Effect, Plan, effect_of
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.rhythm import understand
from samskap.gatherings.uids import new_uid
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer, system_viewer
from samskap.plans.models import Measure
from samskap.values.models import Value

log = structlog.get_logger("samskap.gatherings")
# More in one organisation is a mistake, not a plan.
MOST: Final = 400
# What a gathering takes over from its series; the rest is its own.
SHARED: Final = (
    "unit_id", "team_id", "kind", "title", "purpose", "timezone", "place", "join_url", "audience",
    "open_to_residents", "host_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """What somebody writes of a series; ``rhythm`` in their own words, ``audience`` as the model says.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    kind: str
    title: str
    rhythm: str
    at: time
    starts_on: date
    ends_on: date | None = None
    holidays: str = Series.Holidays.NEXT
    minutes: int = 60
    unit: Unit | None = None
    team: Team | None = None
    host: Person | None = None
    purpose: str = ""
    place: str = ""
    join_url: str = ""
    audience: dict[str, Any] = field(default_factory=dict)
    open_to_residents: bool = False
    timezone: str = "Europe/Oslo"
    values: tuple[Value, ...] = ()
    measures: tuple[Measure, ...] = ()
    overruled: str = ""

    def plan(self) -> Plan:
        """When it comes. Raises RhythmError for words that are not understood."""
        rule = understand(self.rhythm).rule.anchored(self.starts_on)
        return Plan(rule, self.starts_on, self.ends_on, self.holidays, self.at, self.timezone)

    def columns(self) -> dict[str, Any]:
        """The fields of the row."""
        names = (
            "kind", "title", "rhythm", "at", "starts_on", "ends_on", "holidays", "minutes", "unit", "team", "host",
            "purpose", "place", "join_url", "audience", "open_to_residents", "timezone",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names} | {"rrule": self.plan().rule.rrule()}


@transaction.atomic
def plan_series(*, by: Viewer, entry: SeriesEntry, now: datetime | None = None) -> Series:
    """Make a series with its gatherings; the very same one planned twice (a form sent twice) is one.

    Raises PermissionDenied, RhythmError, or NotAllowedNow for a rhythm without any day ahead.
    """
    now = now or timezone.now()
    Organisation.objects.select_for_update().get(pk=by.organisation.pk)
    _require_known(by, entry)
    _require_place(by, entry)
    require_some_day(entry.plan(), now)
    columns = entry.columns()
    there = Series.objects.filter(organisation=by.organisation, ended_at=None)
    distinct = ("kind", "title", "rrule", "at", "starts_on", "unit", "team")
    same = there.filter(**{name: columns[name] for name in distinct}).first()
    if same is not None:
        return same
    if there.count() >= MOST:
        raise NotAllowedNow(_("Her er det mange serier allerede. Avslutt en som ikke er i bruk."))
    made = Series.objects.create(organisation=by.organisation, made_by=by.person, **columns)
    made.values.set(entry.values)
    made.measures.set(entry.measures)
    count = materialise(series=made, now=now)
    note_row(by, "plan_series", made, kind=made.kind, gatherings=count, **why(entry.overruled))
    return made


@transaction.atomic
def plan_year(*, by: Viewer, entries: list[SeriesEntry], now: datetime | None = None) -> list[Series]:
    """Several series at once: all of them or none."""
    return [plan_series(by=by, entry=entry, now=now) for entry in entries]


@transaction.atomic
def change_series(
    *, by: Viewer, series: Series, entry: SeriesEntry, seen: int, now: datetime | None = None
) -> Effect:
    """Follow new words, a new rhythm or a new time from now on. Gatherings that were used stay as they are.

    ``seen`` is the revision the person saw. Raises ChangedMeanwhile, PermissionDenied, RhythmError or NotAllowedNow.
    """
    now = now or timezone.now()
    row = _locked(by, series, seen)
    _require_known(by, entry)
    if (entry.unit, entry.team) != (row.unit, row.team):
        _require_place(by, entry)
    plan = entry.plan()
    require_some_day(plan, now)
    list(Gathering.objects.select_for_update(of=("self",)).filter(series=row, starts_at__gt=now))
    effect = effect_of(row, plan, now)
    columns = entry.columns()
    changed = sorted(name for name, value in columns.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, columns[name])
    row.materialised_until = None
    row.save(update_fields=[*changed, "materialised_until"])
    row.values.set(entry.values)
    row.measures.set(entry.measures)
    _remove(effect.removed)
    _follow(row, effect, plan)
    materialise(series=row, now=now)
    note_row(
        by, "change_series", row, fields=changed,
        kept=len(effect.kept), removed=len(effect.removed), added=len(effect.added), **why(entry.overruled),
    )  # fmt: skip
    return effect


@transaction.atomic
def end_series(
    *, by: Viewer, series: Series, last: date, seen: int | None = None, now: datetime | None = None
) -> Effect:
    """No more after the day ``last``; what was used stays. The same again does nothing.

    Raises NotAllowedNow for a day further ahead than gatherings are rows, or before the series began.
    """
    now = now or timezone.now()
    row = _locked(by, series, seen)
    if last < row.starts_on or (row.materialised_until and last > row.materialised_until):
        raise NotAllowedNow(_("Velg en siste dag mellom den dagen serien begynte, og atten måneder fram."))
    later = Gathering.objects.select_for_update(of=("self",)).filter(series=row, starts_at__gt=now)
    list(later)
    effect = effect_of(row, Plan.of(row), now)
    untouched = [*effect.removed, *(gathering for gathering, _occurrence in effect.changed)]
    removed = [gathering for gathering in untouched if gathering.planned_on > last]
    kept = [each for each in effect.kept if each.gathering.planned_on > last]
    _remove(removed)
    row.ends_on, row.ended_at = last, now
    row.save(update_fields=["ends_on", "ended_at"])
    note_row(by, "end_series", row, kept=len(kept), removed=len(removed))
    return Effect(kept=kept, removed=removed)


@transaction.atomic
def materialise(*, series: Series, now: datetime) -> int:
    """Make the gatherings that are missing, eighteen months ahead; returns how many. Twice or at once makes no more."""
    row = Series.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=series.pk)
    if row.ended_at is not None:
        return 0
    plan = Plan.of(row)
    first = row.materialised_until + timedelta(days=1) if row.materialised_until else None
    taken = set(Gathering.objects.filter(series=row).values_list("planned_on", flat=True))
    shared = {name: getattr(row, name) for name in SHARED}
    made = Gathering.objects.bulk_create(
        Gathering(
            organisation=row.organisation,
            series=row,
            planned_on=each.planned_on,
            starts_at=plan.begins(each),
            ends_at=plan.begins(each) + timedelta(minutes=row.minutes),
            uid=new_uid(),
            made_by_id=row.made_by_id,
            **shared,
        )
        for each in plan.ahead(now, first=first)
        if each.planned_on not in taken
    )
    _share_lists(row, made)
    lay_out(made, language=row.organisation.language)
    through = max(plan.through(now), row.materialised_until or date.min)
    Series.objects.filter(pk=row.pk).update(materialised_until=through)
    series.materialised_until = through
    return len(made)


def materialise_all(now: datetime) -> int:
    """Every living series of every organisation; returns how many gatherings were made. A team's end ends its series.

    One that fails does not stop the others; its error is raised when they are done.
    """
    made, failed = 0, None
    rows = Series.objects.filter(ended_at=None).filter(Q(ends_on=None) | Q(ends_on__gte=now.date()))
    for series in rows.select_related("organisation", "team"):
        try:
            made += _materialise_noted(series, now)
        except Exception as error:
            log.exception("a series could not be made into gatherings", series=series.pk)
            failed = error
    if failed is not None:
        raise failed
    return made


@transaction.atomic
def _materialise_noted(series: Series, now: datetime) -> int:
    by = system_viewer(series.organisation)
    over = series.team.ended_on if series.team else None
    if over is not None and over <= timezone.localdate(now):
        # Nobody is left to meet: what no one has used goes, and what was used stays for the unit to cancel.
        end_series(by=by, series=series, last=max(over - timedelta(days=1), series.starts_on), now=now)
        return 0
    count = materialise(series=series, now=now)
    if count:
        note_row(by, "materialise", series, gatherings=count)
    return count


def require_some_day(plan: Plan, now: datetime) -> None:
    """Raise NotAllowedNow for a rhythm that never comes, or is over."""
    if plan.ends_on is not None and plan.ends_on < plan.starts_on:
        raise NotAllowedNow(_("Den siste dagen kommer før den første. Bytt om, eller la den siste stå tom."))
    if plan.next_one(now) is None or not plan.ahead(now):
        raise NotAllowedNow(
            _(
                "Denne rytmen gir ingen dager framover. Se på rytmen, den første og den siste dagen, og helligdagene."
            )
        )


def _require_place(by: Viewer, entry: SeriesEntry) -> None:
    if not may_hold(by, unit=entry.unit, team=entry.team):
        raise PermissionDenied


def _require_known(by: Viewer, entry: SeriesEntry) -> None:
    """The unit, team, host, values and measures are of the viewer's organisation, or Http404."""
    here = by.organisation.pk
    rows = [entry.unit, entry.team, entry.host, *entry.values]
    if any(row is not None and row.organisation_id != here for row in rows):
        raise Http404
    measures = [measure.pk for measure in entry.measures]
    plans = Measure.objects.filter(pk__in=measures, section__plan__organisation=here)
    if measures and plans.count() != len(set(measures)):
        raise Http404


def _locked(by: Viewer, series: Series, seen: int | None) -> Series:
    rows = Series.objects.select_for_update(of=("self",)).filter(organisation=by.organisation)
    row = rows.select_related("organisation", "unit", "team").filter(pk=series.pk).first()
    if row is None:
        raise Http404
    require_holds(by, row)
    if seen is not None and row.revision != seen:
        raise ChangedMeanwhile
    if row.ended_at is not None:
        raise NotAllowedNow(_("Serien er avsluttet. Lag en ny om dere vil begynne igjen."))
    Series.objects.filter(pk=row.pk).update(revision=F("revision") + 1)
    return row


def _remove(rows: list[Gathering]) -> None:
    Gathering.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _follow(series: Series, effect: Effect, plan: Plan) -> None:
    """The untouched gatherings of a day that stays take the new time, place and words."""
    rows = []
    for row, occurrence in effect.changed:
        row.starts_at = plan.begins(occurrence)
        row.ends_at = row.starts_at + timedelta(minutes=series.minutes)
        other_kind = row.kind != series.kind
        for name in SHARED:
            setattr(row, name, getattr(series, name))
        if other_kind:
            row.items.all().delete()
        rows.append(row)
    Gathering.objects.bulk_update(
        rows, ["starts_at", "ends_at", *(name.removesuffix("_id") for name in SHARED)]
    )
    Gathering.values.through._default_manager.filter(gathering__in=rows).delete()
    Gathering.measures.through._default_manager.filter(gathering__in=rows).delete()
    _share_lists(series, rows)
    lay_out(rows, language=series.organisation.language)


def _share_lists(series: Series, rows: list[Gathering]) -> None:
    """The values and measures of the series, for each."""
    values, measures = Gathering.values.through, Gathering.measures.through
    chosen = list(series.values.values_list("pk", flat=True))
    values._default_manager.bulk_create(
        values(gathering=row, value_id=value) for row in rows for value in chosen
    )
    served = list(series.measures.values_list("pk", flat=True))
    measures._default_manager.bulk_create(
        measures(gathering=row, measure_id=measure) for row in rows for measure in served
    )
