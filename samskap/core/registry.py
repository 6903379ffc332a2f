"""Registries: a lower app offers a place, higher apps put their contributions there from a module of that name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from django.utils.module_loading import autodiscover_modules

T = TypeVar("T")


class AlreadyRegistered(Exception):
    """Two contributions used the same key."""


class Registry(Generic[T]):
    """Contributions by key, found in the module ``module`` of every installed app the first time they are asked for."""

    def __init__(self, module: str) -> None:
        self.module = module
        self._entries: dict[str, T] = {}
        self._discovered = False

    def add(self, key: str, entry: T) -> T:
        """Register ``entry``; the same key twice is a mistake and refused."""
        if key in self._entries:
            raise AlreadyRegistered(f"{self.module}: {key}")
        self._entries[key] = entry
        return entry

    def discover(self) -> None:
        """Import the module from every installed app, once."""
        if not self._discovered:
            self._discovered = True
            autodiscover_modules(self.module)

    def __iter__(self) -> Iterator[T]:
        self.discover()
        return iter([self._entries[key] for key in sorted(self._entries)])

    def __getitem__(self, key: str) -> T:
        self.discover()
        return self._entries[key]

    def __len__(self) -> int:
        self.discover()
        return len(self._entries)
