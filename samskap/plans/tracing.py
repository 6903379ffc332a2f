"""Traces: practice that happened, told by the apps above so that measures and the practice mirror can show it.

An app registers a source in its module ``traces``. A source counts in the database and lists a page at a time, so that
twenty thousand traces cost no more queries than twenty.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeVar

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


@dataclass(frozen=True, slots=True)
class Tally:
    """How many traces of a kind a unit left in a month for a value (None: for no value in particular).

    What serves two values is tallied under both. ``month`` is its first day; ``unit_id`` None: all of the organisation.
    """

    month: date
    unit_id: int | None
    value_id: int | None
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Trace:
    """One of them: when, where (name of the unit or "" for all), of what kind, its title and its page (path or "")."""

    day: date
    unit: str
    kind: str
    title: str
    url: str
    value_ids: tuple[int, ...] = ()
    measure_ids: tuple[int, ...] = ()


class TraceSource(ABC):
    """A source of traces. ``kinds`` names each of its kinds in the plural: {"gathering": «samlinger»}.

    Subclass, and register with ``@trace_source("gatherings")``. Titles hold nothing the viewer may not read.
    """

    kinds: ClassVar[Mapping[str, str | Promise]]

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


def kind_words() -> dict[str, str]:
    """What each kind of trace is called, in the plural and in the language of the page."""
    return {kind: str(words) for source in registry for kind, words in source.kinds.items()}
