"""What the recovery values are called here: words name a value by its key, and the values stand above this app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samskap.core.registry import Registry
from samskap.people.models import Organisation


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value as a chip draws it."""

    key: str
    name: str


Source = Callable[[Organisation], dict[str, NamedValue]]
registry: Registry[Source] = Registry("word_values")


def word_value_source(key: str) -> Callable[[Source], Source]:
    """Register a function that names the values of an organisation by their keys, in one query."""
    return lambda source: registry.add(key, source)


def value_names(organisation: Organisation) -> dict[str, NamedValue]:
    """The names of the organisation's values by key; empty where no app knows any."""
    return {key: value for source in registry for key, value in source(organisation).items()}
