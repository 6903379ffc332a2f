"""Traces: practice that happened, told by the apps above so that measures and the practice mirror can show it.

An app registers a source in its module ``traces``. A source counts in the database and lists a page at a time, so that
twenty thousand traces cost no more queries than twenty.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, NamedTuple, TypeVar

from django.utils.functional import Promise

from samskap.core.registry import Registry
from samskap.people.models import Organisation
from samskap.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Slice:
    """Which traces are asked for: from ``since`` through ``until``, and of one unit, value or measure if given."""

    organisation: Organisation
    since: date
    until: date
    unit_id: int | None = None
    value_id: int | None = None
    measure_id: int | None = None
    kind: str = ""
    # The stretch that is looked at, when the slice reaches further back to compare.
    within: tuple[date, date] | None = None

    @property
    def inner(self) -> Slice:
        """The slice of the stretch that is looked at."""
        since, until = self.within or (self.since, self.until)
        return replace(self, since=since, until=until, within=None)


class Tally(NamedTuple):
    """A count of traces, in one of two ways, so that few rows tell all: each trace is in a tally of both.

    By month («2026-11») and value, for the whole slice: ``unit_id`` is None and ``kind`` "". By unit, value and kind,
    for its inner stretch: ``month`` is "". What serves two values is tallied under both; a value of None is none in
    particular, a unit of None all of the organisation. ``late`` says that they came on a later day of the month than
    the slice's last, so that a month that is not over can be compared with last year's.
    """

    month: str
    late: bool
    unit_id: int | None
    value_id: int | None
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Trace:
    """One of them: when, where (name of the unit or "" for all), of what kind, its title and its page (path or "").

    ``exact`` False: only the month may be told, since the day could tell whose it was.
    """

    day: date
    unit: str
    kind: str
    title: str
    url: str
    value_ids: tuple[int, ...] = ()
    measure_ids: tuple[int, ...] = ()
    exact: bool = True


Words = tuple[str | Promise, str | Promise]


class TraceSource(ABC):
    """A source of traces. ``kinds`` names each of its kinds, one and many: {"gathering": («samling», «samlinger»)}.

    Subclass, and register with ``@trace_source("gatherings")``. Titles hold nothing the viewer may not read.
    """

    kinds: ClassVar[Mapping[str, Words]]
    # What was changed because of what was done: shown with measures, and by the mirror in its own way.
    changes: ClassVar[bool] = False

    @abstractmethod
    def tally(self, wanted: Slice) -> list[Tally]:
        """The counts of the slice, grouped by the database; one query, or two, however many rows."""

    @abstractmethod
    def listed(self, viewer: Viewer, wanted: Slice, most: int) -> list[Trace]:
        """The newest ``most`` traces of the slice that the viewer may read about, the newest first."""


registry: Registry[TraceSource] = Registry("traces")
S = TypeVar("S", bound=TraceSource)


def trace_source(key: str) -> Callable[[type[S]], type[S]]:
    """Register a class as a source of traces; it is made once and keeps nothing between questions."""

    def decorate(source: type[S]) -> type[S]:
        registry.add(key, source())
        return source

    return decorate


def tallies(wanted: Slice) -> list[Tally]:
    """The counts of what was done, changes left out; as many queries as the sources have together."""
    return [tally for source in _asked(wanted) if not source.changes for tally in source.tally(wanted)]


def traces(viewer: Viewer, wanted: Slice, most: int, *, changes: bool = False) -> list[Trace]:
    """The newest ``most`` traces of all sources, the newest first; changes among them only when asked for."""
    asked = [source for source in _asked(wanted) if changes or not source.changes]
    found = [trace for source in asked for trace in source.listed(viewer, wanted, most)]
    return sorted(found, key=lambda trace: (trace.day, trace.url, trace.title), reverse=True)[:most]


def _asked(wanted: Slice) -> list[TraceSource]:
    """The sources that have the kind asked for; all when none is."""
    return [source for source in registry if not wanted.kind or wanted.kind in source.kinds]


def kind_words(*, changes: bool = False) -> dict[str, tuple[str, str]]:
    """What each kind of trace is called, one and many, in the language of the page."""
    asked = [source for source in registry if changes or not source.changes]
    return {kind: (str(one), str(many)) for source in asked for kind, (one, many) in source.kinds.items()}
