"""Django for the commands that need the database."""

from __future__ import annotations

import os
import sys


def prepare(**environment: str) -> None:
    """Load the settings and the apps; a setting that is wrong ends the command with one clear line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samskap.config.settings")
    os.environ.update(environment)
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.utils import translation

    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    translation.activate("nb")


def database_is_behind() -> bool:
    """Whether the database lacks changes that this version of Samskap needs."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def require_database() -> None:
    """End the command with one line when the database is not there or is behind."""
    from django.db import OperationalError

    try:
        behind = database_is_behind()
    except OperationalError as error:
        sys.exit(f"Får ikke kontakt med databasen: {error}")
    if behind:
        sys.exit("Databasen er ikke klar for denne utgaven av Samskap. Kjør «samskap migrate» først.")
