"""Makes the personas known to every test, those beside the code included, and gives each worker its database."""

from __future__ import annotations

import os

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

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


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file as in real use, so that threads wait for each other the way they do there."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(
            tmp_path_factory.mktemp("database") / "samskap.sqlite3"
        )
