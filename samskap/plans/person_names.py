"""Whether a responsible in the plan's own words is a person, whose name is for the unit's own people only."""

from __future__ import annotations

from collections.abc import Iterable

from samskap.core import identifying


def names_a_person(name: str, known_names: Iterable[str] = ()) -> bool:
    """Whether a name in the plan's own words looks like a person's; ``known_names`` are units and teams."""
    return any(finding.kind == identifying.Kind.NAME for finding in identifying.find(name, known=known_names))


def for_reader(words: str, known_names: Iterable[str] = (), *, inside: bool) -> str:
    """Words that say who, for a reader: outsiders get "" when they look like a person's name."""
    return words if inside or not names_a_person(words, known_names) else ""
