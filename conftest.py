"""Makes the personas known to every test, those beside the code included, and gives each worker its database."""

from __future__ import annotations

import pytest
from django.db import connection

pytest_plugins = ["tests.personas"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file as in real use, so that threads wait for each other the way they do there."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(
            tmp_path_factory.mktemp("database") / "samskap.sqlite3"
        )
