"""A figure computed from real use: what it is called, how it is counted, and what it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

from samskap.core.registry import Registry
from samskap.people.models import Organisation
from samskap.plans.models import Measure, Plan


class WrongParameters(ValueError):
    """The parameters of a figure are not such as its source takes."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about: a measure in its plan, with the parameters that were chosen for it."""

    organisation: Organisation
    plan: Plan
    measure: Measure
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counted:
    """One of those a figure was computed from: its name, its page (path, "" for none), and whether it counts."""

    label: str
    url: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """``numerator`` of ``denominator`` (None: a plain number), and everything it was computed from."""

    numerator: int
    denominator: int | None
    basis: tuple[Counted, ...] = ()


def no_parameters(scope: Scope) -> None:
    """For a source that has nothing to choose: raises WrongParameters when something was chosen."""
    if scope.parameters:
        raise WrongParameters


@dataclass(frozen=True, slots=True)
class Source:
    """A registered figure.

    ``sentence`` is its words with ``%(n)s`` and ``%(of)s`` («%(n)s av %(of)s avdelinger har plakaten oppe»);
    ``how`` says in one sentence how it is counted; ``cues`` are words of a measure that suggest it (lower case).
    ``whole_plan`` says that the figure is the same for every measure of a plan, so that it is read once for all;
    ``by_section`` that it can be read for one part of the plan (``{"section": id}``); ``check`` raises WrongParameters.
    """

    key: str
    label: str | Promise
    sentence: str | Promise
    how: str | Promise
    unit: str | Promise
    cues: tuple[str, ...]
    about_people: bool
    read: Callable[[Scope, date], Reading]
    whole_plan: bool = False
    by_section: bool = False
    check: Callable[[Scope], None] = no_parameters


registry: Registry[Source] = Registry("indicators")


def indicator(
    key: str,
    *,
    label: str | Promise,
    sentence: str | Promise,
    how: str | Promise,
    unit: str | Promise,
    cues: tuple[str, ...] = (),
    about_people: bool = False,
    whole_plan: bool = False,
    by_section: bool = False,
    check: Callable[[Scope], None] = no_parameters,
) -> Callable[[Callable[[Scope, date], Reading]], Source]:
    """Register a function as a source of figures; it takes a scope and the day and does a query or a few."""

    def decorate(read: Callable[[Scope, date], Reading]) -> Source:
        source = Source(
            key,
            label,
            sentence,
            how,
            unit,
            cues,
            about_people=about_people,
            read=read,
            whole_plan=whole_plan,
            by_section=by_section,
            check=check,
        )
        return registry.add(key, source)

    return decorate


def source_of(key: str) -> Source | None:
    """The registered source; None for a figure written by hand and for a source that is no longer there."""
    try:
        return registry[key] if key else None
    except KeyError:
        return None
