"""Makes the personas known to every test, those beside the code included, and gives each worker its database."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from uuid import uuid4

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from pytest_django import DjangoDbBlocker

from tests.migrated import copy_on_server, copy_to_file
from tests.postgres import drop_database

pytest_plugins = ["tests.personas"]

# The same examples every time, so that a test fails for the change at hand. HYPOTHESIS_PROFILE=explore looks for more.
# A busy machine is no mistake of the test's, nor is a strategy that picks its examples from many.
CALM = [hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.filter_too_much]
hypothesis.settings.register_profile(
    "house", derandomize=True, deadline=None, max_examples=50, suppress_health_check=CALM
)
hypothesis.settings.register_profile("explore", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_configure(config: pytest.Config) -> None:
    """Lines of templates are counted only when the template engine keeps track of them."""
    if config.getoption("cov_source", default=None):
        settings.TEMPLATES[0]["OPTIONS"]["debug"] = True  # type: ignore[index]  # plain dictionaries here


@pytest.hookimpl(tryfirst=True)  # before -m picks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for no database has the same answer on all of them."""
    for item in items:
        asked = {"django_db_setup", "db", "transactional_db", "site", "journey"} & set(_fixtures(item))
        if not asked and not item.get_closest_marker("django_db"):
            item.add_marker("on_sqlite")


def _fixtures(item: pytest.Item) -> list[str]:
    names: list[str] = getattr(item, "fixturenames", [])
    return names


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is collected stays until the end; looking through it for garbage would take a third of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Each worker has its own copy of the empty database.

    SQLite in a file as in real use, so that threads wait for each other the way they do there.
    """
    ours = connection.settings_dict
    name = f"tests_{uuid4().hex}"
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "samskap.sqlite3"
        copy_to_file(path)
        ours["NAME"] = str(path)
    else:
        copy_on_server(name)
        ours["NAME"] = name
    settings.DATABASES[connection.alias]["NAME"] = ours["NAME"]
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    if connection.vendor == "postgresql":
        drop_database(name)
