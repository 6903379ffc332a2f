"""What waits for a person: gathered, sorted, and never in the way of the page."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from samskap.core.registry import Registry
from samskap.people import todos
from samskap.people.models import Person
from samskap.people.todos import Source, Todo, todo_source, todos_for
from samskap.people.viewer import Viewer
from tests.personas import ViewerOf


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    registry: Registry[Source] = Registry("no_such_module")
    monkeypatch.setattr(todos, "registry", registry)


def one(title: str, due: date | None = None) -> Todo:
    return Todo(title, "Fordi", due, "/", 2)


def test_the_nearest_date_comes_first_and_what_has_none_last(viewer: ViewerOf, alma: Person) -> None:
    @todo_source("first")
    def first(who: Viewer, now: datetime) -> list[Todo]:
        return [one("Uten dato"), one("Senere", date(2026, 12, 1))]

    @todo_source("second")
    def second(who: Viewer, now: datetime) -> list[Todo]:
        return [one("Snart", date(2026, 11, 1))]

    found = [todo.title for todo in todos_for(viewer(alma), timezone.now())]
    assert found == ["Snart", "Senere", "Uten dato"]


def test_a_source_that_fails_is_left_out(viewer: ViewerOf, alma: Person, caplog: Any) -> None:
    @todo_source("broken")
    def broken(who: Viewer, now: datetime) -> list[Todo]:
        raise RuntimeError

    @todo_source("sound")
    def sound(who: Viewer, now: datetime) -> list[Todo]:
        return [one("Denne")]

    assert [todo.title for todo in todos_for(viewer(alma), timezone.now())] == ["Denne"]
    assert "todo source failed" in caplog.text


def test_nothing_waits_for_visitors_and_strangers(viewer: ViewerOf, bo: Person) -> None:
    @todo_source("all")
    def everything(who: Viewer, now: datetime) -> list[Todo]:
        return [one("Denne")]

    assert todos_for(viewer(None), timezone.now()) == []
    assert todos_for(viewer(bo), timezone.now()) == []
